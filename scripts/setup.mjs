#!/usr/bin/env node
// Makes a bare clone ready: packages, build, browser and fonts, seed database. Core modules only, since nothing is
// installed yet. Safe to run again (each step leaves a stamp, written last) and quick when there is nothing to do.
// usage: node scripts/setup.mjs
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { takeFolder } from './one-at-a-time.mjs';

const top = join(import.meta.dirname, '..');
const cache = join(top, 'node_modules', '.cache', 'revenant');
const seedDump = join(cache, 'pglite-seed.tar');
const started = Date.now();
let worked = false;

const say = (line) => process.stderr.write(`setup: ${line}\n`);
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

function fail(line) {
  process.stderr.write(`setup: ${line}\n`);
  process.exit(1);
}

/** Runs one step with its output on stderr; what it says matters only when it fails. */
function step(what, command, args, options = {}) {
  worked = true;
  const since = Date.now();
  say(`${what} …`);
  const shown = options.show ? 'inherit' : 'pipe';
  const done = spawnSync(command, args, {
    cwd: top,
    stdio: ['ignore', shown === 'inherit' ? 2 : 'pipe', shown],
    encoding: 'utf8',
    ...options,
  });
  if (done.error || done.status !== 0) {
    const tail = `${done.stderr ?? ''}${done.stdout ?? ''}`.trim().split('\n').slice(-6).join('\n  ');
    return { ok: false, why: done.error?.message ?? (tail || `exit code ${done.status}`) };
  }
  say(`${what}: done in ${seconds(since)}`);
  return { ok: true, why: '' };
}

function hashOf(paths) {
  const hash = createHash('sha256').update(process.version.split('.', 1)[0]);
  const add = (path) => {
    if (!existsSync(path)) return;
    const entries = readdirOrNull(path);
    if (entries === null) hash.update(path.slice(top.length)).update(readFileSync(path));
    else for (const name of entries.sort()) add(join(path, name));
  };
  for (const path of paths) add(join(top, path));
  return hash.digest('hex');
}

function readdirOrNull(path) {
  try {
    return readdirSync(path);
  } catch {
    return null;
  }
}

const stamped = (name, value) => existsSync(join(cache, name)) && readFileSync(join(cache, name), 'utf8') === value;

function stamp(name, value) {
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, name), value);
}

function onPath(...names) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // Not in this folder.
      }
    }
  }
  return null;
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`Node ${process.versions.node} is too old: install Node 20.19 or newer`);
}

function installPackages() {
  // A linked folder belongs to another tree, and npm would empty it.
  if (lstatSync(join(top, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const wanted = hashOf(['package-lock.json']);
  if (stamped('packages', wanted)) return;
  // Test and build tools are wanted whatever NODE_ENV says; nothing here needs a package's install script.
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const done = step('installing packages with npm (some seconds to a minute)', npm, [
    'ci',
    '--include=dev',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
  if (!done.ok)
    fail(`npm could not install the packages; check the network and run the same command again\n  ${done.why}`);
  stamp('packages', wanted);
}

function build() {
  const wanted = hashOf([
    'src',
    'jobs',
    'tsconfig.json',
    'tsconfig.build.json',
    'package-lock.json',
    'scripts/bundle.mjs',
  ]);
  const main = join(top, 'dist', 'src', 'cli', 'main.js');
  if (stamped('build', wanted) && existsSync(main)) return;
  rmSync(join(top, 'dist'), { recursive: true, force: true });
  // Only what runs. `npm test` checks the types, and the published package has their declarations.
  const compiler = join(top, 'node_modules', 'typescript', 'bin', 'tsc');
  const quickly = ['-p', 'tsconfig.build.json', '--noCheck', '--declaration', 'false'];
  const done = step('compiling', process.execPath, [compiler, ...quickly]);
  if (!done.ok) fail(`the sources do not compile\n  ${done.why}`);
  const bundled = step('bundling', process.execPath, [join(top, 'scripts', 'bundle.mjs')]);
  if (!bundled.ok) fail(`the program cannot be bundled\n  ${bundled.why}`);
  chmodSync(main, 0o755);
  // So that `npx revenant-watch …` runs this clone's command and never a package of that name.
  for (const name of ['revenant', 'revenant-watch']) {
    const link = join(top, 'node_modules', '.bin', name);
    rmSync(link, { force: true });
    if (process.platform !== 'win32') symlinkSync(join('..', '..', 'dist', 'src', 'cli', 'main.js'), link);
  }
  stamp('build', wanted);
}

function isDebianRoot() {
  return process.getuid?.() === 0 && onPath('apt-get') !== null && existsSync('/etc/debian_version');
}

function apt(packages, what) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    step(
      `installing ${what} with apt-get`,
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', ...packages],
      { env },
    );
  const first = install();
  if (first.ok) return true;
  step('reading the package lists with apt-get update', 'apt-get', ['update', '-qq'], { env });
  const second = install();
  if (!second.ok) say(`apt-get could not install ${what}: ${second.why.split('\n').at(-1)}`);
  return second.ok;
}

function findBrowser() {
  const own = spawnSync(
    process.execPath,
    ['-e', "import('playwright').then(({chromium}) => console.log(chromium.executablePath()))"],
    { cwd: top, encoding: 'utf8' },
  );
  const path = own.stdout?.trim();
  if (process.env.REVENANT_BROWSER_PATH) return process.env.REVENANT_BROWSER_PATH;
  return path && existsSync(path) ? path : null;
}

function browserAndFonts() {
  if (
    onPath('chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome') ===
      null &&
    !stamped('browser', 'tried')
  ) {
    const found = findBrowser() !== null || (isDebianRoot() && apt(['chromium-headless-shell'], 'Chromium'));
    const ready =
      found ||
      step('downloading a browser (playwright install chromium)', process.execPath, [
        join(top, 'node_modules', 'playwright', 'cli.js'),
        'install',
        'chromium',
      ]).ok;
    if (!ready) say('no browser could be had: pages are read over HTTP only, which is enough for most sites');
    stamp('browser', 'tried');
  }
  if (stamped('fonts', 'tried')) return;
  const has =
    onPath('fc-list') !== null && execFileSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).trim() !== '';
  if (!has && !(isDebianRoot() && apt(['fonts-noto-cjk', 'fontconfig'], 'fonts for Chinese, Japanese and Korean'))) {
    say('no font for Chinese: screenshots show boxes for it; text is not affected');
  }
  stamp('fonts', 'tried');
}

function seedDatabase() {
  const wanted = hashOf(['src/store', 'src/queue', 'package-lock.json']);
  if (existsSync(seedDump) && stamped('seed', wanted)) return;
  const done = step('preparing the embedded database', process.execPath, [join(top, 'scripts', 'seed-database.mjs')]);
  if (done.ok) stamp('seed', wanted);
  else say(`the embedded database could not be prepared, so a first start takes longer\n  ${done.why}`);
}

checkNode();
// Two at once would empty each other's folders.
await takeFolder(top, () => say('another setup works in this folder; this one waits until it has ended'));
installPackages();
build();
browserAndFonts();
seedDatabase();
if (worked) say(`ready in ${seconds(started)}`);

#!/usr/bin/env node
// Builds src/match/background/background.json: which values ready-made themes and widgets bring with them, so that two sites that
// merely stand on one theme do not look like one operator. Run by hand when signals or tools/background/background-packages.json change:
//
//   npx tsx tools/background/build-background.mjs
//
// Packages come by `npm pack` and `apt-get download` into a folder (REVENANT_PACKAGES, else one of the system's temporary
// folder), are held to the integrity in the list, and are read through the real capture, page and signal rooms. With the
// folder filled it runs offline. Only hashes of tokens are kept. See docs/background.md.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packLooks } from '../../src/match/background/background-looks.ts';
import { packTokens } from '../../src/match/background/background-tokens.ts';
import { openSite } from '../../src/page/site.ts';
import { fingerprintSite } from '../../src/signals/fingerprint.ts';
import { SIGNALS } from '../../src/signals/list.ts';
import { phraseGroups, quoted } from './theme-phrases.mjs';
import { phraseSite, themeSites } from './theme-sites.mjs';

const LIST = join(import.meta.dirname, 'background-packages.json');
const DATA = join(import.meta.dirname, '..', '..', 'src', 'match', 'background', 'background.json');
/** Tokens of pictures by their look. */
const LOOK = 'images:look:';
const READ = SIGNALS.filter(({ group }) => group !== 'host' && group !== 'time');
const cache = process.env.REVENANT_PACKAGES ?? join(tmpdir(), 'revenant-background');
mkdirSync(cache, { recursive: true });

const packages = JSON.parse(readFileSync(LIST, 'utf8'));
/** What signals could not read: a background without their tokens would look like one of themes that carry nothing. */
const failures = new Set();
/** Token → packages that carry it in any version. */
const carriers = new Map();
for (const one of packages) {
  const root = unpacked(one);
  const tokens = new Set();
  const { sites, icons, pages, pictures } = await themeSites(one.name, join(root, one.folder ?? ''), one.icons);
  for (const site of sites) {
    for (const token of tokensOf(site)) if (pages > 0 || token.startsWith('images:')) tokens.add(token);
  }
  for (const site of icons) for (const token of tokensOf(site)) if (token.startsWith('favicon:')) tokens.add(token);
  for (const token of phraseTokens(one, root)) tokens.add(token);
  for (const token of tokens) carriers.set(token, (carriers.get(token) ?? new Set()).add(one.name));
  Object.assign(one, { licence: licenceOf(one, root), pages, pictures, tokens: tokens.size });
  process.stderr.write(`${one.name}@${one.version}: ${pages} pages, ${pictures} pictures, ${tokens.size} tokens\n`);
}

if (failures.size > 0) throw new Error(`signals failed, nothing is written:\n${[...failures].join('\n')}`);
writeFileSync(LIST, `${JSON.stringify(packages, null, 2)}\n`);
execFileSync('npx', ['biome', 'format', '--write', LIST], { stdio: 'ignore' });
const packed = packTokens(new Map([...carriers].map(([token, names]) => [token, names.size])));
// A package without pages was no site that could have carried anything else.
const read = new Set(packages.filter(({ pages, tokens }) => pages > 0 && tokens > 0).map(({ name }) => name));
const looks = [...carriers.keys()].filter((token) => token.startsWith(LOOK)).map((token) => token.slice(LOOK.length));
writeFileSync(DATA, `${JSON.stringify({ read: read.size, tokens: packed, looks: packLooks(looks) }, null, 2)}\n`);
process.stderr.write(`${carriers.size} tokens, ${packed.length} characters\n`);

/** Tokens of single sentences in the package's files of messages, not of the pages that we make of them. */
function phraseTokens(one, root) {
  if (one.phrases === undefined) return [];
  const ids = one.ids === undefined ? null : new Set(sourcesOf(one.ids).flatMap((path) => quoted(readFileSync(path))));
  return phraseGroups(root, one.phrases, ids)
    .flatMap((phrases) => tokensOf(phraseSite(one.name, phrases)))
    .filter((token) => /^body-text:[0-9a-f]{12}$/.test(token));
}

/** The files that the ids of a package's messages are quoted in: of another package of the list. */
function sourcesOf({ name, files }) {
  const home = unpacked(packages.find((other) => other.name === name));
  return files.map((path) => join(home, path));
}

/** The package's folder; fetched where it is not there yet. A first fetch records its integrity, later ones must meet it. */
function unpacked(one) {
  const isDebian = one.from === 'debian';
  const home = join(cache, `${one.name}@${one.version}`.replaceAll(/[/:]/g, '+'));
  const file = `${home}.${isDebian ? 'deb' : 'tgz'}`;
  if (!existsSync(file)) fetch(one, file);
  const integrity = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  one.integrity ??= integrity;
  if (one.integrity !== integrity) throw new Error(`${one.name}@${one.version} is not the package that was recorded`);
  if (!existsSync(home)) {
    const part = mkdirOf(`${home}.part`);
    const npm = ['tar', 'xzf', file, '--strip-components=1', '--no-same-permissions', '-C', part];
    const [command, ...rest] = isDebian ? ['dpkg-deb', '-x', file, part] : npm;
    execFileSync(command, rest, { stdio: 'ignore' });
    renameSync(part, home);
  }
  return home;
}

/** Debian's servers keep a version until the next replaces it: an older one must be in the folder already. */
function fetch({ name, version, from }, file) {
  const into = mkdirOf(`${file}.part`);
  if (from === 'debian') execFileSync('apt-get', ['download', `${name}=${version}`], { cwd: into, stdio: 'ignore' });
  else {
    const quietly = ['--silent', '--ignore-scripts', '--pack-destination', into];
    execFileSync('npm', ['pack', `${name}@${version}`, ...quietly], { stdio: 'ignore' });
  }
  renameSync(join(into, readdirSync(into)[0]), file);
  rmdirSync(into);
}

function mkdirOf(path) {
  mkdirSync(path, { recursive: true });
  return path;
}

/** As the package states it; Debian's say it in prose, so there the list does. */
function licenceOf(one, root) {
  if (one.from === 'debian') return one.licence;
  const { license, licenses } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return (typeof license === 'string' ? license : license?.type) ?? licenses?.[0]?.type ?? 'see package';
}

/**
 * What one site carries of the package's own. Not the host names that the scripts invent, nor what signals of the group host
 * read: where a site stands is no theme's doing. What stays for pages and what for pictures alone is the caller's to say.
 */
function tokensOf(site) {
  const { readings, tokens } = fingerprintSite(openSite(site), READ);
  for (const { signal, failure } of readings) if (failure !== null) failures.add(`${signal}: ${failure}`);
  return tokens.filter((token) => !token.includes('.example'));
}

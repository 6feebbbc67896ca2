/** What this machine has of what the program can use. Opens nothing that another process holds. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { findBrowser } from './capture/browser/find-browser.ts';
import type { Settings } from './config.ts';
import { ConfigError, messageOf } from './errors.ts';
import type { DoctorDocument } from './model/documents.ts';
import { openCaptureServices } from './services/capture.ts';
import { openServices, seedDumpPath } from './services.ts';
import { DEFAULT_USER_AGENT } from './version.ts';

type Check = DoctorDocument['checks'][number];

/** Every check of `revenant doctor`, in the order in which things depend on one another. */
export async function examine(settings: Settings): Promise<Check[]> {
  return [
    node(),
    dataFolder(settings),
    browser(settings),
    await wayOut(settings),
    fonts(),
    await backEnds(settings),
    seedDump(),
    servers(),
    contact(settings),
  ];
}

function node(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return {
    name: 'node',
    ok,
    needed: true,
    found: `Node ${process.versions.node}`,
    fix: ok ? null : 'install Node 20.19 or newer',
  };
}

function dataFolder({ data }: Settings): Check {
  const folder = resolve(data);
  try {
    // Nothing is made here: the nearest folder that exists must let us make it.
    let part = folder;
    while (!existsSync(part)) part = dirname(part);
    if (!statSync(part).isDirectory()) return unusable(`${part} is a file: nothing can be stored in it`);
    accessSync(part, constants.W_OK);
    return {
      name: 'data',
      ok: true,
      needed: true,
      found: part === folder ? folder : `${folder} (not made yet)`,
      fix: null,
    };
  } catch (error) {
    return unusable(`nothing can be stored in ${folder}: ${messageOf(error)}`);
  }
}

function unusable(found: string): Check {
  return { name: 'data', ok: false, needed: true, found, fix: 'choose a writable folder with --data or REVENANT_DATA' };
}

function browser(settings: Settings): Check {
  const found = findBrowser(settings.browserPath, process.env['PATH']);
  const fix =
    'apt-get install chromium, or npx playwright install chromium, or set REVENANT_BROWSER_PATH; without one, pages are read over HTTP only';
  return {
    name: 'browser',
    ok: found !== null,
    needed: false,
    found: found ?? 'none',
    fix: found === null ? fix : null,
  };
}

/** The self-tests that every crawl and every browser begin with. */
async function wayOut(settings: Settings): Promise<Check> {
  const services = openCaptureServices(settings);
  const check = { name: 'way out', needed: true };
  try {
    const proofs = [await services.egress.prove(), await services.browser.prove().catch(notStarted)];
    return { ...check, ok: true, found: proofs.filter((proof) => proof !== null).join('; '), fix: null };
  } catch (error) {
    const fix = 'nothing is fetched until these are closed; see SECURITY.md';
    return { ...check, ok: false, found: messageOf(error), fix };
  } finally {
    await services.close();
  }
}

/** A browser that does not start is no way past anything; pages are then read over HTTP only. */
function notStarted(error: unknown): string {
  if (error instanceof ConfigError) throw error;
  return `the browser did not start (${messageOf(error).split('\n', 1)[0]})`;
}

function fonts(): Check {
  let found = '';
  try {
    found =
      execFileSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8', timeout: 5_000 }).split('\n', 1)[0] ?? '';
  } catch {
    // No fontconfig: nothing to ask.
  }
  const fix =
    'apt-get install fonts-noto-cjk; without it Chinese is drawn as boxes in screenshots (text is not affected)';
  return {
    name: 'fonts',
    ok: found !== '',
    needed: false,
    found: found || 'no font for Chinese found',
    fix: found ? null : fix,
  };
}

/** Opens what the settings name, just as a crawl would, and closes it again. */
async function backEnds(settings: Settings): Promise<Check> {
  const name = 'storage';
  const database = settings.databaseUrl === undefined ? 'embedded database' : 'PostgreSQL';
  const queue = settings.queueUrl === undefined ? 'queue on it' : `queue on ${settings.queueUrl.split(':', 1)[0]}`;
  // A look must not leave a database behind where there was none.
  const unmade = settings.databaseUrl === undefined && !existsSync(join(settings.data, 'db'));
  const trial = unmade ? mkdtempSync(join(tmpdir(), 'revenant-doctor-')) : null;
  try {
    const services = await openServices(trial === null ? settings : { ...settings, data: trial });
    await services.close();
    return { name, ok: true, needed: true, found: `${database}, ${queue}`, fix: null };
  } catch (error) {
    const fix = messageOf(error);
    // Whoever holds the folder has it open and working.
    const held = /\bis held by (another process(?: \(pid \d+\))?)/.exec(fix);
    if (held !== null) {
      return { name, ok: true, needed: true, found: `${database}, ${queue}; in use by ${held[1]}`, fix: null };
    }
    return { name, ok: false, needed: true, found: `${database}, ${queue}`, fix };
  } finally {
    if (trial !== null) rmSync(trial, { recursive: true, force: true });
  }
}

function seedDump(): Check {
  const ok = existsSync(seedDumpPath());
  return {
    name: 'seed',
    ok,
    needed: false,
    found: ok ? 'ready-made empty database' : 'none: a first start takes some seconds longer',
    fix: ok ? null : 'npm start makes it',
  };
}

/** Not needed: what the tests would use, and what a user may point the settings at. */
function servers(): Check {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = ['redis-server', 'valkey-server', 'postgres'].filter((name) =>
    folders.some((folder) => existsSync(join(folder, name))),
  );
  const fix =
    'only needed to run on them instead of the embedded default: apt-get install redis-server valkey-server postgresql';
  return {
    name: 'servers',
    ok: found.length > 0,
    needed: false,
    found: found.join(', ') || 'none installed here',
    fix: found.length > 0 ? null : fix,
  };
}

/** Not needed to crawl, but owed to whoever is crawled. */
function contact({ userAgent }: Settings): Check {
  return {
    name: 'contact',
    ok: userAgent !== undefined,
    needed: false,
    found: userAgent ?? `${DEFAULT_USER_AGENT}, where nobody answers`,
    fix:
      userAgent === undefined
        ? 'before you crawl sites of others: set REVENANT_USER_AGENT to a name with your web or mail address, such as "revenant (+mailto:you@your.domain)"'
        : null,
  };
}

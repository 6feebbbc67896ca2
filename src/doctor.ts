/**
 * Checks which of the things that the program can use this machine has. Opens nothing that another
 * process holds.
 */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { findBrowser } from './capture/browser/find-browser.ts';
import type { Settings } from './config.ts';
import { ConfigError, messageOf } from './errors.ts';
import type { DoctorDocument } from './model/documents.ts';
import { readsAsCheerio } from './page/as-cheerio.ts';
import { openCaptureServices } from './services/capture.ts';
import { openServices, seedDumpPath } from './services.ts';
import { agreesWithPackage } from './sketch/simhash-js.ts';
import { DEFAULT_USER_AGENT } from './version.ts';

type Check = DoctorDocument['checks'][number];

/** Every check of `revenant doctor`; each may depend on those before it. */
export async function examine(settings: Settings): Promise<Check[]> {
  return [
    node(),
    dataFolder(settings),
    browser(settings),
    await wayOut(settings),
    fonts(),
    ...(await backEnds(settings)),
    seedDump(),
    simhash32(),
    pages(),
    servers(),
    contact(settings),
  ];
}

const needed = (name: string, ok: boolean, found: string, fix: string): Check => {
  return { name, ok, needed: true, found, fix: ok ? null : fix };
};
const useful = (...said: Parameters<typeof needed>): Check => ({ ...needed(...said), needed: false });

function node(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return needed('node', ok, `Node ${process.versions.node}`, 'install Node 20.19 or newer');
}

function dataFolder({ data }: Settings): Check {
  const folder = resolve(data);
  const check = (ok: boolean, found: string): Check =>
    needed('data', ok, found, 'choose a writable folder with --data or REVENANT_DATA');
  try {
    // Nothing is created: the nearest existing folder must be writable.
    let part = folder;
    while (!existsSync(part)) part = dirname(part);
    if (!statSync(part).isDirectory()) return check(false, `${part} is a file: nothing can be stored in it`);
    accessSync(part, constants.W_OK);
    return check(true, part === folder ? folder : `${folder} (not created yet)`);
  } catch (error) {
    return check(false, `nothing can be stored in ${folder}: ${messageOf(error)}`);
  }
}

function browser(settings: Settings): Check {
  const found = findBrowser(settings.browserPath, process.env['PATH']);
  const fix =
    'apt-get install chromium-headless-shell (or chromium), or npx playwright install chromium, or set REVENANT_BROWSER_PATH; without a browser, pages are read over HTTP only';
  return useful('browser', found !== null, found ?? 'none', fix);
}

/** The self-tests that every crawl and every browser begin with. */
async function wayOut(settings: Settings): Promise<Check> {
  const services = await openCaptureServices(settings);
  const fix = 'nothing is fetched until these are closed; see SECURITY.md';
  try {
    const proofs = [await services.egress.prove(), await services.browser.prove().catch(notStarted)];
    return needed('way out', true, proofs.filter((proof) => proof !== null).join('; '), fix);
  } catch (error) {
    return needed('way out', false, messageOf(error), fix);
  } finally {
    await services.close();
  }
}

/** A browser that does not start cannot get past the guard; pages are then read over HTTP only. */
function notStarted(error: unknown): string {
  if (error instanceof ConfigError) throw error;
  return `the browser did not start (${messageOf(error)})`;
}

function fonts(): Check {
  let found = '';
  try {
    const listed = execFileSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8', timeout: 5_000 });
    found = listed.split('\n', 1)[0] ?? '';
  } catch {
    // Without fontconfig no font can be listed.
  }
  const fix = 'apt-get install fonts-noto-cjk; without it screenshots show Chinese as boxes (text is not affected)';
  return useful('fonts', found !== '', found || 'no font for Chinese', fix);
}

/** Opens the back ends as a crawl would, and closes them. */
async function backEnds(settings: Settings): Promise<Check[]> {
  const database = settings.databaseUrl === undefined ? 'embedded database' : 'PostgreSQL';
  const queue = settings.queueUrl === undefined ? 'queue on it' : `queue on ${settings.queueUrl.split(':', 1)[0]}`;
  const found = `${database}, ${queue}`;
  // A check must not leave a database where there was none.
  const isNew = settings.databaseUrl === undefined && !existsSync(join(settings.data, 'db'));
  const trial = isNew ? mkdtempSync(join(tmpdir(), 'revenant-doctor-')) : null;
  try {
    const services = await openServices(trial === null ? settings : { ...settings, data: trial });
    const reads = await services.store.search.readsLetters().finally(() => services.close());
    return [needed('storage', true, found, ''), letters(reads)];
  } catch (error) {
    const fix = messageOf(error);
    // A process that holds the folder proves that it works.
    const holder = /\bis held by (another process(?: \(pid \d+\))?)/.exec(fix)?.[1];
    const told = holder === undefined ? found : `${found}; in use by ${holder}`;
    return [needed('storage', holder !== undefined, told, fix)];
  } finally {
    if (trial !== null) rmSync(trial, { recursive: true, force: true });
  }
}

/** With the letters of `C` PostgreSQL's trigrams are of ASCII alone. */
function letters(reads: boolean): Check {
  const fix = `the database has LC_CTYPE C: names in other scripts than ASCII are found by whole words only. Make a backup, make the database anew (create database … template template0 lc_ctype 'C.UTF-8' lc_collate 'C'), and restore`;
  return needed('search', reads, reads ? 'letters of all scripts' : 'no letters but ASCII', fix);
}

function seedDump(): Check {
  const ok = existsSync(seedDumpPath());
  const found = ok ? 'ready-made empty database' : 'none: a first start takes some seconds longer';
  return useful('seed', ok, found, 'npm start makes it');
}

/** `simhash32` serves users who hold hashes of simhash-js: ours is quicker and must be the same. */
function simhash32(): Check {
  const ok = agreesWithPackage();
  const found = ok ? 'the same as simhash-js gives' : 'ours differs, so the slower simhash-js is used';
  return useful('simhash32', ok, found, 'install simhash-js 1.0.0: npm ci');
}

function pages(): Check {
  const ok = readsAsCheerio();
  const found = ok ? 'read as cheerio and browsers read them' : 'not read as the installed cheerio reads them';
  return needed('pages', ok, found, 'install the packages as they are listed: npm ci');
}

/** For the tests, and for users who do not want the embedded default. */
function servers(): Check {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = ['redis-server', 'valkey-server', 'postgres'].filter((name) =>
    folders.some((folder) => existsSync(join(folder, name))),
  );
  const fix = 'only to replace the embedded default: apt-get install redis-server valkey-server postgresql';
  return useful('servers', found.length > 0, found.join(', ') || 'none installed', fix);
}

/** Owners of crawled sites should be able to reach the crawler's user. */
function contact({ userAgent }: Settings): Check {
  const fix =
    'before you crawl sites of others: set REVENANT_USER_AGENT to a name with your web or mail address, such as "revenant (+mailto:you@your.domain)"';
  const found = userAgent ?? `${DEFAULT_USER_AGENT}, where nobody answers`;
  return useful('contact', userAgent !== undefined, found, fix);
}

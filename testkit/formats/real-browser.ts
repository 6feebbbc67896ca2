/** Chromium itself as a writer: MHTML, HAR as its driver records it, and "page, complete" by its own menu. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright';
import type { RealWriter, ServedSite } from './real-writers.ts';

const run = promisify(execFile);

/** What stands in scripts, which some programs leave out: their own keys, the hosts that they come from, names in their records. */
export const IN_SCRIPTS: readonly string[] = [
  'tracker',
  'widget-key',
  'site-link',
  'residual-name',
  'social-posts',
  'tenant',
];

/** `windows`: a display of its own can be had, and keys be pressed on it. */
export function browserWriters(executable: string, windows: boolean): RealWriter[] {
  const har = (name: string, content: 'embed' | 'attach', file: string): RealWriter => ({
    name,
    holds: 'site',
    write: (site, folder) => recordHar(site, join(folder, file), executable, content),
  });
  const writers: RealWriter[] = [
    {
      name: 'Chromium MHTML',
      loses: IN_SCRIPTS,
      holds: 'drawn',
      write: (site, folder) => snapshot(site, join(folder, 'page.mhtml'), executable),
    },
    har('Chromium HAR', 'embed', 'site.har'),
    har('Chromium HAR attached', 'attach', 'site.har'),
    har('Chromium HAR ZIP', 'attach', 'site.zip'),
  ];
  if (windows)
    writers.push({
      name: 'Chromium page complete',
      // Scripts lie in its folder under names of its own.
      loses: IN_SCRIPTS,
      holds: 'drawn',
      write: (site, folder) => pageComplete(site, folder, executable),
    });
  return writers;
}

const flags = ({ port }: ServedSite): string[] => [
  `--host-resolver-rules=MAP * 127.0.0.1:${port}`,
  '--disable-background-networking',
];

async function withChromium<T>(
  site: ServedSite,
  executable: string,
  use: (browser: Browser) => Promise<T>,
): Promise<T> {
  const browser = await chromium.launch({
    executablePath: executable,
    chromiumSandbox: process.getuid?.() !== 0,
    args: flags(site),
  });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

const quiet = (page: Page, url: string) => page.goto(url, { waitUntil: 'networkidle' });

function snapshot(site: ServedSite, path: string, executable: string): Promise<string> {
  return withChromium(site, executable, async (browser) => {
    const page = await browser.newPage();
    await quiet(page, site.addresses[0] as string);
    const session = await page.context().newCDPSession(page);
    const { data } = await session.send('Page.captureSnapshot', { format: 'mhtml' });
    await writeFile(path, data);
    return path;
  });
}

function recordHar(
  { addresses, ...site }: ServedSite,
  path: string,
  executable: string,
  content: 'embed' | 'attach',
): Promise<string> {
  return withChromium({ addresses, ...site }, executable, async (browser) => {
    const context = await browser.newContext({ recordHar: { path, content } });
    const page = await context.newPage();
    for (const address of addresses) await quiet(page, address);
    await context.close();
    return path;
  });
}

/** As a person does it: a window on a display of its own, Ctrl+S, Alt+S (the button "Save"). */
async function pageComplete(site: ServedSite, folder: string, executable: string): Promise<string> {
  const [profile, saved] = [join(folder, 'profile'), join(folder, 'saved')];
  await mkdir(join(profile, 'Default'), { recursive: true });
  await mkdir(saved);
  // 1: "web page, complete".
  const preferences = { savefile: { default_directory: saved, type: 1 }, download: { default_directory: saved } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const number = await new Promise<string>((done) =>
    screen.stdout.once('data', (line: Buffer) => done(line.toString())),
  );
  const env = { ...process.env, DISPLAY: `:${number.trim()}`, HOME: profile };
  const press = (...keys: string[]) => run('xdotool', keys, { env, timeout: 20_000 });
  const browser = spawn(
    executable,
    [...flags(site), '--no-sandbox', '--no-first-run', `--user-data-dir=${profile}`, site.addresses[0] as string],
    { env, stdio: 'ignore' },
  );
  try {
    const isOpen = (...window: string[]) =>
      press('search', '--onlyvisible', ...window, 'windowfocus').then(
        () => true,
        () => false,
      );
    // Nothing outside of the browser tells when its page is whole, or when its dialogue takes keys.
    for (let tries = 40; tries > 0; tries -= 1) {
      await sleep(1_000);
      const [page] = (await readdir(saved)).filter((name) => name.endsWith('.html'));
      if (page !== undefined) {
        await sleep(SETTLED_MS);
        return join(saved, page);
      }
      if (await isOpen('--name', '^Save File$')) await press('key', 'alt+s');
      else if (tries < 39 && (await isOpen('--class', 'chromium'))) await press('key', 'ctrl+s');
    }
    throw new Error('the browser saved no page');
  } finally {
    await ended(browser);
    await ended(screen);
  }
}
const SETTLED_MS = 2_000;

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill();
  await gone;
}

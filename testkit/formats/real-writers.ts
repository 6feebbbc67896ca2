/** Programs that save pages and copy sites, where this machine has them: each saves a site that is served on loopback. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { Written } from './measure.ts';
import { browserWriters, IN_SCRIPTS } from './real-browser.ts';

const run = promisify(execFile);

/** A site that a server on loopback shows for its host name; the server also takes whole addresses, as of a proxy. */
export interface ServedSite {
  readonly host: string;
  readonly port: number;
  /** The addresses that a visit takes, home page first. */
  readonly addresses: readonly string[];
}

export type RealWriter = Written<ServedSite>;

/** Those whose program is found, and the names of the programs that are not. */
export async function realWriters(): Promise<{ found: RealWriter[]; missing: string[] }> {
  // With windows: a headless shell saves no page as a user does.
  const browser =
    (process.env['PATH'] ?? '')
      .split(delimiter)
      .map((folder) => join(folder, 'chromium'))
      .find(existsSync) ?? null;
  const windows = (await isThere('Xvfb', '-version')) && (await isThere('xdotool', 'version'));
  const parts: [string, boolean, () => RealWriter[]][] = [
    ['Chromium', browser !== null, () => browserWriters(browser as string, windows)],
    ['Xvfb and xdotool', windows, () => []],
    [
      'SingleFile',
      browser !== null && (await isThere('single-file', '--version')),
      () => singleFile(browser as string),
    ],
    ['wget', await isThere('wget', '--version'), () => WGET],
    ['HTTrack', await isThere('httrack', '--version'), () => HTTRACK],
  ];
  return {
    found: parts.flatMap(([, found, writers]) => (found ? writers() : [])),
    missing: parts.flatMap(([name, found]) => (found ? [] : [name])),
  };
}

function isThere(program: string, ...question: string[]): Promise<boolean> {
  // Some answer with an exit code of their own; only one that is not there cannot be started.
  return run(program, question, { timeout: 20_000 }).then(
    () => true,
    ({ code }: { code?: unknown }) => code !== 'ENOENT',
  );
}

/** A program that goes on for ever on some site must not hold up the others. */
const MOST_MS = 120_000;

const WGET: RealWriter[] = [
  wgetMirror('wget -mkpEH', ['-k', '-E', '-H', '-l', '3']),
  wgetMirror('wget -mp', []),
  wgetMirror('wget -mkpE with names for Windows', ['-k', '-E', '--restrict-file-names=windows']),
  wgetWarc('wget WARC', ['--warc-file=copy'], 'copy.warc.gz'),
  wgetWarc('wget WARC plain', ['--warc-file=copy', '--no-warc-compression'], 'copy.warc'),
  wgetWarc('wget WARC with --warc-cdx', ['--warc-file=copy', '--warc-cdx'], 'copy.cdx'),
];

function wgetMirror(name: string, flags: readonly string[]): RealWriter {
  const write = (site: ServedSite, folder: string) => wget(site, folder, ['-m', '-p', ...flags]);
  return { name, holds: 'site', asked: true, write };
}

function wgetWarc(name: string, flags: readonly string[], file: string): RealWriter {
  return {
    name,
    holds: 'site',
    async write(site, folder) {
      await wget(site, folder, ['-r', '-l', 'inf', '-p', ...flags]);
      return join(folder, file);
    },
  };
}

async function wget({ port, addresses }: ServedSite, folder: string, flags: readonly string[]): Promise<string> {
  const proxy = `http://127.0.0.1:${port}/`;
  const env = { ...process.env, http_proxy: proxy, https_proxy: proxy, no_proxy: '' };
  // 8: some address answered with an error; 4: some other host could not be reached.
  await run('wget', ['-nv', '--tries=1', '--timeout=10', ...flags, addresses[0] as string], {
    env,
    cwd: folder,
    timeout: MOST_MS,
  }).catch((thrown: { code?: unknown }) => {
    if (thrown.code !== 8 && thrown.code !== 4) throw thrown;
  });
  return folder;
}

const HTTRACK: RealWriter[] = [
  {
    name: 'HTTrack',
    holds: 'site',
    asked: true,
    async write({ port, addresses }, folder) {
      const flags = ['-O', folder, '-P', `127.0.0.1:${port}`, '-q', '-s0', '--disable-security-limits', '-c4', '-R0'];
      await run('httrack', [addresses[0] as string, ...flags], { timeout: MOST_MS });
      return folder;
    },
  },
];

function singleFile(executable: string): RealWriter[] {
  return [
    {
      name: 'SingleFile',
      holds: 'drawn',
      loses: IN_SCRIPTS,
      async write({ port, addresses }, folder) {
        await run(
          'single-file',
          [
            addresses[0] as string,
            join(folder, 'page.html'),
            `--browser-executable-path=${executable}`,
            `--browser-args=${JSON.stringify(['--no-sandbox', `--host-resolver-rules=MAP * 127.0.0.1:${port}`])}`,
          ],
          { timeout: MOST_MS },
        );
        const [page] = await readdir(folder);
        return join(folder, page ?? 'page.html');
      },
    },
  ];
}

/** The data folder holds evidence: it is its user's alone, whatever the umask says. What a user exports follows the umask. */
import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, runHere, temporaryFolder } from '../../testkit/cli/run-cli.ts';

const folder = temporaryFolder();
const data = join(folder.path, 'data');
const modeOf = (path: string): number => lstatSync(path).mode & 0o777;
const everything = (): string[] => [
  data,
  ...readdirSync(data, { recursive: true, withFileTypes: true }).map(({ parentPath, name }) => join(parentPath, name)),
];
/** What others may read, write or enter. */
const open = (): string[] =>
  everything()
    .filter((path) => (modeOf(path) & 0o077) !== 0)
    .map((path) => `${relative(data, path)} ${modeOf(path).toString(8)}`);

/** The built program, under this umask. */
async function under(umask: number, ...args: string[]): Promise<void> {
  const before = process.umask(umask);
  const ended = run([...args, '--data', data], folder.path);
  process.umask(before);
  const { code, stderr } = await ended;
  expect(code, stderr).toBe(0);
}

/** Any command that opens the folder; its umask does not matter. */
async function start(): Promise<void> {
  const { code, stderr } = await runHere(['hooks', 'list', '--data', data], folder.path);
  expect(code, stderr).toBe(0);
}

beforeAll(() => {
  const page =
    '<!-- saved from url=(0017)http://dead.test/ --><title>Dead Trading</title><p>Pumps, valves and gaskets by Dead Trading: +1 202 555 0143</p>';
  writeFileSync(join(folder.path, 'saved.html'), page);
  writeFileSync(join(folder.path, 'sites.txt'), 'saved.html\n');
  const entity = { id: 'dead-1', names: ['Dead Trading'] };
  writeFileSync(join(folder.path, 'list.json'), JSON.stringify({ schema: 'revenant.watchlist/1', entities: [entity] }));
});
afterAll(folder.remove);

describe.runIf(process.platform !== 'win32')('the data folder', () => {
  it('is made for its user alone under a umask of 000, and a report is made as the umask says', async () => {
    await under(0, 'crawl', 'list.json', 'sites.txt', '--browser', 'never', '--report', 'report.html');
    await under(0, 'log', 'checkpoint');
    await under(0o027, 'export', '--verdict', 'unrelated', '--format', 'csv', '--out', 'findings.csv');
    expect(new Set(readdirSync(data))).toEqual(
      new Set(['blobs', 'checkpoints', 'db', 'names', 'signing-key.pem', 'socket']),
    );
    expect(open()).toEqual([]);
    expect(modeOf(join(folder.path, 'report.html'))).toBe(0o666);
    expect(modeOf(join(folder.path, 'findings.csv'))).toBe(0o640);
  });

  it('that an older version left open is closed at the next start', async () => {
    const key = join(data, 'signing-key.pem');
    for (const path of everything())
      if (path !== key) chmodSync(path, modeOf(path) | (statSync(path).isDirectory() ? 0o055 : 0o044));
    expect(open().length).toBeGreaterThan(100);
    await start();
    expect(open()).toEqual([]);
  });

  it('keeps its mode where the user has other things in it; what the program keeps there is closed', async () => {
    mkdirSync(join(data, 'notes'), { mode: 0o755 });
    for (const name of ['', 'notes', 'blobs']) chmodSync(join(data, name), 0o755);
    await start();
    expect(['', 'notes', 'blobs', 'db'].map((name) => modeOf(join(data, name)).toString(8))).toEqual([
      ...['755', '755'],
      ...['700', '700'],
    ]);
  });
});

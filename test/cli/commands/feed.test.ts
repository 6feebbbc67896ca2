import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documents, expectOneLine, holdData, runHere, temporaryFolder } from '../../../testkit/cli/run-cli.ts';
import { type SourceServer, startSources } from '../../../testkit/suggest/source-server.ts';
import { OFSI_CSV } from '../../../testkit/watchlist/official-lists.ts';

const FILES: Record<string, string> = { '/empty.csv': '', '/own.csv': 'id,names,type\n1,Quillmoor,company\n' };
const folder = temporaryFolder();
holdData(join(folder.path, '.revenant'));
const run = (...args: string[]) => runHere(args, folder.path);
let server: SourceServer;

beforeAll(async () => {
  server = await startSources();
  writeFileSync(
    join(folder.path, 'revenant.config.json'),
    JSON.stringify({ resolve: [`lists.test:80:127.0.0.1:${server.port}`] }),
  );
  server.set('lists.test', ({ url }, response) => {
    const body = url.pathname.endsWith('ConList.csv') ? OFSI_CSV : (FILES[url.pathname] ?? null);
    response.writeHead(body === null ? 404 : 200).end(body);
  });
});
afterAll(async () => {
  folder.remove();
  await server.close();
});

describe('entities keep', () => {
  it('imports the list now, says how it is, and forgets it again', async () => {
    const kept = await run('entities', 'keep', 'http://lists.test/ConList.csv', '--every', '12h');
    // A row of the list has no id: done, and told.
    expect(kept.code, kept.stderr).toBe(3);
    expect(kept.stdout).toContain('OFSI Consolidated of 2026-11-20 (version 1): 3 entities');
    expect(kept.stderr).toContain('Group ID: is missing');
    const list = await run('entities', 'kept', '--json');
    expect(documents(list.stdout, 'revenant.kept-1')).toMatchObject([{ every: '12h', outcome: 'current' }]);
    expect((await run('entities', 'kept')).stdout).toContain('http://lists.test/ConList.csv');
    expect((await run('entities', 'unkeep', 'http://lists.test/ConList.csv')).code).toBe(0);
    expect((await run('entities', 'kept')).stderr).toContain('no list is kept; to keep one');
  });

  it.each([
    [['entities', 'keep', 'lists/sdn.csv'], 2, /is no web address, such as https.*entities import/],
    [['entities', 'keep', 'https://me:pw@lists.test/x'], 2, /a user name or password is not kept/],
    [['entities', 'keep', 'http://lists.test/ConList.csv', '--every', '1m'], 2, /too often: give 15m or more/],
    [
      ['entities', 'unkeep', 'http://other.test/'],
      2,
      /means none of those that are kept \(see revenant entities kept\)/,
    ],
    [['entities', 'keep', 'http://lists.test/none.csv'], 1, /not kept: .*answered 404/],
    [['entities', 'keep', 'http://lists.test/empty.csv'], 2, /not kept: .*is empty.*fetch it again/],
    [['entities', 'keep', 'http://lists.test/own.csv'], 2, /not kept: .*name it with --list/],
    [['entities', 'keep', 'http://127.0.0.1/list.csv'], 1, /not kept: .*127\.0\.0\.1/],
    [['feed', 'add', 'nowhere.txt'], 2, /there is no file nowhere\.txt; give a file or a web address/],
    [['feed', 'add', 'revenant.config.json', '--every', 'often'], 2, /not an interval/],
    [['feed', 'remove', 'nowhere.txt'], 2, /means none of those that are kept \(see revenant feed list\)/],
  ])('%j: told in one line, with the fix', async (args, code, said) => {
    const wrong = await run(...args);
    expect([wrong.code, wrong.stderr]).toEqual([code, expect.stringMatching(said)]);
    expectOneLine(wrong, /./);
  });
});

describe('feed', () => {
  it('is read now, listed and removed', async () => {
    writeFileSync(join(folder.path, 'new.txt'), 'quillmoortrading.net\nother.test\n???\n');
    const added = await run('feed', 'add', 'new.txt');
    expect(added.code, added.stderr).toBe(0);
    expect(added.stdout).toContain('2 domains read, 1 line without one');
    expect(added.stdout).toContain('1 listed company named, 1 new suggestion');
    expect((await run('suggestions', 'list')).stdout).toMatch(/quillmoortrading\.net.*domain with the name/);
    expect((await run('feed', 'list')).stdout).toContain('new.txt');
    expect((await run('feed', 'remove', 'new.txt')).code).toBe(0);
    expect((await run('feed', 'list')).stderr).toContain('there is no feed');
  });
});

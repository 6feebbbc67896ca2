import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QuestionsDocument } from '../../../src/model/derived/questions.ts';
import { documents, expectOneLine, holdData, runHere, temporaryFolder } from '../../../testkit/cli/run-cli.ts';
import { json, type SourceServer, searxngOf, startSources } from '../../../testkit/suggest/source-server.ts';

const folder = temporaryFolder();
holdData(join(folder.path, '.revenant'));
let server: SourceServer;

beforeAll(async () => {
  server = await startSources();
  const entities = [{ id: 'old-firm', names: ['Old Firm Ltd'], identifiers: { emails: ['sales@old.test'] } }];
  writeFileSync(join(folder.path, 'list.json'), JSON.stringify({ schema: 'revenant.watchlist/1', entities }));
  writeFileSync(
    join(folder.path, 'revenant.config.json'),
    JSON.stringify({
      ...{ sources: ['searxng', 'brave'], searxngUrl: 'http://search.test:8888/' },
      resolve: [`search.test:8888:127.0.0.1:${server.port}`],
    }),
  );
  await runHere(['entities', 'import', 'list.json'], folder.path);
});
afterAll(async () => {
  folder.remove();
  await server.close();
});

const find = (...given: string[]) => runHere(['suggestions', 'find', ...given], folder.path);

describe('suggestions find', () => {
  it('asks the named source, says what came of it, and lists the suggestion with source and value', async () => {
    server.set('search.test', searxngOf([['http://new.test/']], [['alpha', '\u001b[31mtimeout']]));
    const done = await find('old-firm', '--source', 'searxng', '--budget', '1', '--json');
    expect(done.code, done.stderr).toBe(0);
    expect(documents<QuestionsDocument>(done.stdout, 'revenant.questions-1')[0]).toMatchObject({
      suggested: 1,
      sources: [{ outcome: 'found' }],
    });
    const shown = await find('old-firm', '--source', 'searxng', '--budget', '1');
    expect(shown.stdout).toContain('searxng: found, 1 address by 1 question (1 request)');
    expect(shown.stdout).not.toContain('\u001b');
    const list = await runHere(['suggestions', 'list', '--json'], folder.path);
    const [suggestion] = documents<{ id: string }>(list.stdout, 'revenant.suggestion-1');
    const one = await runHere(['suggestions', 'show', suggestion?.id ?? ''], folder.path);
    expect(one.stdout).toMatch(/found by search \(searxng\) by a mailbox on .*: sales@old\.test/);
  });

  it('ends with 3 where a source did not answer', async () => {
    server.set('search.test', json({}, 500));
    expect((await find('old-firm', '--source', 'searxng')).code).toBe(3);
  });

  it.each([
    [['old-firm', '--budget', '0'], 'give --budget 1 or more'],
    [['old-firm', '--source', 'oracle'], 'no such source: oracle (one of archive'],
    [['old-firm', '--source', 'crtsh'], 'the source crtsh is off: add it to REVENANT_SOURCES. It learns'],
    [['old-firm'], 'the source brave needs the setting braveKey'],
    [['nobody.test', '--source', 'searxng'], 'is no listed entity, no captured site and no finding'],
  ])('%s: 2, with the fix', async (given, said) => {
    const wrong = await find(...given);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain(said);
    expectOneLine(wrong, /./);
  });

  it('says in its help what each source learns', async () => {
    expect((await find('--help')).stdout).toMatch(/searxng: .* learns the asked mailboxes/);
  });
});

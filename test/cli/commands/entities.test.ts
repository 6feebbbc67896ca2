import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { documents, expectOneLine, holdData, runHere, temporaryFolder } from '../../../testkit/cli/run-cli.ts';
import { folderOf, others, sdnRow } from '../../../testkit/watchlist/list-files.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
holdData(join(folder.path, 'data'));
const entities = (...args: string[]) =>
  runHere(['entities', ...args, '--data', join(folder.path, 'data')], folder.path);

const SDN = others(30) + sdnRow(7, 'QUILLMOOR', 'QUILLS] [PENS', 'Website www.quillmoor.example.');

describe('revenant entities', () => {
  it('imports a list, shows and filters it, and tells what has changed', async () => {
    const first = await entities(
      'import',
      folderOf({ '2021-01-01-sdn.csv': others(30) + sdnRow(7, 'QUILLMOOR', 'PENS') }),
    );
    expect(first.code).toBe(0);
    expect(first.stdout).toContain('OFAC SDN of 2021-01-01 (version 1): 31 entities');
    const second = await entities('import', folderOf({ '2021-02-01-sdn.csv': SDN }), '--json');
    expect(documents(second.stdout, 'revenant.list-version-1')).toMatchObject([
      { ordinal: 2, changes: { changed: 1 } },
    ]);
    const again = await entities('import', folderOf({ '2021-02-01-sdn.csv': SDN }));
    expect(again).toMatchObject({ code: 0, stdout: 'OFAC SDN: unchanged (version 2)\n' });

    const changes = await entities('changes', '--json');
    expect(documents(changes.stdout, 'revenant.watchlist-change-1')).toMatchObject([{ kind: 'changed', touches: [] }]);
    expect((await entities('changes', '--list', 'OFAC SDN')).stdout.split('\n')).toEqual([
      'DATE        LIST            CHANGE    ENTITY          NAME',
      '2021-02-01  OFAC SDN        changed   ofac-sdn:7      QUILLMOOR',
      '  programme: PENS → PENS; QUILLS',
      '  + website quillmoor.example',
      '',
    ]);
    expect((await entities('changes', '--since', '2021-03')).stdout).toBe('');
    expect((await entities('list', '--has-website')).stdout).toMatch(
      /\nofac-sdn:7 .* OFAC SDN +QUILLMOOR {2}QUILLS, PENS\n$/,
    );
    expect((await entities('list', '--limit', '1')).stdout.trimEnd().split('\n')).toHaveLength(2);
    expect((await entities('list', '--programme', 'PENS')).stdout.trimEnd().split('\n')).toHaveLength(2);
    expect((await entities('list', '--programme', 'QUILLS')).stdout.trimEnd().split('\n')).toHaveLength(32);
    expect(documents((await entities('show', 'ofac-sdn:7', '--json')).stdout, 'revenant.entity-1')).toMatchObject([
      { uid: '7', values: [{ raw: 'Website www.quillmoor.example.' }] },
    ]);
    expect((await entities('versions')).stdout.trimEnd().split('\n')).toHaveLength(3);
  });

  it('refuses an empty or shrunken list with exit code 1, and takes it with a reason', async () => {
    const empty = await entities('import', folderOf({ 'sdn.csv': '' }));
    expect(empty.code).toBe(1);
    expectOneLine(empty, /is empty: the list in force stays/);
    const shrunken = folderOf({ '2021-03-01-sdn.csv': others(20) });
    const refused = await entities('import', shrunken);
    expect(refused.code).toBe(1);
    expectOneLine(refused, /lacks 11 of the 31 entities in force.*--accept/);
    const taken = await entities('import', shrunken, '--accept', 'a programme was lifted');
    expect(taken.code).toBe(0);
    expect((await entities('list', '--left')).stdout).toMatch(/ofac-sdn:7 .*last on the list of 2021-02-01/);
    expect((await entities('versions')).stdout).toContain('accepted: a programme was lifted');
  });

  it('says wrong use with exit code 2 and bad rows with 3', async () => {
    const ftm = folderOf({ 'e.json': '{"id":"a","schema":"Company","properties":{"name":["A"]}}\n' });
    expectOneLine(await entities('import', ftm), /--opensanctions/);
    expect((await entities('import', ftm)).code).toBe(2);
    expect((await entities('import', ftm, '--opensanctions')).code).toBe(0);
    const bad = await entities('import', folderOf({ 'cons_prim.csv': `${SDN}x,y\r\n` }));
    expect(bad.code).toBe(3);
    expect(bad.stderr).toMatch(/cons_prim\.csv:32: ent_num: "x" is not a number/);
    expect((await entities('changes', '--since', 'soon')).code).toBe(2);
  });

  it('keeps own lists as they were, and gives them versions when they are named', async () => {
    const own = (names: string[]) =>
      JSON.stringify({
        schema: 'revenant.watchlist/1',
        entities: names.map((name, i) => ({ id: `own-${i}`, names: [name] })),
      });
    const path = join(folder.path, 'own.json');
    writeFileSync(path, own(['One']));
    expect((await entities('import', path)).stderr).toContain('1 entity read: 1 new, 0 changed');
    const names = Array.from({ length: 30 }, (_, i) => `Firm ${i}`);
    writeFileSync(path, own(names));
    expect((await entities('import', path, '--list', 'Mine')).stdout).toContain('Mine of');
    writeFileSync(path, own([...names.slice(0, 29), 'Renamed']));
    await entities('import', path, '--list', 'Mine');
    const changes = await entities('changes', '--list', 'Mine', '--json');
    expect(documents(changes.stdout, 'revenant.watchlist-change-1')).toMatchObject([
      { relabelled: [{ field: 'name', before: 'Firm 29', after: 'Renamed' }] },
    ]);
    // Another list may not say something else of an id that is taken.
    const other = await entities('import', path, '--list', 'Theirs');
    expect([other.code, other.stderr]).toEqual([1, expect.stringContaining('own-0 of Theirs stands on "Mine" too')]);
    const unnamed = await entities('import', path);
    expect([unnamed.code, unnamed.stderr]).toEqual([
      3,
      expect.stringContaining('30 entities belong to a list with versions and were not changed'),
    ]);
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { documents, expectOneLine, holdData, runHere, temporaryFolder } from '../../testkit/cli/run-cli.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
holdData(join(folder.path, 'data'));
const run = (...args: string[]) => runHere([...args, '--data', join(folder.path, 'data')], folder.path);
const write = (name: string, text: string): string => {
  writeFileSync(join(folder.path, name), text);
  return name;
};
const list = (name: string, entities: readonly object[]): string =>
  write(name, JSON.stringify({ schema: 'revenant.watchlist/1', entities }));

const PAGE = `<html lang="en"><head><title>Pens in bulk</title></head><body>
  <main><h1>Pens in bulk</h1><p>Pens, quills and paper in bulk, packed to order and sent within a day from our own store.</p>
  <p>Chalk we have from Marrowgate Chalkworks Ltd, at times.</p></main>
  <section><h2>Our partners</h2><ul><li>Oxbow Lanternfish Shipping Ltd</li></ul></section>
  <section><h2>Latest news</h2><p>Customs have fined Stonebeck Paperworks Ltd, the papers say.</p></section>
  <footer><p>© 2021 Hebei Quillmoor Trading Co., Ltd. All rights reserved.</p><p>Tel: +86 311 8790 1234</p>
  <p>Website by Grauwerkstedt Maschinenhandel GmbH</p></footer></body></html>`;

describe('revenant entities mentions and rescan', () => {
  it('tell whom a page names, and in which part', async () => {
    const watched = list('watched.json', [
      { id: 'w-1', names: ['HEBEI QUILLMOOR TRADING CO., LTD.'] },
      { id: 'w-2', names: ['Grauwerkstedt Maschinenhandel GmbH'] },
      { id: 'w-3', names: ['Stonebeck Paperworks Ltd'] },
      { id: 'w-4', names: ['Oxbow Lanternfish Shipping Ltd'] },
    ]);
    expect((await run('entities', 'import', watched)).code).toBe(0);
    const page = write('page.html', PAGE);
    expect((await run('import', page, '--url', 'http://fernhollow.test/', '--at', '2022-01-01')).code).toBe(0);
    const found = documents((await run('entities', 'mentions', '--json')).stdout, 'revenant.mention-1') as {
      entity: string;
      role: string;
    }[];
    expect(found.map(({ entity, role }) => `${entity} ${role}`).sort()).toEqual([
      'w-1 owner',
      'w-2 credit',
      'w-3 news',
      'w-4 partner',
    ]);
    const one = await run('entities', 'mentions', 'w-1');
    expect(one.stdout.trimEnd().split('\n')).toHaveLength(2);
    expect(one.stdout).toMatch(
      / owner +footer +"Hebei Quillmoor Trading Co\., Ltd\.?" \(exact, .* \[w-1\] {2}http:\/\/fernhollow\.test\//,
    );
    expect((await run('entities', 'mentions', '--limit', '2')).stdout.trimEnd().split('\n')).toHaveLength(3);
    const wrong = await run('entities', 'mentions', 'nobody');
    expect(wrong.code).toBe(2);
    expectOneLine(wrong, /no entity nobody/);
  });

  it('a later list is looked for on stored visits when it is told to be, once', async () => {
    const later = list('later.json', [
      { id: 'w-5', names: ['Fernhollow Inkworks Ltd'], identifiers: { phones: ['+86-311-87901234'] } },
      { id: 'w-6', names: ['Marrowgate Chalkworks Ltd'] },
    ]);
    const imported = await run('entities', 'import', later);
    expect(imported.stderr).toContain('not searched for this list yet. To search them: revenant entities rescan');
    expect((await run('entities', 'mentions', 'w-6')).stdout).toBe('');
    const searched = await run('entities', 'rescan');
    expect(searched).toMatchObject({ code: 0, stdout: '' });
    expect(searched.stderr).toContain('1 visit searched, 5 mentions found');
    expect((await run('entities', 'mentions', 'w-6')).stdout).toMatch(/ text +main +"Marrowgate Chalkworks Ltd"/);
    // By its number alone, which it was listed with after the page was taken.
    expect((await run('matches', 'list')).stdout).toContain('list:w-5');
    expect((await run('entities', 'rescan')).stderr).toContain('0 visits searched, 0 mentions found');
    const third = list('third.json', [{ id: 'w-7', names: ['Pens In Bulk Larkquill Ltd'] }]);
    expect((await run('entities', 'import', third, '--rescan')).stderr).toContain('1 visit searched');
    expect((await run('entities', 'import', third)).stderr).not.toContain('not searched');
  });
});

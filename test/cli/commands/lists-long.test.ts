/** Sweep lists from the command line: what the desk does with them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { SweepListDocument, SweepRowDocument } from '../../../src/model/sweep-list.ts';
import { documents, holdData, runHere, temporaryFolder } from '../../../testkit/cli/run-cli.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
holdData(`${folder.path}/data`);
const cli = (...args: string[]) => runHere(['lists', ...args, '--data', `${folder.path}/data`], folder.path);
const rows = async (...more: string[]): Promise<SweepRowDocument[]> =>
  documents<SweepRowDocument>((await cli('show', 'suspects', '--json', ...more)).stdout, 'revenant.sweep-row-1');

it('are made, shown, edited, run, scheduled and removed', async () => {
  writeFileSync(join(folder.path, 'sellers.csv'), 'website,interval\nhttps://a.example/,3d\nhttps://b.example/,\n');
  const made = await cli('add', 'suspects', 'sellers.csv', 'hxxps://c[.]example', '--tag', 'shoes', '--by', 'Ada');
  expect([made.code, made.stderr]).toEqual([0, expect.stringContaining('suspects: 3 rows added, made the list')]);
  const again = await cli('add', 'suspects', 'https://a.example/', 'https://d.example/');
  expect(again.stderr).toContain('suspects: 1 row added, 1 row there already');
  const listed = documents<SweepListDocument>((await cli('list', '--json')).stdout, 'revenant.sweep-list-1');
  expect(listed).toMatchObject([{ name: 'suspects', by: 'Ada', rows: 4, schedules: [] }]);
  expect((await rows()).map(({ seed: { url, interval, tags } }) => [url, interval, tags])).toEqual([
    ['https://c.example', undefined, ['shoes']],
    ['https://a.example/', '3d', ['shoes']],
    ['https://b.example/', undefined, ['shoes']],
    ['https://d.example/', undefined, []],
  ]);
  expect(await rows('--limit', '2')).toHaveLength(2);

  const edited = await cli('edit', 'suspects', 'hxxps://b[.]example/', '--interval', '2d', '--tag', 'hats');
  expect(edited.stderr).toContain('suspects: 1 row changed');
  expect((await rows())[2]?.seed).toMatchObject({ interval: '2d', tags: ['hats'] });
  await cli('edit', 'suspects', 'https://b.example/', '--no-interval');
  expect((await rows())[2]?.seed.interval).toBeUndefined();
  expect((await cli('edit', 'suspects', 'https://d.example/', '--drop')).stderr).toContain('1 row taken out');
  for (const wrong of [
    ['edit', 'suspects', 'https://d.example/', '--drop'],
    ['edit', 'suspects', 'https://a.example/'],
    ['edit', 'suspects', 'https://a.example/', '--drop', '--tag', 'x'],
    ['edit', 'suspects', 'https://a.example/', '--interval', 'often'],
    ['add', 'suspects', '/etc/no-such-file'],
    ['show', 'nothing'],
  ])
    expect((await cli(...wrong)).code, wrong.join(' ')).toBe(2);

  expect((await cli('run', 'suspects')).stderr).toContain('suspects: 3 targets queued');
  expect((await cli('schedule', 'suspects', '--every', '7d', '--later')).stderr).toContain('follows the list');
  const table = await cli('list');
  expect(table.stdout).toMatch(/^MADE .*NAME\n.* 3 rows .*suspects {2}\(followed by suspects\)\n$/);
  expect((await cli('remove', 'suspects')).code, 'while a schedule follows it').toBe(2);
  expect((await runHere(['schedule', 'remove', 'suspects', '--data', `${folder.path}/data`], folder.path)).code).toBe(
    0,
  );
  expect((await cli('remove', 'suspects')).stderr).toContain('removed suspects');
  expect((await cli('list')).stdout).toBe('');
});

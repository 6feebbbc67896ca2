/** A newcomer has a list with one archived predecessor, and types one command. */
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectOneLine, holdData, runHere, temporaryFolder } from '../../../testkit/cli/run-cli.ts';
import { serve, withArchive } from '../../../testkit/discover/discover.ts';
import { discoverWorld } from '../../../testkit/discover/discover-world.ts';

const folder = temporaryFolder();
const world = discoverWorld(2, 0, 8);
const [successor] = world.successors;
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  server = await serve(world);
  const { captures, ...entity } = await withArchive(world, folder.path);
  const entities = [{ ...entity, captures: captures.map((one) => ({ ...one, path: basename(one.path) })) }];
  writeFileSync(join(folder.path, 'list.json'), JSON.stringify({ schema: 'revenant.watchlist/1', entities }));
});
afterAll(() => {
  server.close();
  folder.remove();
});
holdData(join(folder.path, '.revenant'));

const crawl = (...more: string[]) => {
  const live = ['--resolve', `*:80:127.0.0.1:${server.port}`, '--browser', 'never'];
  return runHere(['crawl', 'list.json', ...live, ...more], folder.path);
};

describe('crawl --follow', () => {
  it('shows suggestions with their reasons, and flags the successor that stood on no list', async () => {
    const ended = await crawl('--follow', '2', '--budget', '20', '--exit-code');
    expect(ended.code, ended.stderr).toBe(10);
    const host = successor?.host ?? 'none';
    expect(ended.stderr).toMatch(
      new RegExp(`^visiting http://${host}/ \\(\\d+\\.\\d bits\\): redirect on http://`, 'm'),
    );
    expect(ended.stderr).toContain(`http://${host}/ was on no list. It was found by`);
    const list = await runHere(['suggestions', 'list', '--state', 'captured'], folder.path);
    expect(list.stdout).toContain(`http://${host}/`);
  });

  it.each([
    [['--follow', '2', '--budget', '0'], /budget/],
    [['--follow', '0'], /follow/],
    [['--follow', '1', '--detach'], /does not work with --detach/],
  ])('%s: exit 2, with the fix', async (flags, said) => {
    const ended = await crawl(...flags);
    expect(ended.code).toBe(2);
    expectOneLine(ended, said);
  });
});

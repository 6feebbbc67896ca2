import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SearchDocument } from '../../../src/model/decisions/search.ts';
import type { VisitDocument } from '../../../src/model/documents.ts';
import { documents, expectOneLine, run, runHere, start, temporaryFolder } from '../../../testkit/cli/run-cli.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';

const folder = temporaryFolder();
const cli = (...args: string[]) => runHere(args, folder.path);
let world: GeneratedWorld;

beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 4, twins: { 1: 0 } });
});
afterAll(async () => {
  await world.close();
  folder.remove();
});

it('serve prints its address, works, and lets every other command work beside it', async () => {
  const live = ['--resolve', `*:80:127.0.0.1:${world.port}`];
  const serving = start(['serve', '--port', '0', ...live], folder.path);
  await serving.said(/a worker is at work/);
  const printed = /http:\/\/desk-[0-9a-f]{20}\.localhost:\d+\/\?key=\S+/;
  await serving.said(printed);

  // Beside the rest: it waits a while for the holder to end.
  const again = run(['serve', '--port', '0', ...live], folder.path);

  // Its own worker and that of serve share the work.
  const crawled = await cli('crawl', ...world.urls.slice(0, 3), '--json', '--browser', 'never', ...live);
  expect(crawled.code).toBe(0);
  expect(documents<VisitDocument>(crawled.stdout, 'revenant.visit-1').map(({ state }) => state)).toEqual([
    'captured',
    'captured',
    'captured',
  ]);
  const added = await cli('tokens', 'add', 'A. Analyst', '--json');
  const { key } = JSON.parse(added.stdout) as { key: string };
  expect((await cli('tokens', 'list')).stdout).not.toContain(key);

  const listed = await cli('visits', 'list', '--json');
  expect(documents(listed.stdout, 'revenant.visit-1')).toHaveLength(3);
  const found = await cli('search', 'sales0@s000.test', '--json');
  const [search] = documents<SearchDocument>(found.stdout, 'revenant.search-1');
  expect(search?.sites.map(({ site }) => site).sort()).toEqual(['s000.test', 's001.test']);
  const passage = await cli('search', '--text', 'too short');
  expect(passage.code).toBe(2);
  expectOneLine(passage, /paste a sentence of eight words or more/);
  expect((await cli('search', '--picture', 'missing.png')).code).toBe(2);
  expect((await cli('search', 'a@b.test', '--text', 'and a passage')).code).toBe(2);
  // The address is kept for links: a hook elsewhere could not open it, and is told so.
  const hooked = await cli('hooks', 'add', 'https://8.8.8.8/in');
  expect(hooked.stderr).toMatch(
    /carry no link: only this machine can open the desk at desk-[0-9a-f]{20}\.localhost:\d+; set `link` \(REVENANT_LINK\)/,
  );
  const refused = await again;
  expect(refused.code).toBe(1);
  expectOneLine(refused, /is held by another process \(pid \d+\).*start serve without --no-worker/);
  serving.child.kill('SIGINT');
  const { code, stdout } = await serving.ended;
  expect(code).toBe(0);
  expect(stdout).toMatch(printed);
  expect(stdout.trim().split('\n'), 'the address alone').toHaveLength(1);
  expect((await cli('visits', 'list')).code).toBe(0);
}, 300_000);

it('serve says when its port is taken', async () => {
  const taken = await cli('serve', '--port', String(world.port), '--data', 'other');
  expect(taken.code).toBe(2);
  expectOneLine(taken, /port \d+ is taken: choose another with --port/);
});

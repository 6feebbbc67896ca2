/** Twenty honest dealers, buyers and partners of each of ten listed firms. */
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../testkit/cli/run-cli.ts';
import { crawlDealers } from '../../testkit/plain/dealers/crawl-dealers.ts';
import { dealersWorld } from '../../testkit/plain/dealers/world.ts';

it('accuses none of two hundred honest sites, and tells of each successor', async () => {
  const folder = temporaryFolder();
  try {
    const path = { folder: folder.path, crawl: ['--browser', 'never'] };
    const { accused, successors, unread, honest } = await crawlDealers({ seed: 1 }, path);
    expect(honest).toBe(200);
    expect(unread).toEqual([]);
    expect(accused).toEqual([]);
    expect(successors.map(({ under }) => under)).toEqual(successors.map(({ entity }) => [entity]));
  } finally {
    folder.remove();
  }
});

it('makes every company once, and another world from another seed', () => {
  const hostsOf = (seed: number): string[] => [...dealersWorld({ seed }).sites.keys()];
  expect(new Set(hostsOf(1)).size).toBe(10 + 200 + 10);
  expect(hostsOf(1)).toEqual(hostsOf(1));
  const second = new Set(hostsOf(2));
  expect(hostsOf(1).filter((host) => second.has(host))).toEqual([]);
});

import { expect, it } from 'vitest';
import { readSettings, runOptionsOf } from '../../../src/config.ts';
import { runKey } from '../../../src/flow/crawl/open-crawl.ts';
import { sha256 } from '../../../src/model/digest.ts';
import type { Seed } from '../../../src/model/facts/seed.ts';

it('names the crawl of a list of any length, and that of a short one as ever', () => {
  const options = runOptionsOf(readSettings({}, {}), 0);
  const seedOf = (_: unknown, i: number): Seed => ({ url: `https://shop-${i}.test/`, kind: 'website', tags: [] });
  // A call of JavaScript takes about 120,000 arguments.
  const seeds = Array.from({ length: 200_000 }, seedOf);
  expect(runKey(seeds, options)).toMatch(/^[0-9a-f]{64}$/);
  const rows = seeds.slice(0, 2).map(({ url, kind }) => JSON.stringify([url, kind, null]));
  expect(runKey(seeds.slice(0, 2), options)).toBe(sha256(JSON.stringify(options), ...rows));
  expect(runKey([], options)).toBe(sha256(JSON.stringify(options)));
});

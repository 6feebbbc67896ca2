import { expect, it } from 'vitest';
import { discover } from '../../../testkit/discover/discover.ts';
import { discoverWorld } from '../../../testkit/discover/discover-world.ts';

/** More worlds are in discover-long.test.ts; the whole measure, with worlds of 300 sites, is `npm run discover`. */
it('finds a successor on nobody’s list from the archive and the social page of the old firm', async () => {
  const { successors, accused } = await discover(discoverWorld(2, 0, 8), { depth: 3, budget: 4 });
  expect(successors.filter(({ visits, isFlagged }) => visits === null || !isFlagged)).toEqual([]);
  expect(accused).toEqual([]);
});

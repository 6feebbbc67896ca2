import { expect, it } from 'vitest';
import { discover } from '../../../testkit/discover/discover.ts';
import { discoverWorld } from '../../../testkit/discover/discover-world.ts';

/** More worlds are in discover-long.test.ts; the whole measure, with worlds of 300 sites, is `npm run discover`. */
it('finds four successors on nobody’s list, one of them behind another, from the archive and the social page', async () => {
  const { successors, accused } = await discover(discoverWorld(3, 0, 8), { depth: 3, budget: 12 });
  expect(successors.map(({ visits, isFlagged }) => visits !== null && isFlagged)).toEqual([true, true, true, true]);
  expect(accused).toEqual([]);
});

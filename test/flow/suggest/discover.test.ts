import { describe, expect, it } from 'vitest';
import { discover } from '../../../testkit/discover/discover.ts';
import { discoverWorld } from '../../../testkit/discover/discover-world.ts';

/** The whole measure, with worlds of 300 sites, is `npm run discover`. */
describe('successors on nobody’s list', () => {
  it.each([0, 1])('are found from the archive and the social page alone, in small world %i', async (index) => {
    const { successors, accused } = await discover(discoverWorld(5, index, 24), { depth: 3, budget: 20 });
    expect(successors.filter(({ visits }) => visits === null)).toEqual([]);
    expect(accused).toEqual([]);
  });
});

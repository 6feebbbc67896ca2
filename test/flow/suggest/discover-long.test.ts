import { describe, expect, it } from 'vitest';
import { discover } from '../../../testkit/discover/discover.ts';
import { discoverWorld } from '../../../testkit/discover/discover-world.ts';

describe('successors on nobody’s list', () => {
  it.each([0, 1, 2, 3])('are found from the archive and the social page alone, in small world %i', async (index) => {
    const { successors, accused } = await discover(discoverWorld(5, index, 24), { depth: 3, budget: 20 });
    expect(successors.filter(({ visits }) => visits === null)).toEqual([]);
    expect(accused).toEqual([]);
  });

  it('are not found where the one reason that leads there is removed', async () => {
    const world = discoverWorld(1, 3, 24);
    expect(world.successors.map(({ ways }) => ways)).toEqual([['version']]);
    const { successors } = await discover(world, { depth: 3, budget: 20 }, 'version');
    expect(successors.map(({ visits }) => visits)).toEqual([null]);
  });
});

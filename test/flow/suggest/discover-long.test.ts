import { describe, expect, it } from 'vitest';
import { discover, openDiscovery } from '../../../testkit/discover/discover.ts';
import { discoverWorld } from '../../../testkit/discover/discover-world.ts';
import { secondWorld } from '../../../testkit/discover/second/world.ts';

describe('successors on nobody’s list', () => {
  it.each([0, 1, 2, 3])('are found from the archive and the social page alone, in small world %i', async (index) => {
    const { successors, accused } = await discover(discoverWorld(5, index, 24), { depth: 3, budget: 20 });
    expect(successors.filter(({ visits }) => visits === null)).toEqual([]);
    expect(accused).toEqual([]);
  });

  it('are flagged, with four visits', async () => {
    const { successors, accused } = await discover(discoverWorld(2, 0, 8), { depth: 3, budget: 4 });
    expect(successors.filter(({ visits, isFlagged }) => visits === null || !isFlagged)).toEqual([]);
    expect(accused).toEqual([]);
  });

  it('are found again in a second look at the same captures, which knows as much or more', async () => {
    const discovery = await openDiscovery(secondWorld(3, 1, 24));
    try {
      const looks = [];
      for (let i = 0; i < 2; i++) looks.push(await discovery.look({ depth: 3, budget: 20 }));
      const [first = [], again] = looks.map(({ successors }) =>
        successors.flatMap(({ host, visits }) => (visits === null ? [] : host)),
      );
      expect(first.length).toBeGreaterThan(0);
      expect(again).toEqual(expect.arrayContaining(first));
    } finally {
      await discovery.close();
    }
  });

  it('are not found where the one reason that leads there is removed', async () => {
    const world = discoverWorld(1, 3, 24);
    expect(world.successors.map(({ ways }) => ways)).toEqual([['version']]);
    const { successors } = await discover(world, { depth: 3, budget: 20 }, 'version');
    expect(successors.map(({ visits }) => visits)).toEqual([null]);
  });
});

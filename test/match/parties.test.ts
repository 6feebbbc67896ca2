import { describe, expect, it } from 'vitest';
import { Parties } from '../../src/match/parties.ts';

const sites = (count: number) => Array.from({ length: count }, (_, i) => ({ site: `shop-${i}.test`, kind: 'website' }));

describe('parties', () => {
  it('name a party by its smallest site, in whatever order its sites are joined', () => {
    const parties = new Parties([...sites(4), { site: 'www.shop-3.test', kind: 'website' }]);
    parties.join(4, 2);
    parties.join(1, 2);
    expect([0, 1, 2, 3, 4].map((i) => parties.of(i))).toEqual([0, 1, 1, 1, 1]);
  });

  it('hold a chain of 200,000 sites', () => {
    const count = 200_000;
    const parties = new Parties(sites(count));
    // From the last pair to the first, so that nothing is shortened on the way.
    for (let i = count - 2; i >= 0; i--) parties.join(i, i + 1);
    expect(parties.of(count - 1)).toBe(0);
    expect(parties.of(count / 2)).toBe(0);
  });
});

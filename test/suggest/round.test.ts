import { expect, it } from 'vitest';
import type { Kind } from '../../src/model/words.ts';
import { MOST_AN_HOUR, nextRound } from '../../src/suggest/round.ts';

const domainOf = ({ id }: { id: string }): string => id.split('.').slice(-2).join('.');
type One = { id: string; bits: number };
const choose = (found: One[], most = 50, visited: [string, number][] = [], kind: Kind = 'website') => {
  const ranked = found.map((one) => ({ ...one, kind }));
  return nextRound(ranked, { most, visited: new Map(visited), domainOf }).map(({ id }) => id);
};
const hosts = (count: number, domain: string, bits: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `h${i}.${domain}`, bits }));

it('takes the best alone where it may well be the operator’s, and many where hardly one is', () => {
  const alike = (bits: number) => hosts(40, 'test', bits).map((one, i) => ({ ...one, id: `weak${i}.test` }));
  expect(choose([...alike(1), { id: 'moved.test', bits: 5 }])).toEqual(['moved.test']);
  const [some, more, most] = [3, 1, -8].map((bits) => choose(alike(bits)).length) as [number, number, number];
  expect([some < more, more < most, most]).toEqual([true, true, 20]);
  expect(choose(alike(1), 3)).toHaveLength(3);
  expect(choose([])).toEqual([]);
});

it('lets no domain of a thousand hosts come before what other sites say', () => {
  const others = Array.from({ length: 10 }, (_, i) => ({ id: `other${i}.test`, bits: 4 }));
  const round = choose([...hosts(1_000, 'wild.test', 5), ...others]);
  expect(round.filter((id) => id.endsWith('wild.test')).length).toBeLessThanOrEqual(3);
});

it('takes no domain that had its visits of this hour', () => {
  expect(choose(hosts(5, 'wild.test', 5), 50, [['wild.test', MOST_AN_HOUR]])).toEqual([]);
  expect(choose(hosts(5, 'wild.test', 5), 50, [['wild.test', MOST_AN_HOUR - 1]])).toHaveLength(1);
});

it('takes members of one platform as what they are: of many holders', () => {
  const visited: [string, number][] = [['plaza.test', 4]];
  const two = [
    { id: 'a.plaza.test', bits: 7 },
    { id: 'shop.test', bits: 6 },
  ];
  expect(choose(two, 1, visited, 'social-page')).toEqual(['a.plaza.test']);
  expect(choose(two, 1, visited)).toEqual(['shop.test']);
});

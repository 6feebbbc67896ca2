import { expect, it } from 'vitest';
import { earlierLine, filterOf, findingAt } from '../../src/cli/selection.ts';
import type { Match } from '../../src/model/derived/match.ts';
import type { Matches } from '../../src/model/ports/matches.ts';
import { timeText } from '../../src/model/text/time-text.ts';

const ID = 'ab'.repeat(32);
const weighing = (weight: number): Match => ({ id: ID, verdict: weight < 14 ? 'lead' : 'likely', weight }) as Match;
const matches: Pick<Matches, 'get' | 'ids' | 'earlier' | 'bests'> = {
  get: async (id) => (id === ID ? weighing(10) : null),
  ids: async (beginning) => (ID.startsWith(beginning) ? [ID] : []),
  earlier: async () => [
    { since: '2026-03-02T00:00:00.000Z', until: '2026-03-03T00:00:00.000Z', match: weighing(15) },
    { since: '2026-03-01T00:00:00.000Z', until: '2026-03-02T00:00:00.000Z', match: weighing(17.8) },
  ],
  bests: async () =>
    new Map([
      [ID, [{ since: '2026-03-01T12:00:00.000Z', seenUntil: '2026-03-01T12:00:00.000Z', match: weighing(18.2) }]],
    ]),
};
const at = async (instant?: string) => (await findingAt('abab', instant, matches)).match.weight;

it('gives a finding as it stood at an instant', async () => {
  expect(await at()).toBe(10);
  expect(await at('2026-03-03T00:00:00Z')).toBe(10);
  expect(await at('2026-03-02T12:00:00Z')).toBe(15);
  expect(await at('2026-03-01T12:00:00Z')).toBe(17.8);
  // Before it was found at all: as it was found first.
  expect(await at('2026-02-01')).toBe(17.8);
  // The heaviest need not be among those: it may have gone a little at a time.
  expect(await at('best')).toBe(18.2);
  await expect(at('yesterday')).rejects.toThrow('not an instant: yesterday');
  await expect(findingAt('cd', undefined, matches)).rejects.toThrow();
});

it('says how it stood before, and how to see it', async () => {
  const { earlier } = await findingAt('abab', undefined, matches);
  expect(earlier.map(earlierLine)[1]).toBe(
    `Before: likely, 17.8 bits, from ${timeText('2026-03-01T00:00:00.000Z')} to ${timeText('2026-03-02T00:00:00.000Z')} (revenant matches show abababababab --at 2026-03-01T00:00:00.000Z)`,
  );
});

it('makes one filter of the options, and refuses what is none before anything is opened', () => {
  const flags = {
    site: 'shop.example',
    judgement: 'none',
    since: '2026-11-25',
    unassigned: true,
    data: '/tmp/x',
  } as const;
  expect(filterOf(flags)).toEqual({
    site: 'shop.example',
    judged: 'none',
    since: '2026-11-25T00:00:00.000Z',
    assigned: null,
  });
  expect(filterOf({ weakerSince: '2026-11-25T14:00:00Z' })).toEqual({ weakerSince: '2026-11-25T14:00:00.000Z' });
  expect(filterOf({})).toEqual({});
  expect(() => filterOf({ since: 'yesterday' })).toThrow('not a time: yesterday');
  expect(() => filterOf({ since: '2026-13-45' })).toThrow('not a time');
  expect(() => filterOf({ kind: 'shop' })).toThrow('no such kind: shop');
  expect(() => filterOf({ assigned: 'Ada', unassigned: true })).toThrow('exclude each other');
});

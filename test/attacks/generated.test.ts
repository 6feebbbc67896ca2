/** Generated worlds in short, with a fixed seed. `generated-long.test.ts` has more of them, `npm run attacks -- --generated` fresh ones. */
import { expect, it } from 'vitest';
import { framingWorld, framingWorlds } from './generated/framing.ts';
import { hidingWorld, hidingWorlds } from './generated/hiding.ts';
import { judgedWorlds, tally } from './generated/tally.ts';

const SEED = 20;
const COUNT = 150;

it('flags no innocent site that only says what a listed firm owns', () => {
  const worlds = judgedWorlds(COUNT, (index) => framingWorld(SEED, index));
  expect(worlds.filter(({ wrong }) => wrong).length, tally(worlds)).toBe(0);
});

it('finds the successor wherever its evidence suffices', () => {
  const worlds = judgedWorlds(COUNT, (index) => hidingWorld(SEED, index));
  const share = (test: (world: (typeof worlds)[number]) => boolean): number => worlds.filter(test).length / COUNT;
  expect(
    share(({ wrong }) => !wrong),
    tally(worlds),
  ).toBeGreaterThanOrEqual(0.95);
  expect(
    share(({ lost }) => !lost),
    tally(worlds),
  ).toBeGreaterThanOrEqual(0.99);
});

it('makes the same worlds from the same seed, and no id twice', () => {
  for (const worldsOf of [framingWorlds, hidingWorlds]) {
    const ids = worldsOf(SEED, 30).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(worldsOf(SEED, 30)).toEqual(worldsOf(SEED, 40).slice(0, 30));
  }
});

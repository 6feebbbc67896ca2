/** Generated worlds in short, with a fixed seed. `generated-long.test.ts` has more of them, `npm run attacks -- --generated` fresh ones. */
import { expect, it } from 'vitest';
import { framingWorld, framingWorlds } from '../../testkit/attacks/generated/framing.ts';
import { hidingWorld, hidingWorlds } from '../../testkit/attacks/generated/hiding.ts';
import { judgedWorlds, tally } from '../../testkit/attacks/generated/tally.ts';

const SEED = 20;
const COUNT = 60;

/** What still comes out wrong of these worlds. The bounds only ever shrink; the goal is 0 framed, .95 flagged, .99 a lead. */
const STILL = { framed: 0, unflagged: 3, lost: 0 };

it('flags no more innocent sites than are known to be wrong', () => {
  const worlds = judgedWorlds(COUNT, (index) => framingWorld(SEED, index));
  expect(worlds.filter(({ wrong }) => wrong).length, tally(worlds)).toBeLessThanOrEqual(STILL.framed);
});

it('finds the successor wherever its evidence suffices, but for those that are known to be missed', () => {
  const worlds = judgedWorlds(COUNT, (index) => hidingWorld(SEED, index));
  expect(worlds.filter(({ wrong }) => wrong).length, tally(worlds)).toBeLessThanOrEqual(STILL.unflagged);
  expect(worlds.filter(({ lost }) => lost).length, tally(worlds)).toBeLessThanOrEqual(STILL.lost);
});

it('makes the same worlds from the same seed, and no id twice', () => {
  for (const worldsOf of [framingWorlds, hidingWorlds]) {
    const ids = worldsOf(SEED, 30).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(worldsOf(SEED, 30)).toEqual(worldsOf(SEED, 40).slice(0, 30));
  }
});

/** Generated worlds at length, with another fixed seed than `generated.test.ts`. */
import { expect, it } from 'vitest';
import { framingWorld } from '../../testkit/attacks/generated/framing.ts';
import { hidingWorld } from '../../testkit/attacks/generated/hiding.ts';
import { judgedWorlds, tally } from '../../testkit/attacks/generated/tally.ts';

const SEED = 2_026;
const COUNT = 2_000;
const LIMIT_MS = 1_800_000;

/** What still comes out wrong of these worlds. The bounds only ever shrink; the goal is 0 framed, .95 flagged, .99 a lead. */
const STILL = { framed: 0, unflagged: 90, lost: 15 };

it(
  'flags no more innocent sites than are known to be wrong',
  () => {
    const worlds = judgedWorlds(COUNT, (index) => framingWorld(SEED, index));
    expect(worlds.filter(({ wrong }) => wrong).length, tally(worlds)).toBeLessThanOrEqual(STILL.framed);
  },
  LIMIT_MS,
);

it(
  'finds the successor wherever its evidence suffices, but for those that are known to be missed',
  () => {
    const worlds = judgedWorlds(COUNT, (index) => hidingWorld(SEED, index));
    expect(worlds.filter(({ wrong }) => wrong).length, tally(worlds)).toBeLessThanOrEqual(STILL.unflagged);
    expect(worlds.filter(({ lost }) => lost).length, tally(worlds)).toBeLessThanOrEqual(STILL.lost);
  },
  LIMIT_MS,
);

/** Generated worlds at length, with another fixed seed than `generated.test.ts`. */
import { expect, it } from 'vitest';
import { framingWorld } from './generated/framing.ts';
import { hidingWorld } from './generated/hiding.ts';
import { judgedWorlds, tally } from './generated/tally.ts';

const SEED = 2_026;
const COUNT = 2_000;
const LIMIT_MS = 1_800_000;

it(
  'flags no innocent site that only says what a listed firm owns',
  () => {
    const worlds = judgedWorlds(COUNT, (index) => framingWorld(SEED, index));
    expect(worlds.filter(({ wrong }) => wrong).length, tally(worlds)).toBe(0);
  },
  LIMIT_MS,
);

it(
  'finds the successor wherever its evidence suffices',
  () => {
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
  },
  LIMIT_MS,
);

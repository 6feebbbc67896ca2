/** Generated worlds in short, with a fixed seed. `generated-long.test.ts` has more of them, `npm run attacks -- --generated` fresh ones. */
import { expect, it } from 'vitest';
import { framingWorlds } from './generated/framing.ts';
import { hidingWorlds } from './generated/hiding.ts';
import { judgedWorld, tally } from './generated/tally.ts';

const SEED = 20;
const COUNT = 150;

it('flags no innocent site that only says what a listed firm owns', () => {
  const worlds = framingWorlds(SEED, COUNT).map(judgedWorld);
  expect(worlds.filter(({ wrong }) => wrong).length, tally(worlds)).toBe(0);
});

it('finds the successor wherever its evidence suffices', () => {
  const worlds = hidingWorlds(SEED, COUNT).map(judgedWorld);
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

import { expect, it } from 'vitest';
import { hidingWorlds } from '../../testkit/attacks/generated/hiding.ts';
import { honestShare, intervalOf, recallOf, sieveOfWorlds } from '../../testkit/sift-recall.ts';

/** The whole measure is `npm run bench -- sift`. */
it('keeps what full reading flags, and lets hardly a page of strangers pass', () => {
  const worlds = hidingWorlds(7, 60);
  const { flagged, missed } = recallOf(worlds);
  expect(flagged).toBeGreaterThan(30);
  expect(missed).toEqual([]);
  const { pages, passed } = honestShare(sieveOfWorlds(worlds), 150, 3);
  expect(pages).toBeGreaterThan(400);
  expect(passed.length / pages).toBeLessThan(0.005);
}, 120_000);

it('says how sure a share is', () => {
  expect(intervalOf(0, 10_000)[1]).toBeLessThan(0.0005);
  const [least, most] = intervalOf(50, 100);
  expect([least < 0.41, most > 0.59]).toEqual([true, true]);
});

import { expect, it } from 'vitest';
import { openDeskWorld } from './desk-world.ts';
import { askAtRandom } from './random-world.ts';

/**
 * Here nothing is drawn, nobody has a password, no alert was sent, and random bytes are no picture. What goes into a case or is
 * held needs an open case and a finding, which requests before may have closed and purged. Random bytes are no list or archive
 * either, and a comparison ends after the requests.
 */
const UNREACHED = [
  ...[/(?:report|brief)\.pdf$/, /sign-ins/, /replay$/, /picture$/, /\{digest\}$/],
  // A site has one visit.
  /\/difference$/,
  ...[/\/cases\/\{id\}\/(?:items|notes|files)/, /^POST \/holds/, /\/imports/, /\/comparisons\/files/],
];

it('answers 20,000 random requests over its OpenAPI document, and none with 5xx', async () => {
  const desk = await openDeskWorld();
  const { byStatus, failed, unreached } = await askAtRandom(desk, 20_000, Number(process.env['REVENANT_SEED'] ?? 9));
  await desk.close();
  expect(failed).toEqual([]);
  expect(byStatus.get(429) ?? 0, 'no request was only told to wait').toBe(0);
  expect(unreached.filter((route) => !UNREACHED.some((one) => one.test(route)))).toEqual([]);
}, 1_800_000);

import { expect, it } from 'vitest';
import { openDeskWorld } from './desk-world.ts';
import { askAtRandom } from './random-world.ts';

/** The long form is `random-requests-long.test.ts`. */
it('answers random requests over its OpenAPI document, and none with 5xx', async () => {
  const desk = await openDeskWorld();
  const { byStatus, failed, unreached } = await askAtRandom(desk, 250, 19);
  await desk.close();
  expect(failed).toEqual([]);
  expect(unreached).toEqual([]);
  for (const status of [200, 201, 400, 404]) expect(byStatus.get(status) ?? 0, `${status}`).toBeGreaterThan(9);
});

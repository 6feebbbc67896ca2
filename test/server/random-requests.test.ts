import { expect, it } from 'vitest';
import { openDesk } from '../../src/server/desk.ts';
import { openWorkshop } from '../flow/crawl-services.ts';
import { startGeneratedWorld } from '../generated-world.ts';
import { MATCH } from '../report/example-match.ts';
import { askAtRandom } from './random-world.ts';

/** The long form is `random-requests-long.test.ts`. */
it('answers random requests over its OpenAPI document, and none with 5xx', async () => {
  const world = await startGeneratedWorld({ sites: 2 });
  const shop = await openWorkshop(world);
  const { services } = shop;
  await services.store.ledger.saveFound([MATCH], []);
  const desk = await openDesk(services, { host: '127.0.0.1', port: 0 });
  const { byStatus, failed } = await askAtRandom({ services, base: desk.base }, 600, 19);
  await desk.close();
  await shop.close();
  await world.close();
  expect(failed).toEqual([]);
  for (const status of [200, 201, 400, 404]) expect(byStatus.get(status) ?? 0, `${status}`).toBeGreaterThan(20);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../../src/desk/desk.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';
import { OPTIONS, seedOf, visitOf } from '../../../testkit/store/facts.ts';

let world: GeneratedWorld;
let shop: Workshop;
let desk: Desk;
beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 1 });
  shop = await openWorkshop(world);
  desk = await openDesk(shop.services, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await desk.close();
  await shop.close();
  await world.close();
});

it('shows rate, time left and the target at hand of a run that is at work', async () => {
  const { ledger } = shop.services.store;
  const seeds = Array.from({ length: 70 }, (_, i) => seedOf(`https://s${i}.example/`));
  const { run } = await ledger.openRun('pace', OPTIONS, seeds, false);
  const targets = await ledger.waiting(run.id);
  // One visit a second, the last of them now: more of them than the pace is measured from.
  for (const [i, target] of targets.slice(0, 62).entries()) {
    const claim = await ledger.claim(target.id, 'capture', 'worker', false, 60_000);
    if (claim === null) throw new Error('not claimed');
    const endedAt = new Date(Date.now() - (61 - i) * 1000).toISOString();
    await ledger.saveVisit(claim, { ...visitOf(`visit-${i}`), run: run.id, endedAt }, true);
  }
  await ledger.claim(targets[65]?.id ?? '', 'capture', 'worker', false, 60_000);
  const answer = await fetch(`${desk.base}/runs/${run.id}`, { headers: { authorization: `Bearer ${desk.key}` } });
  const text = await answer.text();
  expect(text).toContain('62 of 70 targets captured');
  expect(text).toMatch(/<bdi>(?:1|1\.\d|[56]\d|0\.9)\/(?:s|min) · about 10 s left · https:\/\/s65\.example\/<\/bdi>/);
});

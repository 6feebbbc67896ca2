/** How long a crawl waits for its alerts: for those that can go, and for no others. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workRun } from '../../src/cli/crawl-run.ts';
import { alertLines } from '../../src/cli/output/alert-lines.ts';
import { createTerminal } from '../../src/cli/output/terminal.ts';
import type { Alert, Hook } from '../../src/model/alert.ts';
import type { Services } from '../../src/services.ts';
import { refusingPort, serveHttp } from '../../testkit/egress/local-server.ts';
import { openTestRun, openWorkshop, type Workshop } from '../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../testkit/generated-world.ts';
import { deliveryOf } from '../../testkit/store/facts.ts';

let world: GeneratedWorld;
let shop: Workshop;
let services: Services;
const received: string[] = [];
const bodies: Alert[] = [];
let receiver: Awaited<ReturnType<typeof serveHttp>>;

beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 4, twins: { 1: 0, 2: 0 } });
  receiver = await serveHttp((request, response) => {
    received.push(String(request.headers['webhook-id']));
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      bodies.push(JSON.parse(Buffer.concat(parts).toString()));
      response.writeHead(204).end();
    });
  });
});
afterAll(async () => {
  await world.close();
  await receiver.close();
});
beforeEach(async () => {
  shop = await openWorkshop(world);
  services = shop.services;
  received.length = 0;
  bodies.length = 0;
});
afterEach(() => shop.close());

const hook = (id: string, rest: Partial<Hook> = {}): Hook => ({
  ...{ schema: 'revenant.hook/1', id, url: `http://127.0.0.1:${receiver.port}/`, all: true, disabledAt: null },
  ...{ secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}`, createdAt: '2026-01-01T00:00:00.000Z' },
  ...rest,
});

/** Works a run of sites of one operator, with three findings: they are one alert to each hook. Returns how long it went on after its last target. */
async function waited(): Promise<{ run: string; ms: number }> {
  const { id } = await openTestRun(world, services, [1, 2], true);
  const terminal = createTerminal({ quiet: true });
  const run = await services.store.ledger.run(id);
  if (run === null) throw new Error('the run is not stored');
  await workRun(run, services, terminal, new AbortController().signal);
  const ended = (await services.store.ledger.run(id))?.finishedAt ?? '';
  return { run: id, ms: Date.now() - Date.parse(ended) };
}
async function linesOf(run: string): Promise<string[]> {
  const flagged = await services.store.matches.list({ run, flagged: true });
  expect(flagged).toHaveLength(3);
  return alertLines(flagged, await services.store.hooks.list(), await services.store.outbox.countsOf(run));
}

describe('a crawl', () => {
  it('ends when its alerts are sent, whatever waits for a digest or a paused hook', async () => {
    const day = { cron: '0 8 * * *' };
    const paused = hook('paused', { disabledAt: '2026-02-01T00:00:00.000Z' });
    for (const one of [hook('plain'), hook('collects', { digest: day }), paused]) await services.store.hooks.add(one);
    await services.store.outbox.add([deliveryOf('of before the pause', { hook: 'paused' })]);
    const { run, ms } = await waited();
    expect(ms, 'time after the last target').toBeLessThan(60_000);
    expect(received).toHaveLength(1);
    expect(await linesOf(run)).toEqual(['2 alerts: 1 delivered, 1 waits for a digest']);
    const flagged = await services.store.matches.list({ run, flagged: true });
    const [strongest] = flagged.filter(({ left, right }) => (left.entity ?? right.entity) !== null);
    const [alert] = bodies;
    expect(alert).toMatchObject({ match: strongest?.id, weight: strongest?.weight, entity: { id: 'e0' } });
    expect(new Set([alert?.match, ...(alert?.more ?? [])])).toEqual(new Set(flagged.map(({ id }) => id)));
    expect(alert?.listed).toMatchObject({ side: 'left' });
    expect(alert?.companies).toBeDefined();
    // The others count as told: their own deliveries went out with it.
    for (const { id } of flagged)
      expect((await services.store.outbox.about(id)).filter((one) => one.hook === 'plain')).toMatchObject([
        { state: 'delivered', alert: { match: id } },
      ]);
  });

  it('ends when a receiver is not there, and leaves its alerts to later workers', async () => {
    const gone = await refusingPort();
    await services.store.hooks.add(hook('dead', { url: `http://127.0.0.1:${gone.port}/` }));
    const { run, ms } = await waited();
    await gone.close();
    expect(ms, 'time after the last target').toBeLessThan(60_000);
    expect(await linesOf(run)).toEqual(['1 alert: 1 will be retried']);
  });
});

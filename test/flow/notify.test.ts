import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliveryOf } from '../../src/alert/deliveries.ts';
import { notify } from '../../src/flow/notify.ts';
import type { Alert, Hook } from '../../src/model/alert.ts';
import { type LocalServer, serveHttp } from '../../testkit/egress/local-server.ts';
import { openWorkshop, type Workshop } from '../../testkit/flow/crawl-services.ts';
import type { GeneratedWorld } from '../../testkit/generated-world.ts';

let shop: Workshop;
const servers: LocalServer[] = [];
beforeAll(async () => {
  shop = await openWorkshop({ port: 9 } as GeneratedWorld);
});
afterAll(async () => {
  await shop.close();
  for (const server of servers) await server.close();
});

const hook = (url: string, id = 'h1'): Hook => ({
  schema: 'revenant.hook/1',
  id,
  url,
  secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
  all: true,
  createdAt: '2026-01-01T00:00:00.000Z',
  disabledAt: null,
});
const alert: Alert = {
  schema: 'revenant.alert/1',
  id: 'msg_1',
  type: 'match.flagged',
  time: '2026-01-01T00:00:00.000Z',
  match: 'm',
  link: null,
  verdict: 'strong',
  weight: 22,
  entity: null,
  left: 'a.test',
  right: 'b.test',
};

describe('deliveries', () => {
  it('are tried again when the receiver fails, and are dead letters when it is gone for good', async () => {
    let status = 500;
    const receiver = await serveHttp((_, response) => response.writeHead(status).end());
    servers.push(receiver);
    const to = hook(`http://127.0.0.1:${receiver.port}/`);
    await shop.services.store.hooks.add(to);
    const delivery = deliveryOf(alert, to);
    await shop.services.store.outbox.add([delivery]);
    const sent = Date.now();
    await notify(delivery.id, shop.services);
    const [failed] = await shop.services.store.outbox.list();
    expect(failed).toMatchObject({ state: 'pending', attempts: 1, lastStatus: 500, deliveredAt: null });
    expect(Date.parse(failed?.nextAt ?? '')).toBeGreaterThan(sent + 1_000);
    expect((await shop.services.queue.counts()).notify.delayed).toBe(1);
    // Not before its time.
    await notify(delivery.id, shop.services);
    expect(receiver.connections()).toBe(1);
    status = 204;
    await shop.services.store.outbox.settle({ ...delivery, attempts: 1, nextAt: new Date().toISOString() });
    await notify(delivery.id, shop.services);
    expect((await shop.services.store.outbox.list())[0]).toMatchObject({ state: 'delivered', attempts: 2 });

    status = 410;
    const second = deliveryOf({ ...alert, id: 'msg_2' }, to);
    await shop.services.store.outbox.add([second]);
    await notify(second.id, shop.services);
    expect((await shop.services.store.outbox.list())[1]).toMatchObject({
      state: 'dead',
      lastStatus: 410,
      nextAt: null,
    });
  });

  it('are dead letters when their hook was removed', async () => {
    const to = hook('http://127.0.0.1:9/', 'h2');
    const delivery = deliveryOf({ ...alert, id: 'msg_3' }, to);
    await shop.services.store.outbox.add([delivery]);
    await notify(delivery.id, shop.services);
    expect((await shop.services.store.outbox.list(to.id))[0]).toMatchObject({
      state: 'dead',
      lastError: 'the hook was removed',
    });
  });
});

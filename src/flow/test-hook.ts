import { randomUUID } from 'node:crypto';
import { deliver } from '../alert/deliver.ts';
import { deliveryOf } from '../alert/deliveries.ts';
import type { Alert, Delivery, Hook } from '../model/alert.ts';
import type { Clock } from '../model/ports/clock.ts';
import type { Egress } from '../model/ports/egress.ts';

/** Sends a signed alert of type hook.test now, without the outbox. */
export async function testHookNow(
  hook: Hook,
  ports: { readonly egress: Egress; readonly clock: Clock },
): Promise<Delivery> {
  const alert: Alert = {
    schema: 'revenant.alert/1',
    id: `msg_${randomUUID()}`,
    type: 'hook.test',
    time: ports.clock.now().toISOString(),
    match: null,
    link: null,
    verdict: null,
    weight: null,
    entity: null,
    left: null,
    right: null,
  };
  return deliver({ ...deliveryOf(alert, hook), attempts: 1 }, hook, ports);
}

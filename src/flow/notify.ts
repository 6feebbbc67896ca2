import { randomUUID } from 'node:crypto';
import { deliver } from '../alert/deliver.ts';
import { deliveryOf, newAlert } from '../alert/deliveries.ts';
import type { Delivery, Hook } from '../model/alert.ts';
import type { Ports } from './ports.ts';

type NotifyPorts = Pick<Ports, 'store' | 'queue' | 'egress' | 'clock' | 'limits'>;

/** One attempt to send; queues the next attempt if it fails. */
export async function notify(id: string, ports: NotifyPorts): Promise<void> {
  const delivery = await ports.store.outbox.take(id, ports.limits.totalMs + ports.limits.lockMs);
  if (delivery === null) return;
  const hook = (await ports.store.hooks.list()).find((one) => one.id === delivery.hook && one.disabledAt === null);
  const settled =
    hook === undefined
      ? { ...delivery, state: 'dead' as const, nextAt: null, lastError: 'the hook was removed' }
      : await deliver(delivery, hook, ports);
  await ports.store.outbox.settle(settled);
  if (settled.state !== 'pending' || settled.nextAt === null) return;
  const delayMs = Math.max(0, Date.parse(settled.nextAt) - ports.clock.now().getTime());
  await ports.queue.add('notify', [
    // Its own id: if a wrong clock delays this job, the upkeep can still queue the delivery.
    { id: `${settled.id}x${settled.attempts}later`, payload: { delivery: settled.id }, delayMs },
  ]);
}

/** Sends an alert again under the same id, except where a retry is waiting. Returns all its deliveries. */
export async function replay(alert: string, ports: NotifyPorts): Promise<Delivery[]> {
  const { outbox } = ports.store;
  const deliveries = async () => (await outbox.list()).filter((one) => one.alert.id === alert);
  for (const delivery of await deliveries()) {
    if (delivery.state === 'pending') continue;
    const fresh = { state: 'pending', attempts: 0, lastStatus: null, lastError: null, deliveredAt: null } as const;
    await outbox.settle({ ...delivery, ...fresh, nextAt: ports.clock.now().toISOString() });
    await notify(delivery.id, ports);
  }
  return deliveries();
}

/** Sends a signed alert of type hook.test now, without the outbox. */
export async function testHookNow(hook: Hook, ports: Pick<Ports, 'egress' | 'clock'>): Promise<Delivery> {
  const alert = newAlert('hook.test', [], ports.clock.now(), { id: `msg_${randomUUID()}` });
  return deliver({ ...deliveryOf(alert, hook), attempts: 1 }, hook, ports);
}

import { deliver } from '../alert/deliver.ts';
import type { Delivery } from '../model/alert.ts';
import type { PipelinePorts } from './crawl/pipeline.ts';

type NotifyPorts = Pick<PipelinePorts, 'store' | 'queue' | 'egress' | 'clock' | 'limits'>;

/** Sends one delivery, and puts it back in the queue for its next attempt. */
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
    // An id of its own: should this one be put off by a wrong clock, whoever tends the ledger still gets his through.
    { id: `${settled.id}x${settled.attempts}later`, payload: { delivery: settled.id }, delayMs },
  ]);
}

/**
 * Sends an alert again now to every hook that it went to, under the same id and with its attempts counted anew. What waits for
 * its next attempt stays as it is. Answers all deliveries of the alert.
 */
export async function replay(alert: string, ports: NotifyPorts): Promise<Delivery[]> {
  const { outbox } = ports.store;
  const ofAlert = async () => (await outbox.list()).filter((one) => one.alert.id === alert);
  for (const delivery of await ofAlert()) {
    if (delivery.state === 'pending') continue;
    const nextAt = ports.clock.now().toISOString();
    await outbox.settle({
      ...delivery,
      state: 'pending',
      attempts: 0,
      nextAt,
      lastStatus: null,
      lastError: null,
      deliveredAt: null,
    });
    await notify(delivery.id, ports);
  }
  return ofAlert();
}

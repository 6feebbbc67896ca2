import { deliver } from '../alert/deliver.ts';
import type { PipelinePorts } from './pipeline.ts';

/** Sends one delivery, and puts it back in the queue for its next attempt. */
export async function notify(
  id: string,
  ports: Pick<PipelinePorts, 'store' | 'queue' | 'egress' | 'clock' | 'limits'>,
): Promise<void> {
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

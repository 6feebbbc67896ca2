import { notify } from '../src/flow/notify.ts';
import type { JobContext } from './worker.ts';

/** Payload {delivery}. One attempt to deliver one alert; the outbox keeps the schedule of attempts. */
export async function workNotify({ ports }: JobContext): Promise<void> {
  await ports.queue.work('notify', 4, ({ delivery = '' }) => notify(delivery, ports));
}

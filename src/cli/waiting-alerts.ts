import type { Store } from '../model/ports/store.ts';
import { count, type Terminal } from './output/terminal.ts';

/** Only workers and crawls send alerts. */
export async function noteWaitingAlerts(
  terminal: Terminal,
  { store }: { readonly store: Pick<Store, 'outbox'> },
): Promise<void> {
  const waiting = await store.outbox.pending();
  if (waiting > 0)
    terminal.note(`${count(waiting, 'alert')} will be sent by the next worker or crawl (revenant worker)`);
}

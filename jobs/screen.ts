import { screenTarget } from '../src/flow/crawl/pipeline.ts';
import type { JobContext } from './worker.ts';

/** Payload {target}. Compares one fingerprint with its candidates; queued only once its whole run is fingerprinted. */
export async function workScreen({ ports, run }: JobContext): Promise<void> {
  await ports.queue.work('screen', 2, ({ target = '' }) => run(target, (id, hand) => screenTarget(id, hand, ports)));
}

import { captureTarget, fingerprintTarget } from '../src/flow/crawl/pipeline.ts';
import type { JobContext } from './worker.ts';

/**
 * Payload {target}. Takes one presence; as many at the same time as the setting says, each site one request at a time.
 * What was taken is read at once: the fingerprint queue is for what a worker left undone.
 */
export async function workCapture({ ports, run }: JobContext, concurrency: number): Promise<void> {
  await ports.queue.work('capture', concurrency, async ({ target = '' }) => {
    await run(target, (id, hand) => captureTarget(id, hand, ports));
    await run(target, (id, hand) => fingerprintTarget(id, hand, ports));
  });
}

import { captureTarget } from '../src/flow/pipeline.ts';
import type { JobContext } from './worker.ts';

/** Payload {target}. Takes one presence; as many at the same time as the setting says, each site one request at a time. */
export async function workCapture({ ports, run }: JobContext, concurrency: number): Promise<void> {
  await ports.queue.work('capture', concurrency, ({ target = '' }) =>
    run(target, (id, hand) => captureTarget(id, hand, ports)),
  );
}

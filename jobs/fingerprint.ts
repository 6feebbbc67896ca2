import { fingerprintTarget } from '../src/flow/crawl/pipeline.ts';
import type { JobContext } from './worker.ts';

/** Payload {target}. Pure arithmetic over stored captures: two at a time keep one waiting for bytes while the other counts. */
export async function workFingerprint({ ports, run }: JobContext): Promise<void> {
  await ports.queue.work('fingerprint', 2, ({ target = '' }) =>
    run(target, (id, hand) => fingerprintTarget(id, hand, ports)),
  );
}

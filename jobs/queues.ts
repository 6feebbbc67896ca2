/** One function for each queue: what is done with its jobs, and how many at the same time. */

import { CapturedPages } from '../src/flow/crawl/captured-pages.ts';
import type { StepEnd, WorkerContext } from '../src/flow/crawl/claims.ts';
import { captureTarget, fingerprintTarget, type PipelinePorts, screenTarget } from '../src/flow/crawl/pipeline.ts';
import { startIfDue } from '../src/flow/crawl/scheduled.ts';
import { notify } from '../src/flow/notify.ts';

export interface JobContext {
  readonly ports: PipelinePorts;
  /** Announces that something ended. */
  changed(): void;
  /** Runs one step of a target: beside others, or alone when the target is a suspect. */
  run(target: string, step: (id: string, worker: WorkerContext) => Promise<StepEnd>): Promise<void>;
}

/** Payload {target}. Fingerprints the site at once; the fingerprint queue holds only what a worker left undone. */
export async function workCapture({ ports, run }: JobContext, concurrency: number): Promise<void> {
  const pages = new CapturedPages();
  await ports.queue.work('capture', concurrency, async ({ target = '' }) => {
    try {
      await run(target, (id, worker) => captureTarget(id, worker, ports, pages));
      await run(target, (id, worker) => fingerprintTarget(id, worker, ports, pages));
    } finally {
      pages.forget(target);
    }
  });
}

/** Payload {target}. Two at a time: one waits for bytes while the other computes. */
export async function workFingerprint({ ports, run }: JobContext): Promise<void> {
  await ports.queue.work('fingerprint', 2, ({ target = '' }) =>
    run(target, (id, worker) => fingerprintTarget(id, worker, ports)),
  );
}

/** Payload {target}. Queued only once its whole run is fingerprinted. */
export async function workScreen({ ports, run }: JobContext): Promise<void> {
  await ports.queue.work('screen', 2, ({ target = '' }) =>
    run(target, (id, worker) => screenTarget(id, worker, ports)),
  );
}

/** Payload {delivery}. One attempt; the outbox holds the schedule of attempts. */
export async function workNotify({ ports, changed }: JobContext): Promise<void> {
  await ports.queue.work('notify', 4, ({ delivery = '' }) => notify(delivery, ports).finally(changed));
}

/** Payload {schedule}. Opens the run of a schedule that is due. */
export async function workSweep({ ports }: JobContext): Promise<void> {
  await ports.queue.work('sweep', 1, async ({ schedule = '' }) => {
    await startIfDue(schedule, ports);
  });
}

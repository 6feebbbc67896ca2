/** What is done with the jobs of each queue, and with how many at the same time. */
import { CapturedPages } from '../src/flow/crawl/captured-pages.ts';
import type { StepEnd, WorkerContext } from '../src/flow/crawl/claims.ts';
import { captureTarget, fingerprintTarget, type PipelinePorts, screenTarget } from '../src/flow/crawl/pipeline.ts';
import { startIfDue } from '../src/flow/crawl/scheduled.ts';
import { openHookRests } from '../src/flow/hook-rests.ts';
import { notify } from '../src/flow/notify.ts';
import type { Ports } from '../src/flow/ports.ts';
import type { Working } from '../src/model/ports/queue.ts';

export interface JobContext {
  readonly ports: PipelinePorts & Pick<Ports, 'ofReplay'>;
  /** Announces that something ended. */
  changed(): void;
  /** Runs one step of a target: beside others, or alone when the target is a suspect. */
  run(target: string, step: (id: string, worker: WorkerContext) => Promise<StepEnd>): Promise<void>;
}

/** Starts on every queue, in this order. Returns that of new targets. */
export async function workQueues({ ports, changed, run }: JobContext, captures: number): Promise<Working> {
  const { queue } = ports;
  const pages = new CapturedPages();
  /** Payload {schedule}. Opens the run of a schedule that is due. */
  await queue.work('sweep', 1, async ({ schedule = '' }) => void (await startIfDue(schedule, ports)));
  /** Payload {target}. Fingerprints the site at once; the fingerprint queue holds only what a worker left undone. */
  const capturing = await queue.work('capture', captures, async ({ target = '' }) => {
    try {
      await run(target, (id, worker) => captureTarget(id, worker, ports, pages));
      await run(target, (id, worker) => fingerprintTarget(id, worker, ports, pages));
    } finally {
      pages.forget(target);
    }
  });
  /** Payload {target}. Two at a time: one waits for bytes while the other computes. */
  await queue.work('fingerprint', 2, ({ target = '' }) =>
    run(target, (id, worker) => fingerprintTarget(id, worker, ports)),
  );
  /** Payload {target}. Queued only once its whole run is fingerprinted. */
  await queue.work('screen', 2, ({ target = '' }) => run(target, (id, worker) => screenTarget(id, worker, ports)));
  /** Payload {delivery}. One attempt; the outbox holds the schedule of attempts. */
  const rests = openHookRests();
  await queue.work('notify', 8, ({ delivery = '' }) => notify(delivery, ports, rests).finally(changed));
  return capturing;
}

/** Says how the jobs of each queue are worked, and how many at the same time. */
import { CapturedPages } from '../src/flow/crawl/captured-pages.ts';
import type { StepEnd, WorkerContext } from '../src/flow/crawl/claims.ts';
import { captureTarget, fingerprintTarget, type PipelinePorts, screenTarget } from '../src/flow/crawl/pipeline.ts';
import { startIfDue } from '../src/flow/crawl/scheduled.ts';
import { openHookRests } from '../src/flow/hook-rests.ts';
import { notify } from '../src/flow/notify.ts';
import type { Ports } from '../src/flow/ports.ts';
import { type SiftPorts, workPart } from '../src/flow/sift/work-part.ts';
import type { JobPayload, QueueName, Working } from '../src/model/ports/queue.ts';
import { openSlots } from './slots.ts';

export interface JobContext {
  readonly ports: PipelinePorts & SiftPorts & Pick<Ports, 'ofReplay'>;
  /** Announces that something ended. */
  changed(): void;
  /** Runs what is no step of a target, with a signal of the worker's end. */
  aside(work: (worker: { id: string; signal: AbortSignal }) => Promise<void>): Promise<void>;
  /** Runs one step of a target: beside others, or alone when the target is a suspect. */
  run(target: string, step: (id: string, worker: WorkerContext) => Promise<StepEnd>): Promise<StepEnd>;
}

export interface Capturing extends Working {
  /** For a worker that takes nothing more: jobs that wait for a slot end at once. */
  letGo(): void;
}

/** Starts on these queues. Returns those that bring new targets. */
export async function workQueues(
  { ports, changed, run, aside }: JobContext,
  captures: number,
  works: ReadonlySet<QueueName>,
): Promise<Capturing> {
  const { queue } = ports;
  const pages = new CapturedPages();
  const slots = openSlots(captures);
  async function work(name: QueueName, concurrency: number, handler: Parameters<typeof queue.work>[2]) {
    return works.has(name) ? queue.work(name, concurrency, handler) : undefined;
  }
  /** Payload {schedule}. Opens the run of a schedule that is due. */
  await work('sweep', 1, async ({ schedule = '' }) => void (await startIfDue(schedule, ports)));
  /** Payload {target}. Fingerprints the site at once, unless other workers do that. */
  async function capture({ target = '' }: JobPayload): Promise<void> {
    if (!works.has('fingerprint')) {
      const end = await run(target, (id, worker) => captureTarget(id, worker, ports));
      if (end === 'done') await queue.add('fingerprint', [{ id: target, payload: { target } }]);
      return;
    }
    try {
      await run(target, (id, worker) => captureTarget(id, worker, ports, pages));
      await run(target, (id, worker) => fingerprintTarget(id, worker, ports, pages));
    } finally {
      pages.forget(target);
    }
  }
  const inSlot = (payload: JobPayload): Promise<void> => slots.within(() => capture(payload));
  const capturing = await Promise.all([work('capture', captures, inSlot), work('render', captures, inSlot)]);
  /** Payload {target}. Two at a time: one waits for bytes while the other computes. */
  await work('fingerprint', 2, async ({ target = '' }) => {
    await run(target, (id, worker) => fingerprintTarget(id, worker, ports));
  });
  /** Payload {target}. Queued only once its whole run is fingerprinted. */
  await work('screen', 2, async ({ target = '' }) => {
    await run(target, (id, worker) => screenTarget(id, worker, ports));
  });
  /** Payload {delivery}. One attempt; the outbox holds the schedule of attempts. */
  const rests = openHookRests();
  await work('notify', 8, ({ delivery = '' }) => notify(delivery, ports, rests).finally(changed));
  /** Payload {part}. As many as there are readers: each waits for its own. */
  await work('sift', ports.limits.readers, ({ part = '' }) => aside((worker) => workPart(part, worker, ports)));
  return {
    atMost(most) {
      slots.atMost(most);
      for (const one of capturing) one?.atMost(most);
    },
    letGo: () => slots.atMost(Number.POSITIVE_INFINITY),
  };
}

import { type BackendFactory, Queue as BullQueue, UnrecoverableError, Worker } from 'bullmq';
import type pg from 'pg';
import { messageOf, TransientError, within } from '../errors.ts';
import { type JobPayload, type JobRequest, QUEUE_NAMES, type Queue, type QueueName } from '../model/ports/queue.ts';
import { allowAttempts, FORGET, fullName, innerId, jobOptions, packed, unpacked } from './jobs.ts';
import { openPostgresBackend } from './postgres.ts';
import { closedError, openQuestions, RETRY_MS } from './questions.ts';
import { openRedisBackend } from './redis.ts';

/** A database, embedded or on a server; or a Redis or Valkey address. */
export type QueueConnection = { readonly pool: pg.Pool } | { readonly redis: string };

export interface QueueOptions {
  /** Lock of a job whose worker shows no sign of life. */
  readonly lockMs?: number;
  /** Between two searches for jobs of dead workers. */
  readonly stalledMs?: number;
  /**
   * Back-off before the second attempt if the TransientError has no retryAfter; doubles from then
   * on.
   */
  readonly backoffMs?: number;
  /** For broken connections, which reconnect by themselves. */
  readonly onError?: (error: Error) => void;
}

/** For closing connections to a server that does not answer. */
const CLOSE_MS = 2_000;
/** One INSERT or script call; more at once only makes the statement larger. */
const BATCH = 500;

/**
 * Jobs are hints, and may run twice or be lost: the ledger is the truth. Throws ConfigError for an
 * unsafe server.
 */
export async function openQueue(connection: QueueConnection, options: QueueOptions = {}): Promise<Queue> {
  const { lockMs = 60_000, stalledMs = 15_000, backoffMs = 5_000, onError = () => undefined } = options;
  const backend =
    'pool' in connection
      ? await openPostgresBackend(connection.pool, QUEUE_NAMES.length, onError)
      : await openRedisBackend(connection.redis, onError);
  // oxlint-disable-next-line typescript/no-explicit-any -- factories differ in connection only.
  const factory = backend.factory as BackendFactory<any, any>;
  const workers = new Set<Worker>();
  const running = new Set<Promise<void>>();
  let closing: Promise<void> | undefined;
  const questions = openQuestions();

  function open(name: QueueName): BullQueue {
    // Nobody reads the events.
    const streams = { events: { maxLen: 256 } };
    const own = { connection: backend.producer, streams };
    return new BullQueue(fullName(name), own, factory).on('error', onError);
  }
  const queues = new Map(QUEUE_NAMES.map((name) => [name, open(name)]));
  function at(name: QueueName): BullQueue {
    const queue = queues.get(name);
    if (queue === undefined) throw new Error(`no queue is called ${name}`);
    return queue;
  }

  async function shutDown(graceMs: number): Promise<void> {
    for (const worker of workers) await worker.pause(true);
    await settled(running, graceMs);
    questions.refuse();
    // Running jobs keep their locks until these expire. A server that is gone must not delay the
    // end.
    const force = !backend.stopReconnecting() || running.size > 0;
    await settled(
      Array.from(workers, (worker) => worker.close(force)),
      CLOSE_MS,
    );
    await settled(
      Array.from(queues.values(), (queue) => queue.close()),
      CLOSE_MS,
    );
    await settled([backend.close()], CLOSE_MS);
    questions.end();
  }

  return {
    async add(name, jobs) {
      const queue = at(name);
      await questions.ask(async () => {
        const promoted = await promote(queue, jobs);
        const fresh = jobs.filter(({ id }) => !promoted.has(innerId(id)));
        for (let from = 0; from < fresh.length; from += BATCH) {
          await queue.addBulk(
            fresh.slice(from, from + BATCH).map((job) => ({ name, data: packed(job.payload), opts: jobOptions(job) })),
          );
        }
      });
    },

    async work(name, concurrency, handler) {
      if (closing !== undefined) throw closedError();
      const worker = new Worker<JobPayload>(
        fullName(name),
        (job) => {
          allowAttempts(job);
          const run = handle(unpacked(job.data), handler);
          const tracked = run.then(undefined, () => undefined).finally(() => running.delete(tracked));
          running.add(tracked);
          return run;
        },
        {
          ...FORGET,
          connection: backend.connection,
          concurrency: Math.max(1, concurrency),
          autorun: concurrency > 0,
          lockDuration: lockMs,
          stalledInterval: stalledMs,
          runRetryDelay: Math.min(RETRY_MS, stalledMs),
          // Not the job's fault: the ledger counts deaths and quarantines.
          maxStalledCount: 20,
          settings: {
            backoffStrategy: (attempt, _type, error) =>
              error instanceof TransientError && error.retryAfter !== undefined
                ? Math.max(1, error.retryAfter)
                : backoffMs * 2 ** (attempt - 1),
          },
        },
        factory,
      );
      worker.on('error', onError);
      workers.add(worker);
      await worker.waitUntilReady();
      return {
        atMost(most) {
          if (closing !== undefined) return;
          if (most === 0) return void worker.pause(true).catch(onError);
          worker.concurrency = most;
          if (worker.isPaused() || !worker.isRunning()) worker.resume().catch(onError);
        },
      };
    },

    async schedule(name, id, when, payload) {
      const repeat = 'cron' in when ? { pattern: when.cron, tz: when.timezone ?? 'UTC' } : { every: when.everyMs };
      await questions.ask(() => at(name).upsertJobScheduler(innerId(id), repeat, { name, data: packed(payload) }));
    },

    async unschedule(name, id) {
      await questions.ask(() => at(name).removeJobScheduler(innerId(id)));
    },

    async counts() {
      const countOf = async (name: QueueName) => {
        const count = await at(name).getJobCounts('wait', 'prioritized', 'active', 'delayed', 'failed');
        const of = (state: string): number => count[state] ?? 0;
        const waiting = of('wait') + of('prioritized');
        return [name, { waiting, active: of('active'), delayed: of('delayed'), failed: of('failed') }] as const;
      };
      return Object.fromEntries(await questions.ask(() => Promise.all(QUEUE_NAMES.map(countOf)))) as Awaited<
        ReturnType<Queue['counts']>
      >;
    },

    async clear() {
      await questions.ask(async () => {
        for (const queue of queues.values()) {
          // Locked jobs too: we hold the folder, so their worker is dead.
          await queue.obliterate({ force: true });
          await queue.resume();
        }
      });
    },

    close: (graceMs = 5_000) => (closing ??= shutDown(graceMs)),
  };
}

/** Makes delayed jobs due: the clock that counted their delay may be wrong. Returns their ids. */
async function promote(queue: BullQueue, jobs: readonly JobRequest[]): Promise<Set<string>> {
  const due = new Set(jobs.filter(({ delayMs }) => delayMs === undefined).map(({ id }) => innerId(id)));
  const promoted = new Set<string>();
  if (due.size === 0 || (await queue.getDelayedCount()) === 0) return promoted;
  for (const job of await queue.getDelayed()) {
    if (job?.id === undefined || !due.has(job.id)) continue;
    promoted.add(job.id);
    // Another worker may have been quicker.
    await job.promote().catch(() => promoted.delete(job.id ?? ''));
  }
  return promoted;
}

async function handle(payload: JobPayload, handler: (payload: JobPayload) => Promise<void>): Promise<void> {
  try {
    await handler(payload);
  } catch (error) {
    if (error instanceof TransientError) throw error;
    throw new UnrecoverableError(messageOf(error));
  }
}

/** Waits until all have ended, but no longer than `ms`. */
async function settled(work: Iterable<Promise<unknown>>, ms: number): Promise<void> {
  await within(ms, Promise.allSettled(work), () => new Error('late')).catch(() => undefined);
}

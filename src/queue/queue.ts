import { type BackendFactory, Queue as BullQueue, type JobsOptions, UnrecoverableError, Worker } from 'bullmq';
import type pg from 'pg';
import { messageOf, TransientError } from '../errors.ts';
import type { JobPayload, JobRequest, Queue, QueueName } from '../model/ports/queue.ts';
import { openPostgresBackend } from './postgres.ts';
import { openRedisBackend } from './redis.ts';

/** A database (embedded or a server: the pool says which), or a Redis or Valkey address. */
export type QueueConnection = { readonly pool: pg.Pool } | { readonly redis: string };

export interface QueueOptions {
  /** How long a job stays its worker's without a sign of life. */
  readonly lockMs?: number;
  /** How often jobs of dead workers are looked for. */
  readonly stalledMs?: number;
  /** Wait before the second attempt of a job whose TransientError names no time; doubles from then on. */
  readonly backoffMs?: number;
  /** Hears of broken connections; they are mended by themselves. */
  readonly onError?: (error: Error) => void;
}

const NAMES: readonly QueueName[] = ['sweep', 'capture', 'fingerprint', 'screen', 'notify'];
const ATTEMPTS = 3;
/** Until a queue that did not answer, or is full, is asked again. */
const RETRY_MS = 5_000;
/** For giving up connections to a server that does not answer. */
const CLOSE_MS = 2_000;
/** One INSERT or script call; more at once only makes the statement larger. */
const BATCH = 500;

const JOB: JobsOptions = {
  attempts: ATTEMPTS,
  backoff: { type: 'ours' },
  // Ended jobs leave nothing behind: the ledger remembers, and the id may come again.
  removeOnComplete: true,
  removeOnFail: true,
};

/**
 * Opens all queues on one back end. The queue is a hint, the ledger is the truth: jobs may run twice and may be lost
 * with the queue. Throws ConfigError when the server is not there or not safe for jobs.
 */
export async function openQueue(connection: QueueConnection, options: QueueOptions = {}): Promise<Queue> {
  const { lockMs = 60_000, stalledMs = 15_000, backoffMs = 5_000, onError = () => undefined } = options;
  const backend =
    'pool' in connection
      ? await openPostgresBackend(connection.pool, NAMES.length, onError)
      : await openRedisBackend(connection.redis, onError);
  // oxlint-disable-next-line typescript/no-explicit-any -- the two factories differ only in the connection that each was given.
  const factory = backend.factory as BackendFactory<any, any>;
  const workers = new Set<Worker>();
  const running = new Set<Promise<void>>();
  let closing: Promise<void> | undefined;

  function open(name: QueueName): BullQueue {
    const queue = new BullQueue(
      fullName(name),
      {
        connection: backend.producer,
        // Nobody reads the events.
        streams: { events: { maxLen: 256 } },
        defaultJobOptions: JOB,
      },
      factory,
    );
    queue.on('error', onError);
    return queue;
  }
  const queues = new Map(NAMES.map((name) => [name, open(name)]));
  function at(name: QueueName): BullQueue {
    const queue = queues.get(name);
    if (queue === undefined) throw new Error(`no queue is called ${name}`);
    return queue;
  }

  async function shutDown(graceMs: number): Promise<void> {
    for (const worker of workers) await worker.pause(true);
    await settled(running, graceMs);
    // What still runs keeps its lock until that ends; then another worker takes it. A server that has gone must not
    // hold up our end.
    const force = !backend.stopMending() || running.size > 0;
    await settled(
      [...workers].map((worker) => worker.close(force)),
      CLOSE_MS,
    );
    await settled(
      [...queues.values()].map((queue) => queue.close()),
      CLOSE_MS,
    );
    await backend.close();
  }

  return {
    async add(name, jobs) {
      const queue = at(name);
      await typed(async () => {
        const promoted = await promote(queue, jobs);
        const fresh = jobs.filter(({ id }) => !promoted.has(innerId(id)));
        for (let from = 0; from < fresh.length; from += BATCH) {
          await queue.addBulk(
            fresh.slice(from, from + BATCH).map((job) => ({ name, data: job.payload, opts: jobOptions(job) })),
          );
        }
      });
    },

    async work(name, concurrency, handler) {
      const worker = new Worker<JobPayload>(
        fullName(name),
        (job) => {
          const run = handle(job.data, handler);
          const tracked = run.then(undefined, () => undefined).finally(() => running.delete(tracked));
          running.add(tracked);
          return run;
        },
        {
          connection: backend.connection,
          concurrency,
          lockDuration: lockMs,
          stalledInterval: stalledMs,
          // After a fault of the connection.
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
    },

    async schedule(name, id, when, payload) {
      const repeat = 'cron' in when ? { pattern: when.cron, tz: 'UTC' } : { every: when.everyMs };
      await typed(() => at(name).upsertJobScheduler(innerId(id), repeat, { name, data: payload, opts: JOB }));
    },

    async unschedule(name, id) {
      await typed(() => at(name).removeJobScheduler(innerId(id)));
    },

    async counts() {
      const counted = NAMES.map(async (name) => {
        const count = await at(name).getJobCounts('wait', 'prioritized', 'active', 'delayed', 'failed');
        const of = (state: string): number => count[state] ?? 0;
        const waiting = of('wait') + of('prioritized');
        return [name, { waiting, active: of('active'), delayed: of('delayed'), failed: of('failed') }] as const;
      });
      return Object.fromEntries(await typed(() => Promise.all(counted))) as Awaited<ReturnType<Queue['counts']>>;
    },

    async clear() {
      for (const queue of queues.values()) {
        // Locked jobs too: their holder is dead, or we would not hold the folder.
        await queue.obliterate({ force: true });
        await queue.resume();
      }
    },

    close(graceMs = 5_000) {
      closing ??= shutDown(graceMs);
      return closing;
    },
  };
}

/**
 * Makes those due that were put off: their wait was counted by the clock of whoever put them off, which may be wrong by
 * a day. Whoever adds them now knows better. Answers which they were.
 */
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

/** Of whatever the back end throws: no job is at fault, and the same may be asked again. */
async function typed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const cause = { cause: error };
    if (messageOf(error).startsWith('OOM '))
      throw new TransientError('queue:full', 'the queue server is full: raise its maxmemory', RETRY_MS, cause);
    throw new TransientError('queue:unavailable', `the queue does not answer: ${messageOf(error)}`, RETRY_MS, cause);
  }
}

async function handle(payload: JobPayload, handler: (payload: JobPayload) => Promise<void>): Promise<void> {
  try {
    await handler(payload);
  } catch (error) {
    if (error instanceof TransientError) throw error;
    throw new UnrecoverableError(messageOf(error));
  }
}

/** Schema and key prefix may be shared with other programs that use BullMQ. */
function fullName(name: QueueName): string {
  return `revenant-${name}`;
}

/** BullMQ refuses ids that are whole numbers, which a hex digest may be. */
function innerId(id: string): string {
  return `r-${id}`;
}

function jobOptions({ id, delayMs, priority }: JobRequest): JobsOptions {
  return {
    ...JOB,
    jobId: innerId(id),
    ...(delayMs === undefined ? {} : { delay: delayMs }),
    ...(priority === undefined ? {} : { priority }),
  };
}

/** Waits until all have ended, but no longer than `ms`. */
async function settled(work: Iterable<Promise<unknown>>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([Promise.allSettled(work), late]);
  clearTimeout(timer);
}

/**
 * The form of a job at the back end. Redis and Valkey keep a job in a fifth of the memory if none
 * of its fields has more than 64 bytes. So digests are shortened, and values that are the same for
 * all jobs are the worker's.
 */
import type { Job, JobsOptions, WorkerOptions } from 'bullmq';
import type { JobPayload, JobRequest, QueueName } from '../model/ports/queue.ts';

/**
 * Part of the queues' names. A change of the form raises it, so that workers of both forms share no
 * job.
 */
const FORM = 2;
const ATTEMPTS = 3;

/** The ledger remembers jobs that ended; the id may come again. */
export const FORGET = { removeOnComplete: { count: 0 }, removeOnFail: { count: 0 } } satisfies Partial<WorkerOptions>;

/** Before a job runs: BullMQ reads these when it has failed. `ours`: the worker's own back-off. */
export function allowAttempts({ opts }: Job): void {
  opts.attempts = ATTEMPTS;
  opts.backoff = { type: 'ours' };
}

const LEADING_DIGEST = /^[0-9a-f]{64}(?![0-9a-f])/;
const DIGEST = /^[0-9a-f]{64}$/;

const inBase64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');

/**
 * Half of a digest is enough to tell jobs apart. BullMQ refuses ids that are whole numbers, hence
 * the prefix of others.
 */
export function innerId(id: string): string {
  return LEADING_DIGEST.test(id) ? id.replace(LEADING_DIGEST, (digest) => inBase64(digest.slice(0, 32))) : `r-${id}`;
}

/** Other programs may use BullMQ on the same server. */
export const fullName = (name: QueueName): string => `revenant-${name}-${FORM}`;

export function jobOptions({ id, delayMs, priority, first }: Omit<JobRequest, 'payload'>): JobsOptions {
  const when = { ...(delayMs !== undefined && { delay: delayMs }), ...(priority !== undefined && { priority }) };
  return { jobId: innerId(id), ...when, ...(first === true && { lifo: true }) };
}

/** Values that begin like a shortened digest get one more `~`. */
export function packed(payload: JobPayload): JobPayload {
  return mapped(payload, (value) => {
    if (DIGEST.test(value)) return `~${inBase64(value)}`;
    return value.startsWith('~') ? `~${value}` : value;
  });
}

export function unpacked(payload: JobPayload): JobPayload {
  return mapped(payload, (value) => {
    if (value.startsWith('~~')) return value.slice(1);
    return value.startsWith('~') ? Buffer.from(value.slice(1), 'base64url').toString('hex') : value;
  });
}

function mapped(payload: JobPayload, change: (value: string) => string): JobPayload {
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, change(value)]));
}

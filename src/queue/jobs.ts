/**
 * The form of a job at the back end. Redis and Valkey keep a job in a fifth of the memory if none of its fields has more than 64
 * bytes: so digests are shortened, and what is the same for all jobs is the worker's.
 */
import type { Job, JobsOptions, WorkerOptions } from 'bullmq';
import type { JobPayload, JobRequest } from '../model/ports/queue.ts';

const ATTEMPTS = 3;

/** The ledger remembers what ended; the id may come again. */
export const FORGET = { removeOnComplete: { count: 0 }, removeOnFail: { count: 0 } } satisfies Partial<WorkerOptions>;

/** Before a job runs: BullMQ reads these from the job when it has failed. `ours`: the worker's own back-off. */
export function allowAttempts({ opts }: Job): void {
  opts.attempts = ATTEMPTS;
  opts.backoff = { type: 'ours' };
}

const LEADING_DIGEST = /^[0-9a-f]{64}(?![0-9a-f])/;
const DIGEST = /^[0-9a-f]{64}$/;
const SHORT_DIGEST = /^~[\w-]{43}$/;

const inBase64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');

/** Half of a digest is enough to tell jobs apart. BullMQ refuses ids that are whole numbers, hence the prefix of others. */
export function innerId(id: string): string {
  return LEADING_DIGEST.test(id) ? id.replace(LEADING_DIGEST, (digest) => inBase64(digest.slice(0, 32))) : `r-${id}`;
}

export function jobOptions({ id, delayMs, priority }: Omit<JobRequest, 'payload'>): JobsOptions {
  const when = { ...(delayMs !== undefined && { delay: delayMs }), ...(priority !== undefined && { priority }) };
  return { jobId: innerId(id), ...when };
}

export function packed(payload: JobPayload): JobPayload {
  return mapped(payload, (value) => (DIGEST.test(value) ? `~${inBase64(value)}` : value));
}

/** Jobs of a schedule are stored as they were given, and are returned so. */
export function unpacked(payload: JobPayload): JobPayload {
  return mapped(payload, (value) =>
    SHORT_DIGEST.test(value) ? Buffer.from(value.slice(1), 'base64url').toString('hex') : value,
  );
}

function mapped(payload: JobPayload, change: (value: string) => string): JobPayload {
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, change(value)]));
}

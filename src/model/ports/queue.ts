/** The hint that something waits. */

export type QueueName = 'sweep' | 'capture' | 'fingerprint' | 'screen' | 'notify';

/** Payloads carry ids only. */
export type JobPayload = Readonly<Record<string, string>>;

export interface JobRequest {
  /** Hex or word characters only; while a job of that id waits or runs, adding it again does nothing; one that was put off is due at once when it is added without delay. */
  readonly id: string;
  readonly payload: JobPayload;
  readonly delayMs?: number;
  /** Larger numbers run later. */
  readonly priority?: number;
}

export interface Queue {
  /** Throws TransientError when the queue does not answer or is full: the ledger knows what it was not told. */
  add(queue: QueueName, jobs: readonly JobRequest[]): Promise<void>;
  /** Starts working a queue. A TransientError thrown by the handler delays the job; anything else fails it for good. */
  work(queue: QueueName, concurrency: number, handler: (payload: JobPayload) => Promise<void>): Promise<void>;
  /** A job scheduler: `cron` in UTC, or every so many milliseconds. The same id again replaces it. */
  schedule(
    queue: QueueName,
    id: string,
    when: { cron: string } | { everyMs: number },
    payload: JobPayload,
  ): Promise<void>;
  unschedule(queue: QueueName, id: string): Promise<void>;
  counts(): Promise<Record<QueueName, { waiting: number; active: number; delayed: number; failed: number }>>;
  /** Empties every queue: the ledger refills them. Only for the process that holds the data folder alone. */
  clear(): Promise<void>;
  /** Waits for running jobs up to `graceMs`, then closes. */
  close(graceMs?: number): Promise<void>;
}

/** The queue only hints that work waits; the ledger knows. */

/**
 * `render`: targets to capture that need a browser, after a worker without one has tried. `sift`:
 * archives of the web, file by file.
 */
export const QUEUE_NAMES = ['sweep', 'capture', 'render', 'fingerprint', 'screen', 'notify', 'sift'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

/** Payloads carry ids only. */
export type JobPayload = Readonly<Record<string, string>>;

export interface JobRequest {
  /**
   * Hex or word characters. Adding an id that waits or runs does nothing; without delay a delayed
   * job becomes due.
   */
  readonly id: string;
  readonly payload: JobPayload;
  readonly delayMs?: number;
  /** Larger numbers run later, and all of them after jobs that have none. */
  readonly priority?: number;
  /** Before all others that wait; without delay or priority. */
  readonly first?: boolean;
}

export interface Working {
  /**
   * From now on starts a job only while fewer than `concurrency` run; 0: starts none. Running jobs
   * go on.
   */
  atMost(concurrency: number): void;
}

export interface Queue {
  /**
   * Throws TransientError when the queue does not answer, is full or is closed; the ledger still
   * knows the work.
   */
  add(queue: QueueName, jobs: readonly JobRequest[]): Promise<void>;
  /**
   * Starts working; at concurrency 0 only once more are allowed. A TransientError of the handler
   * delays the job; any other error fails it for good.
   */
  work(queue: QueueName, concurrency: number, handler: (payload: JobPayload) => Promise<void>): Promise<Working>;
  /** A repeating job, `cron` in UTC unless a time zone is named; the same id replaces it. */
  schedule(
    queue: QueueName,
    id: string,
    when: { cron: string; timezone?: string } | { everyMs: number },
    payload: JobPayload,
  ): Promise<void>;
  unschedule(queue: QueueName, id: string): Promise<void>;
  counts(): Promise<Record<QueueName, { waiting: number; active: number; delayed: number; failed: number }>>;
  /** Empties every queue; the ledger refills them. Only when one process holds the data folder. */
  clear(): Promise<void>;
  /** Waits for running jobs up to `graceMs`, then closes. */
  close(graceMs?: number): Promise<void>;
}

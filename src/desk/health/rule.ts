/** Health: the state of the program, for everybody. */
import { within } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { VERSION } from '../../version.ts';
import type { DeskParts } from '../frame/parts.ts';
import { reader } from '../frame/rule.ts';

/** A page about faults must not wait for one. */
const QUEUE_MS = 3_000;
const RUNS_SHOWN = 20;

export type HealthRule = ReturnType<typeof healthRule>;

export const healthRule = ({ services }: DeskParts) => ({ show: reader(() => healthOf(services)) });

export type Health = Awaited<ReturnType<typeof healthOf>>;

async function healthOf({ store, queue, browser, freeSpace, limits }: Services) {
  const [counts, runs, schedules, alertsWaiting, workers, free] = await Promise.all([
    within(QUEUE_MS, queue.counts(), () => new Error('late')).catch(() => null),
    store.ledger.runs(RUNS_SHOWN),
    store.schedules.heads(),
    store.outbox.pending(),
    store.fleet.workers(),
    freeSpace(),
  ]);
  return {
    version: VERSION,
    /** Null: the queue does not answer. */
    queue: counts,
    runs: runs.map(({ id, createdAt, finishedAt }) => ({ id, createdAt, finishedAt })),
    schedules: schedules.length,
    alertsWaiting,
    browser: browser.found,
    workers,
    /** Free bytes, and the least that a worker needs. Null: the system does not say. */
    disk: free === null ? null : { path: free.path, freeBytes: free.bytes, leastBytes: limits.freeBytes },
  };
}

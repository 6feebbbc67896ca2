/** Reader processes, started as work asks for them; all pages of a site go to one of them. */
import { orElse } from '../errors.ts';
import type { Limits } from '../model/limits.ts';
import { type Job, type JobEnd, ReaderChild } from './child.ts';

/**
 * After so many jobs a fresh reader replaces it, whatever memory it holds. Each page is a job: a
 * new reader costs as much as four sites.
 */
const JOBS_PER_CHILD = 10_000;
/**
 * Share of its memory that a reader may hold between two jobs: libraries leak, and a new one has to
 * compile everything again.
 */
const WORN_SHARE = 0.7;
/**
 * The second in a fresh process: earlier jobs may have left too little memory, or the system killed
 * the first.
 */
const TRIES = 2;
/** Milliseconds that work waits until one more reader is started: one reader does a small job. */
const GROW_MS = 250;

/**
 * Milliseconds that a job waits for the reader that has the other pages of its site. Then any other
 * takes the site over, and parses its pages again.
 */
const OWN_MS = 5_000;
/** Sites whose reader is known; a site that is never fingerprinted is forgotten in its turn. */
const MOST_SITES = 1_000;

const ended = (detail: string): JobEnd => ({ as: 'lost', why: 'crash', detail, found: undefined });

type Waiting = { readonly job: Job; readonly since: number; readonly resolve: (end: JobEnd) => void };

export type ReaderPool = ReturnType<typeof openPool>;

/**
 * @param entry file of the reader processes
 * @param ownMs milliseconds that a job waits for the reader of its site
 */
export function openPool(limits: Limits, entry: string, ownMs = OWN_MS) {
  const { parseMegabytes } = limits;
  const idle: ReaderChild[] = [];
  const all = new Set<ReaderChild>();
  const waiting: Waiting[] = [];
  /** The reader that has the pages of a site. */
  const readerOf = new Map<string, ReaderChild>();
  const state = { closed: false };
  let growth: NodeJS.Timeout | undefined;

  /** Undefined where the system has no room for a further process. */
  function start(): ReaderChild | undefined {
    const child = orElse(() => new ReaderChild(parseMegabytes, entry), undefined);
    if (child !== undefined) all.add(child);
    return child;
  }

  function startIdle(): void {
    const child = start();
    if (child !== undefined) idle.push(child);
  }

  function pump(): void {
    for (const one of [...waiting]) {
      const child = childFor(one);
      if (child === undefined) continue;
      waiting.splice(waiting.indexOf(one), 1);
      void settle(child, one);
    }
    if (waiting.length === 0) return;
    if (all.size === 0)
      for (const { resolve } of waiting.splice(0)) resolve(ended('no reader process could be started'));
    else growth ??= setTimeout(grow, GROW_MS).unref();
  }

  /** Undefined: the job waits. */
  function childFor({ job, since }: Waiting): ReaderChild | undefined {
    const own = job.site === undefined ? undefined : readerOf.get(job.site);
    const isOwn = own !== undefined && all.has(own) && !own.gone;
    if (isOwn && !idle.includes(own) && performance.now() - since < ownMs) return undefined;
    const child = isOwn && idle.includes(own) ? own : free();
    if (child !== undefined) notIdle(child);
    if (child !== undefined && job.site !== undefined) {
      readerOf.delete(job.site);
      if (job.work.what !== 'fingerprint') readerOf.set(job.site, child);
      for (const oldest of readerOf.keys()) if (readerOf.size > MOST_SITES) readerOf.delete(oldest);
    }
    return child;
  }

  /** Takes the one with the fewest sites; of these the one that worked last is the quickest. */
  function free(): ReaderChild | undefined {
    for (const child of [...idle])
      if (child.gone) {
        notIdle(child);
        all.delete(child);
      }
    if (all.size === 0) return start();
    const sites = (child: ReaderChild): number => [...readerOf.values()].filter((one) => one === child).length;
    return idle.toReversed().sort((a, b) => sites(a) - sites(b))[0];
  }

  function notIdle(child: ReaderChild): void {
    if (idle.includes(child)) idle.splice(idle.indexOf(child), 1);
  }

  function grow(): void {
    growth = undefined;
    if (waiting.length === 0 || state.closed) return;
    if (all.size < limits.readers) {
      startIdle();
      // Sites are shared out anew.
      readerOf.clear();
    }
    pump();
  }

  async function settle(child: ReaderChild, { job, resolve }: Waiting): Promise<void> {
    let reader = child;
    let end = await reader.run(job, limits);
    for (let tries = 1; tries < TRIES && !state.closed && end.as === 'lost' && end.why !== 'time'; tries++) {
      all.delete(reader);
      const fresh = start();
      if (fresh === undefined) break;
      reader = fresh;
      end = await reader.run(job, limits);
    }
    const worn = end.as === 'lost' || reader.jobs >= JOBS_PER_CHILD || reader.memory() > parseMegabytes * WORN_SHARE;
    if (worn) {
      all.delete(reader);
      void reader.stop();
      if (!state.closed) startIdle();
    } else idle.push(reader);
    resolve(end);
    pump();
  }

  return {
    run(job: Job): Promise<JobEnd> {
      return new Promise((resolve) => {
        waiting.push({ job, since: performance.now(), resolve });
        pump();
      });
    },
    warm(): void {
      if (!state.closed && all.size === 0) startIdle();
    },
    async close(): Promise<void> {
      state.closed = true;
      clearTimeout(growth);
      for (const { resolve } of waiting.splice(0)) resolve(ended('it was stopped'));
      await Promise.all([...all].map((child) => child.stop()));
      all.clear();
    },
  };
}

import { ConfigError, messageOf } from '../src/errors.ts';
import type { StepEnd, WorkerContext } from '../src/flow/crawl/claims.ts';
import { tend } from '../src/flow/crawl/run-progress.ts';
import { registerSchedules, startDue } from '../src/flow/crawl/scheduled.ts';
import { drawDue } from '../src/flow/evidence/draw-due.ts';
import { checkpointWhereGrown } from '../src/flow/evidence/log.ts';
import { keepDue } from '../src/flow/kept/keep.ts';
import { takeList } from '../src/flow/kept/kept-list.ts';
import { rescreenChanged } from '../src/flow/lists/rescreen.ts';
import { finishPurges, freeBlobs } from '../src/flow/operations/purge.ts';
import { tendSifts } from '../src/flow/sift/tend-sifts.ts';
import { tellSearches } from '../src/flow/site/saved-searches.ts';
import { keepIndex } from '../src/flow/site/search-index.ts';
import { expireSuggestions } from '../src/flow/suggest/expire.ts';
import { takeFeed } from '../src/flow/suggest/feeds.ts';
import { followDue } from '../src/flow/suggest/follows.ts';
import { QUEUE_NAMES, type QueueName } from '../src/model/ports/queue.ts';
import type { Services } from '../src/services.ts';
import { createGate } from './gate.ts';
import { openOthersBrowser } from './others-browser.ts';
import { openPressure } from './pressure.ts';
import { type Capturing, type JobContext, workQueues } from './queues.ts';
import { openTally } from './tally.ts';

export interface Worker {
  /**
   * Rejects when the worker cannot continue: the disk is full, or a newer program has changed the
   * database.
   */
  readonly failed: Promise<never>;
  /**
   * Takes no new work, lets running steps end within the grace (0: aborts them), returns the rest,
   * and stops.
   */
  stop(graceMs?: number): Promise<void>;
}

export interface WorkerEvents {
  visited?: WorkerContext['visited'];
  found?: WorkerContext['found'];
  /** A step, a delivery or a round of upkeep ended: the counts of runs may differ now. */
  changed?(): void;
}

/** Part of the grace that aborted steps have to return their targets. */
const HAND_BACK_MS = 5_000;
const WRONG_CLOCK_MS = 60_000;
/** A purge without a step for this long has lost its process. */
const PURGE_IDLE_MS = 60_000;
/** Pages that wait so long are drawn beside targets. */
const DRAW_ANYWAY_MS = 10 * 60_000;
/** Frees blobs that nothing names any more, and that were too new to be removed at first. */
const FREE_EVERY_MS = 6 * 3_600_000;

/** Between two looks for follows whose round of visits is over. */
const FOLLOW_EVERY_MS = 2_000;

/** Each round may take so long for the index of search; captures share the readers. */
const INDEX_MS = 5_000;

export interface WorkerOptions {
  /** Takes no new target while the disk is nearly full, instead of working until it is. */
  readonly waitsForDisk?: boolean;
  /** None: all. */
  readonly queues?: readonly QueueName[];
}

/** Works queues in this process until stopped. */
export async function startWorker(
  services: Services,
  events: WorkerEvents = {},
  { waitsForDisk = false, queues = [] }: WorkerOptions = {},
): Promise<Worker> {
  const { store, queue, sole, worker, limits, log } = services;
  await services.egress.prove();
  // A process alone hands nothing on. One without a browser takes no target that others returned
  // for lack of one.
  const draws = !sole && services.browser.found !== null;
  const all = QUEUE_NAMES.filter((name) => draws || name !== 'render');
  const works = new Set(queues.length === 0 ? all : queues);
  const captures = works.has('capture') || works.has('render');
  if (captures) await services.browser.load();
  const renders = works.has('render');
  const others = openOthersBrowser({ ports: services, limits, handsOn: !sole && queues.length > 0 && !renders });
  const gate = createGate();
  const working: WorkerContext['working'] = new Set();
  const stopping = new AbortController();
  let taking = true;
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined);
  const changed = (): void => events.changed?.();
  const tally = openTally();
  const heard: WorkerEvents = {
    ...events,
    visited(stored) {
      tally.visited(stored.visit);
      events.visited?.(stored);
    },
  };

  const context: JobContext = {
    ports: services,
    changed,
    async aside(work) {
      if (!taking) return;
      try {
        await work({ id: worker, signal: stopping.signal });
      } catch (error) {
        if (error instanceof ConfigError) fail(error);
        throw error;
      } finally {
        changed();
      }
    },
    async run(id, step) {
      const take = async (alone: boolean): Promise<StepEnd> =>
        taking
          ? step(id, { ...heard, id: worker, alone, handsOn: others.mayHandOn(), signal: stopping.signal, working })
          : 'nothing';
      try {
        const end = await gate.shared(() => take(false));
        return end === 'run-alone' ? await gate.alone(() => take(true)) : end;
      } catch (error) {
        // The user must act first; the target is back in the ledger.
        if (error instanceof ConfigError) fail(error);
        else log.warn({ target: id, error: messageOf(error) }, 'a step failed and will be retried');
        throw error;
      } finally {
        changed();
      }
    },
  };

  const ahead = await services.clock.compare();
  if (Math.abs(ahead) > WRONG_CLOCK_MS)
    log.warn({ secondsAhead: Math.round(ahead / 1000) }, 'the clock of this machine is wrong; the database’s is used');
  // No other process uses our data folder, so the queue can be rebuilt from the ledger.
  if (sole) await queue.clear();
  if (sole) await store.drawings.reclaim();
  if (services.browser.found !== null) await store.drawings.retry();
  await tend(services, sole ? 'all' : 'ended');
  if (works.has('sift')) await tendSifts(services, sole);
  const most = captures ? services.settings.concurrency : 0;
  const pressure = openPressure({
    most,
    leastFree: waitsForDisk ? limits.freeBytes : 0,
    free: services.freeSpace,
    // The store of a worker that stops is being closed: no sign of trouble.
    ask: async () => taking && store.check(),
    apply: (atOnce) => taking && capturing?.atMost(atOnce),
    log,
  });
  let capturing: Capturing | undefined;
  // Before the first target is taken: the disk may be full already.
  await pressure.look();
  capturing = await workQueues(context, pressure.atOnce(), works);
  await registerSchedules(services);
  // A run that was due while no worker ran is started once. Other workers may lack the files of
  // followed lists.
  const startRuns = async (): Promise<void> => (works.has('sweep') ? startDue(services) : undefined);
  await startRuns();

  function renew(): Promise<void> {
    const targets = [...working].map(({ target }) => target);
    return store.ledger.renew(worker, targets, limits.lockMs);
  }
  async function upkeep(): Promise<void> {
    await store.check();
    await services.clock.compare();
    // First: after a sleep of the machine, its live work must not look like a dead worker's.
    await renew();
    if (!sole && works.has('capture') && !renders) await others.look();
    // Also with a folder that it held alone at first: crawls beside it may have been killed.
    await tend(services, 'ended');
    if (works.has('sift')) await tendSifts(services, false);
    await startRuns();
    changed();
  }
  /** Tells the others that this worker lives, and counts its work. */
  async function beat(): Promise<void> {
    const state = {
      id: worker,
      version: services.version,
      atOnce: pressure.atOnce(),
      pressure: pressure.reason(),
      renders,
    };
    const done = tally.take();
    try {
      await store.fleet.beat(state, done, limits.lockMs);
    } catch (error) {
      tally.giveBack(done);
      throw error;
    }
  }
  /** Pictures of findings' pages: they delay no target, unless there is no end of targets. */
  async function draw(): Promise<void> {
    const waitedMs = (): number => (working.size > 0 ? DRAW_ANYWAY_MS : 0);
    await drawDue(services, { signal: stopping.signal, waitedMs, drawn: changed });
  }
  function roundFailed(error: unknown): void {
    if (error instanceof ConfigError) fail(error);
    else log.warn({ error: messageOf(error) }, 'a round of upkeep failed and will be retried');
  }
  // It does not stop the worker: the next checkpoint covers these entries too.
  function signingFailed(error: unknown): void {
    log.warn({ error: messageOf(error) }, 'the log could not be signed and will be retried');
  }
  await beat();
  const rounds = [
    startRounds(upkeep, limits.stalledMs, roundFailed),
    startRounds(pressure.look, limits.stalledMs / 3, roundFailed),
    startRounds(beat, limits.stalledMs, roundFailed),
    startRounds(() => finishPurges(services, PURGE_IDLE_MS), PURGE_IDLE_MS, roundFailed),
    startRounds(draw, limits.stalledMs, roundFailed),
  ];
  const signEveryMs = services.settings.checkpointEvery * 1_000;
  const { suggestionDays } = services.settings;
  rounds.push(startRounds(() => expireSuggestions(suggestionDays, services), FREE_EVERY_MS, roundFailed));
  rounds.push(startRounds(() => freeBlobs(services), FREE_EVERY_MS, roundFailed));
  const keep = () => keepDue({ list: takeList(), feed: takeFeed }, stopping.signal, services);
  if (works.has('sweep')) rounds.push(startRounds(keep, limits.stalledMs, roundFailed));
  if (works.has('sweep')) rounds.push(startRounds(() => followDue(services), FOLLOW_EVERY_MS, roundFailed));
  const rescreen = () => rescreenChanged(services, { signal: stopping.signal });
  if (works.has('screen')) rounds.push(startRounds(rescreen, limits.stalledMs, roundFailed));
  const index = async (): Promise<void> => {
    await keepIndex(services, stopping.signal, INDEX_MS);
    await tellSearches(services, INDEX_MS);
  };
  rounds.push(startRounds(index, limits.stalledMs, roundFailed));
  if (signEveryMs > 0) rounds.push(startRounds(() => checkpointWhereGrown(services), signEveryMs, signingFailed));
  // Runs apart from the upkeep, which takes long when much is waiting.
  const renewal = startRounds(renew, limits.lockMs / 4, roundFailed);

  async function shutDown(graceMs: number): Promise<void> {
    taking = false;
    capturing?.letGo();
    for (const round of rounds) round.stop();
    const abort = (): void => stopping.abort(new Error('the worker is stopping'));
    const forWork = graceMs - HAND_BACK_MS;
    const timer = forWork > 0 ? setTimeout(abort, forWork) : undefined;
    if (timer === undefined) abort();
    await queue.close(Math.max(graceMs, HAND_BACK_MS));
    clearTimeout(timer);
    abort();
    renewal.stop();
    // Steps that ignored the abort, or whose connection broke, do not count as deaths.
    await store.ledger.releaseAll(worker).catch(roundFailed);
    await store.sifts.releaseAll(worker).catch(roundFailed);
    await beat()
      .then(() => store.fleet.leave(worker))
      .catch(roundFailed);
  }
  let stopped: Promise<void> | undefined;
  return {
    failed,
    stop: (graceMs = 0) => (stopped ??= shutDown(graceMs)),
  };
}

/**
 * Repeats rounds without overlap: with a database that hangs, rounds must not pile up. An error of
 * a round that is stopped is not reported: its store or queue is being closed.
 */
function startRounds(
  round: () => Promise<unknown>,
  everyMs: number,
  onError: (error: unknown) => void,
): { stop(): void } {
  let isBusy = false;
  let isStopped = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    round()
      .catch((error: unknown) => {
        if (!isStopped) onError(error);
      })
      .finally(() => {
        isBusy = false;
      });
  }, everyMs);
  return {
    stop(): void {
      isStopped = true;
      clearInterval(timer);
    },
  };
}

import { ConfigError, messageOf } from '../src/errors.ts';
import type { StepEnd, WorkerContext } from '../src/flow/crawl/pipeline.ts';
import { tend } from '../src/flow/crawl/run-progress.ts';
import { registerSchedules, startDue } from '../src/flow/crawl/scheduled.ts';
import { checkpointWhereGrown } from '../src/flow/evidence/log.ts';
import type { Services } from '../src/services.ts';
import { createGate } from './gate.ts';
import { type JobContext, workCapture, workFingerprint, workNotify, workScreen, workSweep } from './queues.ts';
import { startRounds } from './rounds.ts';

export interface Worker {
  /** Rejects when the worker cannot go on: a disk is full, a newer program has changed the database. Never resolves otherwise. */
  readonly failed: Promise<never>;
  /** Takes nothing new, lets running steps finish within the grace (none: stops them at once), hands the rest back, and stops. */
  stop(graceMs?: number): Promise<void>;
}

/** Of the grace, for steps that were told to stop to give their targets back. */
const HAND_BACK_MS = 5_000;
/** A clock that is wrong by more is worth a word. */
const WRONG_CLOCK_MS = 60_000;

/** Works all queues in this process until stopped. */
export async function startWorker(services: Services): Promise<Worker> {
  const { store, queue, sole, worker, limits, log } = services;
  await services.egress.prove();
  await services.browser.load();
  const gate = createGate();
  const working: WorkerContext['working'] = new Set();
  const stopping = new AbortController();
  let taking = true;
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined);

  const context: JobContext = {
    ports: services,
    async run(id, step) {
      const shared = { id: worker, signal: stopping.signal, working };
      const take = async (alone: boolean): Promise<StepEnd> => (taking ? step(id, { ...shared, alone }) : 'nothing');
      try {
        const end = await gate.shared(() => take(false));
        if (end === 'run-alone') await gate.alone(() => take(true));
      } catch (error) {
        // The user must act before anything can go on: the target was given back, so nothing is lost.
        if (error instanceof ConfigError) fail(error);
        else log.warn({ target: id, error: messageOf(error) }, 'a step failed; it is tried again');
        throw error;
      }
    },
  };

  const ahead = await services.clock.compare();
  if (Math.abs(ahead) > WRONG_CLOCK_MS)
    log.warn({ secondsAhead: Math.round(ahead / 1000) }, 'the clock of this machine is wrong; the database’s is used');
  // Nobody else works on a folder that we hold alone: the queue is rebuilt from the ledger.
  if (sole) await queue.clear();
  await tend(services, sole ? 'all' : 'ended');
  await workSweep(context);
  await workCapture(context, services.settings.concurrency);
  await workFingerprint(context);
  await workScreen(context);
  await workNotify(context);
  // A run that was missed while no worker ran is started now, once.
  await registerSchedules(services);
  await startDue(services);

  const renew = (): Promise<void> =>
    store.ledger.renew(
      worker,
      [...working].map(({ target }) => target),
      limits.lockMs,
    );
  async function keepUp(): Promise<void> {
    await store.check();
    await services.clock.compare();
    // Our own leases first: a machine that slept must not take its live work for a dead worker's. Alone, nobody else has any.
    await renew();
    await tend(services, sole ? 'nothing' : 'ended');
    await startDue(services);
  }
  function failedRound(error: unknown): void {
    if (error instanceof ConfigError) fail(error);
    else log.warn({ error: messageOf(error) }, 'a round of upkeep failed; it is tried again');
  }
  const upkeep = startRounds(keepUp, limits.stalledMs, failedRound);
  const signEveryMs = services.settings.checkpointEvery * 1_000;
  const sign = async (): Promise<void> => {
    await checkpointWhereGrown(services);
  };
  // No reason to stop: what is not signed now is covered by the next checkpoint.
  const notSigned = (error: unknown): void => {
    log.warn({ error: messageOf(error) }, 'the log could not be signed; it is tried again');
  };
  const signing = signEveryMs > 0 ? startRounds(sign, signEveryMs, notSigned) : null;
  // Apart from the upkeep, which takes long where much waits.
  const renewal = startRounds(renew, limits.lockMs / 4, failedRound);

  async function shutDown(graceMs: number): Promise<void> {
    taking = false;
    upkeep.stop();
    signing?.stop();
    const stop = (): void => stopping.abort(new Error('the worker is stopping'));
    const forWork = graceMs - HAND_BACK_MS;
    const timer = forWork > 0 ? setTimeout(stop, forWork) : stop();
    await queue.close(Math.max(graceMs, HAND_BACK_MS));
    clearTimeout(timer ?? undefined);
    stop();
    renewal.stop();
    // What did not heed the stop, or was claimed on a connection that broke, is no death: it is free for the next.
    await store.ledger.releaseAll(worker).catch(failedRound);
  }
  let stopped: Promise<void> | undefined;
  return {
    failed,
    stop(graceMs = 0) {
      stopped ??= shutDown(graceMs);
      return stopped;
    },
  };
}

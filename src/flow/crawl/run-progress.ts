/** Takes runs past their barriers, and fills the queue from the ledger. */

import { messageOf } from '../../errors.ts';
import { shippedBackground } from '../../match/background/background.ts';
import { groupBy } from '../../model/group-by.ts';
import { memoised } from '../../model/memoised.ts';
import type { Called, Run, Target, Work } from '../../model/ports/ledger.ts';
import type { Store } from '../../model/ports/store.ts';
import { remember } from '../../model/remember.ts';
import { gatherDigests } from '../digests.ts';
import type { Ports } from '../ports.ts';
import { freezeBackground } from '../screen/backgrounds.ts';
import { finishRun } from '../screen/join-run.ts';

type ProgressPorts = Pick<Ports, 'store' | 'queue'>;

/**
 * This process's cache of the runs of one ledger, so that not every step counts. `untilCount`:
 * steps until the next count.
 */
const cacheOf = memoised((_: Store) => ({ runs: new Map<string, Run>(), untilCount: new Map<string, number>() }));
const CACHED_RUNS = 64;
/** A process counts again after one 16th of the remaining steps. */
const SHARE = 16;

/**
 * From the cache: options never change, nor does a frozen background. `frozen`: the run is read
 * again until it has one.
 */
export async function runOf(id: string, store: Store, frozen = false): Promise<Run> {
  const { runs } = cacheOf(store);
  const known = runs.get(id);
  if (known !== undefined && (!frozen || known.background !== null)) return known;
  const run = await store.ledger.run(id);
  if (run === null) throw new Error(`run ${id} is not in the database`);
  remember(runs, id, run, CACHED_RUNS);
  return run;
}

/**
 * Called when a step ended. A count costs as much as the run is long, so counts become frequent
 * only towards the end. If the last step of many workers is not counted, the next upkeep counts it.
 */
export async function afterStep(run: string, ports: ProgressPorts): Promise<void> {
  const { untilCount } = cacheOf(ports.store);
  const left = (untilCount.get(run) ?? 1) - 1;
  untilCount.set(run, left);
  if (left <= 0) await advanceRun(run, ports);
}

/**
 * Takes a run past its barriers: rarity must not depend on the order of answers, so screening waits
 * for all fingerprints.
 */
export async function advanceRun(id: string, ports: ProgressPorts): Promise<void> {
  const { ledger, fingerprints } = ports.store;
  const { total, fingerprinted, screened } = await ledger.progress(id);
  const left = fingerprinted < total ? total - fingerprinted : total - screened;
  remember(cacheOf(ports.store).untilCount, id, Math.ceil(left / SHARE), CACHED_RUNS);
  if (fingerprinted < total) return;
  const run = await ledger.run(id);
  if (run === null || run.finishedAt !== null) return;
  if (run.background === null) {
    if (run.options.background === null) await freezeBackground(id, ports.store);
    else await fingerprints.freezeBackground(id, shippedBackground());
    await refill(ports, id);
  }
  if (screened < total) return;
  await finishRun(id, ports.store);
  await sendDue(ports);
}

/**
 * Hints of one step in the queue, at most: upkeep adds more as they are used up. Every worker adds
 * as many.
 */
export const HINTS = 5_000;

/** Lines that one round of upkeep calls at most. */
const LINES = 1_000;

/**
 * True if the run may go on: a count of a long run would be too dear for every round of every
 * worker.
 */
async function isAtBarrier({ id, background }: Run, { store }: ProgressPorts): Promise<boolean> {
  const open = await store.ledger.firstOpenStep(id);
  return open === null || (background === null && open === 'screen');
}

/** Queues the targets that can be done next; queued ones stay. */
export async function refill(ports: ProgressPorts, run?: string): Promise<number> {
  const waiting = await ports.store.ledger.waiting(run, HINTS);
  const workOf = ({ step, needsBrowser }: Target) => (step === 'capture' && needsBrowser ? 'render' : (step as Work));
  for (const [queue, targets] of groupBy(waiting, workOf))
    await ports.queue.add(
      queue,
      // Suspects last: an input that kills its worker must not delay the others.
      targets.map(({ id, suspect }) => ({ id, payload: { target: id }, ...(suspect && { priority: 10 }) })),
    );
  return waiting.length;
}

/**
 * Hints of targets whose turn at their host has come. First: else a line would move on once while
 * the whole queue drains.
 */
export async function hint(called: readonly Called[], { queue }: Pick<Ports, 'queue'>): Promise<void> {
  // A name of its own: the queue would refuse the target's own name until the job that put it off
  // has ended.
  for (const [name, targets] of groupBy(called, ({ needsBrowser }) => (needsBrowser ? 'render' : 'capture')))
    await queue.add(
      name,
      targets.map(({ id, call }) => ({ id: call, payload: { target: id }, first: true })),
    );
}

/**
 * A hint of a target that waits for a worker with a browser. If it fails, or the queue is full,
 * upkeep adds one later.
 */
export async function hintRender(id: string, { queue, log }: Pick<Ports, 'queue' | 'log'>): Promise<void> {
  try {
    if ((await queue.counts()).render.waiting < HINTS) await queue.add('render', [{ id, payload: { target: id } }]);
  } catch (error) {
    log.warn({ target: id, error: messageOf(error) }, 'no worker with a browser could be called yet');
  }
}

/** A queue holds less than the ledger has waiting: it was emptied, or has delayed something. */
async function isShort({ store, queue }: ProgressPorts): Promise<boolean> {
  const backlog = await store.ledger.backlog(HINTS);
  const counts = await queue.counts();
  return (Object.keys(backlog) as Work[]).some((work) => backlog[work] > counts[work].waiting);
}

/**
 * Upkeep, at a worker's start and regularly: reclaims leases of dead workers and refills the queue
 * from the ledger.
 *
 * @param reclaim all leases (no other worker can exist), those that ended, or none
 */
export async function tend(
  ports: Pick<Ports, 'store' | 'queue' | 'log' | 'clock' | 'link'>,
  reclaim: 'all' | 'ended' | 'nothing',
): Promise<void> {
  const none = { waiting: 0, quarantined: 0 };
  const { waiting, quarantined } = reclaim === 'nothing' ? none : await ports.store.ledger.reclaim(reclaim === 'all');
  if (reclaim === 'all') await ports.store.outbox.reclaim();
  if (waiting + quarantined > 0) ports.log.info({ waiting, quarantined }, 'reclaimed work of dead workers');
  await ports.store.ledger.requeueDue();
  await hint(await ports.store.ledger.callFree(LINES), ports);
  if (await isShort(ports)) await refill(ports);
  for (const run of await ports.store.ledger.runsAtWork())
    if (await isAtBarrier(run, ports)) await advanceRun(run.id, ports);
  await gatherDigests(ports);
  await sendDue(ports);
}

async function sendDue({ store, queue }: ProgressPorts): Promise<void> {
  const due = await store.outbox.due(1000);
  const jobs = due.map(({ id, attempts }) => ({ id: `${id}x${attempts}`, payload: { delivery: id } }));
  if (jobs.length > 0) await queue.add('notify', jobs);
}

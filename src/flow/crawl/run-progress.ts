/** Takes runs past their barriers, and puts into the queue what the ledger says is waiting. */
import type { Log } from '../../log.ts';
import { shippedBackground } from '../../match/background.ts';
import type { Run, Step } from '../../model/ports/ledger.ts';
import type { Queue } from '../../model/ports/queue.ts';
import type { Store } from '../../model/ports/store.ts';
import { freezeBackground } from '../screen/backgrounds.ts';

interface ProgressPorts {
  readonly store: Store;
  readonly queue: Queue;
}

/** What this process knows of the runs of one ledger: a hint, so that not every step asks for every count. */
interface Known {
  readonly runs: Map<string, Run>;
  /** Steps that this process may end before it asks again how far the run is. */
  readonly untilAsked: Map<string, number>;
}
const KNOWN = new WeakMap<Store, Known>();
const KNOWN_RUNS = 64;
/** Of the steps still to do, this share is done by one process before it counts again; the last few are all counted. */
const SHARE = 16;

/** A run's options never change, nor does its background once it is frozen: with `frozen` the row is read until it has one. */
export async function runOf(id: string, store: Store, frozen = false): Promise<Run> {
  const { runs } = knownOf(store);
  const known = runs.get(id);
  if (known !== undefined && (!frozen || known.background !== null)) return known;
  const run = await store.ledger.run(id);
  if (run === null) throw new Error(`run ${id} is not in the database`);
  remember(runs, id, run);
  return run;
}

/**
 * Called when a step ended. Counting a run costs as much as the run is long, so it is done ever more often towards the
 * end; should the last step of many workers go uncounted, whoever tends the ledger next counts it.
 */
export async function afterStep(run: string, ports: ProgressPorts): Promise<void> {
  const { untilAsked } = knownOf(ports.store);
  const left = (untilAsked.get(run) ?? 1) - 1;
  untilAsked.set(run, left);
  if (left <= 0) await advanceRun(run, ports);
}

/**
 * Takes a run past its two barriers. Rarity must not depend on the order in which sites happened to answer, so
 * screening starts when the whole run is fingerprinted and the background is frozen.
 */
export async function advanceRun(id: string, ports: ProgressPorts): Promise<void> {
  const { ledger, fingerprints } = ports.store;
  const { total, fingerprinted, screened } = await ledger.progress(id);
  const left = fingerprinted < total ? total - fingerprinted : total - screened;
  remember(knownOf(ports.store).untilAsked, id, Math.ceil(left / SHARE));
  if (fingerprinted < total) return;
  const run = await ledger.run(id);
  if (run === null || run.finishedAt !== null) return;
  if (run.background === null) {
    if (run.options.background === null) await freezeBackground(id, ports.store);
    else await fingerprints.freezeBackground(id, shippedBackground());
    await refill(ports, id);
  }
  if (screened === total) await ledger.finishRun(id);
}

/** Puts every target that waits for a step into that step's queue; what is queued already stays as it is. */
export async function refill(ports: ProgressPorts, run?: string): Promise<number> {
  const frozen = new Map((await ports.store.ledger.runs()).map((one) => [one.id, one.background !== null]));
  let added = 0;
  const byStep = new Map<Step, { id: string; payload: { target: string }; priority: number }[]>();
  for (const target of await ports.store.ledger.waiting(run)) {
    if (target.step === null || (target.step === 'screen' && frozen.get(target.run) !== true)) continue;
    const jobs = byStep.get(target.step) ?? [];
    // Suspects come last: an input that kills its worker must not hold up the innocent.
    jobs.push({ id: target.id, payload: { target: target.id }, priority: target.suspect ? 10 : 1 });
    byStep.set(target.step, jobs);
    added++;
  }
  for (const [step, jobs] of byStep) await ports.queue.add(step, jobs);
  return added;
}

/** Whether the queue holds less than what waits: it was lost or emptied, or had put something off. A long one is not filled each time. */
async function isShort({ store, queue }: ProgressPorts): Promise<boolean> {
  const backlog = await store.ledger.backlog();
  const counts = await queue.counts();
  return (Object.keys(backlog) as Step[]).some((step) => backlog[step] > counts[step].waiting);
}

/**
 * What a worker does at its start and every so often: take back what dead workers held, and refill the queue from the ledger.
 *
 * @param reclaim whose leases are taken back: all (nobody else can be at work), those that ended, or nobody's
 */
export async function tend(
  ports: ProgressPorts & { readonly log: Log },
  reclaim: 'all' | 'ended' | 'nothing',
): Promise<void> {
  const none = { waiting: 0, quarantined: 0 };
  const { waiting, quarantined } = reclaim === 'nothing' ? none : await ports.store.ledger.reclaim(reclaim === 'all');
  if (reclaim === 'all') await ports.store.outbox.reclaim();
  if (waiting + quarantined > 0) ports.log.info({ waiting, quarantined }, 'took work back from workers that died');
  await ports.store.ledger.requeueDue();
  if (await isShort(ports)) await refill(ports);
  for (const run of await ports.store.ledger.runs()) if (run.finishedAt === null) await advanceRun(run.id, ports);
  const due = await ports.store.outbox.due(1000);
  if (due.length > 0) {
    await ports.queue.add(
      'notify',
      due.map(({ id, attempts }) => ({ id: `${id}x${attempts}`, payload: { delivery: id } })),
    );
  }
}

function knownOf(store: Store): Known {
  const known = KNOWN.get(store) ?? { runs: new Map(), untilAsked: new Map() };
  KNOWN.set(store, known);
  return known;
}

function remember<T>(map: Map<string, T>, id: string, value: T): void {
  map.delete(id);
  map.set(id, value);
  for (const oldest of [...map.keys()].slice(0, -KNOWN_RUNS)) map.delete(oldest);
}

/**
 * The main job, step by step: capture → fingerprint → (all of the run) → screen → notify. Every step may run twice and
 * on any worker: the ledger says what is left to do, a claim fences off whoever comes late, and the queue only hints.
 */

import { siteOf } from '../../address/site-name.ts';
import { ConfigError, messageOf, TransientError } from '../../errors.ts';
import type { Delivery } from '../../model/alert.ts';
import { sha256 } from '../../model/digest.ts';
import { isUrl } from '../../model/is-url.ts';
import type { Limits } from '../../model/limits.ts';
import type { Blobs } from '../../model/ports/blobs.ts';
import type { CaptureSite, ReadCaptured } from '../../model/ports/capture.ts';
import type { Clock } from '../../model/ports/clock.ts';
import type { Egress, Seat } from '../../model/ports/egress.ts';
import type { Claim, Step } from '../../model/ports/ledger.ts';
import type { NameLists } from '../../model/ports/names.ts';
import type { Queue } from '../../model/ports/queue.ts';
import type { Reader } from '../../model/ports/reader.ts';
import type { Store } from '../../model/ports/store.ts';
import type { CapturedSite, Visit } from '../../model/visit.ts';
import { frozenBackground } from '../screen/backgrounds.ts';
import { screen } from '../screen/screen.ts';
import { type EnrichPorts, knownOfArchived } from '../site/enrich.ts';
import { captureSeed, failedFingerprint, fingerprintCaptured, isWebAddress, storedSite } from '../site/inspect.ts';
import { type AgainLimits, againAfter } from './again.ts';
import type { CapturedPages } from './captured-pages.ts';
import { removalsBy } from './removals.ts';
import { afterStep, runOf } from './run-progress.ts';

export interface PipelinePorts extends EnrichPorts {
  readonly store: Store;
  readonly queue: Queue;
  readonly blobs: Blobs;
  readonly egress: Egress;
  readonly captureSite: CaptureSite;
  readonly readCaptured: ReadCaptured;
  readonly reader: Reader;
  readonly names: NameLists;
  readonly limits: Pick<Limits, 'lockMs' | 'totalMs' | 'confirmMs'> & AgainLimits & EnrichPorts['limits'];
  /** Base of the links in alerts. */
  readonly link: string | null;
}

/** The worker that runs a step, and how it runs it. */
export interface WorkerContext {
  readonly id: string;
  /** True while nothing else runs in this worker: only then is the target to blame if the worker dies. */
  readonly alone: boolean;
  readonly signal: AbortSignal;
  /** Targets in progress here: their leases are renewed; all other leases under this id are given back. */
  readonly working: Set<{ readonly target: string }>;
}

/**
 * done: the step was taken and its effects stored. nothing: it was not there to take, or the claim was lost on the way.
 * run-alone: it is a suspect's, and must be asked for again while nothing else runs.
 */
export type StepEnd = 'done' | 'nothing' | 'run-alone';

/** @param pages holds what was captured for `fingerprintTarget` in the same process */
export function captureTarget(
  id: string,
  worker: WorkerContext,
  ports: PipelinePorts,
  pages?: CapturedPages,
): Promise<StepEnd> {
  return withClaim(id, 'capture', worker, ports, async (claim) => {
    const { target } = claim;
    const { ledger } = ports.store;
    const run = await runOf(target.run, ports.store);
    const identity = { id: sha256(target.id, String(claim.token)), run: run.id, source: 'crawl' as const };
    // Alone there is nobody to leave a place to.
    const seat =
      worker.alone || !isWebAddress(target.seed.url) ? null : await ports.egress.seat(target.seed.url, target.id);
    if (seat?.ok === false) return seat;
    const captured = await orElse(take, (error): CapturedSite => {
      ports.log.error({ target: target.seed.url, error: messageOf(error) }, 'capture failed');
      return { visit: failedVisit(claim, identity, messageOf(error), ports.clock), bodies: new Map() };
    }).finally(async () => call((await seat?.leave()) ?? null, ports));
    if (worker.signal.aborted) return false;
    const { visit } = captured;
    const again = againAfter(captured, target.attempts, ports.limits, Math.random);
    return orElse(
      async () => {
        const saved = await ledger.saveVisit(claim, visit, again === null, again);
        if (saved) pages?.keep(id, captured);
        return saved;
      },
      (error) => {
        ports.log.error({ target: target.seed.url, error: messageOf(error) }, 'the visit cannot be stored');
        return ledger.saveVisit(claim, failedVisit(claim, identity, messageOf(error), ports.clock), true);
      },
    );

    async function take(): Promise<CapturedSite> {
      const { seed } = target;
      if (isWebAddress(seed.url)) {
        const known = await ledger.pagesSeen(siteOf(seed.url, seed.kind), seed.kind);
        return captureSeed(seed, identity, { ...run.options, known, signal: worker.signal }, ports);
      }
      const { url, kind, entity = null, registration } = seed;
      const known = registration === undefined ? {} : { registration };
      const { captured: archived } = await ports.readCaptured(url, { kind, entity, ...known });
      const { visit } = archived;
      return { ...archived, visit: { ...visit, ...(await knownOfArchived(visit, ports)), ...identity } };
    }
  });
}

/** One site that cannot be read must not hold up its run: it is stored as not comparable, with the reason. */
export async function fingerprintTarget(
  id: string,
  worker: WorkerContext,
  ports: PipelinePorts,
  pages?: CapturedPages,
): Promise<StepEnd> {
  let run: string | null = null;
  const end = await withClaim(id, 'fingerprint', worker, ports, async (claim) => {
    run = claim.target.run;
    const { ledger } = ports.store;
    const visit = await visitOf(claim, ports.store);
    return orElse(
      async () => {
        const names = await ports.names.current();
        const site = await storedSite(visit, ports.blobs, pages?.bodiesOf(id, visit.id));
        return ledger.saveFingerprint(claim, await fingerprintCaptured(site, ports.reader, names));
      },
      (error) => {
        ports.log.error({ target: visit.target, error: messageOf(error) }, 'fingerprinting failed');
        return ledger.saveFingerprint(claim, failedFingerprint(visit, messageOf(error)));
      },
    );
  });
  if (run !== null) await afterStep(run, ports);
  return end;
}

export async function screenTarget(id: string, worker: WorkerContext, ports: PipelinePorts): Promise<StepEnd> {
  let run: string | null = null;
  const end = await withClaim(id, 'screen', worker, ports, async (claim) => {
    const { store, queue } = ports;
    run = claim.target.run;
    const { background } = await runOf(run, store, true);
    if (background === null) return false;
    const fingerprint = await store.fingerprints.get(claim.target.visit ?? '');
    const found =
      fingerprint === null
        ? { matches: [], deliveries: [] }
        : await screen(fingerprint, await frozenBackground(background, store), ports);
    const { matches } = found;
    const visit = await visitOf(claim, store);
    const removals = await orElse(
      () => removalsBy(visit, ports),
      (error): Delivery[] => {
        ports.log.error({ target: visit.target, error: messageOf(error) }, 'what is gone cannot be told');
        return [];
      },
    );
    const deliveries = [...found.deliveries, ...removals];
    const saved = await store.ledger.saveScreening(claim, matches, deliveries);
    if (saved && deliveries.length > 0) {
      await queue.add(
        'notify',
        deliveries.map((one) => ({ id: one.id, payload: { delivery: one.id } })),
      );
    }
    return saved;
  });
  if (run !== null) await afterStep(run, ports);
  return end;
}

/** It is this one's turn at a host that has become free. Should that not be told, it comes by itself: whoever calls has a visit to store. */
async function call(target: string | null, { store, queue, log }: PipelinePorts): Promise<void> {
  if (target === null) return;
  try {
    await store.ledger.wake(target);
    await queue.add('capture', [{ id: target, payload: { target }, priority: 1 }]);
  } catch (error) {
    log.warn({ target, error: messageOf(error) }, 'the next one at a host could not be called');
  }
}

async function withClaim(
  id: string,
  step: Step,
  worker: WorkerContext,
  ports: PipelinePorts,
  /** True: the claim has ended with its effects. A seat that was taken: it waits for that. */
  work: (claim: Claim) => Promise<boolean | Extract<Seat, { ok: false }>>,
): Promise<StepEnd> {
  const { store, limits } = ports;
  // Before the claim: its answer may be slow or lost.
  const entry = { target: id };
  worker.working.add(entry);
  try {
    const claim = await store.ledger.claim(id, step, worker.id, worker.alone, limits.lockMs);
    if (claim === null) return 'nothing';
    let done: Awaited<ReturnType<typeof work>> = false;
    try {
      if (claim.target.suspect && !worker.alone) return 'run-alone';
      done = await work(claim);
      return done === true ? 'done' : 'nothing';
    } finally {
      // Of a claim that was lost this changes nothing. Where the database is gone, the next renewal gives it back.
      if (done === false) await store.ledger.release(claim);
      else if (done !== true) {
        await store.ledger.release(claim, done.afterMs);
        // This very job still runs, so the queue would not take it: the next round of upkeep does.
        if (done.wait()) await store.ledger.wake(id);
      }
    }
  } finally {
    worker.working.delete(entry);
  }
}

/** What the user or the scheduler must act on is passed on; of anything else the target's own record is made. */
async function orElse<T>(work: () => Promise<T>, instead: (error: unknown) => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConfigError || error instanceof TransientError) throw error;
    return instead(error);
  }
}

async function visitOf(claim: Claim, store: Store): Promise<Visit> {
  const stored = await store.ledger.visit(claim.target.visit ?? '');
  if (stored === null) throw new Error(`the visit of target ${claim.target.id} is not in the database`);
  return stored.visit;
}

function failedVisit(
  claim: Claim,
  identity: Pick<Visit, 'id' | 'run' | 'source'>,
  detail: string,
  clock: Clock,
): Visit {
  const now = clock.now().toISOString();
  const { url, kind, entity } = claim.target.seed;
  return {
    ...identity,
    target: url,
    site: isWebAddress(url) && isUrl(url) ? siteOf(url, kind) : url,
    kind,
    state: 'failed',
    condition: 'blocked',
    reason: 'internal:error',
    detail,
    marks: [],
    entity: entity ?? null,
    captures: [],
    startedAt: now,
    endedAt: now,
  };
}

/**
 * The main job, step by step: capture → fingerprint → (all of the run) → screen → notify. Every step may run twice and
 * on any worker: the ledger says what is left to do, a claim fences off whoever comes late, and the queue only hints.
 */
import { deliver } from '../alert/deliver.ts';
import { ConfigError, messageOf, TransientError } from '../errors.ts';
import type { Log } from '../log.ts';
import { shippedBackground } from '../match/background.ts';
import { sha256 } from '../model/digest.ts';
import type {
  Blobs,
  CaptureSite,
  Claim,
  Clock,
  Egress,
  Queue,
  ReadCaptured,
  Run,
  Step,
  Store,
} from '../model/ports.ts';
import type { CapturedSite, Visit } from '../model/visit.ts';
import { siteOf } from '../page/site-name.ts';
import { captureSeed, fingerprintVisit, isWebAddress } from './inspect.ts';
import { backgroundOf, screen } from './screen.ts';

export interface PipelinePorts {
  readonly store: Store;
  readonly queue: Queue;
  readonly blobs: Blobs;
  readonly egress: Egress;
  readonly captureSite: CaptureSite;
  readonly readCaptured: ReadCaptured;
  readonly clock: Clock;
  readonly log: Log;
  /** Base of the links in alerts. */
  readonly link: string | null;
}

/** Who works a step, and how. */
export interface Hand {
  readonly worker: string;
  /** True while nothing else runs in this worker: only then is the target to blame if the worker dies. */
  readonly alone: boolean;
  readonly signal: AbortSignal;
}

export const LEASE_MS = 60_000;
const DELIVERY_LEASE_MS = 60_000;

export async function captureTarget(id: string, hand: Hand, ports: PipelinePorts): Promise<void> {
  await withClaim(id, 'capture', hand, ports, async (claim) => {
    const { target } = claim;
    const run = await runOf(target.run, ports.store);
    const identity = { id: sha256(target.id, String(claim.token)), run: run.id, source: 'crawl' as const };
    const captured = await take();
    if (hand.signal.aborted) return false;
    await ports.store.ledger.saveVisit(claim, captured.visit, captured.visit.state !== 'deferred');
    await ports.queue.add('fingerprint', [{ id: target.id, payload: { target: target.id } }]);
    return true;

    async function take(): Promise<CapturedSite> {
      const { seed } = target;
      try {
        if (isWebAddress(seed.url)) {
          return await captureSeed(seed, identity, { ...run.options, signal: hand.signal }, ports.captureSite);
        }
        const archived = await ports.readCaptured(seed.url, { kind: seed.kind, entity: seed.entity ?? null, siteOf });
        return { ...archived.captured, visit: { ...archived.captured.visit, ...identity } };
      } catch (error) {
        if (error instanceof ConfigError || error instanceof TransientError || hand.signal.aborted) throw error;
        ports.log.error({ target: seed.url, error: messageOf(error) }, 'capture failed');
        return { visit: failedVisit(claim, identity, messageOf(error), ports.clock), bodies: new Map() };
      }
    }
  });
}

export async function fingerprintTarget(id: string, hand: Hand, ports: PipelinePorts): Promise<void> {
  await withClaim(id, 'fingerprint', hand, ports, async (claim) => {
    const visit = await visitOf(claim, ports.store);
    await ports.store.ledger.saveFingerprint(claim, await fingerprintVisit(visit, ports.blobs));
    return true;
  });
  const target = await ports.store.ledger.target(id);
  if (target !== null) await advanceRun(target.run, ports);
}

export async function screenTarget(id: string, hand: Hand, ports: PipelinePorts): Promise<void> {
  await withClaim(id, 'screen', hand, ports, async (claim) => {
    const { store, queue } = ports;
    const run = await runOf(claim.target.run, store);
    if (run.background === null) return false;
    const fingerprint = await store.fingerprints.get(claim.target.visit ?? '');
    const { matches, deliveries } =
      fingerprint === null
        ? { matches: [], deliveries: [] }
        : await screen(fingerprint, await backgroundOf(store, run.background), ports);
    await store.ledger.saveScreening(claim, matches, deliveries);
    if (deliveries.length > 0) {
      await queue.add(
        'notify',
        deliveries.map((one) => ({ id: one.id, payload: { delivery: one.id } })),
      );
    }
    return true;
  });
  const target = await ports.store.ledger.target(id);
  if (target !== null) await advanceRun(target.run, ports);
}

/** Sends one delivery, and puts it back in the queue for its next attempt. */
export async function notify(id: string, ports: PipelinePorts): Promise<void> {
  const delivery = await ports.store.outbox.take(id, DELIVERY_LEASE_MS);
  if (delivery === null) return;
  const hook = (await ports.store.hooks.list()).find((one) => one.id === delivery.hook && one.disabledAt === null);
  const settled =
    hook === undefined
      ? { ...delivery, state: 'dead' as const, nextAt: null, lastError: 'the hook was removed' }
      : await deliver(delivery, hook, ports);
  await ports.store.outbox.settle(settled);
  if (settled.state !== 'pending' || settled.nextAt === null) return;
  const delayMs = Math.max(0, Date.parse(settled.nextAt) - ports.clock.now().getTime());
  await ports.queue.add('notify', [
    { id: `${settled.id}x${settled.attempts}`, payload: { delivery: settled.id }, delayMs },
  ]);
}

/**
 * Takes a run past its two barriers. Rarity must not depend on the order in which sites happened to answer, so
 * screening starts when the whole run is fingerprinted and the background is frozen.
 */
export async function advanceRun(id: string, ports: Pick<PipelinePorts, 'store' | 'queue'>): Promise<void> {
  const { ledger, fingerprints } = ports.store;
  const progress = await ledger.progress(id);
  if (progress.fingerprinted < progress.total) return;
  const run = await runOf(id, ports.store);
  if (run.finishedAt !== null) return;
  if (run.background === null) {
    await fingerprints.freezeBackground(id, shippedBackground());
    await refill(ports, id);
  } else if (progress.screened === progress.total) {
    await ledger.finishRun(id);
  }
}

/** Puts every target that waits for a step into that step's queue; what is queued already stays as it is. */
export async function refill(ports: Pick<PipelinePorts, 'store' | 'queue'>, run?: string): Promise<number> {
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

/** What a worker does at its start and every so often: take back what dead workers held, and refill the queue from the ledger. */
export async function tend(ports: PipelinePorts, sole: boolean): Promise<void> {
  const { waiting, quarantined } = await ports.store.ledger.reclaim(sole);
  if (waiting + quarantined > 0) ports.log.info({ waiting, quarantined }, 'took work back from workers that died');
  await refill(ports);
  for (const run of await ports.store.ledger.runs()) if (run.finishedAt === null) await advanceRun(run.id, ports);
  const due = await ports.store.outbox.due(1000);
  if (due.length > 0) {
    await ports.queue.add(
      'notify',
      due.map(({ id, attempts }) => ({ id: `${id}x${attempts}`, payload: { delivery: id } })),
    );
  }
}

async function withClaim(
  id: string,
  step: Step,
  hand: Hand,
  { store }: PipelinePorts,
  work: (claim: Claim) => Promise<boolean>,
): Promise<void> {
  const claim = await store.ledger.claim(id, step, hand.worker, hand.alone, LEASE_MS);
  if (claim === null) return;
  let done = false;
  try {
    done = await work(claim);
  } finally {
    if (!done) await store.ledger.release(claim);
  }
}

async function runOf(id: string, store: Store): Promise<Run> {
  const run = await store.ledger.run(id);
  if (run === null) throw new Error(`run ${id} is not in the database`);
  return run;
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
    site: isWebAddress(url) && URL.canParse(url) ? siteOf(url, kind) : url,
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

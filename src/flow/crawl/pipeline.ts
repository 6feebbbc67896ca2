/**
 * The steps of a target: capture → fingerprint → (all of the run) → screen → notify. Each may run
 * twice, on any worker.
 */

import { siteOf } from '../../address/site-name.ts';
import { ConfigError, messageOf, TransientError } from '../../errors.ts';
import type { Delivery } from '../../model/alert.ts';
import { sha256 } from '../../model/digest.ts';
import { type CapturedSite, failedVisit, type Visit } from '../../model/facts/visit.ts';
import { screensOf } from '../../model/ports/capture.ts';
import type { Claim, Retry } from '../../model/ports/ledger.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { isWebAddress } from '../../model/text/is-web-address.ts';
import { pagesToDraw } from '../evidence/pages-to-draw.ts';
import type { Ports } from '../ports.ts';
import { frozenBackground } from '../screen/backgrounds.ts';
import { newsOf } from '../screen/news.ts';
import { screen } from '../screen/screen.ts';
import { siteAlerts } from '../screen/site-alerts.ts';
import { knownOfArchived } from '../site/enrich.ts';
import { captureSeed, failedFingerprint, readToStore, storedSite } from '../site/inspect.ts';
import { noteUnstored } from '../unnamed-blobs.ts';
import { againAfter } from './again.ts';
import type { CapturedPages } from './captured-pages.ts';
import { type StepEnd, type WorkerContext, withClaim } from './claims.ts';
import { takeHostSeat } from './host-seat.ts';
import { isRead } from './listed-sites.ts';
import { handedInNow } from './open-crawl.ts';
import { readInstead } from './read-instead.ts';
import { hintRender, runOf } from './run-progress.ts';

export type PipelinePorts = Omit<Ports, 'ofReplay' | 'tsaUrl' | 'kept' | 'keys'>;

/** @param pages keeps captured pages for `fingerprintTarget` in the same process */
export function captureTarget(id: string, worker: WorkerContext, ports: PipelinePorts, pages?: CapturedPages) {
  return withClaim(id, 'capture', worker, ports, async (claim) => {
    const { target } = claim;
    const { seed } = target;
    const { ledger } = ports.store;
    const run = await runOf(target.run, ports.store);
    const identity = { id: sha256(target.id, String(claim.token)), run: run.id, source: 'crawl' as const };
    const site = isWebAddress(seed.url) && isUrl(seed.url) ? siteOf(seed.url, seed.kind) : seed.url;
    const failed = (error: unknown): Visit =>
      failedVisit(
        seed,
        { id: identity.id, run: run.id, site, reason: 'internal:error', detail: messageOf(error) },
        ports.clock.now().toISOString(),
      );
    const mayHandOn = worker.handsOn === true && !target.undrawn;
    if (mayHandOn && target.needsBrowser) return handOn(claim, null, ports);
    // Another worker visits the site anew, so not one request more.
    const enough = new AbortController();
    const seat = await takeHostSeat(claim, worker, ports);
    if (seat === 'waits') return seat;
    if (seat === 'stopping') return false;
    const instead = (error: unknown): CapturedSite => ({ visit: failed(error), bodies: new Map() });
    const captured = await orElse(take, ports, seed.url, 'capture failed', instead).finally(() => seat.leave());
    if (worker.signal.aborted) return false;
    if (enough.signal.aborted) return handOn(claim, captured.visit, ports);
    const again = againAfter(captured, target.attempts, ports.limits, Math.random);
    // Before the step ends: what a killed worker left out is asked for again.
    if (again === null && !isRead(captured.visit)) await readInstead(captured.visit, run.options, ports);
    const save = async (visit: Visit, retry: Retry | null): Promise<boolean> => {
      const saved = await ledger.saveVisit(claim, visit, retry === null, retry);
      if (saved) worker.visited?.({ visit, final: retry === null });
      return saved;
    };
    const storeVisit = async (): Promise<boolean> => {
      const saved = await save(captured.visit, again);
      if (saved) pages?.keep(id, captured);
      return saved;
    };
    return orElse(storeVisit, ports, seed.url, 'the visit cannot be stored', (error) => save(failed(error), null));

    async function take(): Promise<CapturedSite> {
      const { url, kind, entity = null, registration } = seed;
      if (isWebAddress(url)) {
        const known = await ledger.pagesSeen(siteOf(url, kind), kind);
        const signal = AbortSignal.any([worker.signal, enough.signal]);
        const handsOn = mayHandOn && { needsBrowser: () => enough.abort() };
        return captureSeed(seed, identity, { ...run.options, known, signal, ...handsOn }, ports);
      }
      const handedIn = entity === null ? handedInNow(ports) : undefined;
      const { captured: archived } = await ports.readCaptured(url, { kind, entity, registration, handedIn });
      const { visit } = archived;
      return { ...archived, visit: { ...visit, ...(await knownOfArchived(visit, ports)), ...identity } };
    }
  });
}

/**
 * To a worker with a browser, which visits the site anew: the visit without one is not stored, and
 * its blobs go.
 */
async function handOn(claim: Claim, visit: Visit | null, ports: PipelinePorts): Promise<'waits'> {
  if (visit !== null) await noteUnstored(visit, ports);
  await ports.store.ledger.handOn(claim);
  await hintRender(claim.target.id, ports);
  return 'waits';
}

/** A site that cannot be read is stored as not comparable, so that its run goes on. */
export function fingerprintTarget(id: string, worker: WorkerContext, ports: PipelinePorts, pages?: CapturedPages) {
  return withClaim(id, 'fingerprint', worker, ports, async (claim) => {
    const { ledger } = ports.store;
    const visit = await visitOf(claim, ports);
    const read = async (): Promise<boolean> => {
      const site = await storedSite(visit, ports.blobs, pages?.bodiesOf(id, visit.id));
      return ledger.saveFingerprint(claim, await readToStore(site, ports));
    };
    return orElse(read, ports, visit.target, 'fingerprinting failed', (error) =>
      ledger.saveFingerprint(claim, failedFingerprint(visit, messageOf(error))),
    );
  });
}

export function screenTarget(id: string, worker: WorkerContext, ports: PipelinePorts): Promise<StepEnd> {
  return withClaim(id, 'screen', worker, ports, async (claim) => {
    const { store, queue } = ports;
    const { background, options } = await runOf(claim.target.run, store, true);
    if (background === null) return false;
    const fingerprint = await store.fingerprints.get(claim.target.visit ?? '');
    const found =
      fingerprint === null
        ? { matches: [], deliveries: [] }
        : await screen(fingerprint, await frozenBackground(background, store), ports);
    const visit = await visitOf(claim, ports);
    const ofSite = await orElse(
      () => siteAlerts(visit, fingerprint, ports),
      ports,
      visit.target,
      'the removal or change of a site cannot be reported',
      (): Delivery[] => [],
    );
    const deliveries = [...found.deliveries, ...ofSite];
    const news = worker.found === undefined ? [] : await newsOf(found.matches, store);
    const pages = pagesToDraw(found.matches, screensOf(options));
    const saved = await store.ledger.saveScreening(claim, found.matches, deliveries, pages);
    if (saved) for (const one of news) worker.found?.(one);
    const jobs = deliveries.map((one) => ({ id: one.id, payload: { delivery: one.id } }));
    // Those of a run wait for its end; a target that was visited later comes after it.
    const isLate = jobs.length > 0 && (await store.ledger.run(claim.target.run))?.finishedAt != null;
    if (saved && isLate) await queue.add('notify', jobs);
    return saved;
  });
}

/**
 * Throws an error again if the user or the scheduler must act on it. Any other error is logged, and
 * noted in the target's own record.
 */
async function orElse<T>(
  work: () => Promise<T>,
  { log }: Pick<Ports, 'log'>,
  target: string,
  message: string,
  instead: (error: unknown) => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConfigError || error instanceof TransientError) throw error;
    log.error({ target, error: messageOf(error) }, message);
    return instead(error);
  }
}

async function visitOf({ target }: Claim, { store }: Pick<Ports, 'store'>): Promise<Visit> {
  const stored = await store.ledger.visit(target.visit ?? '');
  if (stored === null) throw new Error(`the visit of target ${target.id} is not in the database`);
  return stored.visit;
}

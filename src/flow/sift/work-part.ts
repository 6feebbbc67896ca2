/** A part of a sift, done under a claim: a file at its step, or a site. */
import { existsSync } from 'node:fs';
import { ConfigError, messageOf, TransientError } from '../../errors.ts';
import { FILE_START, type SiftSlice, type SiftStep } from '../../model/derived/sift.ts';
import type { SiftClaim, SiftFound } from '../../model/ports/sift.ts';
import type { Ports } from '../ports.ts';
import { currentSieve, type SievePorts } from './compile-sieve.ts';
import { COUNTED_BYTES, countedSigns, othersOf } from './count-signs.ts';
import { flaggedOf, type JudgePorts, judgeSite, strongest } from './judge-site.ts';
import { added, gatheredSlices, sievedSlices } from './slices.ts';
import { refillSifts } from './tend-sifts.ts';

export type SiftPorts = JudgePorts & SievePorts & Pick<Ports, 'limits' | 'bringArchive' | 'queue' | 'log'>;

export interface SiftWorker {
  readonly id: string;
  readonly signal: AbortSignal;
}

/** Records, and answers of robots.txt, that are read of one site. */
const MOST_RECORDS = 2_000;
const LONGEST_BACKOFF_MS = 60_000;

/** Throws where the ledger or a setting is at fault; a failure of the part itself is noted. */
export async function workPart(id: string, worker: SiftWorker, ports: SiftPorts): Promise<void> {
  const { store, limits, log } = ports;
  const claim = await store.sifts.claim(id, worker.id, limits.lockMs);
  if (claim === null) return;
  const renewal = setInterval(() => {
    store.sifts
      .renew(claim, limits.lockMs)
      .catch((error: unknown) => log.warn({ error: messageOf(error) }, 'no renewal'));
  }, limits.lockMs / 4);
  try {
    if (!(await workOf(claim.part.step)(claim, worker, ports))) return await store.sifts.release(claim, null);
  } catch (error) {
    const isOurs =
      error instanceof ConfigError || (error instanceof TransientError && error.code.startsWith('database'));
    const isLeft = isOurs || worker.signal.aborted;
    const afterMs = Math.min(500 * 2 ** claim.part.failures, LONGEST_BACKOFF_MS);
    await store.sifts.release(claim, isLeft ? null : { why: messageOf(error), afterMs });
    if (isOurs) throw error;
    if (isLeft) return;
    log.warn({ part: claim.part.name, error: messageOf(error) }, 'a part of a sift failed and will be retried');
  } finally {
    clearInterval(renewal);
  }
  if (await store.sifts.advance(claim.part.sift)) await refillSifts(ports);
}

type Work = (claim: SiftClaim, worker: SiftWorker, ports: SiftPorts) => Promise<boolean>;

const workOf = (step: SiftStep): Work =>
  step === 'count' ? countFile : step === 'read' ? (claim, _, ports) => readSite(claim, ports) : workFile;

/** A file that cannot be brought counts nothing: the sieve will try again, and say why. */
async function countFile(claim: SiftClaim, { signal }: SiftWorker, ports: SiftPorts): Promise<boolean> {
  const { name, bytes, counts, problems } = claim.part;
  const done = { next: null, bytes, counts, problems };
  const here = await ports.bringArchive(name, signal, COUNTED_BYTES).catch(() => null);
  if (here === null) return !signal.aborted && ports.store.sifts.note(claim, { ...done, found: [] });
  try {
    const doc = await countedSigns(here.path, await currentSieve(ports), ports);
    if (signal.aborted) return false;
    return await ports.store.sifts.note(claim, {
      ...done,
      found: [{ kind: 'signs', site: '', place: FILE_START, doc }],
    });
  } finally {
    await here.leave();
  }
}

/** False: it was stopped, or the claim is lost. */
async function workFile(claim: SiftClaim, { signal }: SiftWorker, ports: SiftPorts): Promise<boolean> {
  const { part } = claim;
  const { store } = ports;
  const here = await ports.bringArchive(part.name, signal);
  try {
    const { path, bytes } = here;
    let { counts } = part;
    const problems = [...part.problems];
    const note = (next: SiftSlice['next'], found: readonly SiftFound[]) =>
      store.sifts.note(claim, { next, bytes, counts, problems, found });
    if (part.step === 'sieve') {
      const others = await othersOf(part.sift, ports);
      const options = { path, bits: part.bits, from: part.next, others };
      for await (const slice of sievedSlices(options, () => currentSieve(ports), ports)) {
        counts = added(counts, slice.counts);
        // A reader that is closed, or a file that is gone, says nothing about the records.
        if (slice.fault !== null && (signal.aborted || !existsSync(path))) return false;
        if (slice.fault !== null) problems.push(`${part.name}: ${slice.fault.detail} (${slice.fault.code})`);
        const found = slice.passed.map((doc) => ({ kind: 'page', site: doc.site, place: doc.place, doc }) as const);
        if (!(await note(slice.next, found)) || (slice.next !== null && signal.aborted)) return false;
      }
      return true;
    }
    const sites = await store.sifts.sites(part.sift);
    for await (const { next, records, robots, problem } of gatheredSlices(path, part.next, sites, ports)) {
      if (problem !== null && (signal.aborted || !existsSync(path))) return false;
      if (problem !== null) problems.push(`${part.name}: ${problem}`);
      const found = [
        ...records.map((doc) => ({ kind: 'record', site: doc.site, place: doc.place, doc }) as const),
        ...robots.map((doc) => ({ kind: 'robots', site: doc.site, place: doc.place, doc }) as const),
      ];
      if (!(await note(next, found)) || (next !== null && signal.aborted)) return false;
    }
    return true;
  } finally {
    await here.leave();
  }
}

async function readSite(claim: SiftClaim, ports: SiftPorts): Promise<boolean> {
  const { sift, name: site } = claim.part;
  const { sifts } = ports.store;
  const found = (kind: SiftFound['kind']) => sifts.found(sift, site, kind, MOST_RECORDS);
  const pages = (await found('page')).flatMap((one) => (one.kind === 'page' ? [{ ...one.doc, name: one.name }] : []));
  const none = { read: false, kept: false, withheld: 0, suggested: 0, findings: 0 };
  // A purge has removed them.
  if (pages.length === 0) return sifts.settle(claim, none, []);
  const records = (await found('record')).flatMap((one) =>
    one.kind === 'record' ? [{ ...one.doc, name: one.name }] : [],
  );
  const robots = (await found('robots')).flatMap((one) => (one.kind === 'robots' ? [one.doc] : []));
  const { read, isKept, withheld, matches, suggested, problems } = await judgeSite(
    strongest(pages),
    { records, robots },
    ports,
  );
  const outcome = { read, kept: isKept, withheld, suggested, findings: flaggedOf(matches) };
  return sifts.settle(claim, outcome, problems);
}

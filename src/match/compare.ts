/** Two fingerprints → a Match: evidence for and against in bits, and what it amounts to. */
import type { Background } from '../model/background.ts';
import { sha256 } from '../model/digest.ts';
import type { SignalReading } from '../model/fingerprint.ts';
import type { Evidence, Match, MatchSide } from '../model/match.ts';
import { SIGNALS } from '../signals/list.ts';
import type { Signal } from '../signals/signal.ts';
import { absenceOf } from './absence.ts';
import { shippedBackground } from './background.ts';
import { countOnce, sumBits } from './count-once.ts';
import { innocentExplanations } from './innocent.ts';
import { giveOneIdentity } from './one-identity.ts';
import { residualOf } from './residual.ts';
import type { Subject } from './subject.ts';
import { successionOf } from './succession.ts';
import { tracesOf } from './traces.ts';
import { LEAD, probabilityOf, verdictOf } from './verdict.ts';
import { type Row, weighComparison } from './weigh.ts';
import { modelName, WEIGHTS } from './weights.ts';

/**
 * Compares readings of equal signal and version; a failed or empty one is no evidence. Deterministic, and symmetric:
 * matchPair(b, a) is the mirror image of matchPair(a, b).
 *
 * @param keys the blocking keys that brought the pair together; empty on demand
 * @param signals the written list; another one only in tests
 */
export function matchPair(
  left: Subject,
  right: Subject,
  background: Background,
  keys: readonly string[] = [],
  signals: readonly Signal[] = SIGNALS,
): Match {
  const comparable = isComparable(left) && isComparable(right);
  const counts = giveOneIdentity(left.fingerprint, right.fingerprint) ? shippedBackground() : background;
  const rows = comparable ? countOnce(signals.flatMap((signal) => rowsOf(signal, left, right, counts))) : [];
  const weight = sumBits(rows.map(({ bits }) => bits));
  const verdict = comparable ? verdictOf(rows, weight) : 'not-comparable';
  const evidence = rows.filter(({ evidence: { level } }) => level !== 'different').map((row) => row.evidence);
  const against = rows.filter(({ evidence: { level } }) => level === 'different').map((row) => row.evidence);
  return {
    schema: 'revenant.match/1',
    id: matchId(left, right),
    model: modelName(signals),
    left: sideOf(left),
    right: sideOf(right),
    verdict,
    weight,
    probability: probabilityOf(weight),
    background: background.id,
    candidateKeys: [...keys].sort(),
    evidence: evidence.sort(heaviestFirst),
    against: against.sort(heaviestFirst),
    innocent: innocentExplanations(rows, weight, left, right),
    succession:
      weight >= LEAD ? successionOf(left, right, tracesOf(left, right)) : { direction: 'undirected', reasons: [] },
  };
}

/** One finding, however often it is seen and from whichever side. */
export function matchId(left: Subject, right: Subject): string {
  const name = ({ visit }: Subject) => JSON.stringify([visit.site, visit.kind]);
  return sha256(...[name(left), name(right)].sort());
}

function isComparable({ fingerprint, visit }: Subject): boolean {
  const { state, condition } = visit;
  return fingerprint.comparable && condition === 'content' && (state === 'captured' || state === 'partial');
}

function rowsOf(signal: Signal, left: Subject, right: Subject, background: Background): Row[] {
  const mine = readingOf(signal, left);
  const theirs = readingOf(signal, right);
  if (mine === null || theirs === null) return [];
  const weight = WEIGHTS[signal.id];
  const alike = left.visit.kind === right.visit.kind;
  const comparison = signal.compare(mine.value, theirs.value);
  if (comparison !== null) {
    // To differ in what anybody may change at any time is no evidence at all, nor that a profile does not repeat a site.
    const expected = alike || signal.group === 'identity';
    if (comparison.level === 'different' && (weight?.different === 0 || !expected)) return [];
    const residual =
      weight?.residual === undefined ? null : residualOf(signal.id, left.fingerprint, right.fingerprint, background);
    return [weighComparison(signal, comparison, weight, background, residual)];
  }
  if (!alike) return [];
  const evidence = absenceOf(signal, weight?.absence, [left.fingerprint, mine], [right.fingerprint, theirs]);
  return evidence === null ? [] : [{ evidence, family: null, mention: false, bits: evidence.weight, common: false, packaged: 0 }];
}

function readingOf(signal: Signal, { fingerprint }: Subject): SignalReading | null {
  const found = fingerprint.readings.find((one) => one.signal === signal.id && one.version === signal.version);
  return found === undefined || found.failure !== null || found.value === null ? null : found;
}

function heaviestFirst(a: Evidence, b: Evidence): number {
  return Math.abs(b.weight) - Math.abs(a.weight) || (a.signal < b.signal ? -1 : a.signal > b.signal ? 1 : 0);
}

function sideOf({ fingerprint, visit, entity }: Subject): MatchSide {
  return {
    input: visit.target,
    site: visit.site,
    kind: visit.kind,
    pages: fingerprint.pages,
    capturedAt: visit.startedAt,
    state: visit.state,
    condition: visit.condition,
    visit: visit.id,
    entity: entity === null ? null : { id: entity.id, name: entity.names[0] ?? entity.id },
  };
}

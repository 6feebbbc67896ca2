/** Two fingerprints → a Match: evidence for and against in bits, and what it amounts to. */
import type { Background } from '../model/background.ts';
import { sha256 } from '../model/digest.ts';
import type { SignalReading } from '../model/fingerprint.ts';
import type { Evidence, Match, MatchSide } from '../model/match.ts';
import { SIGNALS } from '../signals/list.ts';
import type { Comparison, Signal } from '../signals/signal.ts';
import { absenceOf } from './absence.ts';
import { shippedBackground } from './background.ts';
import { countOnce, sumBits } from './count-once.ts';
import { innocentExplanations } from './innocent.ts';
import { giveOneIdentity } from './one-identity.ts';
import { FEW } from './rarity.ts';
import { type Residual, residualOf } from './residual.ts';
import type { Subject } from './subject.ts';
import { successionOf } from './succession.ts';
import { tracesOf } from './traces.ts';
import { LEAD, probabilityOf, verdictOf } from './verdict.ts';
import { countOf, type Row, weighComparison } from './weigh.ts';
import { type AbsenceWeight, modelName, type SignalWeight, WEIGHTS } from './weights.ts';

/**
 * Compares the readings of two sites and weighs what they share. Deterministic, and symmetric:
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
  const rows = comparable ? countOnce(weighSignals(compareSignals(left, right, background, signals), WEIGHTS)) : [];
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

/** What one signal found in both sides, before it is weighed. */
export interface Compared {
  readonly signal: Signal;
  /** Null: they cannot be compared; then they may still both carry plenty and share nothing. */
  readonly comparison: Comparison | null;
  /** Where its rarity comes from. */
  readonly background: Background;
  readonly residual: Residual;
  /** What a signal says against, at the bits of its weight; null where nothing is missing. */
  readonly absence: ((weight: AbsenceWeight) => Evidence | null) | null;
  /** Presences of one kind: a profile need not repeat a site. */
  readonly alike: boolean;
}

/** Readings of equal signal and version, compared; a failed or empty one is no evidence. */
export function compareSignals(
  left: Subject,
  right: Subject,
  background: Background,
  signals: readonly Signal[] = SIGNALS,
): Compared[] {
  const counts = giveOneIdentity(left.fingerprint, right.fingerprint) ? shippedBackground() : background;
  const alike = left.visit.kind === right.visit.kind;
  return signals.flatMap((signal) => {
    const mine = readingOf(signal, left);
    const theirs = readingOf(signal, right);
    if (mine === null || theirs === null) return [];
    const comparison = signal.compare(mine.value, theirs.value);
    const sides = [
      [left.fingerprint, mine],
      [right.fingerprint, theirs],
    ] as const;
    return {
      signal,
      comparison,
      background: counts,
      residual: shares(comparison) ? residualOf(signal.id, left.fingerprint, right.fingerprint, counts) : NOTHING,
      absence: alike && comparison === null ? (weight) => absenceOf(signal, weight, ...sides) : null,
      alike,
    };
  });
}

const NOTHING: Residual = { shared: 0, common: 0, own: 0 };

function shares(comparison: Comparison | null): boolean {
  return comparison !== null && comparison.level !== 'different';
}

/** Rows that do not yet know of each other: families are counted once by countOnce. */
export function weighSignals(compared: readonly Compared[], weights: Readonly<Record<string, SignalWeight>>): Row[] {
  const template = onOneTemplate(compared);
  return compared.flatMap(({ signal, comparison, background, residual, absence, alike }) => {
    const weight = weights[signal.id];
    if (comparison === null) {
      const evidence = weight?.absence === undefined ? null : (absence?.(weight.absence) ?? null);
      return evidence === null ? [] : [against(evidence)];
    }
    // To differ in what anybody may change at any time is no evidence at all, nor that a profile does not repeat a site.
    const expected = alike || signal.group === 'identity';
    if (comparison.level === 'different' && (weight?.different === 0 || !expected)) return [];
    return [weighComparison(signal, comparison, weight, background, { residual, template })];
  });
}

/** Whether both stand on a template that is known from several other sites. */
function onOneTemplate(compared: readonly Compared[]): boolean {
  return compared.some(
    ({ signal, comparison, background }) =>
      TEMPLATES.includes(signal.id) &&
      comparison !== null &&
      comparison.level !== 'different' &&
      comparison.shared.some((shared) => countOf(shared, background) - 2 >= FEW),
  );
}
const TEMPLATES = ['structure'];

function against(evidence: Evidence): Row {
  return { evidence, family: null, mention: false, bits: evidence.weight, common: false, packaged: 0 };
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

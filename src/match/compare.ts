/** Two fingerprints → a Match: evidence for and against in bits, the weight and the verdict. */

import { canonicalJson } from '../model/canonical-json.ts';
import type { Background } from '../model/derived/background.ts';
import { type Evidence, isFlagged, type Match, type MatchSide } from '../model/derived/match.ts';
import { sha256 } from '../model/digest.ts';
import type { Entity } from '../model/facts/seed.ts';
import { memoised } from '../model/memoised.ts';
import { knownTime, type Verdict } from '../model/words.ts';
import { SIGNALS } from '../signals/list.ts';
import type { Signal } from '../signals/signal.ts';
import { compareSignals } from './compare-signals.ts';
import { canBeCopied, firstToShow } from './guards/act.ts';
import { ownershipReasons } from './guards/domain-ownership.ts';
import { mirrorOf } from './guards/mirror.ts';
import { innocentExplanations } from './innocent.ts';
import { areComparable, type Subject } from './readings/subject.ts';
import { successionOf } from './succession.ts';
import { tracesOf } from './traces.ts';
import { calibrationOf } from './weigh/calibration.ts';
import type { ComparedSignal } from './weigh/compared-signal.ts';
import { isCopied } from './weigh/copied.ts';
import { sumBits } from './weigh/dependence.ts';
import { LEAD } from './weigh/policy.ts';
import { probabilityOf, verdictOf } from './weigh/verdict.ts';
import type { WeighedRow } from './weigh/weigh.ts';
import { weighPair } from './weigh/weigh-signals.ts';
import { modelName, WEIGHTS } from './weigh/weights.ts';

/** matchPair(b, a) mirrors matchPair(a, b). `keys`: blocking keys. Only tests pass `signals`. */
export function matchPair(
  left: Subject,
  right: Subject,
  background: Background,
  keys: readonly string[] = [],
  signals: readonly Signal[] = SIGNALS,
): Match {
  const comparable = areComparable(left, right);
  const compared = comparable ? compareSignals(left, right, background, signals) : [];
  const { rows, weight, verdict, mirror } = assess(compared, left, right);
  const calibration = comparable ? calibrationOf(weight) : null;
  const all = rows.map(({ evidence }) => evidence).sort(heaviestFirst);
  const { direction, reasons } =
    weight >= LEAD
      ? successionOf(left, right, tracesOf(left, right))
      : { direction: 'undirected' as const, reasons: [] };
  return {
    schema: 'revenant.match/1',
    id: matchId(left, right),
    model: modelName(signals),
    left: matchSide(left),
    right: matchSide(right),
    verdict: comparable ? verdict : 'not-comparable',
    weight,
    probability: probabilityOf(weight),
    ...(calibration && { calibration }),
    background: background.id,
    candidateKeys: [...keys].sort(),
    evidence: all.filter(({ level }) => level !== 'different'),
    against: all.filter(({ level }) => level === 'different'),
    innocent: innocentExplanations(rows, weight, { left, right, copied: isCopied(compared), mirror }),
    succession: { direction, reasons: [...new Set([...reasons, ...ownershipReasons(left, right)])].sort() },
  };
}

/** Weighs what two comparable sites share, and gives the verdict. */
export function assess(compared: readonly ComparedSignal[], left: Subject, right: Subject) {
  const rows = weighPair(compared, WEIGHTS);
  const weight = sumBits(rows.map(({ bits }) => bits));
  const first = firstToShow(left, right);
  // The listed side may have copied it, so it flags nothing by itself.
  const isOpen = (row: WeighedRow): boolean => first?.is === 'open' && row.standing === 'own' && canBeCopied(row);
  const found = verdictOf(
    rows.map((row) => (isOpen(row) ? { ...row, standing: 'said' as const } : row)),
    weight,
  );
  const mirror = weight < LEAD ? null : mirrorOf(left, right, compared);
  // Values that the listed side took from the other flag nothing; nor does a mirror.
  const verdict: Verdict = isFlagged({ verdict: found }) && (first?.is === 'other' || mirror !== null) ? 'lead' : found;
  return { rows, weight, verdict, mirror };
}

/** The name of a side; the kind of a list entry is `list`. */
interface NamedSide {
  readonly visit: { readonly site: string; readonly kind: string };
}

/** One id per finding: the same at each visit and from either side. */
export function matchId(left: NamedSide, right: NamedSide): string {
  const name = ({ visit }: NamedSide) => JSON.stringify([visit.site, visit.kind]);
  return sha256(...[name(left), name(right)].sort());
}

export function heaviestFirst(a: Evidence, b: Evidence): number {
  return Math.abs(b.weight) - Math.abs(a.weight) || (a.signal < b.signal ? -1 : a.signal > b.signal ? 1 : 0);
}

/** The entity of a side, with the digest of its present list entry. */
export const entityOf = memoised((entity: Entity): NonNullable<MatchSide['entity']> => {
  const { id, names } = entity;
  return { id, name: names[0] ?? id, document: sha256(canonicalJson(entity)) };
});

export const matchSide = memoised(({ fingerprint, visit, entity, ownership }: Subject): MatchSide => {
  const { pages, capturedAt, timeDoubt, handedIn } = fingerprint;
  return {
    input: visit.target,
    site: visit.site,
    kind: visit.kind,
    pages,
    capturedAt: knownTime(timeDoubt === undefined ? visit.startedAt : capturedAt),
    ...(timeDoubt !== undefined && { timeDoubt }),
    ...(handedIn && { handedIn }),
    state: visit.state,
    condition: visit.condition,
    visit: visit.id,
    entity: entity === null ? null : entityOf(entity),
    ...(ownership && { epoch: ownership }),
  };
});

/** Two fingerprints → a Match: evidence for and against in bits, and what it amounts to. */

import type { Background } from '../model/background.ts';
import { canonicalJson } from '../model/canonical-json.ts';
import { sha256 } from '../model/digest.ts';
import type { Evidence, Match, MatchSide } from '../model/match.ts';
import type { Entity } from '../model/seed.ts';
import { knownTime, type Verdict } from '../model/words.ts';
import { SIGNALS } from '../signals/list.ts';
import type { Signal } from '../signals/signal.ts';
import { borrowedByListed } from './borrowed.ts';
import { compareSignals } from './compare-signals.ts';
import { isCopied } from './copied.ts';
import { sumBits } from './count-once.ts';
import { ownershipReasons } from './domain-ownership.ts';
import { innocentExplanations } from './innocent.ts';
import { LEAD } from './policy.ts';
import { areComparable, type Subject } from './subject.ts';
import { successionOf } from './succession.ts';
import { tracesOf } from './traces.ts';
import { calibrationOf, probabilityOf, verdictOf } from './verdict.ts';
import { weighPair } from './weigh-signals.ts';
import { modelName, WEIGHTS } from './weights.ts';

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
  const comparable = areComparable(left, right);
  const compared = comparable ? compareSignals(left, right, background, signals) : [];
  const rows = weighPair(compared, WEIGHTS);
  const weight = sumBits(rows.map(({ bits }) => bits));
  const verdict = comparable ? withinLead(verdictOf(rows, weight), borrowedByListed(left, right)) : 'not-comparable';
  const calibration = comparable ? calibrationOf(weight) : null;
  const evidence = rows.filter(({ evidence: { level } }) => level !== 'different').map((row) => row.evidence);
  const against = rows.filter(({ evidence: { level } }) => level === 'different').map((row) => row.evidence);
  return {
    schema: 'revenant.match/1',
    id: matchId(left, right),
    model: modelName(signals),
    left: matchSide(left),
    right: matchSide(right),
    verdict,
    weight,
    probability: probabilityOf(weight),
    ...(calibration && { calibration }),
    background: background.id,
    candidateKeys: [...keys].sort(),
    evidence: evidence.sort(heaviestFirst),
    against: against.sort(heaviestFirst),
    innocent: innocentExplanations(rows, weight, { left, right, copied: isCopied(compared) }),
    succession: withReasons(
      weight >= LEAD ? successionOf(left, right, tracesOf(left, right)) : { direction: 'undirected', reasons: [] },
      ownershipReasons(left, right),
    ),
  };
}

/** A flag is never made of what the listed side took from the other. */
function withinLead(verdict: Verdict, isBound: boolean): Verdict {
  return isBound && (verdict === 'likely' || verdict === 'strong') ? 'lead' : verdict;
}

/** By what a side is told from others; of the entry of a list the kind is `list`. */
interface Named {
  readonly visit: { readonly site: string; readonly kind: string };
}

/** One finding, however often it is seen and from whichever side. */
export function matchId(left: Named, right: Named): string {
  const name = ({ visit }: Named) => JSON.stringify([visit.site, visit.kind]);
  return sha256(...[name(left), name(right)].sort());
}

function withReasons({ direction, reasons }: Match['succession'], more: readonly string[]): Match['succession'] {
  return { direction, reasons: [...new Set([...reasons, ...more])].sort() };
}

function heaviestFirst(a: Evidence, b: Evidence): number {
  return Math.abs(b.weight) - Math.abs(a.weight) || (a.signal < b.signal ? -1 : a.signal > b.signal ? 1 : 0);
}

/** Who a side is attributed to, with the digest of the entry as it stands now. */
export function entityOf(entity: Entity): NonNullable<MatchSide['entity']> {
  const { id, names } = entity;
  return { id, name: names[0] ?? id, document: sha256(canonicalJson(entity)) };
}

export function matchSide({ fingerprint, visit, entity, ownership }: Subject): MatchSide {
  return {
    input: visit.target,
    site: visit.site,
    kind: visit.kind,
    pages: fingerprint.pages,
    capturedAt: knownTime(fingerprint.timeDoubt === undefined ? visit.startedAt : fingerprint.capturedAt),
    ...(fingerprint.timeDoubt !== undefined && { timeDoubt: fingerprint.timeDoubt }),
    state: visit.state,
    condition: visit.condition,
    visit: visit.id,
    entity: entity === null ? null : entityOf(entity),
    ...(ownership && { epoch: ownership }),
  };
}

/** The sides of a match as its document shows them, and the id and order that follow from them. */

import { canonicalJson } from '../model/canonical-json.ts';
import { digestOfRules } from '../model/derived/extraction-rule.ts';
import type { Evidence, MatchSide } from '../model/derived/match.ts';
import { sha256 } from '../model/digest.ts';
import type { Entity } from '../model/facts/seed.ts';
import { memoised } from '../model/memoised.ts';
import { knownTime } from '../model/words.ts';
import type { Subject } from './readings/subject.ts';

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

export const matchSide = memoised(({ fingerprint, visit, entity, attribution, ownership }: Subject): MatchSide => {
  const { pages, capturedAt, timeDoubt, handedIn, rules } = fingerprint;
  return {
    input: visit.target,
    site: visit.site,
    kind: visit.kind,
    pages,
    capturedAt: knownTime(timeDoubt === undefined ? visit.startedAt : capturedAt),
    ...(timeDoubt !== undefined && { timeDoubt }),
    ...(handedIn && { handedIn }),
    ...(rules && { rules: digestOfRules(rules) }),
    state: visit.state,
    condition: visit.condition,
    visit: visit.id,
    entity: entity === null ? null : entityOf(entity),
    ...(attribution && { attribution }),
    ...(ownership && { epoch: ownership }),
  };
});

/** A list's own fingerprints → counts of how many parties carry a value, on top of a background. */
import type { Background } from '../model/background.ts';
import { sha256 } from '../model/digest.ts';
import type { Fingerprint } from '../model/fingerprint.ts';
import { isFlagged } from '../model/match.ts';
import { backgroundOf, shippedBackground } from './background.ts';
import { matchPair } from './compare.ts';
import { likelySiblings, Parties } from './parties.ts';
import { subjectOf } from './subject.ts';

/**
 * What many of the listed parties carry says little about two of them. A party counts once for a value, however many sites
 * and visits of it are in the list; hollow ones count for nothing.
 */
export function listBackground(base: Background, fingerprints: readonly Fingerprint[]): Background {
  const counted = fingerprints.filter(({ comparable }) => comparable);
  const carriers = carriersOf(counted);
  const parties = new Parties(counted);
  for (const [one, other] of likelySiblings(carriers.values(), parties))
    if (areSiblings(counted[one] as Fingerprint, counted[other] as Fingerprint)) parties.join(one, other);
  const partiesOf = (sites: Iterable<number>) => new Set([...sites].map((i) => parties.of(i))).size;
  const own = [...carriers].map(([token, sites]) => [token, partiesOf(sites)] as const);
  const list = backgroundOf(partiesOf(counted.keys()), new Map(own));
  return {
    id: sha256('list', base.id, list.id),
    sites: base.sites + list.sites,
    count: (token) => base.count(token) + list.count(token),
  };
}

/** Whether the shipped model flags the two as one operator's, whatever else is counted. */
export function areSiblings(one: Fingerprint, other: Fingerprint): boolean {
  return isFlagged(matchPair(subjectOf(one, null), subjectOf(other, null), shippedBackground()));
}

function carriersOf(fingerprints: readonly Fingerprint[]): Map<string, number[]> {
  const carriers = new Map<string, number[]>();
  for (const [i, { tokens }] of fingerprints.entries())
    for (const token of new Set(tokens)) {
      const known = carriers.get(token);
      if (known === undefined) carriers.set(token, [i]);
      else known.push(i);
    }
  return carriers;
}

/** A list's own fingerprints → counts of how many parties carry a value, on top of a background. */
import type { Background } from '../model/background.ts';
import { sha256 } from '../model/digest.ts';
import type { Fingerprint } from '../model/fingerprint.ts';
import { isFlagged } from '../model/match.ts';
import { backgroundOf, shippedBackground } from './background.ts';
import { matchPair } from './compare.ts';
import { partiesOf } from './parties.ts';
import { subjectOf } from './subject.ts';

/**
 * What many of the listed parties carry says little about two of them. A party counts once for a value, however many sites
 * and visits of it are in the list; hollow ones count for nothing.
 */
export function listBackground(base: Background, fingerprints: readonly Fingerprint[]): Background {
  const counted = fingerprints.filter(({ comparable }) => comparable);
  const parties = siblingsJoined(counted);
  const carriers = new Map<string, Set<number>>();
  for (const [i, { tokens }] of counted.entries())
    for (const token of tokens) {
      const known = carriers.get(token);
      if (known === undefined) carriers.set(token, new Set([parties[i] as number]));
      else known.add(parties[i] as number);
    }
  const own = [...carriers].map(([token, names]) => [token, names.size] as const);
  const list = backgroundOf(new Set(parties).size, new Map(own));
  return {
    id: sha256('list', base.id, list.id),
    sites: base.sites + list.sites,
    count: (token) => base.count(token) + list.count(token),
  };
}

/** Of each fingerprint its party: sites that the shipped model flags as one operator's, without any further counts, are one. */
export function siblingsJoined(fingerprints: readonly Fingerprint[]): number[] {
  const subjects = fingerprints.map((fingerprint) => subjectOf(fingerprint, null));
  return partiesOf(fingerprints, (one, other) => {
    const [left, right] = [subjects[one], subjects[other]];
    return left !== undefined && right !== undefined && isFlagged(matchPair(left, right, shippedBackground()));
  });
}

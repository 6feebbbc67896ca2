/** A list's own fingerprints → how many parties carry each value, on top of a background. */
import type { Background } from '../model/background.ts';
import { sha256 } from '../model/digest.ts';
import type { Fingerprint } from '../model/fingerprint.ts';
import { backgroundOf, shippedBackground } from './background.ts';
import { assess, isFlagged } from './compare.ts';
import { compareSignals } from './compare-signals.ts';
import { likelySiblings, Parties } from './parties.ts';
import { SIBLINGS } from './policy.ts';
import type { Amount } from './rarity.ts';
import { areComparable, subjectOf } from './subject.ts';

/** A party counts once for a value, however many of its sites and visits are in the list; ones without content do not count. */
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

/** Copies of one shop: flagged by the shipped model, with most of the text of both in common, or much of it. */
export function areSiblings(one: Fingerprint, other: Fingerprint): boolean {
  const [left, right] = [subjectOf(one, null), subjectOf(other, null)];
  if (!areComparable(left, right)) return false;
  const compared = compareSignals(left, right, shippedBackground());
  const isCopy = compared.some(({ amount }) => amount !== null && areCopies(amount));
  return isCopy && isFlagged(assess(compared, left, right).verdict);
}

function areCopies({ rare, ofLarger }: Amount): boolean {
  return ofLarger >= SIBLINGS.share || (ofLarger >= SIBLINGS.lesserShare && rare >= SIBLINGS.words);
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

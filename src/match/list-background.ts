/** A list's own fingerprints → the number of parties per value, added to a background. */
import { type Background, countedWithFree } from '../model/derived/background.ts';
import type { Fingerprint } from '../model/derived/fingerprint.ts';
import { isFlagged } from '../model/derived/match.ts';
import { sha256 } from '../model/digest.ts';
import { appendTo } from '../model/group-by.ts';
import { SIGNALS } from '../signals/list.ts';
import { backgroundOf, shippedBackground } from './background/background.ts';
import { countedSite, isStated, likelySiblings, Parties } from './background/parties.ts';
import { compareSignals, judge } from './compare.ts';
import { areComparable, subjectOf } from './readings/subject.ts';
import { sumBits } from './weigh/dependence.ts';
import { SIBLINGS } from './weigh/policy.ts';
import type { Amount } from './weigh/rarity.ts';
import { modelName } from './weigh/weights.ts';

/**
 * A party counts once for a value, over all its sites and visits; sites without content do not
 * count. For values that any text can state, all sites that cost nothing count once together.
 */
export function listBackground(base: Background, fingerprints: readonly Fingerprint[]): Background {
  const counted = fingerprints.filter(({ comparable }) => comparable);
  const carriers = new Map<string, number[]>();
  for (const [i, { tokens }] of counted.entries()) for (const token of new Set(tokens)) appendTo(carriers, token, i);
  const parties = new Parties(counted.map(countedSite));
  for (const [one, other] of likelySiblings(carriers.values(), parties))
    if (areSiblings(counted[one] as Fingerprint, counted[other] as Fingerprint)) parties.join(one, other);
  const partiesOf = (sites: Iterable<number>) => new Set([...sites].map((i) => parties.of(i))).size;
  const statingOf = (sites: Iterable<number>) => new Set([...sites].map((i) => parties.stating(i))).size;
  const own = [...carriers].flatMap(([token, sites]): [string, number][] => {
    const [all, stating] = [partiesOf(sites), isStated(token) ? statingOf(sites) : partiesOf(sites)];
    return stating === all
      ? [[token, all]]
      : [
          [token, stating],
          [countedWithFree(token), all],
        ];
  });
  const list = backgroundOf(partiesOf(counted.keys()), new Map(own));
  return {
    id: sha256('list', base.id, list.id),
    sites: base.sites + list.sites,
    count: (token) => base.count(token) + list.count(token),
  };
}

/** Names all that `areSiblings` depends on, besides the two fingerprints. */
export function siblingModel(): string {
  return `${modelName(SIGNALS)} ${shippedBackground().id.slice(0, 32)}`;
}

/** True for copies of one shop: flagged by the shipped model, and much of both texts is shared. */
export function areSiblings(one: Fingerprint, other: Fingerprint): boolean {
  const [left, right] = [subjectOf(one, null), subjectOf(other, null)];
  if (!areComparable(left, right)) return false;
  const compared = compareSignals(left, right, shippedBackground());
  const { share, lesserShare, words, beside } = SIBLINGS;
  const isCopy = ({ ofLarger, rare }: Amount): boolean =>
    ofLarger >= share || (ofLarger >= lesserShare && rare >= words);
  const copied = compared.filter(({ amount }) => amount !== null && isCopy(amount)).map(({ signal }) => signal.id);
  if (copied.length === 0) return false;
  const { rows, verdict } = judge(compared, left, right);
  // Dealers of one maker share only its text. As one party they would make that text rare again.
  const others = sumBits(rows.filter(({ evidence }) => !copied.includes(evidence.signal)).map(({ bits }) => bits));
  return others >= beside && isFlagged({ verdict });
}

/** Suggestions → those that are visited next. */
import type { Kind } from '../model/words.ts';
import { chanceOf } from './rank.ts';

/** Visits of one round at most: later ones follow what these found, the best first. */
const MOST = 20;
/**
 * A round ends once one of its addresses is the operator's with this probability: what it leads to
 * may come before the rest.
 */
const ENOUGH = 0.05;
/** Visits that nobody asked for which one registrable domain gets in an hour. */
export const MOST_AN_HOUR = 20;

interface Ranked {
  readonly id: string;
  readonly kind: Kind;
  readonly bits: number;
}

/**
 * The most probable ones. Hosts of one domain have one holder, who can make any number of them: of
 * its n-th host each says log2 n bits less. A listing or profile is its member's.
 *
 * @param most that the budget leaves
 * @param visited of each domain, in the last hour
 */
export function nextRound<T extends Ranked>(
  found: readonly T[],
  { most, visited, domainOf }: { most: number; visited: ReadonlyMap<string, number>; domainOf: (one: T) => string },
): T[] {
  const counts = new Map(visited);
  const left = found.map((one) => ({ one, domain: domainOf(one) }));
  const round: T[] = [];
  let chance = 0;
  while (round.length < Math.min(most, MOST) && chance < ENOUGH) {
    let best: ((typeof left)[number] & { bits: number }) | null = null;
    for (const each of left) {
      const before = counts.get(each.domain) ?? 0;
      const bits = each.one.bits - (each.one.kind === 'website' ? Math.log2(1 + before) : 0);
      if (before >= MOST_AN_HOUR || round.includes(each.one)) continue;
      if (best === null || bits > best.bits || (bits === best.bits && each.one.id < best.one.id))
        best = { ...each, bits };
    }
    if (best === null) break;
    counts.set(best.domain, (counts.get(best.domain) ?? 0) + 1);
    round.push(best.one);
    chance += chanceOf(best.bits);
  }
  return round;
}

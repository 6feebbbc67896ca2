import { estimateJaccard, sketchFromBase64 } from '../sketch/one-permutation.ts';

interface Shaped {
  readonly role: string;
  readonly oph128: string;
}

export interface PagePair<P> {
  readonly left: P;
  readonly right: P;
  readonly jaccard: number;
}

/**
 * Pairs pages one to one: home with home first, then the likest pairs, those of one role before others that are as
 * like. As many pairs as the smaller side has pages, best first; the same pairs from either side.
 */
export function alignPages<P extends Shaped>(left: readonly P[], right: readonly P[]): PagePair<P>[] {
  const unpack = (pages: readonly P[]) => pages.map((page) => ({ page, sketch: sketchFromBase64(page.oph128) }));
  const [here, there] = [unpack(left), unpack(right)];
  const all = here.flatMap(({ page: a, sketch }) =>
    there.map(({ page: b, sketch: other }) => ({ left: a, right: b, jaccard: estimateJaccard(sketch, other) })),
  );
  const rank = ({ left: a, right: b }: PagePair<P>) => (a.role !== b.role ? 0 : a.role === 'home' ? 2 : 1);
  const name = ({ left: a, right: b }: PagePair<P>) => [a.oph128, b.oph128].sort().join(' ');
  const home = (pair: PagePair<P>) => Number(rank(pair) === 2);
  all.sort((a, b) => home(b) - home(a) || b.jaccard - a.jaccard || rank(b) - rank(a) || byCodeUnit(name(a), name(b)));
  const taken = new Set<P>();
  const pairs = all.filter((pair) => {
    if (taken.has(pair.left) || taken.has(pair.right)) return false;
    taken.add(pair.left).add(pair.right);
    return true;
  });
  return pairs;
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { estimateJaccard, sketchFromBase64 } from '../../sketch/one-permutation.ts';

interface Shaped {
  readonly role: string;
  readonly oph128: string;
  /** Sketch of what is left when boxes are taken for what they are (plainSkeleton). */
  readonly plain128: string;
}

export interface PagePair<P> {
  readonly left: P;
  readonly right: P;
  /** Of the shapes; of the plain ones nine tenths, where that is more: they are alike more easily. */
  readonly jaccard: number;
}

const PLAIN = 0.9;

/**
 * Pairs pages one to one: home with home first, then the likest pairs, those of one role before others that are as
 * like. As many pairs as the smaller side has pages, best first; the same pairs from either side.
 */
export function alignPages<P extends Shaped>(left: readonly P[], right: readonly P[]): PagePair<P>[] {
  const unpack = (pages: readonly P[]) =>
    pages.map((page) => ({
      page,
      whole: sketchFromBase64(page.oph128),
      plain: sketchFromBase64(page.plain128),
    }));
  const [here, there] = [unpack(left), unpack(right)];
  const all = here.flatMap((a) =>
    there.map((b) => {
      const jaccard = Math.max(estimateJaccard(a.whole, b.whole), PLAIN * estimateJaccard(a.plain, b.plain));
      return { left: a.page, right: b.page, jaccard };
    }),
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

import type { SmallSite } from './small-site.ts';

/** Two honest sites that share something which is nobody's own. */
export interface Trap {
  readonly name: string;
  readonly left: SmallSite;
  readonly right: SmallSite;
  /** Others that carry the same thing, for a list in which it is seen to be common. */
  readonly others?: readonly SmallSite[];
  /** False: two carriers alone cannot be told from one operator; only a list that holds the others shows the trap. */
  readonly alone?: false;
}

/** Firms of seven trades with contacts of their own; `change` lays the trap. */
export function firms(
  change: (firm: SmallSite, i: number) => Partial<SmallSite>,
): [SmallSite, SmallSite, ...SmallSite[]] {
  const all = NAMES.map(([name, slug, person], i): SmallSite => {
    const firm: SmallSite = {
      host: `${slug}.test`,
      name,
      seed: 21 + i,
      mail: `${person}@${slug}.test`,
      phone: PHONES[i] as string,
      address: `${12 + i * 7} ${STREETS[i]}`,
    };
    return { ...firm, ...change(firm, i) };
  });
  return all as [SmallSite, SmallSite, ...SmallSite[]];
}

const NAMES = [
  ['Ormskell Saddlery', 'ormskell-saddlery', 'tamsin'],
  ['Pellworth Lanterns', 'pellworth', 'edgar'],
  ['Quarndale Nursery Ltd', 'quarndale-nursery', 'priya'],
  ['Rushmoor Violins', 'rushmoor-violins', 'oskar'],
  ['Stavely Net Loft', 'stavely-nets', 'maren'],
  ['Tarrant Brickworks Ltd', 'tarrant-brick', 'joan'],
  ['Ulverholm Optics', 'ulverholm', 'viktor'],
  ['Vexbury Tea Rooms', 'vexbury-tea', 'lucia'],
] as const;
/** Numbers kept free for films. */
const PHONES = [
  ...['+49 30 23125 147', '+49 69 90009 214', '+49 40 66969 368', '+49 221 4710 492'],
  ...['+49 89 99998 531', '+49 30 23125 783', '+49 69 90009 657', '+49 40 66969 806'],
];
const STREETS = [
  ...['Tanner Row, Arlow', 'Lamp Lane, Brenhill', 'Long Acre, Castermouth', 'Bow Street, Dunfold'],
  ...['Fish Quay, Elmsgate', 'Kiln Road, Farrowby', 'Observatory Hill, Glenmere', 'Market Cross, Hexbridge'],
];

/** The first two of a row of firms as the pair, the rest as others. */
export function trapOf(name: string, all: readonly SmallSite[], more: Pick<Trap, 'alone'> = {}): Trap {
  const [left, right, ...others] = all as [SmallSite, SmallSite, ...SmallSite[]];
  return { name, left, right, ...(others.length > 0 ? { others } : {}), ...more };
}

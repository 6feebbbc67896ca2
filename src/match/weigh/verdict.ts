/** Weighed rows → verdict and probability. The caps bind the verdict, never the weight. */
import type { EvidenceGroup, Verdict } from '../../model/words.ts';
import { sumBits } from './dependence.ts';
import { LEAD, LIKE_PAGES, LIKELY, MANY_PICTURES, MOST_PROBABLE, PRIOR_BITS, STRONG, WITNESS } from './policy.ts';
import type { WeighedRow } from './weigh.ts';
import type { Family } from './weights.ts';

/** A row of a list entry has a family only where a dealer may show it. */
type JudgedRow = Pick<WeighedRow, 'bits' | 'standing' | 'evidence'> & Partial<Pick<WeighedRow, 'family' | 'isCopy'>>;

/**
 * A lead at most: looks, hosts, an agency's contents, a dealer's, said or cited values. Content may
 * reach likely; strong needs identity and a second group.
 */
export function verdictOf(rows: readonly JudgedRow[], weight: number): Verdict {
  if (weight < LEAD) return 'unrelated';
  const owned = flaggingRows(rows);
  const groups = new Map<EvidenceGroup, number>();
  for (const { bits, evidence } of owned) {
    if (bits > 0) groups.set(evidence.group, sumBits([groups.get(evidence.group) ?? 0, bits]));
  }
  const speaks = (group: EvidenceGroup) => (groups.get(group) ?? 0) >= WITNESS;
  const counted = sumBits(owned.map(({ bits }) => bits));
  if (counted < LIKELY || !(speaks('identity') || speaks('content')) || partnerOf(owned) !== null) return 'lead';
  const witnesses = [...groups.values()].filter((bits) => bits >= WITNESS).length;
  return counted >= STRONG && witnesses >= 2 && speaks('identity') ? 'strong' : 'likely';
}

/** The limit that keeps rows from a flag: an agency or a dealer may have all, or most are said. */
export function limitOf(rows: readonly JudgedRow[]): 'agency' | 'dealer' | 'said' | null {
  const owned = flaggingRows(rows);
  return partnerOf(owned) ?? (sumBits(owned.map(({ bits }) => bits)) < LIKELY ? 'said' : null);
}

/** The rows that may flag: said values count only if the rest is a lead without them. */
function flaggingRows(rows: readonly JudgedRow[]): JudgedRow[] {
  const own = rows.filter(({ standing }) => standing === 'own');
  const isLead = sumBits(own.map(({ bits }) => bits)) >= LEAD && partnerOf(own) === null;
  return isLead ? rows.filter(({ standing }) => standing !== 'cited') : own;
}

/** Families that an agency may give all its customers: account, some pictures, words, look. */
const AGENCYS: readonly (Family | null)[] = ['account', 'pictures', 'text', 'goods', 'look', 'host'];

export function mayBeAgencys({ family = null, isCopy, evidence }: Omit<JudgedRow, 'bits' | 'standing'>): boolean {
  // An agency signs each customer's site with a link to its own.
  const isSignature = family === 'link' && evidence.level === 'close';
  return isSignature || (AGENCYS.includes(family) && isCopy !== true);
}

/**
 * A dealer may have all that an agency brings: it shows its maker's goods, on its template. Beside
 * that it names its maker, leads to it, gives its address, and says or cites the rest. A name that
 * the site gives as its own and a redirect are no dealer's.
 */
export function mayBeDealers({ standing, ...row }: Omit<JudgedRow, 'bits'>): boolean {
  if (standing !== 'own' || row.evidence.signal === 'street-address') return true;
  return mayBeAgencys(row) || (isNaming(row.family ?? null) && row.evidence.level !== 'identical');
}

const isNaming = (family: Family | null): boolean => family === 'name' || family === 'link';

/** Whoever may have brought nearly all: the agency of both, or a dealer of the other's goods. */
function partnerOf(rows: readonly JudgedRow[]): 'agency' | 'dealer' | null {
  const bitsOf = (some: readonly JudgedRow[]): number => sumBits(some.map(({ bits }) => Math.max(0, bits)));
  const of = (family: Family): number => bitsOf(rows.filter((row) => row.family === family));
  // An agency gives its customers a layout, or its pictures: a site has both from its own past.
  const hasBoth = of('pictures') >= MANY_PICTURES && of('look') >= LIKE_PAGES;
  if (!hasBoth && bitsOf(rows.filter((row) => !mayBeAgencys(row))) < WITNESS) return 'agency';
  // A dealer names its maker, or leads to it, and has from it what an agency brings, both included.
  const isNamed = rows.some(({ family = null, bits }) => isNaming(family) && bits > 0);
  return isNamed && bitsOf(rows.filter((row) => !mayBeDealers(row))) < WITNESS ? 'dealer' : null;
}

/** P(one operator) at this weight, to six decimals, and at most what labelled pairs support. */
export function probabilityOf(weight: number): number {
  return Math.min(MOST_PROBABLE, Math.round(1e6 / (1 + 2 ** (PRIOR_BITS - weight))) / 1e6);
}

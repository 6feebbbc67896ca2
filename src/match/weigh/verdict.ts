/** Weighed rows → verdict and probability. The caps bind the verdict, never the weight. */
import type { EvidenceGroup, Verdict } from '../../model/words.ts';
import { sumBits } from './dependence.ts';
import { LEAD, LIKE_PAGES, LIKELY, MANY_PICTURES, MOST_PROBABLE, PRIOR_BITS, STRONG, WITNESS } from './policy.ts';
import type { WeighedRow } from './weigh.ts';
import type { Family } from './weights.ts';

/** A row of a list entry has no family. */
type JudgedRow = Pick<WeighedRow, 'bits' | 'standing' | 'evidence'> & Partial<Pick<WeighedRow, 'family' | 'isCopy'>>;

/**
 * A lead at most: looks, hosts, an agency's contents, said or cited values. Content may reach
 * likely; strong needs identity and a second group.
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
  if (counted < LIKELY || !(speaks('identity') || speaks('content')) || isOfOneAgency(owned)) return 'lead';
  const witnesses = [...groups.values()].filter((bits) => bits >= WITNESS).length;
  return counted >= STRONG && witnesses >= 2 && speaks('identity') ? 'strong' : 'likely';
}

/** The limit that keeps rows from a flag: one agency may have brought them, or most are said. */
export function limitOf(rows: readonly JudgedRow[]): 'agency' | 'said' | null {
  const owned = flaggingRows(rows);
  if (isOfOneAgency(owned)) return 'agency';
  return sumBits(owned.map(({ bits }) => bits)) < LIKELY ? 'said' : null;
}

/** The rows that may flag: said values count only if the rest is a lead without them. */
function flaggingRows(rows: readonly JudgedRow[]): JudgedRow[] {
  const own = rows.filter(({ standing }) => standing === 'own');
  const isLead = sumBits(own.map(({ bits }) => bits)) >= LEAD && !isOfOneAgency(own);
  return isLead ? rows.filter(({ standing }) => standing !== 'cited') : own;
}

/** Families that an agency may give all its customers: account, some pictures, words, look. */
const AGENCYS: readonly (Family | null)[] = ['account', 'pictures', 'text', 'goods', 'look', 'host'];

export function mayBeAgencys({ family = null, isCopy, evidence }: Omit<JudgedRow, 'bits' | 'standing'>): boolean {
  // An agency signs each customer's site with a link to its own.
  const isSignature = family === 'link' && evidence.level === 'close';
  return isSignature || (AGENCYS.includes(family) && isCopy !== true);
}

/** True if one agency may serve both: many small values, none that only one operator has. */
function isOfOneAgency(rows: readonly JudgedRow[]): boolean {
  const bitsOf = (some: readonly JudgedRow[]): number => sumBits(some.map(({ bits }) => Math.max(0, bits)));
  const of = (family: Family): number => bitsOf(rows.filter((row) => row.family === family));
  // Pictures come with the goods, and their words too; the layout of the pages does not.
  const isRebuilt = of('pictures') >= MANY_PICTURES && of('look') >= LIKE_PAGES;
  return bitsOf(rows.filter((row) => !mayBeAgencys(row))) < WITNESS && !isRebuilt;
}

/** P(one operator) at this weight, to six decimals, and at most what labelled pairs support. */
export function probabilityOf(weight: number): number {
  return Math.min(MOST_PROBABLE, Math.round(1e6 / (1 + 2 ** (PRIOR_BITS - weight))) / 1e6);
}

/** Rows → rows that add up: dependent rows are counted once, and the total is rounded once. */
import { appendTo } from '../../model/group-by.ts';
import { COPIED_CAP } from './policy.ts';
import type { WeighedRow } from './weigh.ts';
import { FAMILIES, type Family } from './weights.ts';

/** Bits are added in whole millionths: exact in any order, so more evidence never weighs less. */
const MICRO = 1_000_000;
const TENTH = MICRO / 10;

type FamilyRow = WeighedRow & { readonly family: Family };

interface Part {
  /** The name of its signal or family. */
  readonly name: string;
  readonly row?: FamilyRow;
  readonly parts: readonly Part[];
  /** The most that it can give, in millionths: the sum of its parts, cut down to its cap. */
  readonly most: number;
}

/** The sum of bits with one decimal, without the noise of binary fractions. */
export function sumBits(bits: readonly number[]): number {
  return bits.reduce((sum, one) => sum + Math.round(one * 10), 0) / 10 + 0; // + 0: no negative zero
}

/**
 * Cuts families, and families of families, down to their caps, each row in proportion. Bits have
 * one decimal: the rounded sum is shared out in tenths, so that rows add up to it and none passes
 * its cap. Rows against are rounded alone.
 *
 * @param options copied: all contents of the pages are one fact (copied.ts)
 */
export function combineFamilies(rows: readonly WeighedRow[], { copied = false } = {}): WeighedRow[] {
  const counted = rows.filter((row): row is FamilyRow => row.family !== null);
  const tenths = new Map<WeighedRow, number>();
  if (counted.length > 0) {
    const all = together(counted, 1, copied);
    const whole = wholeOf(counted, all, copied);
    const parts = whole === all.most ? all : withPackage(counted, whole, copied);
    shareOut(parts, whole, Math.round(whole / TENTH), tenths);
  }
  return rows.map((row) => {
    const bits = (tenths.get(row) ?? Math.round(row.bits * 10)) / 10 + 0;
    return { ...row, evidence: { ...row.evidence, weight: bits }, bits };
  });
}

/**
 * The most bits of all rows. Values that several others share come from one platform or theme, so
 * only the heaviest of those rows counts.
 */
function wholeOf(rows: readonly FamilyRow[], all: Part, copied: boolean): number {
  const heaviest = Math.max(0, ...rows.map(packagedIn));
  return heaviest === 0 ? all.most : Math.min(all.most, together(rows, 0, copied).most + heaviest);
}

/** The parts with the share of common values, the same for each row, that adds up to the whole. */
function withPackage(rows: readonly FamilyRow[], whole: number, copied: boolean): Part {
  let [low, high] = [0, MICRO];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (together(rows, middle / MICRO, copied).most < whole) low = middle + 1;
    else high = middle;
  }
  return together(rows, low / MICRO, copied);
}

function packagedIn({ family, packaged }: FamilyRow): number {
  return FAMILIES[family].framed ? Math.round(packaged * MICRO) : 0;
}

/** The rows by family, and families within families, when this share of the package counts. */
function together(rows: readonly FamilyRow[], share: number, copied: boolean): Part {
  const inner = new Map<Family, Part[]>();
  for (const row of rows) {
    const most = Math.round(row.bits * MICRO) - Math.round(packagedIn(row) * (1 - share));
    appendTo(inner, row.family, { name: row.evidence.signal, row, parts: [], most });
  }
  const outer = new Map<Family, Part[]>();
  for (const [family, parts] of inner)
    appendTo(outer, FAMILIES[family].within ?? family, capped(family, parts, FAMILIES[family].cap));
  const onPage: Part[] = [];
  const parts: Part[] = [];
  for (const [family, within] of outer) {
    const { cap, beside } = FAMILIES[family];
    (copied && !beside ? onPage : parts).push(capped(family, within, cap));
  }
  if (onPage.length > 0) parts.push(capped('page', onPage, COPIED_CAP));
  return { name: '', parts, most: sum(parts) };
}

function capped(name: string, parts: readonly Part[], cap: number): Part {
  return { name, parts, most: Math.min(cap * MICRO, sum(parts)) };
}

/** Hands tenths to the rows of a part by largest remainder: each amount rounded down or up. */
function shareOut({ row, parts }: Part, comesTo: number, tenths: number, given: Map<WeighedRow, number>): void {
  if (row !== undefined) given.set(row, tenths);
  if (parts.length === 0) return;
  const all = sum(parts);
  const shares = parts.map((part) => {
    const exact = all === 0 ? 0 : (part.most * comesTo) / all;
    return { part, exact, down: Math.floor(exact / TENTH) };
  });
  const over = tenths - shares.reduce((total, { down }) => total + down, 0);
  const rest = ({ exact, down }: (typeof shares)[number]): number => exact - down * TENTH;
  shares.sort((a, b) => rest(b) - rest(a) || (a.part.name < b.part.name ? -1 : 1));
  for (const [index, { part, exact, down }] of shares.entries())
    shareOut(part, exact, down + (index < over ? 1 : 0), given);
}

function sum(parts: readonly Part[]): number {
  return parts.reduce((total, { most }) => total + most, 0);
}

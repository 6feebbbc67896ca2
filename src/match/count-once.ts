/** Rows → rows that add up: what hangs together is counted once, and every weight is rounded so that sums are exact. */
import type { Row } from './weigh.ts';
import { FAMILIES, type Family } from './weights.ts';

/** Bits are shown, stored and added with one decimal. */
export function roundBits(bits: number): number {
  return Math.round(bits * 10) / 10 + 0; // + 0: no negative zero
}

/** The sum of rounded bits, without the noise of binary fractions. */
export function sumBits(bits: readonly number[]): number {
  return bits.reduce((sum, one) => sum + Math.round(one * 10), 0) / 10 + 0;
}

/**
 * Scales the rows of a family, and of a family of families, down to its cap, each row in proportion, so that the rows
 * still add up to the weight; then rounds.
 */
export function countOnce(rows: readonly Row[]): Row[] {
  const inner = scaleBy(onePackage(rows), ({ family }) => family);
  const outer = scaleBy(inner, ({ family }) => (family === null ? null : FAMILIES[family].within));
  return outer.map((row) => {
    const bits = roundBits(row.bits);
    return { ...row, bits, evidence: { ...row.evidence, weight: bits } };
  });
}

/**
 * What several other sites carry of names, accounts, texts and looks at once is one frame: a platform's, a builder's or a
 * theme's. It is one fact, so all of it together counts as much as the most telling row. Mail, phones, messengers and papers are no
 * part of frames: each has its own rarity.
 */
function onePackage(rows: readonly Row[]): Row[] {
  const framed = rows.filter(({ family, packaged }) => family !== null && packaged > 0 && FAMILIES[family].framed);
  const most = Math.max(0, ...framed.map(({ packaged }) => packaged));
  const sum = [...framed]
    .map(({ packaged }) => packaged)
    .sort((a, b) => a - b)
    .reduce((all, one) => all + one, 0);
  if (sum <= most) return [...rows];
  return rows.map((row) => (framed.includes(row) ? { ...row, bits: row.bits - row.packaged * (1 - most / sum) } : row));
}

function scaleBy(rows: readonly Row[], familyOf: (row: Row) => Family | null): Row[] {
  const sums = new Map<Family, number>();
  // Sorted, so that floating point gives the same sum whatever the order of the signals.
  for (const row of [...rows].sort((a, b) => a.bits - b.bits)) {
    const family = familyOf(row);
    if (family !== null) sums.set(family, (sums.get(family) ?? 0) + row.bits);
  }
  return rows.map((row) => {
    const family = familyOf(row);
    const sum = family === null ? 0 : (sums.get(family) ?? 0);
    if (family === null || sum <= FAMILIES[family].cap) return row;
    return { ...row, bits: (row.bits * FAMILIES[family].cap) / sum };
  });
}

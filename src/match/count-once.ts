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
  const inner = scaleBy(rows, ({ family }) => family);
  const outer = scaleBy(inner, ({ family }) => (family === null ? null : FAMILIES[family].within));
  return outer.map((row) => {
    const bits = roundBits(row.bits);
    return { ...row, bits, evidence: { ...row.evidence, weight: bits } };
  });
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

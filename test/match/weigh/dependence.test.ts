import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combineFamilies, sumBits } from '../../../src/match/weigh/dependence.ts';
import { COPIED_CAP } from '../../../src/match/weigh/policy.ts';
import type { WeighedRow } from '../../../src/match/weigh/weigh.ts';
import { FAMILIES, type Family } from '../../../src/match/weigh/weights.ts';

interface Given {
  readonly family: Family | null;
  readonly bits: number;
  readonly packaged?: number;
}

const rowOf = ({ family, bits, packaged = 0 }: Given, index: number): WeighedRow => {
  const side = { value: 'v', quote: 'q', url: 'https://a.test/', selector: 'p', capture: 'c' };
  const evidence = { version: 1, group: 'content', level: 'identical', weight: 0, left: side, right: side } as const;
  return {
    evidence: { ...evidence, signal: `signal-${String(index).padStart(2, '0')}`, note: '' },
    ...{ family, bits, packaged, standing: 'own' as const, common: packaged > 0 },
  };
};
const rowsOf = (...given: Given[]): WeighedRow[] => given.map(rowOf);
const weightOf = (rows: readonly WeighedRow[]): number => sumBits(combineFamilies(rows).map(({ bits }) => bits));
const bitsOf = (...given: Given[]): number[] => combineFamilies(rowsOf(...given)).map(({ bits }) => bits);

describe('combineFamilies', () => {
  it('leaves alone what stays under every cap, and rounds it to tenths', () => {
    expect(bitsOf({ family: 'mail', bits: 10.2 }, { family: 'office', bits: 3 }, { family: null, bits: -0.5 })).toEqual(
      [10.2, 3, -0.5],
    );
  });

  it('brings a family down to its cap, in proportion', () => {
    expect(bitsOf({ family: 'text', bits: 18 }, { family: 'text', bits: 18 })).toEqual([9, 9]);
  });

  it('hands the tenths of a rounded sum to the rows that are nearest to the next one', () => {
    const third = { family: 'text', bits: 1.04 } as const;
    expect(bitsOf(third, { family: 'text', bits: 1.06 }, third)).toEqual([1, 1.1, 1]);
    // Each alone would be rounded away; the names break a tie.
    expect(
      bitsOf({ family: 'mail', bits: 0.04 }, { family: 'office', bits: 0.04 }, { family: 'look', bits: 0.04 }),
    ).toEqual([0, 0, 0.1]);
  });

  it('keeps content under the cap of its families together', () => {
    const content = [
      { family: 'text', bits: 4.81 },
      { family: 'text', bits: 0.69 },
      { family: 'pictures', bits: 10.32 },
      { family: 'pictures', bits: 2.55 },
      { family: 'goods', bits: 5.4 },
    ] as const;
    expect(weightOf(rowsOf(...content))).toBe(20);
    expect(weightOf(rowsOf(...content, { family: 'text', bits: 0.27 }))).toBe(20);
  });

  it('takes all that stands on a page that was copied whole for one fact, and what stands beside it for another', () => {
    const given = [
      { family: 'mail', bits: 10 },
      { family: 'office', bits: 9 },
      { family: 'text', bits: 12 },
      { family: 'host', bits: 4 },
    ] as const;
    const rows = combineFamilies(rowsOf(...given), { copied: true });
    expect(sumBits(rows.map(({ bits }) => bits))).toBe(COPIED_CAP + 4);
    expect(rows.at(-1)?.bits).toBe(4);
    expect(weightOf(rowsOf(...given))).toBe(35);
  });

  it('counts a package as its most telling row, however many rows it is spread over', () => {
    const framed = (family: Family) => ({ family, bits: 2, packaged: 2 });
    expect(weightOf(rowsOf(framed('name'), framed('account'), framed('look'), framed('text')))).toBe(2);
    // What is in no frame has a rarity of its own.
    expect(weightOf(rowsOf(framed('name'), framed('mail')))).toBe(4);
  });

  it('loses nothing of the package because it also fills a family that is full', () => {
    const full = { family: 'look', bits: 7 } as const;
    expect(weightOf(rowsOf({ family: 'name', bits: 5, packaged: 5 }, full))).toBe(12);
    expect(
      weightOf(rowsOf({ family: 'name', bits: 5, packaged: 5 }, full, { family: 'look', bits: 5, packaged: 5 })),
    ).toBe(12);
  });
});

describe('properties of combineFamilies', () => {
  const families = Object.keys(FAMILIES).filter((family): family is Family => family !== 'content');
  const bits = fc.double({ min: 0, max: 14, noNaN: true });
  const counted = fc
    .tuple(fc.constantFrom(...families), bits, fc.constantFrom(0, 0, 0.5, 1))
    .map(([family, bits, share]): Given => ({ family, bits, packaged: bits * share }));
  const against = fc.double({ min: -3, max: 0, noNaN: true }).map((bits): Given => ({ family: null, bits }));
  const some = fc.array(fc.oneof({ weight: 4, arbitrary: counted }, { weight: 1, arbitrary: against }), {
    maxLength: 14,
  });
  const check = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void): void =>
    fc.assert(fc.property(arbitrary, holds), { numRuns: 2_000 });

  it('one more row, or more bits of one, never weighs less', () => {
    check(fc.tuple(some, counted, bits), ([given, extra, more]) => {
      const rows = rowsOf(...given, extra);
      const weight = weightOf(rows);
      expect(weight).toBeGreaterThanOrEqual(weightOf(rows.slice(0, -1)));
      expect(weightOf(rowsOf(...given, { ...extra, bits: extra.bits + more }))).toBeGreaterThanOrEqual(weight);
    });
  });

  it('no family passes its cap, and no row its own bits by a tenth', () => {
    check(some, (given) => {
      const rows = rowsOf(...given);
      const sums = new Map<string, number[]>();
      for (const [i, { family, bits }] of combineFamilies(rows).entries()) {
        expect(Math.abs(bits)).toBeLessThan(Math.abs(rows[i]?.bits ?? 0) + 0.1);
        if (family === null) continue;
        for (const name of new Set([family, FAMILIES[family].within ?? family]))
          sums.set(name, [...(sums.get(name) ?? []), bits]);
      }
      for (const [name, all] of sums) expect(sumBits(all)).toBeLessThanOrEqual(FAMILIES[name as Family].cap);
    });
  });

  it('rows have one decimal, the sign of their bits, and add up to what was rounded once', () => {
    check(fc.array(counted, { maxLength: 14 }), (given) => {
      const all = combineFamilies(rowsOf(...given));
      for (const { bits, evidence } of all) {
        expect(bits).toBeGreaterThanOrEqual(0);
        expect(bits).toBe(Math.round(bits * 10) / 10);
        expect(evidence.weight).toBe(bits);
      }
      const few = given.filter(({ packaged = 0 }) => packaged === 0);
      const sums = new Map<Family, number>();
      for (const { family, bits } of few) if (family !== null) sums.set(family, (sums.get(family) ?? 0) + bits);
      const [inside, outside] = [[0], [0]];
      for (const [family, sum] of sums)
        (FAMILIES[family].within === null ? outside : inside).push(Math.min(FAMILIES[family].cap, sum));
      const plus = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
      const exact = plus(outside) + Math.min(FAMILIES.content.cap, plus(inside));
      expect(Math.abs(weightOf(rowsOf(...few)) - exact)).toBeLessThanOrEqual(0.0501);
    });
  });

  it('does not depend on the order of the rows', () => {
    const shuffledRows = some.chain((given) => {
      const rows = rowsOf(...given);
      return fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }));
    });
    check(shuffledRows, ([rows, shuffled]) => {
      const bySignal = (all: readonly WeighedRow[]) =>
        new Map(combineFamilies(all).map(({ evidence, bits }) => [evidence.signal, bits]));
      expect(bySignal(shuffled)).toEqual(bySignal(rows));
    });
  });
});

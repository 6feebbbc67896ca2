/**
 * Whether one of two sites may be a copy of the other that anybody could make: most of the smaller one's own text stands on
 * the other too, and both go by one name. A copy under another name wants its visitors for itself, so what it still has of the
 * first one's contacts tells; a copy under the same name has them because they stood on the page.
 */
import { z } from 'zod';
import { areOneName } from '../values/company-name.ts';
import type { Compared } from './compare-signals.ts';
import { COPIED_COVERAGE } from './policy.ts';
import { type Subject, valueOf } from './subject.ts';

const Names = z.array(z.object({ value: z.string(), role: z.string(), whole: z.boolean() }));

export function isCopiedWhole(compared: readonly Compared[]): boolean {
  return compared.some(({ oneName }) => oneName) && isCopied(compared);
}

/** One may have copied the other, under whatever name. */
export function isCopied(compared: readonly Compared[]): boolean {
  return compared.some(({ amount }) => amount !== null && amount.coverage >= COPIED_COVERAGE);
}

/** Both carry each name that either calls itself by; false where neither says what it is called. */
export function goByOneName(left: Subject, right: Subject): boolean {
  const [mine, theirs] = [namesOf(left), namesOf(right)];
  const isKnown = (name: string, names: readonly string[]) =>
    names.some((other) => areOneName(name, other) !== false || differByLittle(name, other));
  const both = [...mine.declared, ...theirs.declared];
  return both.length > 0 && both.every((name) => isKnown(name, mine.all) && isKnown(name, theirs.all));
}

/** A letter or two changed in a name make no other one. */
function differByLittle(one: string, other: string): boolean {
  const [short, long] = [one, other].sort((a, b) => a.length - b.length) as [string, string];
  if (short.length < LEAST_LETTERS || long.length - short.length > 2) return false;
  let [start, end] = [0, 0];
  while (start < short.length && short[start] === long[start]) start++;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end++;
  return long.length - start - end <= 2;
}

const LEAST_LETTERS = 6;

function namesOf(side: Subject): { declared: string[]; all: string[] } {
  const read = Names.safeParse(valueOf(side, 'residual-name'));
  const names = (read.success ? read.data : []).filter(({ whole }) => whole);
  return {
    declared: names.filter(({ role }) => role === 'declared').map(({ value }) => value),
    all: names.map(({ value }) => value),
  };
}

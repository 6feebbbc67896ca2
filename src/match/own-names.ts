/**
 * The names that a side owns: firms of its copyright lines that its title or site name bears too, and those it is listed under. No
 * platform or maker is called so; a platform signs the pages of its customers, and their titles bear their own names.
 */
import { z } from 'zod';
import { areOneName, hasLegalForm, normaliseCompanyName } from '../values/company-name.ts';
import { plain } from './declared.ts';
import { listedNames, type Subject, valueOf } from './subject.ts';

const Owners = z.object({ owners: z.array(z.object({ name: z.string() })) });

/** Tells of a plain name whether a name that either side has as its own begins with it. */
export function ownNameTest(left: Subject, right: Subject): (name: string) => boolean {
  const own = [left, right].flatMap((side) => [...firmsOf(side), ...listedNames(side)]).map(plain);
  return (name) => own.some((one) => one.startsWith(name));
}

const Names = z.array(
  z.object({
    value: z.string(),
    role: z.string().catch(''),
    source: z.string().catch(''),
    whole: z.boolean().catch(false),
  }),
);

function firmsOf(side: Subject): string[] {
  const owners = Owners.safeParse(valueOf(side, 'copyright-owner'));
  const names = Names.safeParse(valueOf(side, 'residual-name'));
  const titles = (names.success ? names.data : []).filter(({ source }) => /^(?:title|site-name)$/.test(source));
  return (owners.success ? owners.data.owners : [])
    .filter(({ name }) => hasLegalForm(name))
    .map(({ name }) => normaliseCompanyName(name))
    .filter((firm) => titles.some(({ value }) => areOneName(firm, value) === true));
}

/** Both carry each name that either calls itself by; false where neither says what it is called. */
export function shareOneName(left: Subject, right: Subject): boolean {
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

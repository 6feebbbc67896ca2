/** Whether two sites stand on one template, how that is known, and what belongs to its maker. */
import { z } from 'zod';
import { domainName } from '../signals/domain-name.ts';
import type { Comparison } from '../signals/signal.ts';
import type { Compared } from './compare-signals.ts';
import { countOf, isCommon } from './count-of.ts';
import { type Subject, valueOf } from './subject.ts';

/**
 * known: other sites of the background stand on it too, so that what it brings can be told by its counts. declared: both
 * say that they stand on it and nobody else is known to, so nothing tells its demo from what is their own.
 */
export type OneTemplate = 'known' | 'declared' | null;

/** Declarations of a theme, by its name, folder or files; engines and hosts carry thousands of themes. */
const THEME = /^(?:credit|folder|file):/;

export function oneTemplate(compared: readonly Compared[]): OneTemplate {
  let declared = false;
  for (const { signal, comparison, background } of compared) {
    if (comparison === null || comparison.level === 'different') continue;
    const isCredit = signal.id === 'template-credit';
    if (!isCredit && signal.id !== 'structure') continue;
    const told = isCredit ? comparison.shared.filter(({ left }) => THEME.test(left.value)) : comparison.shared;
    if (told.some((shared) => isCommon(countOf(shared, background)))) return 'known';
    declared ||= isCredit && told.length > 0;
  }
  return declared ? 'declared' : null;
}

const Declared = z.object({ declared: z.array(z.object({ value: z.string(), kind: z.string(), name: z.string() })) });

/**
 * Names of makers that either side credits, where both declare one theme: one of them may have kept the credit and the other the
 * maker's contacts. Never the name of one of the two: a site that credits the other says something else.
 */
export function makersOf(left: Subject, right: Subject): string[] {
  const [mine, theirs] = [left, right].map((side) => {
    const read = Declared.safeParse(valueOf(side, 'template-credit'));
    return read.success ? read.data.declared : [];
  }) as [z.infer<typeof Declared>['declared'], z.infer<typeof Declared>['declared']];
  const shared = new Set(theirs.map(({ value }) => value));
  if (!mine.some(({ value }) => THEME.test(value) && shared.has(value))) return [];
  const own = [left, right].map(({ visit }) => plain(domainName(visit.site)?.label ?? visit.site));
  const names = [...mine, ...theirs].filter(({ kind }) => kind === 'credit').map(({ name }) => name);
  return [...new Set(names)]
    .filter((name) => name.length >= LEAST_NAME && !own.some((one) => one.includes(name)))
    .sort();
}

/** Shorter ones stand in many a word. */
const LEAST_NAME = 5;

/** What is left of a comparison without the values that name a maker; null: nothing. */
export function withoutMakers(comparison: Comparison, makers: readonly string[]): Comparison | null {
  if (makers.length === 0) return comparison;
  const rest = comparison.shared.filter(({ left, right }) => {
    return ![left, right].some(({ value }) => makers.some((maker) => plain(value).includes(maker)));
  });
  const [first] = rest;
  if (rest.length === comparison.shared.length) return comparison;
  return first === undefined ? null : { ...comparison, shared: rest, left: first.left, right: first.right };
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

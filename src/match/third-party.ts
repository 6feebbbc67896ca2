/**
 * A copyright line that two sites share may name a third party: the maker whose dealers both are, the head of a franchise, the
 * house that runs their pages. Each side then calls itself by a name of its own, and neither calls itself by that one.
 */
import { z } from 'zod';
import type { Comparison } from '../signals/signal.ts';
import { type Subject, valueOf } from './subject.ts';

const Names = z.array(z.object({ value: z.string(), role: z.string(), whole: z.boolean() }));

/** Whether all shared owners are third parties to both sides; false where a side names nobody else as itself. */
export function ownersAreThirdParties({ shared }: Comparison, left: Subject, right: Subject): boolean {
  const [mine, theirs] = [namesOf(left), namesOf(right)];
  if (mine.declared.size === 0 || theirs.declared.size === 0) return false;
  if ([...mine.declared].some((name) => theirs.declared.has(name))) return false;
  return (
    shared.length > 0 &&
    shared.every(({ left: { value } }) => !isCalled(value, mine.own) && !isCalled(value, theirs.own))
  );
}

/** declared: calls itself so; own: those, and names that only its maker could have put there. */
function namesOf(side: Subject): { declared: Set<string>; own: Set<string> } {
  const read = Names.safeParse(valueOf(side, 'residual-name'));
  // Phrases that may hold a name are full of what a dealer sells.
  const names = (read.success ? read.data : []).filter(({ whole }) => whole);
  const of = (...roles: string[]) =>
    new Set(names.filter(({ role }) => roles.includes(role)).map(({ value }) => value));
  return { declared: of('declared'), own: of('declared', 'trace') };
}

/** Whether a name, or one that it is a part of, is among the names of a side. */
function isCalled(owner: string, names: ReadonlySet<string>): boolean {
  return [...names].some((name) => ` ${name} `.includes(` ${owner} `) || ` ${owner} `.includes(` ${name} `));
}

/** Readings → what they say about which side came first. */
import { z } from 'zod';
import { normaliseCompanyName } from '../signals/company-name.ts';
import type { Subject } from './subject.ts';
import type { Traces } from './succession.ts';

/** What is looked for in readings; another shape says nothing. */
const Owners = z.object({
  owners: z.array(z.object({ value: z.string(), name: z.string() })),
  years: z.array(z.int()),
});
const Outbound = z.object({ outbound: z.array(z.object({ value: z.string(), role: z.string() })) });
const CarriedNames = z.array(z.object({ value: z.string(), role: z.string(), whole: z.boolean() }));

/** Names by what they are compared as, with the form that a person reads. */
interface Names {
  /** The side calls itself so: copyright lines, organisation records, address lines of the footer. */
  readonly declared: ReadonlyMap<string, string>;
  /** Those, and what stands where only the maker of a page puts a name. Never what is mentioned in running text. */
  readonly carried: ReadonlyMap<string, string>;
  readonly years: readonly number[];
}

/** Who moves on sends visitors after; a link in running text says nothing of the kind. */
const SENDS_ON: readonly string[] = ['redirect', 'bio', 'nav', 'footer'];
/** What a copy forgets to change: pictures, forms and frames still taken from the old site, mail still read there. */
const LEANS_ON: readonly string[] = ['media', 'frame', 'mail'];

// A year that a clock, a law or a typing error put there.
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

export function tracesOf(left: Subject, right: Subject): { left: Traces; right: Traces } {
  return { left: tracesOn(left, right), right: tracesOn(right, left) };
}

function tracesOn(side: Subject, other: Subject): Traces {
  const mine = namesOf(side);
  const years = mine.years.filter((year) => year >= FIRST_YEAR && year <= LAST_YEAR);
  return {
    residualNames: residualNames(mine, namesOf(other), other),
    links: leadsTo(side, other, SENDS_ON),
    leansOn: leadsTo(side, other, LEANS_ON),
    years: years.length === 0 ? null : { from: Math.min(...years), to: Math.max(...years) },
  };
}

/** Null where the links were not read; a site that was read and has none leads nowhere. */
function leadsTo(side: Subject, other: Subject, roles: readonly string[]): boolean | null {
  const value = valueOf(side, 'site-link');
  if (value === null) return false;
  const links = Outbound.safeParse(value);
  const { site } = other.visit;
  return links.success ? links.data.outbound.some((link) => link.value === site && roles.includes(link.role)) : null;
}

/** Undefined: not read. Null: read, and the site carries nothing of the kind. */
function valueOf({ fingerprint }: Subject, id: string): unknown {
  return fingerprint.readings.find(({ signal, failure }) => signal === id && failure === null)?.value;
}

/**
 * The other side's own names that this side carries, beside one that only this side calls itself by. A side without a
 * name of its own does not carry the other's: the two then simply name one owner.
 */
function residualNames(mine: Names, theirs: Names, other: Subject): string[] {
  const known = new Set(theirs.declared.keys());
  for (const name of [...(other.entity?.names ?? []), ...(other.entity?.aliases ?? [])]) {
    known.add(normaliseCompanyName(name));
  }
  known.delete('');
  if (![...mine.declared.keys()].some((value) => !known.has(value))) return [];
  return [...mine.carried].flatMap(([value, name]) => (known.has(value) ? [name] : [])).sort();
}

function namesOf(side: Subject): Names {
  const owners = Owners.safeParse(valueOf(side, 'copyright-owner'));
  const names = CarriedNames.safeParse(valueOf(side, 'residual-name'));
  const declared = new Map<string, string>();
  const carried = new Map<string, string>();
  for (const { value, name } of owners.success ? owners.data.owners : []) {
    declared.set(value, name);
    carried.set(value, name);
  }
  for (const { value, role, whole } of names.success ? names.data : []) {
    if (!whole || role === 'mention') continue;
    if (role === 'declared' && !declared.has(value)) declared.set(value, value);
    if (!carried.has(value)) carried.set(value, value);
  }
  return { declared, carried, years: owners.success ? owners.data.years : [] };
}

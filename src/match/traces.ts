/** Readings → what they say about which side came first. */
import { z } from 'zod';
import { areOneName } from '../values/company-name.ts';
import { saysFormerly, saysMoved } from './change-words.ts';
import { earlierOwnerReason } from './domain-ownership.ts';
import { listedNames, type Subject, valueOf } from './subject.ts';
import type { Traces } from './succession.ts';

/** What is looked for in readings; another shape says nothing. */
const Owners = z.object({
  owners: z.array(z.object({ value: z.string(), name: z.string() })),
  years: z.array(z.int()),
});
/** Older readings may come without a place: then there is no quotation to look for words in. */
const Quoted = z.object({ quote: z.string() }).catch({ quote: '' });
const Outbound = z.object({ outbound: z.array(z.object({ value: z.string(), role: z.string(), place: Quoted })) });
const CarriedNames = z.array(
  z.object({ value: z.string(), role: z.string(), source: z.string().catch(''), whole: z.boolean(), place: Quoted }),
);

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

/** Where the name of a page's owner stands. */
const NAMES_OWNER: readonly string[] = ['copyright', 'footer'];

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
    ...saysOf(side, other),
    years: years.length === 0 ? null : { from: Math.min(...years), to: Math.max(...years) },
  };
}

/** Null where the links were not read, or lead to whoever had the domain before; a site that was read and has none leads nowhere. */
function leadsTo(side: Subject, other: Subject, roles: readonly string[]): boolean | null {
  if (earlierOwnerReason(other, side) !== null) return null;
  const value = valueOf(side, 'site-link');
  if (value === null) return false;
  const links = Outbound.safeParse(value);
  const { site } = other.visit;
  return links.success ? links.data.outbound.some((link) => link.value === site && roles.includes(link.role)) : null;
}

/** What this side says outright: that it was called as the other is, or that the other is where it has gone. */
function saysOf(side: Subject, other: Subject): Pick<Traces, 'formerly' | 'moved'> {
  const names = CarriedNames.safeParse(valueOf(side, 'residual-name'));
  const links = Outbound.safeParse(valueOf(side, 'site-link'));
  const former = knownNames(namesOf(other), other);
  const own = [...knownNames(namesOf(side), side)].filter((name) => !former.has(name));
  const called = (names.success ? names.data : []).find(({ value, role, source, place }) => {
    const atOwners = role === 'declared' && NAMES_OWNER.includes(source);
    return former.has(value) && saysFormerly(place.quote, value, { names: own, atOwners });
  });
  const { site } = other.visit;
  const leads = links.success && earlierOwnerReason(other, side) === null ? links.data.outbound : [];
  const toOther = leads.filter(({ value }) => value === site);
  const speaker = (role: string) => ({ names: own, atOwners: SENDS_ON.includes(role) });
  const linked = toOther.find(({ role, place }) => saysFormerly(place.quote, site, speaker(role)));
  return {
    formerly: (called ?? linked)?.place.quote ?? null,
    moved: toOther.find(({ role, place }) => saysMoved(place.quote, speaker(role)))?.place.quote ?? null,
  };
}

/**
 * The other side's own names that this side carries, beside another one that only this side calls itself by. A side without a
 * name of its own does not carry the other's: the two then simply name one owner, short or long.
 */
function residualNames(mine: Names, theirs: Names, other: Subject): string[] {
  const known = knownNames(theirs, other);
  const own = [...mine.declared.keys()].filter((name) => ![...known].some((one) => areOneName(name, one) === true));
  return [...mine.carried]
    .flatMap(([value, name]) => (known.has(value) && own.some((one) => areOneName(one, value) === false) ? [name] : []))
    .sort();
}

/** What a side is called, by itself or by the list that it stands on. */
function knownNames(names: Names, side: Subject): Set<string> {
  const known = new Set([...names.declared.keys(), ...listedNames(side)]);
  known.delete('');
  return known;
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

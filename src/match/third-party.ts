/**
 * A copyright line that two sites share may name a third party: the maker whose dealers both are, the head of a franchise, the
 * house that runs their pages. Neither side calls itself by that name, and each has a name of its own or
 * leads to the owner's own site.
 */
import { z } from 'zod';
import type { Comparison } from '../signals/signal.ts';
import { hasLegalForm, normaliseCompanyName } from '../values/company-name.ts';
import { domainName } from '../values/domain-name.ts';
import { linkedSites, listedNames, type Subject, valueOf } from './subject.ts';

const Names = z.array(z.object({ value: z.string(), role: z.string(), source: z.string(), whole: z.boolean() }));

/** Whether all shared owners are third parties to both sides; false where nothing tells. */
export function ownersAreThirdParties({ shared }: Comparison, left: Subject, right: Subject): boolean {
  const [mine, theirs] = [namesOf(left), namesOf(right)];
  if ([...mine.front].some((name) => theirs.front.has(name))) return false;
  // Evidence shows the name as it is written.
  const owners = shared.map((one) => normaliseCompanyName(one.left.value));
  const own = [left, right].map(({ visit }) => visit.site);
  const isOther = (owner: string, side: Subject, names: typeof mine): boolean =>
    !isCalled(owner, names.own) &&
    !own.some((site) => isNamed(site, owner)) &&
    (names.front.size > 0 || linkedSites(side).some((site) => isNamed(site, owner)));
  return owners.length > 0 && owners.every((owner) => isOther(owner, left, mine) && isOther(owner, right, theirs));
}

const Owners = z.object({ owners: z.array(z.object({ value: z.string() })) });

/**
 * Whether each side names the shared owners beside itself: it has a copyright line of its own, in the name of its domain or
 * title, so the other one is of a part of the page (a photo, a theme). A firm by its legal form may be behind both, and is kept.
 */
export function ownersStandBesideOwn({ shared }: Comparison, left: Subject, right: Subject): boolean {
  return (
    shared.length > 0 && shared.every((one) => isBesideOwn(one.left.value, left) && isBesideOwn(one.right.value, right))
  );
}

function isBesideOwn(written: string, side: Subject): boolean {
  const owner = normaliseCompanyName(written);
  const owners = Owners.safeParse(valueOf(side, 'copyright-owner'));
  const names = Names.safeParse(valueOf(side, 'residual-name'));
  const called = new Set(
    (names.success ? names.data : []).filter(({ source }) => SELF.test(source)).map(({ value }) => value),
  );
  const isOwn = (name: string): boolean => called.has(name) || isNamed(side.visit.site, name);
  return (
    !hasLegalForm(written) &&
    !isOwn(owner) &&
    owners.success &&
    owners.data.owners.some(({ value }) => value !== owner && isOwn(value))
  );
}

/** Where a site says by itself what it is called. */
const SELF = /^(?:title|site-name|organisation)$/;

/**
 * front: calls itself so, or has it in its title; own: those, names that only its maker could have put there, and those it is
 * listed under.
 */
function namesOf(side: Subject): { front: Set<string>; own: Set<string> } {
  const read = Names.safeParse(valueOf(side, 'residual-name'));
  // Phrases that may hold a name are full of what a dealer sells.
  const names = (read.success ? read.data : []).filter(({ whole }) => whole);
  const valuesOf = (some: typeof names) => some.map(({ value }) => value);
  const front = names.filter(({ role, source }) => role === 'declared' || (role === 'trace' && source === 'title'));
  const traces = names.filter(({ role }) => role === 'trace');
  return {
    front: new Set(valuesOf(front)),
    own: new Set([...valuesOf(front), ...valuesOf(traces), ...listedNames(side)]),
  };
}

/** Whether a name, or one that it is a part of, is among the names of a side. */
function isCalled(owner: string, names: ReadonlySet<string>): boolean {
  return [...names].some((name) => ` ${name} `.includes(` ${owner} `) || ` ${owner} `.includes(` ${name} `));
}

function isNamed(site: string, owner: string): boolean {
  return domainName(site)?.label.replaceAll('-', '') === owner.replaceAll(' ', '');
}

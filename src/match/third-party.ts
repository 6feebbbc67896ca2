/** Copyright owners that two sites share and that neither is: a maker whose dealers both are, a franchise, a photographer. */
import type { Comparison } from '../signals/signal.ts';
import { hasLegalForm, normaliseCompanyName } from '../values/company-name.ts';
import { domainName } from '../values/domain-name.ts';
import { copyrightOf, linkedSites, namesOf, perFingerprint } from './readings.ts';
import { listedNames, type Subject } from './subject.ts';

/** `front`: calls itself so, or has it in its title; `own`: those, and names that only its maker could have put there. */
const calledNames = perFingerprint((side) => {
  // Phrases that may hold a name are full of what a dealer sells.
  const names = namesOf(side).filter(({ whole }) => whole);
  const front = names.filter(({ role, source }) => role === 'declared' || (role === 'trace' && source === 'title'));
  const own = [...front, ...names.filter(({ role }) => role === 'trace')];
  const valuesOf = (some: typeof names) => new Set(some.map(({ value }) => value));
  return { front: valuesOf(front), own: valuesOf(own) };
});

/** Neither side calls itself so, and each has a name of its own or links to the owner's own site. */
export function ownersAreThirdParties({ shared }: Comparison, left: Subject, right: Subject): boolean {
  const [mine, theirs] = [calledNames(left).front, calledNames(right).front];
  if ([...mine].some((name) => theirs.has(name))) return false;
  const sides = [left, right];
  const isOther = (owner: string, side: Subject): boolean =>
    ![...calledNames(side).own, ...listedNames(side)].some((name) => isPartOf(owner, name) || isPartOf(name, owner)) &&
    !sides.some(({ visit }) => isNamed(visit.site, owner)) &&
    (calledNames(side).front.size > 0 || linkedSites(side).some((site) => isNamed(site, owner)));
  // Evidence shows the name as it is written.
  const owners = shared.map((one) => normaliseCompanyName(one.left.value));
  return owners.length > 0 && owners.every((owner) => sides.every((side) => isOther(owner, side)));
}

/** Each has a copyright line in its own name too, so the other owns a part of the page. One with a legal form may own both. */
export function ownersStandBesideOwn({ shared }: Comparison, left: Subject, right: Subject): boolean {
  return (
    shared.length > 0 && shared.every((one) => isBesideOwn(one.left.value, left) && isBesideOwn(one.right.value, right))
  );
}

/** Where a site says by itself what it is called. */
const SELF = /^(?:title|site-name|organisation)$/;

function isBesideOwn(written: string, side: Subject): boolean {
  const owner = normaliseCompanyName(written);
  const isOwn = (name: string): boolean =>
    isNamed(side.visit.site, name) || namesOf(side).some(({ value, source }) => value === name && SELF.test(source));
  return (
    !hasLegalForm(written) &&
    !isOwn(owner) &&
    copyrightOf(side).owners.some(({ value }) => value !== owner && isOwn(value))
  );
}

function isPartOf(part: string, name: string): boolean {
  return ` ${name} `.includes(` ${part} `);
}

function isNamed(site: string, owner: string): boolean {
  return domainName(site)?.label.replaceAll('-', '') === owner.replaceAll(' ', '');
}

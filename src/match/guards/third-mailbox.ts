/**
 * Mailboxes at somebody else's domain: its holder may serve the site, as the maker does who answers
 * questions on data.
 */
import { contactEmail } from '../../signals/identity/contact-email.ts';
import type { SharedValue, Signal } from '../../signals/signal.ts';
import { domainName } from '../../values/domain-name.ts';
import { mailboxesOf } from '../readings/readings.ts';
import type { Subject } from '../readings/subject.ts';

/**
 * A test for mailboxes that a side gives at somebody else's domain, beside one of its own, at its
 * domain or with a provider; not at the domain of a listed entity, from which a successor brings
 * its mailbox along.
 */
export function ofThird(left: Subject, right: Subject): (signal: Signal, shared: SharedValue) => boolean {
  return ({ id }, shared) =>
    id === contactEmail.id &&
    (isBesideOwn(left, shared.left.value) || isBesideOwn(right, shared.right.value)) &&
    ![left, right].some((side) => side.entity !== null && (hasAtHome(side, shared) || isOfEntity(side, shared)));
}

function isBesideOwn(side: Subject, address: string): boolean {
  const all = mailboxesOf(side);
  return (
    all.some(({ value, standing }) => value === address && standing === 'foreign') &&
    all.some(({ standing, place }) => standing !== 'foreign' && place.proof !== undefined)
  );
}

function hasAtHome(side: Subject, { left, right }: SharedValue): boolean {
  const all = mailboxesOf(side);
  return [left, right].some(({ value }) => all.some((one) => one.value === value && one.standing === 'own'));
}

const domainOf = (value: string): string | undefined =>
  domainName(value.replace(/^.*@|^https?:\/\/|[/?#].*$/g, ''))?.domain;

/** True if the list gives a mailbox or a site at that domain. */
function isOfEntity({ entity }: Subject, { left, right }: SharedValue): boolean {
  const { emails = [], websites = [] } = entity?.identifiers ?? {};
  const domains = new Set([...emails, ...websites].map(domainOf));
  return [left, right].some(({ value }) => domains.has(domainOf(value)));
}

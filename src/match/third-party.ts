/**
 * A copyright line that two sites share may name a third party: the maker whose dealers both are, the head of a franchise, the
 * house that runs their pages. Neither side calls itself by that name, and either each has a name of its own, or the owner has a
 * site of its own that both lead to.
 */
import { z } from 'zod';
import { normaliseCompanyName } from '../signals/company-name.ts';
import { domainName } from '../signals/domain-name.ts';
import type { Comparison } from '../signals/signal.ts';
import { type Subject, valueOf } from './subject.ts';

const Names = z.array(z.object({ value: z.string(), role: z.string(), source: z.string(), whole: z.boolean() }));

const Links = z.object({
  own: z.array(z.object({ value: z.string() })),
  outbound: z.array(z.object({ value: z.string() })),
});

/** Whether all shared owners are third parties to both sides; false where nothing tells. */
export function ownersAreThirdParties({ shared }: Comparison, left: Subject, right: Subject): boolean {
  const [mine, theirs] = [namesOf(left), namesOf(right)];
  const apart =
    mine.front.size > 0 && theirs.front.size > 0 && [...mine.front].every((name) => !theirs.front.has(name));
  return (
    shared.length > 0 &&
    shared.every((one) => {
      // Evidence shows the name as it is written.
      const owner = normaliseCompanyName(one.left.value);
      return !isCalled(owner, mine.own) && !isCalled(owner, theirs.own) && (apart || bothLeadTo(owner, left, right));
    })
  );
}

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
  const listed = [...(side.entity?.names ?? []), ...(side.entity?.aliases ?? [])].map(normaliseCompanyName);
  return { front: new Set(valuesOf(front)), own: new Set([...valuesOf(front), ...valuesOf(traces), ...listed]) };
}

/** Whether a name, or one that it is a part of, is among the names of a side. */
function isCalled(owner: string, names: ReadonlySet<string>): boolean {
  return [...names].some((name) => ` ${name} `.includes(` ${owner} `) || ` ${owner} `.includes(` ${name} `));
}

/** Whether both lead to a site whose domain is the owner's name, and which is neither of the two. */
function bothLeadTo(owner: string, left: Subject, right: Subject): boolean {
  const [mine, theirs] = [linksOf(left), linksOf(right)];
  const label = owner.replaceAll(' ', '');
  const isOwners = (site: string) => domainName(site)?.label.replaceAll('-', '') === label;
  if ([...mine.own, ...theirs.own].some(isOwners)) return false;
  return [...mine.outbound].some((site) => isOwners(site) && theirs.outbound.has(site));
}

function linksOf(side: Subject): { own: Set<string>; outbound: Set<string> } {
  const read = Links.safeParse(valueOf(side, 'site-link'));
  const of = (links: readonly { readonly value: string }[] = []) => new Set(links.map(({ value }) => value));
  return { own: of(read.data?.own).add(side.visit.site), outbound: of(read.data?.outbound) };
}

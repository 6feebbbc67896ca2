/** The readings of two sites → what each says about which came first. */
import { areOneName } from '../values/company-name.ts';
import { statesFormerName, statesMove } from './guards/change-statements.ts';
import { earlierOwnerReason } from './guards/domain-ownership.ts';
import { knownNames, ownerNames } from './guards/own-names.ts';
import { copyrightOf, linksOf, namesOf } from './readings/readings.ts';
import type { Subject } from './readings/subject.ts';
import type { Traces } from './succession.ts';
import { COPYRIGHT_YEARS } from './weigh/policy.ts';

/** Link roles by which a site that moves sends its visitors on; a link in running text does not. */
const SENDS_ON: readonly string[] = ['redirect', 'bio', 'nav', 'footer'];
/** Link roles that a copy forgets to change: media and frames of the old site, mailboxes there. */
const LEANS_ON: readonly string[] = ['media', 'frame', 'mail'];

const NAMES_OWNER: readonly string[] = ['copyright', 'footer'];

type Outbound = NonNullable<ReturnType<typeof linksOf>>['outbound'];

export function tracesOf(left: Subject, right: Subject): { left: Traces; right: Traces } {
  return { left: tracesOn(left, right), right: tracesOn(right, left) };
}

function tracesOn(side: Subject, other: Subject): Traces {
  const years = copyrightOf(side).years.filter((year) => year >= COPYRIGHT_YEARS.first && year <= COPYRIGHT_YEARS.last);
  // Null: the links were not read, or they lead to an earlier owner of that domain.
  const links = earlierOwnerReason(other, side) === null ? linksOf(side) : null;
  const toOther = links?.outbound.filter(({ value }) => value === other.visit.site) ?? null;
  return {
    residualNames: residualNames(side, other),
    links: toOther?.some(({ role }) => SENDS_ON.includes(role)) ?? null,
    leansOn: toOther?.some(({ role }) => LEANS_ON.includes(role)) ?? null,
    ...statementsOf(side, other, toOther ?? []),
    years: years.length === 0 ? null : { from: Math.min(...years), to: Math.max(...years) },
  };
}

/** The quotations in which this side says that it was the other, or that it moved to the other. */
function statementsOf(side: Subject, other: Subject, toOther: Outbound): Pick<Traces, 'formerly' | 'moved'> {
  const former = knownNames(other);
  const own = [...knownNames(side)].filter((name) => !former.has(name));
  const called = namesOf(side).find(({ value, role, source, place }) => {
    const atOwners = role === 'declared' && NAMES_OWNER.includes(source);
    return former.has(value) && statesFormerName(place.quote, value, { names: own, atOwners });
  });
  const speaker = (role: string) => ({ names: own, atOwners: SENDS_ON.includes(role) });
  const linked = toOther.find(({ role, place }) => statesFormerName(place.quote, other.visit.site, speaker(role)));
  return {
    formerly: (called ?? linked)?.place.quote ?? null,
    moved: toOther.find(({ role, place }) => statesMove(place.quote, speaker(role)))?.place.quote ?? null,
  };
}

/** Names of the other, beside a different own name; without that, both just name one owner. */
function residualNames(side: Subject, other: Subject): string[] {
  const known = knownNames(other);
  const own = [...ownerNames(side).declared].filter(
    (name) => ![...known].some((one) => areOneName(name, one) === true),
  );
  return [...ownerNames(side).carried]
    .flatMap(([value, name]) => (known.has(value) && own.some((one) => areOneName(one, value) === false) ? [name] : []))
    .sort();
}

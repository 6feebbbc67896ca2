/** Stage `guards`: each removes shared values that show no common owner, and says why. */
import type { Comparison, SharedValue, Signal } from '../../signals/signal.ts';
import { hasLegalForm, normaliseCompanyName } from '../../values/company-name.ts';
import { domainName } from '../../values/domain-name.ts';
import { copyrightOf, linkedSites, namesOf, perFingerprint } from '../readings/readings.ts';
import { listedNames, type Subject } from '../readings/subject.ts';
import { type ActedSignal, type ComparedSignal, type GuardId, shares } from '../weigh/compared-signal.ts';
import { sharedAmount } from '../weigh/rarity.ts';
import { withoutShared } from '../weigh/without-shared.ts';
import { withoutEarlierOwner } from './domain-ownership.ts';
import { withoutMakers, withoutOwnStyles } from './makers.ts';
import type { Pair } from './pair.ts';
import { withoutPlatforms } from './platforms.ts';

export interface Guarded {
  /** The rest of the comparison: the same object if nothing was removed, null if everything was. */
  readonly rest: Comparison | null;
  /** Sentences that replace the guard's own reason. */
  readonly why?: readonly string[];
}

export interface Guard {
  readonly id: GuardId;
  /** One sentence for an investigator, printed with the evidence. */
  readonly reason: string;
  appliesTo(signal: Signal): boolean;
  judge(comparison: Comparison, pair: Pair): Guarded;
}

export const GUARDS: readonly Guard[] = [
  {
    id: 'own-style',
    reason: 'A style sheet named after one of the two sites does not come from a theme.',
    appliesTo: ({ template }) => template === 'declared',
    judge: (comparison, { left, right }) => ({ rest: withoutOwnStyles(comparison, left, right) }),
  },
  {
    id: 'earlier-holder',
    reason: 'It refers to an earlier owner of a domain.',
    appliesTo: () => true,
    judge: (comparison, { left, right }) => withoutEarlierOwner(comparison, left, right),
  },
  {
    id: 'third-party',
    reason: 'Neither site calls itself by this name: it belongs to a third party.',
    appliesTo: ({ namesOwner }) => namesOwner === 'line',
    judge: (comparison, { left, right }) => ({
      rest: ownersAreThirdParties(comparison, left, right) ? null : comparison,
    }),
  },
  {
    id: 'beside-own',
    reason: 'Both sites give it beside a name of their own: it owns a part of the page, not the site.',
    appliesTo: ({ namesOwner }) => namesOwner !== undefined,
    judge: (comparison, { left, right }) => ({
      rest: ownersStandBesideOwn(comparison, left, right) ? null : comparison,
    }),
  },
  {
    id: 'notice-of-law',
    reason: 'What both sites give only in a legal notice may be an authority’s and does not count.',
    appliesTo: ({ reaches }) => reaches !== undefined,
    judge: (comparison, { left, right }) => ({
      rest: withoutShared(comparison, (one) => isInNoticesOnly(one, [left, right])),
    }),
  },
  {
    id: 'platform',
    reason: 'It belongs to a platform that both sites use: it bears the platform’s name or came with its code.',
    appliesTo: ({ group }) => group === 'identity',
    judge: (comparison, { makers }) => ({ rest: withoutPlatforms(comparison, makers().platforms) }),
  },
  {
    id: 'credited-maker',
    reason: 'It bears the name of the maker of a template that both sites use and does not count.',
    appliesTo: ({ group }) => group === 'identity',
    judge: (comparison, { makers }) => ({ rest: withoutMakers(comparison, makers()) }),
  },
];

/** Applies the guards to each signal, and measures the amount that is left. */
export function guard(compared: readonly ActedSignal[], pair: Pair, guards: readonly Guard[]): ComparedSignal[] {
  return compared.map((one): ComparedSignal => {
    const { signal, values, wordOf, isOfThird, saidShare, isTaken } = one;
    const rest = guarded(signal, one.comparison, pair, guards);
    const isAmount = signal.amounts !== undefined && shares(rest);
    const amount = isAmount ? sharedAmount(signal, rest.comparison, values, pair.background) : null;
    const { comparison, guard } = rest;
    return { pair: one.pair, signal, comparison, values, wordOf, isOfThird, saidShare, isTaken, guard, amount };
  });
}

/** Adds the reasons of the guards to the note. `guard`: the one that left nothing. */
function guarded(signal: Signal, comparison: Comparison, pair: Pair, guards: readonly Guard[]) {
  let rest = comparison;
  const reasons: string[] = [];
  const noted = () => (reasons.length === 0 ? rest : { ...rest, note: [comparison.note, ...reasons].join(' ') });
  for (const { id, reason, appliesTo, judge } of guards) {
    if (!appliesTo(signal)) continue;
    const { rest: left, why = [reason] } = judge(rest, pair);
    if (left !== rest) reasons.push(...why);
    if (left === null) return { comparison: noted(), guard: id };
    rest = left;
  }
  return { comparison: noted(), guard: null };
}

/** True for contacts only in notices (an authority's, an author's), at neither side's domain. */
function isInNoticesOnly({ left, right }: SharedValue, sides: readonly Subject[]): boolean {
  if (left.part !== 'notice' || right.part !== 'notice') return false;
  const domains = [left, right].map(({ value }) => domainName(value.slice(value.lastIndexOf('@') + 1))?.domain);
  return !sides.some(({ visit }) => domains.includes(visit.site));
}

/** `front`: names it calls itself, or in its title. `own`: also where only its maker writes. */
const calledNames = perFingerprint((side) => {
  // Phrases that may hold a name are often about a dealer's goods.
  const names = namesOf(side).filter(({ whole }) => whole);
  const front = names.filter(({ role, source }) => role === 'declared' || (role === 'trace' && source === 'title'));
  const own = [...front, ...names.filter(({ role }) => role === 'trace')];
  const valuesOf = (some: typeof names) => new Set(some.map(({ value }) => value));
  return { front: valuesOf(front), own: valuesOf(own) };
});

/** True if neither side calls itself so, and each has its own name or links to the owner's site. */
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

/**
 * True if each also has a copyright line in its own name, so the other owns a part of the page. An
 * owner with a legal form may own both.
 */
export function ownersStandBesideOwn({ shared }: Comparison, left: Subject, right: Subject): boolean {
  return (
    shared.length > 0 && shared.every((one) => isBesideOwn(one.left.value, left) && isBesideOwn(one.right.value, right))
  );
}

/** Sources in which a site states its own name. */
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

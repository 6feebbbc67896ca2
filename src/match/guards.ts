/** An ordered list of guards: each takes out of a comparison shared values that are no sign of a common owner, and says why. */
import type { Background } from '../model/background.ts';
import type { Comparison, SharedValue, Signal } from '../signals/signal.ts';
import { domainName } from '../values/domain-name.ts';
import { withoutEarlierOwner } from './domain-ownership.ts';
import { type Makers, makersOf, withoutMakers, withoutOwnStyles } from './makers.ts';
import { withoutPlatforms } from './platforms.ts';
import type { Subject } from './subject.ts';
import { ownersAreThirdParties, ownersStandBesideOwn } from './third-party.ts';
import { withoutShared } from './without-shared.ts';

export type GuardId =
  | 'own-style'
  | 'earlier-holder'
  | 'third-party'
  | 'beside-own'
  | 'notice-of-law'
  | 'credited-maker'
  | 'platform';

/** Two sites, and what is known of both before single values are looked at. */
export interface Pair {
  readonly left: Subject;
  readonly right: Subject;
  readonly makers: Makers;
}

export interface Guarded {
  /** What is left; the same object where nothing was taken out, null where everything was. */
  readonly rest: Comparison | null;
  /** Instead of the guard's own reason. */
  readonly why?: readonly string[];
}

export interface Guard {
  readonly id: GuardId;
  /** One sentence for an investigator, printed with the evidence. */
  readonly reason: string;
  appliesTo(signal: Signal): boolean;
  judge(comparison: Comparison, pair: Pair): Guarded;
}

/** In the order in which they are asked. */
export const GUARDS: readonly Guard[] = [
  {
    id: 'own-style',
    reason: 'A style sheet named after one of the two sites does not come from a theme.',
    appliesTo: ({ declaresTemplates }) => declaresTemplates === true,
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
    judge: (comparison, { left, right }) => allOrNone(comparison, ownersAreThirdParties(comparison, left, right)),
  },
  {
    id: 'beside-own',
    reason: 'Both sites give it beside a name of their own: it owns a part of the page, not the site.',
    appliesTo: ({ namesOwner }) => namesOwner !== undefined,
    judge: (comparison, { left, right }) => allOrNone(comparison, ownersStandBesideOwn(comparison, left, right)),
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
    judge: (comparison, { makers }) => ({ rest: withoutPlatforms(comparison, makers.platforms) }),
  },
  {
    id: 'credited-maker',
    reason: 'It bears the name of the maker of a template that both sites use and does not count.',
    appliesTo: ({ group }) => group === 'identity',
    judge: (comparison, { makers }) => ({ rest: withoutMakers(comparison, makers) }),
  },
];

export function pairOf(left: Subject, right: Subject, background: Background): Pair {
  return { left, right, makers: makersOf(left, right, background) };
}

/** What the guards leave of a comparison, with their reasons in its note; `guard`: the one that took out all that was left. */
export function guarded(
  signal: Signal,
  comparison: Comparison,
  pair: Pair,
  guards: readonly Guard[],
): { readonly comparison: Comparison; readonly guard: GuardId | null } {
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

function allOrNone(comparison: Comparison, isOut: boolean): Guarded {
  return { rest: isOut ? null : comparison };
}

/** An authority or the author of the notice; not a mailbox at either's domain, nor a contact given elsewhere. */
function isInNoticesOnly({ left, right }: SharedValue, sides: readonly Subject[]): boolean {
  if (left.part !== 'notice' || right.part !== 'notice') return false;
  const domains = [left, right].map(({ value }) => domainName(value.slice(value.lastIndexOf('@') + 1))?.domain);
  return !sides.some(({ visit }) => domains.includes(visit.site));
}

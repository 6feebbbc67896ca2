/**
 * What two sites share that is no sign of a common owner: an ordered list of guards, each of which takes values out of a
 * comparison and says why. What is taken out is still told, and weighs nothing.
 */
import type { Background } from '../model/background.ts';
import type { Comparison, Signal } from '../signals/signal.ts';
import { withoutEarlierOwner } from './domain-ownership.ts';
import { type Makers, makersOf, withoutMakers, withoutOwnNames } from './makers.ts';
import { withoutNotices } from './notice-of-law.ts';
import { withoutPlatforms } from './platforms.ts';
import type { Subject } from './subject.ts';
import { ownersAreThirdParties, ownersStandBesideOwn } from './third-party.ts';

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
    reason: 'A style sheet named after one of the two is no theme’s.',
    appliesTo: ({ declaresTemplates }) => declaresTemplates === true,
    judge: (comparison, { left, right }) => ({ rest: withoutOwnNames(comparison, left, right) }),
  },
  {
    id: 'earlier-holder',
    reason: 'It names a domain as it was before its present holder came.',
    appliesTo: () => true,
    judge: (comparison, { left, right }) => {
      const { rest, reasons } = withoutEarlierOwner(comparison, left, right);
      return { rest, why: reasons };
    },
  },
  {
    id: 'third-party',
    reason: 'Neither calls itself so: it is a third party to both.',
    appliesTo: ({ namesOwner }) => namesOwner === 'line',
    judge: (comparison, { left, right }) => allOrNone(comparison, ownersAreThirdParties(comparison, left, right)),
  },
  {
    id: 'beside-own',
    reason: 'Each names it beside itself: it is the owner of a part of the page, not of the site.',
    appliesTo: ({ namesOwner }) => namesOwner !== undefined,
    judge: (comparison, { left, right }) => allOrNone(comparison, ownersStandBesideOwn(comparison, left, right)),
  },
  {
    id: 'notice-of-law',
    reason: 'What both give in a notice of law alone may be an authority’s, and counts for nothing.',
    appliesTo: ({ reaches }) => reaches !== undefined,
    judge: (comparison, { left, right }) => ({ rest: withoutNotices(comparison, left, right) }),
  },
  {
    id: 'platform',
    reason: 'It bears the name of a platform that both stand on, or came with its code, and is that platform’s.',
    appliesTo: ({ group }) => group === 'identity',
    judge: (comparison, { makers }) => ({ rest: withoutPlatforms(comparison, makers.platforms) }),
  },
  {
    id: 'credited-maker',
    reason: 'It bears the name of the maker of a template that both stand on, and counts for nothing.',
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
  guards: readonly Guard[] = GUARDS,
): { readonly comparison: Comparison; readonly guard: GuardId | null } {
  let rest = comparison;
  const reasons: string[] = [];
  for (const { id, reason, appliesTo, judge } of guards) {
    if (!appliesTo(signal)) continue;
    const { rest: left, why = [reason] } = judge(rest, pair);
    if (left !== rest) reasons.push(...why);
    if (left === null) return { comparison: withReasons(rest, reasons), guard: id };
    rest = left;
  }
  return { comparison: withReasons(rest, reasons), guard: null };
}

function withReasons(comparison: Comparison, reasons: readonly string[]): Comparison {
  return reasons.length === 0 ? comparison : { ...comparison, note: [comparison.note, ...reasons].join(' ') };
}

function allOrNone(comparison: Comparison, isOut: boolean): Guarded {
  return { rest: isOut ? null : comparison };
}

/** One signal of a pair, to which each stage of compare.ts adds its part. */
import type { Background } from '../../model/derived/background.ts';
import type { Evidence } from '../../model/derived/match.ts';
import type { Comparison, SharedValue, Signal } from '../../signals/signal.ts';
import type { Amount } from './rarity.ts';
import type { AbsenceWeight } from './weights.ts';

export type GuardId =
  | 'own-style'
  | 'earlier-holder'
  | 'third-party'
  | 'beside-own'
  | 'notice-of-law'
  | 'credited-maker'
  | 'platform';

/**
 * Whose word a shared value is. own: both prove it. said: one only says it; a lead at most. cited:
 * one gives it where it speaks of others, quotes, shows visitors' words, or hides it from readers.
 */
export type Standing = 'own' | 'said' | 'cited';

/** Facts about the pair as a whole. */
export interface PairFacts {
  readonly background: Background;
  /** Number of sides that still show a theme's demo text instead of their own names. */
  readonly demos: number;
  /** True if neither side calls itself by a name that the other lacks. */
  readonly oneName: () => boolean;
  /** True if we hold one page only of the side. */
  readonly onePage: { readonly left: boolean; readonly right: boolean };
  /** Both are websites, or both profiles…: a profile need not repeat a site. */
  readonly alike: boolean;
}

/** Both sides have values of the kind, and share none. The later stages leave it as it is. */
export interface AbsentSignal {
  readonly pair: PairFacts;
  readonly signal: Signal;
  readonly comparison: null;
  /** Evidence against, at the bits of its weight; null: too few values. */
  readonly absence: (weight: AbsenceWeight) => Evidence | null;
  readonly guard: null;
  readonly amount: null;
}

/** After `compare`: what both sides carry. */
export interface FoundSignal {
  readonly pair: PairFacts;
  readonly signal: Signal;
  readonly comparison: Comparison;
  /** The values of both readings. */
  readonly values: { readonly left: unknown; readonly right: unknown };
}

/** After `own`: whose word a shared value is. */
export interface OwnedSignal extends FoundSignal {
  /** @param hiddenCounts true if a value that no reader sees counts as any other */
  readonly wordOf: (shared: SharedValue, hiddenCounts: boolean) => Standing;
  /** True for a mailbox of a third, who may serve both. */
  readonly isOfThird: (shared: SharedValue) => boolean;
  /** The share that a said value keeps. */
  readonly saidShare: (shared: SharedValue) => number;
}

/** After `act`: whose act it is. */
export interface ActedSignal extends OwnedSignal {
  /** True for values that the listed side took from the other; absent: none. */
  readonly isTaken?: ((shared: SharedValue) => boolean) | undefined;
}

/** After `guards`: what is left to weigh. */
export interface GuardedSignal extends ActedSignal {
  /** The guard that removed all shared values: reported with the reason, weight 0. */
  readonly guard: GuardId | null;
  /** How much of an amount is shared. Null: its values have no amounts, or nothing is shared. */
  readonly amount: Amount | null;
}

export type OrAbsent<Found> = AbsentSignal | Found;
export type ComparedSignal = OrAbsent<GuardedSignal>;

/** True if the sides have something in common; false: an absence or a contradiction. */
export const shares = <One extends { readonly comparison: Comparison | null }>(
  one: One,
): one is One & { readonly comparison: Comparison } => one.comparison !== null && one.comparison.level !== 'different';

/** Runs a stage on what was found; absences pass. */
export const onFound = <In extends FoundSignal, Out extends In>(
  compared: readonly OrAbsent<In>[],
  stage: (one: In) => Out,
): OrAbsent<Out>[] => compared.map((one) => (one.comparison === null ? one : stage(one)));

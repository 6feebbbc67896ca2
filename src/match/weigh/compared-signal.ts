/** One signal of a pair, to which each stage of compare.ts adds its part. */
import type { Background } from '../../model/derived/background.ts';
import type { Comparison, SharedValue, Signal } from '../../signals/signal.ts';
import type { Amount } from './rarity.ts';

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
export interface ComparedSignal extends ActedSignal {
  /** The guard that removed all shared values: reported with the reason, weight 0. */
  readonly guard: GuardId | null;
  /** How much of an amount is shared. Null: its values have no amounts, or nothing is shared. */
  readonly amount: Amount | null;
}

/** True if the sides have something in common; false: a contradiction. */
export const shares = ({ comparison }: Pick<FoundSignal, 'comparison'>): boolean => comparison.level !== 'different';

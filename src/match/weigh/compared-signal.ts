/** One compared signal of a pair: the facts that weighing needs, and the guard that applied. */
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

export interface ComparedSignal {
  readonly signal: Signal;
  /** Null: not comparable; both sides may still have many values and share none. */
  readonly comparison: Comparison | null;
  /** The guard that removed all shared values: reported with the reason, weight 0. */
  readonly guard: GuardId | null;
  /** True for contacts that one side only quotes as the other's; null: none. */
  readonly isQuoted: ((shared: SharedValue) => boolean) | null;
  /** True for values that the listed side took from the other; null: none. */
  readonly isTaken: ((shared: SharedValue) => boolean) | null;
  /** True if the side gives some value of the kind as its own. */
  readonly givesOwn: { readonly left: boolean; readonly right: boolean };
  /** True if we hold one page only of the side. */
  readonly onePage: { readonly left: boolean; readonly right: boolean };
  readonly background: Background;
  /** Null: the signal's values have no amounts, or nothing is shared. */
  readonly amount: Amount | null;
  /** Evidence against from an absence, at the bits of its weight; null: nothing is absent. */
  readonly absence: ((weight: AbsenceWeight) => Evidence | null) | null;
  /** Number of sides that still show a theme's demo text instead of their own names. */
  readonly demos: number;
  /** True if neither side calls itself by a name that the other lacks. */
  readonly oneName: () => boolean;
  /** Both are websites, or both profiles…: a profile need not repeat a site. */
  readonly alike: boolean;
}

/** One signal of a pair as it was compared: what weighing needs, and what guards took out. */
import type { Background } from '../../model/background.ts';
import type { Evidence } from '../../model/match.ts';
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
  /** Null: the values cannot be compared; then both sides may still have many and share none. */
  readonly comparison: Comparison | null;
  /** The guard that took out all shared values: reported with the reason, weight 0. */
  readonly guard: GuardId | null;
  /** Tells the contacts that one side only quotes as the other's; null: none. */
  readonly isQuoted: ((shared: SharedValue) => boolean) | null;
  /** Tells what the listed side took over from the other; null: nothing. */
  readonly isTaken: ((shared: SharedValue) => boolean) | null;
  /** Whether each side gives some value of the kind as its own. */
  readonly givesOwn: { readonly left: boolean; readonly right: boolean };
  /** Whether one page alone is held of each side. */
  readonly onePage: { readonly left: boolean; readonly right: boolean };
  readonly background: Background;
  /** Of signals whose values have amounts. */
  readonly amount: Amount | null;
  /** What an absence says against, at the bits of its weight; null: nothing is absent. */
  readonly absence: ((weight: AbsenceWeight) => Evidence | null) | null;
  /** How many of the two still show a theme's demo text where their own names belong. */
  readonly demos: number;
  /** Whether neither side calls itself by a name that the other does not have. */
  readonly oneName: () => boolean;
  /** Both are websites, or both profiles…: a profile need not repeat a site. */
  readonly alike: boolean;
}

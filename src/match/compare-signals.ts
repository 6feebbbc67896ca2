/** Two fingerprints → what each signal finds in both, before anything is weighed. */
import type { Background } from '../model/background.ts';
import type { SignalReading } from '../model/fingerprint.ts';
import type { Evidence } from '../model/match.ts';
import { SIGNALS } from '../signals/list.ts';
import type { Comparison, SharedValue, Signal } from '../signals/signal.ts';
import { absenceOf } from './absence.ts';
import { type Amount, sharedAmount } from './amount.ts';
import { showsDemo } from './declared.ts';
import { GUARDS, type Guard, type GuardId, guarded, pairOf } from './guards.ts';
import { shareOneName } from './own-names.ts';
import { quotedContacts } from './quoted.ts';
import type { Subject } from './subject.ts';
import type { AbsenceWeight } from './weights.ts';

/** What one signal found in both sides, before it is weighed. */
export interface ComparedSignal {
  readonly signal: Signal;
  /** Null: they cannot be compared; then they may still both carry plenty and share nothing. */
  readonly comparison: Comparison | null;
  /** The guard that took out all that is shared: it is told, with the reason, and worth nothing. */
  readonly guard: GuardId | null;
  /** Tells the contacts that one side only quotes as the other's; null: none. */
  readonly isQuoted: ((shared: SharedValue) => boolean) | null;
  readonly background: Background;
  /** Where its values have amounts. */
  readonly amount: Amount | null;
  /** What a signal says against, at the bits of its weight; null where nothing is missing. */
  readonly absence: ((weight: AbsenceWeight) => Evidence | null) | null;
  /** How many of the two still show a theme's demo where their own names belong. */
  readonly demos: number;
  /** Neither side calls itself by a name that the other does not carry. */
  readonly oneName: boolean;
  /** Presences of one kind: a profile need not repeat a site. */
  readonly alike: boolean;
}

/** Readings of equal signal and version, compared; a failed or empty one is no evidence. */
export function compareSignals(
  left: Subject,
  right: Subject,
  background: Background,
  signals: readonly Signal[] = SIGNALS,
  guards: readonly Guard[] = GUARDS,
): ComparedSignal[] {
  const alike = left.visit.kind === right.visit.kind;
  const demos = [left, right].filter(showsDemo).length;
  // Of one site at two times nobody is a stranger to the other.
  const oneName = left.visit.site !== right.visit.site && shareOneName(left, right);
  const pair = pairOf(left, right, background);
  return signals.flatMap((signal) => {
    const [mine, theirs] = [readingOf(signal, left, right), readingOf(signal, right, left)];
    if (mine === null || theirs === null) return [];
    const found = signal.compare(mine.value, theirs.value);
    const { comparison, guard } =
      found === null ? { comparison: null, guard: null } : guarded(signal, found, pair, guards);
    const sides = [
      [left.fingerprint, mine],
      [right.fingerprint, theirs],
    ] as const;
    return {
      signal,
      comparison,
      guard,
      isQuoted: shares(comparison) ? quotedContacts(signal, left, right) : null,
      background,
      amount:
        shares(comparison) && signal.amounts !== undefined
          ? sharedAmount(signal, comparison, { left: mine.value, right: theirs.value }, background)
          : null,
      absence: alike && comparison === null ? (weight) => absenceOf(signal, weight, ...sides) : null,
      demos,
      oneName,
      alike,
    };
  });
}

function shares(comparison: Comparison | null): comparison is Comparison {
  return comparison !== null && comparison.level !== 'different';
}

/**
 * Two that stand on one platform are compared without what the platform put around both. Against anybody else the whole
 * counts, so a website that only says that it stands on a platform hides nothing.
 */
function readingOf(signal: Signal, { fingerprint }: Subject, other: Subject): SignalReading | null {
  const found = fingerprint.readings.find((one) => one.signal === signal.id && one.version === signal.version);
  if (found === undefined || found.failure !== null || found.value === null) return null;
  const { platform } = fingerprint;
  if (platform === undefined || platform !== other.fingerprint.platform) return found;
  return found.own === undefined || found.own === null ? null : { ...found, value: found.own };
}

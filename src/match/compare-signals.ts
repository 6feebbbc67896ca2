/** Two fingerprints → what each signal finds in both, before anything is weighed. */
import type { Background } from '../model/background.ts';
import type { SignalReading } from '../model/fingerprint.ts';
import type { Evidence } from '../model/match.ts';
import { SIGNALS } from '../signals/list.ts';
import type { Comparison, SharedValue, Signal } from '../signals/signal.ts';
import { absenceOf } from './absence.ts';
import { type Amount, sharedAmount } from './amount.ts';
import { sinceHolders } from './epoch.ts';
import { withoutNotices } from './notice-of-law.ts';
import { quotedContacts } from './quoted.ts';
import { type Residual, residualOf } from './residual.ts';
import type { Subject } from './subject.ts';
import { type Makers, makersOf, showsDemo, withoutMakers, withoutOwnNames } from './template.ts';
import { ownersAreThirdParties, ownersStandBesideOwn } from './third-party.ts';
import type { AbsenceWeight } from './weights.ts';

/**
 * Whose a shared value is: an earlier holder of a domain, the maker of a template or who serves it, a third party that both name as owner,
 * whoever is to be written to by a notice of law.
 */
export type Foreign = 'earlier holder' | 'maker' | 'host' | 'third party' | 'notice of law';

/** What one signal found in both sides, before it is weighed. */
export interface Compared {
  readonly signal: Signal;
  /** Null: they cannot be compared; then they may still both carry plenty and share nothing. */
  readonly comparison: Comparison | null;
  /** All that is shared is of others. Told, with the reason, and worth nothing. */
  readonly foreign: Foreign | null;
  /** Tells the contacts that one side only quotes as the other's; null: none. */
  readonly isQuoted: ((shared: SharedValue) => boolean) | null;
  readonly background: Background;
  readonly residual: Residual;
  /** Where its values have amounts. */
  readonly amount: Amount | null;
  /** What a signal says against, at the bits of its weight; null where nothing is missing. */
  readonly absence: ((weight: AbsenceWeight) => Evidence | null) | null;
  /** One side still shows its theme's demo. */
  readonly isDemo: boolean;
  /** Presences of one kind: a profile need not repeat a site. */
  readonly alike: boolean;
}

/** Readings of equal signal and version, compared; a failed or empty one is no evidence. */
export function compareSignals(
  left: Subject,
  right: Subject,
  background: Background,
  signals: readonly Signal[] = SIGNALS,
): Compared[] {
  const alike = left.visit.kind === right.visit.kind;
  const isDemo = showsDemo(left) || showsDemo(right);
  const makers = makersOf(left, right, background);
  return signals.flatMap((signal) => {
    const [mine, theirs] = [readingOf(signal, left, right), readingOf(signal, right, left)];
    if (mine === null || theirs === null) return [];
    const both = signal.compare(mine.value, theirs.value);
    const found = signal.id === 'template-credit' && both !== null ? withoutOwnNames(both, left, right) : both;
    const { comparison, foreign } = withoutForeign(signal, found, makers, left, right);
    const sides = [
      [left.fingerprint, mine],
      [right.fingerprint, theirs],
    ] as const;
    return {
      signal,
      comparison,
      foreign,
      isQuoted: shares(comparison) ? quotedContacts(signal.id, left, right) : null,
      background,
      residual: shares(comparison)
        ? residualOf(signal.id, comparison.shared, left.fingerprint, right.fingerprint, background)
        : NOTHING,
      amount:
        shares(comparison) && signal.amounts !== undefined
          ? sharedAmount(signal, comparison, { left: mine.value, right: theirs.value }, background)
          : null,
      absence: alike && comparison === null ? (weight) => absenceOf(signal, weight, ...sides) : null,
      isDemo,
      alike,
    };
  });
}

const NOTHING: Residual = { shared: 0, common: 0, own: 0 };

function shares(comparison: Comparison | null): comparison is Comparison {
  return comparison !== null && comparison.level !== 'different';
}

const NOTICE = 'What both give in a notice of law alone may be an authority’s, and counts for nothing.';

/** What is of others ties nobody to anybody: it is told, with the reason. */
function withoutForeign(
  signal: Pick<Signal, 'id' | 'group'>,
  comparison: Comparison | null,
  makers: Makers,
  left: Subject,
  right: Subject,
): Pick<Compared, 'comparison' | 'foreign'> {
  if (comparison === null) return { comparison, foreign: null };
  const { rest, reasons: past } = sinceHolders(comparison, left, right);
  const reasons = [...past];
  const told = (more: Comparison | null, foreign: Foreign | null, ...why: string[]) => ({
    comparison: { ...(more ?? comparison), note: [comparison.note, ...reasons, ...why].join(' ') },
    foreign,
  });
  if (rest === null) return told(null, 'earlier holder');
  if (signal.id === 'copyright-owner' && ownersAreThirdParties(rest, left, right))
    return told(rest, 'third party', 'Neither calls itself so: it is a third party to both.');
  if ((signal.id === 'copyright-owner' || signal.id === 'residual-name') && ownersStandBesideOwn(rest, left, right))
    return told(
      rest,
      'third party',
      'Each names it beside itself: it is the owner of a part of the page, not of the site.',
    );
  const given = withoutNotices(signal.id, rest, left, right);
  if (given === null) return told(rest, 'notice of law', NOTICE);
  if (given !== rest) reasons.push(NOTICE);
  const own = signal.group === 'identity' ? withoutMakers(given, makers) : given;
  if (own === given) return told(given, null);
  return told(
    own,
    own !== null ? null : withoutMakers(given, { ...makers, hosts: [] }) === null ? 'maker' : 'host',
    `${own === null ? 'All' : 'Some'} of it bears the name of the maker or host of a template that both stand on, and counts for nothing.`,
  );
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

/** Two fingerprints → what each signal finds in both, before anything is weighed. */
import type { Background } from '../model/background.ts';
import { type Fingerprint, Place, type SignalReading } from '../model/fingerprint.ts';
import type { Evidence, EvidenceSide } from '../model/match.ts';
import { SIGNALS } from '../signals/list.ts';
import type { Comparison, SharedValue, Signal } from '../signals/signal.ts';
import { GUARDS, type Guard, type GuardId, guarded, pairOf } from './guards.ts';
import { shareOneName } from './own-names.ts';
import { quotedContacts } from './quoted.ts';
import { type Amount, sharedAmount } from './rarity.ts';
import { perFingerprint, showsDemo } from './readings.ts';
import type { Subject } from './subject.ts';
import type { AbsenceWeight } from './weights.ts';

export interface ComparedSignal {
  readonly signal: Signal;
  /** Null: the values cannot be compared; then both sides may still have many and share none. */
  readonly comparison: Comparison | null;
  /** The guard that took out all shared values: reported with the reason, weight 0. */
  readonly guard: GuardId | null;
  /** Tells the contacts that one side only quotes as the other's; null: none. */
  readonly isQuoted: ((shared: SharedValue) => boolean) | null;
  readonly background: Background;
  /** Of signals whose values have amounts. */
  readonly amount: Amount | null;
  /** What an absence says against, at the bits of its weight; null: nothing is absent. */
  readonly absence: ((weight: AbsenceWeight) => Evidence | null) | null;
  /** How many of the two still show a theme's demo text where their own names belong. */
  readonly demos: number;
  /** Neither side calls itself by a name that the other does not have. */
  readonly oneName: boolean;
  /** Both are websites, or both profiles…: a profile need not repeat a site. */
  readonly alike: boolean;
}

/** Compares readings of equal signal and version; a failed or empty reading is no evidence. */
export function compareSignals(
  left: Subject,
  right: Subject,
  background: Background,
  signals: readonly Signal[] = SIGNALS,
  guards: readonly Guard[] = GUARDS,
): ComparedSignal[] {
  const alike = left.visit.kind === right.visit.kind;
  const demos = [left, right].filter(showsDemo).length;
  // One site at two times is no stranger to itself.
  const oneName = left.visit.site !== right.visit.site && shareOneName(left, right);
  const pair = pairOf(left, right, background);
  return signals.flatMap((signal) => {
    const [mine, theirs] = [comparedReading(signal, left, right), comparedReading(signal, right, left)];
    if (mine === null || theirs === null) return [];
    const found = signal.compare(mine.value, theirs.value);
    const { comparison, guard } =
      found === null ? { comparison: null, guard: null } : guarded(signal, found, pair, guards);
    const shares = comparison !== null && comparison.level !== 'different';
    const values = { left: mine.value, right: theirs.value };
    return {
      ...{ signal, comparison, guard, background, demos, oneName, alike },
      isQuoted: shares ? quotedContacts(signal, left, right) : null,
      amount: shares && signal.amounts !== undefined ? sharedAmount(signal, comparison, values, background) : null,
      absence:
        alike && comparison === null
          ? (weight) => absenceOf(signal, weight, [left.fingerprint, mine], [right.fingerprint, theirs])
          : null,
    };
  });
}

const bySignal = perFingerprint(({ fingerprint }) => new Map(fingerprint.readings.map((one) => [one.signal, one])));

/** On one platform without its frame. Against any other site the whole, so a false claim to be on a platform hides nothing. */
function comparedReading(signal: Signal, side: Subject, other: Subject): SignalReading | null {
  const found = bySignal(side).get(signal.id);
  if (found?.version !== signal.version || found.failure !== null || found.value === null) return null;
  const { platform } = side.fingerprint;
  if (platform === undefined || platform !== other.fingerprint.platform) return found;
  return found.own === undefined || found.own === null ? null : { ...found, value: found.own };
}

/** Mild evidence against: both sides have many values of a kind and share none; null: too few, or one is shared. */
export function absenceOf(
  { id, version, group }: Pick<Signal, 'id' | 'version' | 'group'>,
  absence: AbsenceWeight,
  left: readonly [Fingerprint, SignalReading],
  right: readonly [Fingerprint, SignalReading],
): Evidence | null {
  const tokensOf = ([{ tokens }]: typeof left): string[] => tokens.filter((token) => token.startsWith(`${id}:`));
  const [mine, theirs] = [tokensOf(left), new Set(tokensOf(right))];
  if (mine.some((token) => theirs.has(token))) return null;
  const [here, there] = [wholeValues(mine), wholeValues([...theirs])];
  if (here.length < absence.plenty || there.length < absence.plenty) return null;
  const [few, many] = [here.length, there.length].sort((a, b) => a - b);
  return {
    ...{ signal: id, version, group, level: 'different', weight: absence.bits },
    left: sideOf(here, left[1]),
    right: sideOf(there, right[1]),
    note: `Both sites have values of this kind (${few === many ? `${few} each` : `${few} and ${many}`}) and share none of them.`,
  };
}

/** What a person would call a value: a mailbox name or a domain alone, or a picture's look, is counted but is none. */
function wholeValues(tokens: readonly string[]): string[] {
  return tokens.map((token) => token.slice(token.indexOf(':') + 1)).filter((value) => !/^@|@$|^look:/.test(value));
}

function sideOf(values: readonly string[], reading: SignalReading): EvidenceSide {
  const more = values.length > 3 ? ` and ${values.length - 3} more` : '';
  const { quote, url, selector, capture } = firstPlace(reading.value, 6) ?? NOWHERE;
  return { value: `${values.slice(0, 3).join(', ')}${more}`, quote, url, selector, capture };
}

const NOWHERE: Place = { capture: '', url: '', selector: '', quote: '' };

/** Every signal keeps places in a value of its own shape; the first one found stands for all. */
function firstPlace(value: unknown, depth: number): Place | null {
  if (typeof value !== 'object' || value === null || depth === 0) return null;
  const place = Place.safeParse(value);
  if (place.success) return place.data;
  for (const inner of Object.values(value)) {
    const found = firstPlace(inner, depth - 1);
    if (found !== null) return found;
  }
  return null;
}

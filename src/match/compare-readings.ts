/** Stage `compare`: the shared and absent values of each signal, not yet weighed. */
import { type Fingerprint, Place, type SignalReading } from '../model/derived/fingerprint.ts';
import type { Evidence, EvidenceSide } from '../model/derived/match.ts';
import { groupBy } from '../model/group-by.ts';
import { memoised } from '../model/memoised.ts';
import type { Signal } from '../signals/signal.ts';
import { remembered } from '../values/remember.ts';
import type { Pair } from './guards/pair.ts';
import { perFingerprint } from './readings/readings.ts';
import type { FoundSignal, OrAbsent } from './weigh/compared-signal.ts';
import type { AbsenceWeight } from './weigh/weights.ts';

/** Compares readings of equal signal and version; a failed or empty reading is no evidence. */
export function compareReadings(pair: Pair, signals: readonly Signal[]): OrAbsent<FoundSignal>[] {
  const { left, right, alike } = pair;
  const { platform } = left.fingerprint;
  const onOnePlatform = platform !== undefined && platform === right.fingerprint.platform;
  const readingsOf = inOrder(signals)[onOnePlatform ? 'own' : 'whole'];
  const [here, there] = [readingsOf(left), readingsOf(right)];
  const compared: OrAbsent<FoundSignal>[] = [];
  for (const [at, signal] of signals.entries()) {
    const [ours, others] = [here[at], there[at]];
    if (!ours || !others) continue;
    const [mine, theirs] = [ours.reading, others.reading];
    const comparison = signal.compare(mine.value, theirs.value);
    if (comparison !== null) {
      const values = { left: mine.value, right: theirs.value };
      compared.push({ pair, signal, comparison, values });
    } else if (alike && ours.hasValues && others.hasValues) {
      const absence = (weight: AbsenceWeight) =>
        absenceOf(signal, weight, [left.fingerprint, mine], [right.fingerprint, theirs]);
      compared.push({ pair, signal, comparison, absence, guard: null, amount: null });
    }
  }
  return compared;
}

/**
 * Readings by signal; null: not read, or by another version. `own`, for two sites on one platform,
 * leaves out its frame. All other pairs use `whole`, so a false claim to a platform hides nothing.
 */
const inOrder = memoised((signals: readonly Signal[]) => {
  const whole = perFingerprint(({ fingerprint }) => {
    const read = new Map(fingerprint.readings.map((one) => [one.signal, one]));
    return signals.map(({ id, version }): Given | null => {
      const reading = read.get(id);
      if (reading?.version !== version || reading.failure !== null || reading.value === null) return null;
      return { reading, hasValues: (tokensOf(fingerprint).get(id) ?? []).some(isWhole) };
    });
  });
  const own = perFingerprint((side) =>
    whole(side).map((given): Given | null => {
      const value = given?.reading.own;
      return !given || value === undefined || value === null
        ? null
        : { ...given, reading: { ...given.reading, value } };
    }),
  );
  return { whole, own };
});

interface Given {
  readonly reading: SignalReading;
  /** The site has values, so an absence can be stated. */
  readonly hasValues: boolean;
}

/** Mild evidence against: both sides have many values of a kind and share none; else null. */
export function absenceOf(
  { id, version, group }: Pick<Signal, 'id' | 'version' | 'group'>,
  absence: AbsenceWeight,
  left: readonly [Fingerprint, SignalReading],
  right: readonly [Fingerprint, SignalReading],
): Evidence | null {
  const [mine, theirs] = [valuesOf(left[0])(id), valuesOf(right[0])(id)];
  const [here, there] = [mine.whole, theirs.whole];
  if (here.length < absence.plenty || there.length < absence.plenty) return null;
  for (const token of mine.tokens) if (theirs.tokens.has(token)) return null;
  const [few, many] = [here.length, there.length].sort((a, b) => a - b);
  return {
    ...{ signal: id, version, group, level: 'different', weight: absence.bits },
    left: sideOf(here, left[1]),
    right: sideOf(there, right[1]),
    note: `Both sites have values of this kind (${few === many ? `${few} each` : `${few} and ${many}`}) and share none of them.`,
  };
}

/** Tokens of a site by signal. */
const tokensOf = memoised(({ tokens }: Fingerprint) =>
  groupBy(tokens, (token) => token.slice(0, Math.max(0, token.indexOf(':')))),
);

/** Tokens of one signal on a site, and the whole values among them. */
const valuesOf = memoised((fingerprint: Fingerprint) =>
  remembered((id) => {
    const own = tokensOf(fingerprint).get(id) ?? [];
    return { tokens: new Set(own), whole: own.filter(isWhole).map((token) => token.slice(token.indexOf(':') + 1)) };
  }),
);

/** True unless it is a mailbox name, a domain alone or a picture's look: counted, but no value. */
function isWhole(token: string): boolean {
  return !/^[^:]*:(?:@|look:)|@$/.test(token);
}

function sideOf(values: readonly string[], reading: SignalReading): EvidenceSide {
  const more = values.length > 3 ? ` and ${values.length - 3} more` : '';
  const { quote, url, selector, capture } = placeOf(reading.value as object);
  return { value: `${values.slice(0, 3).join(', ')}${more}`, quote, url, selector, capture };
}

const NOWHERE: Place = { capture: '', url: '', selector: '', quote: '' };

const placeOf = memoised((value: object) => firstPlace(value, 6) ?? NOWHERE);

/** The first place in a reading: each signal keeps its places in a value of its own shape. */
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

/** Two fingerprints → the shared and absent values of each signal, not yet weighed. */
import { type Background, withFree } from '../model/derived/background.ts';
import { type Fingerprint, Place, type SignalReading } from '../model/derived/fingerprint.ts';
import type { Evidence, EvidenceSide } from '../model/derived/match.ts';
import { groupBy } from '../model/group-by.ts';
import { memoised } from '../model/memoised.ts';
import { SIGNALS } from '../signals/list.ts';
import type { Signal } from '../signals/signal.ts';
import { remembered } from '../values/remember.ts';
import { costsNothing, countedSite } from './background/parties.ts';
import { actOfListed } from './guards/act.ts';
import { haveOneHolder } from './guards/domain-ownership.ts';
import { GUARDS, type Guard, guarded, pairOf } from './guards/guards.ts';
import { shareOneName } from './guards/own-names.ts';
import { quotedOf } from './guards/quoted.ts';
import { perFingerprint, showsDemo } from './readings/readings.ts';
import type { Subject } from './readings/subject.ts';
import type { ComparedSignal } from './weigh/compared-signal.ts';
import { isOnePage } from './weigh/one-page.ts';
import { sharedAmount } from './weigh/rarity.ts';
import type { AbsenceWeight } from './weigh/weights.ts';

/** Compares readings of equal signal and version; a failed or empty reading is no evidence. */
export function compareSignals(
  left: Subject,
  right: Subject,
  counts: Background,
  signals: readonly Signal[] = SIGNALS,
  guards: readonly Guard[] = GUARDS,
): ComparedSignal[] {
  // Values that a shared host writes on its tenants' pages must not look rare on two of them.
  const background = isFree(left) || isFree(right) ? withFree(counts) : counts;
  const alike = left.visit.kind === right.visit.kind;
  const demos = [left, right].filter(showsDemo).length;
  // Two visits of one owner share a name by nature; that makes neither a copy of the other.
  const oneName = () => !haveOneHolder(left, right) && shareOneName(left, right);
  const onePage = { left: isOnePage(left), right: isOnePage(right) };
  const pair = pairOf(left, right, background);
  const quoted = quotedOf(left, right);
  const taken = actOfListed(left, right);
  const { platform } = left.fingerprint;
  const onOnePlatform = platform !== undefined && platform === right.fingerprint.platform;
  const readingsOf = inOrder(signals)[onOnePlatform ? 'own' : 'whole'];
  const [here, there] = [readingsOf(left), readingsOf(right)];
  const compared: ComparedSignal[] = [];
  for (const [at, signal] of signals.entries()) {
    const [ours, others] = [here[at], there[at]];
    if (!ours || !others) continue;
    const [mine, theirs] = [ours.reading, others.reading];
    const found = signal.compare(mine.value, theirs.value);
    // An absence needs values on both sides.
    if (found === null && !(alike && ours.hasValues && others.hasValues)) continue;
    const { comparison, guard } =
      found === null ? { comparison: null, guard: null } : guarded(signal, found, pair, guards);
    const shares = comparison !== null && comparison.level !== 'different';
    const values = { left: mine.value, right: theirs.value };
    compared.push({
      signal,
      comparison,
      guard,
      background,
      demos,
      oneName,
      onePage,
      alike,
      isQuoted: shares ? quoted(signal) : null,
      isTaken: shares && taken !== null ? (shared) => taken(signal, shared) : null,
      givesOwn: { left: givesOwn(mine.value as object), right: givesOwn(theirs.value as object) },
      amount: shares && signal.amounts !== undefined ? sharedAmount(signal, comparison, values, background) : null,
      absence:
        alike && comparison === null
          ? (weight) => absenceOf(signal, weight, [left.fingerprint, mine], [right.fingerprint, theirs])
          : null,
    });
  }
  return compared;
}

const isFree = perFingerprint(({ fingerprint }) => costsNothing(countedSite(fingerprint)));

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

/** True if any place in a reading has a proof. */
const givesOwn = memoised((value: object) => holdsProof(value, 6));

function holdsProof(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null || depth === 0) return false;
  return 'proof' in value || Object.values(value).some((inner) => holdsProof(inner, depth - 1));
}

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

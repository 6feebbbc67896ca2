/** Stage `compare`: the shared values of each signal, not yet weighed. */
import type { SignalReading } from '../model/derived/fingerprint.ts';
import { memoised } from '../model/memoised.ts';
import type { Signal } from '../signals/signal.ts';
import type { Pair } from './guards/pair.ts';
import { perFingerprint } from './readings/readings.ts';
import type { FoundSignal } from './weigh/compared-signal.ts';

/** Compares readings of equal signal and version; a failed or empty reading is no evidence. */
export function compareReadings(pair: Pair, signals: readonly Signal[]): FoundSignal[] {
  const { left, right } = pair;
  const { platform } = left.fingerprint;
  const onOnePlatform = platform !== undefined && platform === right.fingerprint.platform;
  const readingsOf = inOrder(signals)[onOnePlatform ? 'own' : 'whole'];
  const [here, there] = [readingsOf(left), readingsOf(right)];
  const compared: FoundSignal[] = [];
  for (const [at, signal] of signals.entries()) {
    const [mine, theirs] = [here[at], there[at]];
    if (!mine || !theirs) continue;
    const comparison = signal.compare(mine.value, theirs.value);
    if (comparison === null) continue;
    const values = { left: mine.value, right: theirs.value };
    compared.push({ pair, signal, comparison, values });
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
    return signals.map(({ id, version }): SignalReading | null => {
      const reading = read.get(id);
      return reading?.version !== version || reading.failure !== null || reading.value === null ? null : reading;
    });
  });
  const own = perFingerprint((side) =>
    whole(side).map((reading): SignalReading | null => {
      const value = reading?.own;
      return !reading || value === undefined || value === null ? null : { ...reading, value };
    }),
  );
  return { whole, own };
});

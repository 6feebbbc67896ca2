import type { Subject } from '../../src/match/readings/subject.ts';

/** The same side with one more reading, of any shape. */
export function withReading(side: Subject, signal: string, value: unknown): Subject {
  const readings = side.fingerprint.readings.filter((reading) => reading.signal !== signal);
  const reading = { signal, version: 1, value, failure: null };
  return { ...side, fingerprint: { ...side.fingerprint, readings: [...readings, reading] } };
}

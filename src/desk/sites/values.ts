/** The values of a site that a person can read. */
import { ROW_WORDS } from '../../flow/sentences.ts';
import type { Fingerprint } from '../../model/derived/fingerprint.ts';

const VALUES_SHOWN = 100;

/** The fingerprints with the keys that a person can read. */
export function valuesOf(fingerprints: readonly Fingerprint[]): Fingerprint[] {
  return fingerprints.map((one) => ({ ...one, keys: one.keys.filter(isReadable).slice(0, VALUES_SHOWN) }));
}

/** A name, number or address; not a digest of text, pictures or layout. */
export const isReadable = (key: string): boolean => !/^images:|:[0-9a-f]{8,}$/.test(key);

/** A key in the words of its signal: `e-mail address` and the address. */
export function wordsOfKey(key: string): readonly [noun: string, value: string] {
  const colon = key.indexOf(':');
  const signal = key.slice(0, colon);
  return [ROW_WORDS.get(signal)?.noun[0] ?? signal, key.slice(colon + 1)];
}

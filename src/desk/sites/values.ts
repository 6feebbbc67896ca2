/** The values of a site that a person can read. */
import type { Fingerprint } from '../../model/derived/fingerprint.ts';

const VALUES_SHOWN = 100;

/** The fingerprints with the keys that a person can read. */
export function valuesOf(fingerprints: readonly Fingerprint[]): Fingerprint[] {
  return fingerprints.map((one) => ({ ...one, keys: one.keys.filter(isReadable).slice(0, VALUES_SHOWN) }));
}

/** A name, number or address; not a digest of text, pictures or layout. */
export const isReadable = (key: string): boolean => !/^images:|:[0-9a-f]{8,}$/.test(key);

import simhashJs from 'simhash-js';

/** simhash-js takes about 0.5 ms per 1,000 characters; what lies beyond adds time and no meaning. */
const MOST_CHARACTERS = 8_000;

/**
 * The 32-bit hash that the npm package simhash-js gives, as 8 hex digits, so that stored fingerprints can be looked up by
 * tools that use it. Never decides anything here: its pieces do not overlap, so one inserted character changes it, and
 * edited copies are hardly nearer than strangers (AUC .66 at 10 % edits). Use `simhash64` and the MinHash sketch.
 */
export function compat32(text: string): string {
  const hash = new simhashJs.SimHash().hash(text.slice(0, MOST_CHARACTERS));
  return (hash >>> 0).toString(16).padStart(8, '0');
}

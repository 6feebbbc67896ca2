/** Both sides carry plenty of a thing and share none of it: mild evidence against. Missing data is none. */

import type { Fingerprint, SignalReading } from '../model/fingerprint.ts';
import { Place } from '../model/fingerprint.ts';
import type { Evidence, EvidenceSide } from '../model/match.ts';
import type { Signal } from '../signals/signal.ts';
import type { AbsenceWeight } from './weights.ts';

/**
 * The row against, or null when a side carries too little to miss anything, or when both do share a value.
 * How much a side carries is the number of its values of that signal.
 */
export function absenceOf(
  signal: Pick<Signal, 'id' | 'version' | 'group'>,
  absence: AbsenceWeight,
  left: readonly [Fingerprint, SignalReading],
  right: readonly [Fingerprint, SignalReading],
): Evidence | null {
  const mine = tokensOf(left[0], signal.id);
  const theirs = new Set(tokensOf(right[0], signal.id));
  if (mine.some((token) => theirs.has(token))) return null;
  const [here, there] = [wholeValues(mine), wholeValues([...theirs])];
  if (here.length < absence.plenty || there.length < absence.plenty) return null;
  const [few, many] = [here.length, there.length].sort((a, b) => a - b);
  return {
    signal: signal.id,
    version: signal.version,
    group: signal.group,
    level: 'different',
    weight: absence.bits,
    left: sideOf(here, left[1]),
    right: sideOf(there, right[1]),
    note: `Both sides carry values of this kind (${few === many ? `${few} each` : `${few} and ${many}`}) and share none of them.`,
  };
}

function tokensOf(fingerprint: Fingerprint, signal: string): string[] {
  return fingerprint.tokens.filter((token) => token.startsWith(`${signal}:`));
}

/** What a person would call a value: a mailbox name or a domain alone, or how a picture looks, is counted but is none. */
export function wholeValues(tokens: readonly string[]): string[] {
  const values = tokens.map((token) => token.slice(token.indexOf(':') + 1));
  return values.filter((value) => !/^@|@$|^look:/.test(value));
}

function sideOf(values: readonly string[], reading: SignalReading): EvidenceSide {
  const more = values.length > 3 ? ` and ${values.length - 3} more` : '';
  const value = `${values.slice(0, 3).join(', ')}${more}`;
  const { quote, url, selector, capture } = firstPlace(reading.value, 6) ?? NOWHERE;
  return { value, quote, url, selector, capture };
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

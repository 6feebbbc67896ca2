/** Mild evidence against: both sides have many values of a kind and share none. A missing reading is no evidence. */
import { type Fingerprint, Place, type SignalReading } from '../model/fingerprint.ts';
import type { Evidence, EvidenceSide } from '../model/match.ts';
import type { Signal } from '../signals/signal.ts';
import type { AbsenceWeight } from './weights.ts';

/** Null when a side has too few values to miss any (by the signal's tokens), or when both do share one. */
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

/** What the words of the contract mean, said to an analyst. One place, so that HTML and terminal say the same. */
import type { Match } from '../model/match.ts';
import type { Level, Verdict } from '../model/words.ts';

export const VERDICTS: Readonly<Record<Verdict, string>> = {
  strong: 'Two or more independent kinds of evidence, identity among them, point to one operator.',
  likely:
    'The evidence makes one operator likely; it lacks a second independent kind, identity among them, to be strong.',
  lead: 'Enough in common to look closer; not enough to say more.',
  unrelated: 'Nothing that the two share is rare enough to connect them.',
  'not-comparable': 'At least one side holds nothing that can be compared, so nothing is said about the two.',
};

/** Said with every verdict. */
export const CAUTION =
  'This is a lead, not a finding: a machine compared what the two sites show. Only a person can confirm it, and the same operator is not by itself a breach of anything.';

export const LEVELS: Readonly<Record<Level, string>> = {
  identical: 'identical',
  close: 'close',
  partial: 'in part',
  different: 'different',
};

/** `+9.2`, `−1.0`, `0.0`. A true minus, so that columns line up. */
export function signed(bits: number): string {
  return `${bits > 0 ? '+' : bits < 0 ? '−' : ''}${Math.abs(bits).toFixed(1)}`;
}

/** `contact-email` → `Contact email`. */
export function signalName(id: string): string {
  const words = id.replace(/-/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Bits against, before anything is seen: what the probability was made with. Recovered from the match itself. */
export function priorBits({ weight, probability }: Pick<Match, 'weight' | 'probability'>): number | null {
  if (probability < 0.00001 || probability > 0.99999) return null; // rounded away
  return Math.round(weight + Math.log2(1 / probability - 1));
}

/** `94.1 %`; never a false 100 % or 0 %. */
export function percent(probability: number): string {
  if (probability >= 0.9995) return 'over 99.9 %';
  if (probability < 0.001) return 'under 0.1 %';
  return `${(probability * 100).toFixed(1)} %`;
}

/** `2026-01-02 03:04 UTC` */
export function moment(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}

export function directionText({ succession, left, right }: Pick<Match, 'succession' | 'left' | 'right'>): string {
  if (succession.direction === 'left-to-right') return `${right.site} would be the successor of ${left.site}.`;
  if (succession.direction === 'right-to-left') return `${left.site} would be the successor of ${right.site}.`;
  return succession.reasons.length === 0
    ? 'Nothing dated says which of the two came first.'
    : 'The dated facts do not settle which of the two came first.';
}

/** What a person can recognise: a digest or a fingerprint of words says nothing, the words at the place do. */
export function shownValue({ value, quote }: { readonly value: string; readonly quote: string }): string {
  return /^[0-9a-f]{8,}$/.test(value) ? quote || `${value.slice(0, 12)}…` : value;
}

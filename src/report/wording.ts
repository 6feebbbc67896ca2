/** What the words of the contract mean, said to an analyst. One place, so that HTML and terminal say the same. */
import type { Match, MatchSide } from '../model/match.ts';
import { sideName } from '../model/side-name.ts';
import type { Timeline } from '../model/timeline.ts';
import { type Level, UNKNOWN_TIME, type Verdict } from '../model/words.ts';

export { counted } from '../model/counted.ts';

export const VERDICTS: Readonly<Record<Verdict, string>> = {
  strong: 'Two or more independent kinds of evidence, identity among them, point to one operator.',
  likely:
    'The evidence makes one operator likely; it lacks a second independent kind, identity among them, to be strong.',
  lead: 'Enough in common to look closer; not enough to say more.',
  unrelated: 'Nothing that the two share is rare enough to connect them.',
  'not-comparable':
    'At least one side holds nothing that can be compared, or both hold so little that any host’s notice might say it; so nothing is said about the two.',
};

/** Said with every verdict. *Lead* is one of the verdicts, so it is no word for what all of them are. */
export const CAUTION =
  'A machine’s comparison of what the sites show, not a finding: only a person can confirm it, and one operator is not by itself a breach of anything.';

export const LEVELS: Readonly<Record<Level, string>> = {
  identical: 'identical',
  close: 'close',
  partial: 'in part',
  different: 'different',
};

/** `+9.2`, `−1.0`, `0.0`. A true minus, so that columns line up. */
export function signed(bits: number): string {
  return `${bits >= 0.05 ? '+' : ''}${total(bits)}`;
}

/** A weight in all: `24.7`, `−1.7`, never `−0.0`. */
export function total(bits: number): string {
  const text = Math.abs(bits).toFixed(1);
  return bits < 0 && text !== '0.0' ? `−${text}` : text;
}

export function nameOf({ site, input }: Pick<MatchSide, 'site' | 'input'>): string {
  return sideName(site, input);
}

export function arrowOf({ succession: { direction } }: Pick<Match, 'succession'>): string {
  return { 'left-to-right': '→', 'right-to-left': '←', undirected: '–' }[direction];
}

/** Where it was found: the address, or the path of a saved page that has none. */
export function placeOf(url: string, side: Pick<MatchSide, 'site' | 'input'>): string {
  return nameOf(side) !== side.site && url.startsWith(`http://${side.site}/`) ? side.input : url;
}

/** Null where the sides are two sites. */
export function sameSiteText({ left, right }: Pick<Match, 'left' | 'right'>): string | null {
  if (left.site !== right.site || left.kind !== right.kind) return null;
  return left.visit === right.visit
    ? 'Both sides are one and the same site: that they are alike says nothing.'
    : 'Both sides are the same site, captured twice: what they share is what it kept.';
}

/** Bits against, before anything is seen: what the probability was made with. Recovered from the match itself. */
export function priorBits({ weight, probability }: Pick<Match, 'weight' | 'probability'>): number | null {
  if (probability < 0.00001 || probability > 0.995) return null; // rounded away, or bounded
  return Math.round(weight + Math.log2(1 / probability - 1));
}

/** What labelled pairs of such a weight were, in a sentence; empty where none were counted. */
export function calibrationText({ calibration }: Pick<Match, 'calibration'>): string {
  if (calibration === undefined || calibration.pairs === 0) return '';
  const { low, high, pairs } = calibration;
  return `Of ${pairs} labelled pairs of such a weight, ${Math.floor(100 * low)} to ${Math.ceil(100 * high)} % were one operator’s.`;
}

/** `94.1 %`; never a false 100 % or 0 %. */
export function percent(probability: number): string {
  if (probability < 0.001) return 'under 0.1 %';
  return `${(probability * 100).toFixed(1)} %`;
}

/** `2026-01-02 03:04 UTC` */
export function moment(instant: string | null): string {
  if (instant === null || instant === UNKNOWN_TIME) return 'at a time that is not known';
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}

/** When a side was captured, and what is in doubt about it. */
export function capturedText({ capturedAt, timeDoubt }: Pick<MatchSide, 'capturedAt' | 'timeDoubt'>): string {
  const doubt = { stated: ' (only the page itself says so)', future: ' (a date in the future)' };
  return `${moment(capturedAt)}${timeDoubt === undefined ? '' : doubt[timeDoubt]}`;
}

/** What of a timeline matters most; null where no contact came or went. */
export function contactsText({ events }: Pick<Timeline, 'events'>): string | null {
  const changes = events.filter(({ kind }) => kind === 'contacts-changed');
  const last = changes.at(-1);
  if (last === undefined) return null;
  return `Contacts changed ${changes.length === 1 ? 'once' : `${changes.length} times, last`}: by the visit of ${moment(last.at)}.`;
}

export function directionText({ succession, left, right }: Pick<Match, 'succession' | 'left' | 'right'>): string {
  if (succession.direction === 'left-to-right') return `${nameOf(right)} would be the successor of ${nameOf(left)}.`;
  if (succession.direction === 'right-to-left') return `${nameOf(left)} would be the successor of ${nameOf(right)}.`;
  return succession.reasons.length === 0
    ? 'Nothing dated says which of the two came first.'
    : 'The dated facts do not settle which of the two came first.';
}

const DIGEST = /^[0-9a-f]{8,}$/;

/** Whether the value is a digest or a fingerprint of words, which says nothing to a person. */
export function isDigest(value: string): boolean {
  // Digits alone are a number (a registration, a phone), unless they are as long as a hash.
  return value
    .split(/, | and \d+ more$/)
    .every((one) => one === '' || (DIGEST.test(one) && (/[a-f]/.test(one) || one.length >= 32)));
}

/** What a person can recognise: of a digest the words at its place, or the name of the file. */
export function shownValue({ value, quote }: { readonly value: string; readonly quote: string }): string {
  if (value === '' || !isDigest(value)) return value;
  if (quote === '') return `${value.slice(0, 12)}…`;
  return fileName(quote) ?? quote;
}

/** `https://shop.test/assets/yard.jpg?v=2` → `yard.jpg`; null for what is no address. */
function fileName(quote: string): string | null {
  if (!/^(?:https?:|\/)\S*$/i.test(quote)) return null;
  const [path = ''] = quote.split(/[?#]/);
  return /[^/]+\.\w{2,5}$/.exec(path.replace(/^https?:\/\/[^/]*/i, ''))?.[0] ?? null;
}

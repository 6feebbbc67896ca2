/** The words of reports; HTML and terminal share them. */
import type { Judgement } from '../model/decisions/evidence.ts';
import type { Review } from '../model/decisions/review.ts';
import { evidenceDigest } from '../model/derived/evidence-digest.ts';
import { type Evidence, isWeaker, type Match, type MatchSide, type Standing } from '../model/derived/match.ts';
import { isHandedInPage, type Visit } from '../model/facts/visit.ts';
import { sideName } from '../model/text/side-name.ts';
import { timeText } from '../model/text/time-text.ts';
import { CONDITION_TEXT, type Verdict, type VisitState } from '../model/words.ts';

const VERDICTS: Readonly<Record<Exclude<Verdict, 'not-comparable'>, string>> = {
  strong: 'At least two independent kinds of evidence, one of them identity, point to one operator.',
  likely: 'One operator is likely. For "strong" a second independent kind of evidence, or identity, is missing.',
  lead: 'The sites share enough for a closer look, and not enough for a conclusion.',
  unrelated: 'Nothing that the two sites share is rare enough to connect them.',
};

/** The verdict in a word that is true: little in common does not make two owners. */
export function verdictWord({ verdict }: Pick<Match, 'verdict'>): string {
  return verdict === 'unrelated' ? 'nothing rare in common' : verdict.replace('-', ' ');
}

/**
 * The meaning of the verdict. For a pair that is not compared: the side without content, and what
 * it shows.
 */
export function verdictText({ verdict, left, right }: Pick<Match, 'verdict' | 'left' | 'right'>): string {
  if (verdict !== 'not-comparable')
    return [VERDICTS[verdict], restsText({ left, right })].filter((text) => text !== null).join(' ');
  const empty = [left, right].filter(({ state, condition }) => isWithoutContent(state) || condition !== 'content');
  const why = empty.map((side) => `${nameOf(side)} ${sideText(side)}`).join(', ');
  return `Not compared: ${why === '' ? 'the pages show too little' : why}.`;
}

/** The part that only a person vouches for; null: we captured both sides. */
export function restsText({ left, right }: Pick<Match, 'left' | 'right'>): string | null {
  const [side] = [left, right].filter(({ handedIn }) => handedIn !== undefined);
  if (side?.handedIn === undefined) return null;
  const what = isHandedInPage(side.site) ? 'a page' : 'an archive';
  const { by, at } = side.handedIn;
  return `Rests on ${what} that ${by} handed in on ${timeText(at)}; no capture of ours agrees yet.`;
}

const UNREAD = {
  refused: 'was not read (refused)',
  unreachable: 'did not answer',
  deferred: 'is deferred',
  failed: 'failed',
};

function isWithoutContent(state: VisitState): state is keyof typeof UNREAD {
  return state in UNREAD;
}

function sideText({ state, condition }: MatchSide): string {
  return isWithoutContent(state) ? UNREAD[state] : `is ${CONDITION_TEXT[condition]}`;
}

/** Shown with every verdict; so it must not use the word "lead". */
export const CAUTION =
  'A program compared what the sites show. Only a person can confirm the result. One operator of two sites is not by itself a violation.';

/** `+9.2`, `−1.0`, `0.0`. A true minus, so that columns line up. */
export function signed(bits: number): string {
  return `${bits >= 0.05 ? '+' : ''}${total(bits)}`;
}

/** `24.7`, `−1.7`, never `−0.0`. */
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

/** The address, or the path of a saved page without one. */
export function placeOf(url: string, side: Pick<MatchSide, 'site' | 'input'>): string {
  return nameOf(side) !== side.site && url.startsWith(`http://${side.site}/`) ? side.input : url;
}

/** Null: two sites. */
export function sameSiteText({ left, right }: Pick<Match, 'left' | 'right'>): string | null {
  if (left.site !== right.site || left.kind !== right.kind) return null;
  return left.visit === right.visit
    ? 'Both sides are one and the same site, so the comparison says nothing.'
    : 'Both sides are the same site, captured twice: shared evidence shows what it kept.';
}

/**
 * Bits against before any evidence, recovered from the match. Null: the probability was rounded or
 * bounded.
 */
export function priorBits({ weight, probability }: Pick<Match, 'weight' | 'probability'>): number | null {
  if (probability < 0.00001 || probability > 0.995) return null;
  return Math.round(weight + Math.log2(1 / probability - 1));
}

/** How many labelled pairs of about this weight were one operator's; empty: none were counted. */
export function calibrationText({ calibration }: Pick<Match, 'calibration'>): string {
  if (calibration === undefined || calibration.pairs === 0) return '';
  const { low, high, pairs } = calibration;
  return `Of ${pairs} labelled pairs of about this weight, ${Math.floor(100 * low)} to ${Math.ceil(100 * high)} % had one operator.`;
}

/** The same for any compared site, of which few are successors; empty: not known. */
export function baseRateText({ calibration }: Pick<Match, 'calibration'>): string {
  if (calibration?.atBaseRate === undefined) return '';
  const { oneIn, low, high, byLabels, strangers, extrapolated } = calibration.atBaseRate;
  const cases = [...new Set([ofHundred(low, Math.floor), ofHundred(high, Math.ceil)])].join(' to ');
  const beyond = extrapolated
    ? ` No pair of ${strangers} labelled strangers is as heavy: labels alone bear out ${ofHundred(byLabels, Math.floor)} of 100, the rest is the model’s own bits.`
    : '';
  return `Among ${oneIn.toLocaleString('en')} compared sites of which one is a successor, a site of this weight is it in ${cases} of 100 cases.${beyond}`;
}

function ofHundred(share: number, round: (n: number) => number): string {
  if (share < 0.01) return 'under 1';
  if (share >= 0.999) return 'over 99.9';
  return share > 0.99 ? (round(1000 * share) / 10).toFixed(1) : String(round(100 * share));
}

/** `94.1 %`; never a false 100 % or 0 %. */
export function percent(probability: number): string {
  return probability < 0.001 ? 'under 0.1 %' : `${(probability * 100).toFixed(1)} %`;
}

/** When a side was captured, and doubts about it. */
export function capturedText({
  capturedAt,
  timeDoubt,
  handedIn,
  rules,
}: Pick<MatchSide, 'capturedAt' | 'timeDoubt' | 'handedIn' | 'rules'>): string {
  const under = rules === undefined ? '' : `, read under extraction rules ${rules.slice(0, 12)}`;
  if (handedIn !== undefined)
    return `${timeText(capturedAt)} (not by us: handed in by ${handedIn.by} on ${timeText(handedIn.at)}, who alone says so)${under}`;
  const doubt = { stated: ' (only the page itself says so)', future: ' (a date in the future)' };
  return `${timeText(capturedAt)}${timeDoubt === undefined ? '' : doubt[timeDoubt]}${under}`;
}

export function directionText({ succession, left, right }: Pick<Match, 'succession' | 'left' | 'right'>): string {
  if (succession.direction === 'left-to-right') return `${nameOf(right)} would be the successor of ${nameOf(left)}.`;
  if (succession.direction === 'right-to-left') return `${nameOf(left)} would be the successor of ${nameOf(right)}.`;
  return succession.reasons.length === 0
    ? 'No date shows which of the two came first.'
    : 'The dates do not settle which of the two came first.';
}

/** Null: it is not weaker than its best. */
export function standingText({ best, weaker }: Standing): string | null {
  if (weaker === null) return null;
  const { verdict, weight, seenUntil } = best;
  const seen = seenUntil === null ? 'seen at an unknown time' : `seen until ${timeText(seenUntil)}`;
  return `Its best was ${verdict}, ${total(weight)} bits, ${seen}. Weaker since: ${weaker.text}.`;
}

export const REVIEWS: Readonly<Record<Review, string>> = {
  proposed: 'Proposed: one person judged this finding positive. It counts when another person agrees.',
  confirmed: 'Confirmed: two people judged this finding positive.',
};

/** Null: the judgement was made on this evidence, or on evidence that is not recorded. */
export function judgedOnText({ judged }: Judgement, match: Match, standing: Standing | null): string | null {
  if (judged === undefined) return null;
  if (judged.evidence === evidenceDigest(match) && !isWeaker(match, judged) && !isWeaker(judged, match)) return null;
  const from = standing?.weaker?.from;
  const why = from?.weight === judged.weight && from.verdict === judged.verdict ? `: ${standing?.weaker?.what}` : '';
  return `Judged on ${total(judged.weight)} bits (${judged.verdict}); this evidence is ${total(match.weight)} bits (${match.verdict})${why}.`;
}

/**
 * A last sentence of a note that several rows may share: why they count less. No quoted value is
 * part of it.
 */
const REMARK = / (\p{Lu}[^.“”"«»]*\bcounts less\b[^.“”"«»]*\.)$/u;

/**
 * Remarks that at least two rows share are shown once, above the rows, and left out of their notes.
 */
export function sharedRemarks(
  { evidence, against }: Pick<Match, 'evidence' | 'against'>,
  titleOf: (row: Pick<Evidence, 'signal'>) => string,
) {
  const signals = new Map<string, Set<string>>();
  for (const row of [...evidence, ...against]) {
    const remark = REMARK.exec(row.note)?.[1];
    if (remark !== undefined) signals.set(remark, (signals.get(remark) ?? new Set()).add(titleOf(row)));
  }
  const shared = [...signals].filter(([, { size }]) => size > 1);
  return {
    remarks: shared.map(([remark, rows]) => `${[...rows].join(', ')}: ${remark}`),
    noteOf: ({ note }: Pick<Evidence, 'note'>): string =>
      shared.reduce((text, [remark]) => (text.endsWith(remark) ? text.slice(0, -remark.length - 1) : text), note),
  };
}

const DIGEST = /^[0-9a-f]{8,}$/;

/** A digest or fingerprint, which says nothing to a person. */
export function isDigest(value: string): boolean {
  // Digits alone are a number (a registration, a phone), unless they are as long as a hash.
  return value
    .split(/, | and \d+ more$/)
    .every((one) => one === '' || (DIGEST.test(one) && (/[a-f]/.test(one) || one.length >= 32)));
}

/**
 * The form of a value that a person can recognize: instead of a digest the words at its place, or
 * the name of the file.
 */
export function shownValue({ value, quote }: { readonly value: string; readonly quote: string }): string {
  if (value === '' || !isDigest(value)) return value;
  if (quote === '') return `${value.slice(0, 12)}…`;
  return fileName(quote) ?? quote;
}

/** `https://shop.test/assets/yard.jpg?v=2` → `yard.jpg`; null: not an address. */
function fileName(quote: string): string | null {
  if (!/^(?:https?:|\/)\S*$/i.test(quote)) return null;
  const [path = ''] = quote.split(/[?#]/);
  return /[^/]+\.\w{2,5}$/.exec(path.replace(/^https?:\/\/[^/]*/i, ''))?.[0] ?? null;
}

/** Words for a reason where its code says too little or too much. */
const REASONS: Readonly<Record<string, string>> = { 'dns:nxdomain': 'no such domain' };

/** The outcome of a visit, such as `unreachable: no such domain (shop.test does not …)`. */
export function outcomeText(
  visit: Pick<MatchSide, 'state' | 'condition'> & Partial<Pick<Visit, 'reason' | 'detail'>>,
): string {
  const { state, condition, reason = null, detail = null } = visit;
  // Where nothing was fetched the condition says nothing.
  const seen = state === 'hollow' && condition !== 'content' ? CONDITION_TEXT[condition] : null;
  const why = detail ?? seen;
  const named = REASONS[reason ?? ''];
  if (named !== undefined) return `${state}: ${named}${why === null ? '' : ` (${why})`}`;
  return `${state}${why === null ? '' : `: ${why}`}${reason === null ? '' : ` (${reason})`}`;
}

/** Words of a match for the desk, reports and the terminal. Its texts are in texts/matches.ts. */
import type { Judgement } from '../model/decisions/evidence.ts';
import type { Review } from '../model/decisions/review.ts';
import { evidenceDigest } from '../model/derived/evidence-digest.ts';
import { type Evidence, isWeaker, type Match, type MatchSide, type Standing } from '../model/derived/match.ts';
import { isHandedInPage, type Visit } from '../model/facts/visit.ts';
import { sideName } from '../model/text/side-name.ts';
import { timeText } from '../model/text/time-text.ts';
import { CONDITION_TEXT, type VisitState } from '../model/words.ts';
import { matchTexts as say } from '../texts/matches.ts';

/** In bits: a row of less is of what many sites share. */
const RARE = 1;

/** The verdict in words that are true: little in common does not make two owners. */
export function verdictWord({ verdict, evidence }: Pick<Match, 'verdict' | 'evidence'>): string {
  if (verdict !== 'unrelated') return verdict.replace('-', ' ');
  return evidence.some(({ weight }) => weight >= RARE) ? say.tooLittleInCommon : say.nothingRare;
}

/**
 * The meaning of the verdict. For a pair that is not compared: the side without content, and what
 * it shows.
 */
export function verdictText({ verdict, left, right }: Pick<Match, 'verdict' | 'left' | 'right'>): string {
  if (verdict !== 'not-comparable')
    return [say.verdicts[verdict], restsText({ left, right })].filter((text) => text !== null).join(' ');
  const empty = [left, right].filter(({ state, condition }) => isWithoutContent(state) || condition !== 'content');
  const why = empty.map((side) => `${nameOf(side)} ${sideText(side)}`).join(', ');
  return say.notCompared(why === '' ? say.tooLittle : why);
}

/** The part that only a person vouches for; null: we captured both sides. */
export function restsText({ left, right }: Pick<Match, 'left' | 'right'>): string | null {
  const [side] = [left, right].filter(({ handedIn }) => handedIn !== undefined);
  if (side?.handedIn === undefined) return null;
  const what = isHandedInPage(side.site) ? say.aPage : say.anArchive;
  const { by, at } = side.handedIn;
  return say.restsOn(what, by, timeText(at));
}

function isWithoutContent(state: VisitState): state is keyof typeof say.unread {
  return state in say.unread;
}

function sideText({ state, condition }: MatchSide): string {
  return isWithoutContent(state) ? say.unread[state] : say.isCondition(CONDITION_TEXT[condition]);
}

export const CAUTION = say.caution;

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
  return left.visit === right.visit ? say.sameVisit : say.sameSite;
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
  return say.calibration(pairs, Math.floor(100 * low), Math.ceil(100 * high));
}

/** The same for any compared site, of which few are successors; empty: not known. */
export function baseRateText({ calibration }: Pick<Match, 'calibration'>): string {
  if (calibration?.atBaseRate === undefined) return '';
  const { oneIn, low, high, byLabels, strangers, extrapolated } = calibration.atBaseRate;
  const cases = [...new Set([ofHundred(low, Math.floor), ofHundred(high, Math.ceil)])].join(' to ');
  const beyond = extrapolated ? say.extrapolated(strangers, ofHundred(byLabels, Math.floor)) : '';
  return say.baseRate(oneIn.toLocaleString('en'), cases) + beyond;
}

function ofHundred(share: number, round: (n: number) => number): string {
  if (share < 0.01) return say.under1;
  if (share >= 0.999) return say.over99;
  return share > 0.99 ? (round(1000 * share) / 10).toFixed(1) : String(round(100 * share));
}

/** `94.1 %`; never a false 100 % or 0 %. */
export function percent(probability: number): string {
  if (probability < 0.001) return say.tinyPercent;
  return probability >= 0.9995 ? `${say.over99} %` : `${(probability * 100).toFixed(1)} %`;
}

/** When a side was captured, and doubts about it. */
export function capturedText({
  capturedAt,
  timeDoubt,
  handedIn,
  rules,
}: Pick<MatchSide, 'capturedAt' | 'timeDoubt' | 'handedIn' | 'rules'>): string {
  const under = rules === undefined ? '' : say.underRules(rules.slice(0, 12));
  if (handedIn !== undefined) return say.handedIn(timeText(capturedAt), handedIn.by, timeText(handedIn.at)) + under;
  return `${timeText(capturedAt)}${timeDoubt === undefined ? '' : say.timeDoubts[timeDoubt]}${under}`;
}

export function directionText({ succession, left, right }: Pick<Match, 'succession' | 'left' | 'right'>): string {
  if (succession.direction === 'left-to-right') return say.successor(nameOf(right), nameOf(left));
  if (succession.direction === 'right-to-left') return say.successor(nameOf(left), nameOf(right));
  return succession.reasons.length === 0 ? say.noDate : say.datesDisagree;
}

/** Null: it is not weaker than its best. */
export function standingText({ best, weaker }: Standing): string | null {
  if (weaker === null) return null;
  const { verdict, weight, seenUntil } = best;
  const seen = seenUntil === null ? say.seenUnknown : say.seenUntil(timeText(seenUntil));
  return say.best(verdict, total(weight), seen, weaker.text);
}

export const REVIEWS: Readonly<Record<Review, string>> = say.reviews;

/** Null: the judgement was made on this evidence, or on evidence that is not recorded. */
export function judgedOnText({ judged }: Judgement, match: Match, standing: Standing | null): string | null {
  if (judged === undefined) return null;
  if (judged.evidence === evidenceDigest(match) && !isWeaker(match, judged) && !isWeaker(judged, match)) return null;
  const from = standing?.weaker?.from;
  const why = from?.weight === judged.weight && from.verdict === judged.verdict ? `: ${standing?.weaker?.what}` : '';
  return say.judgedOn(total(judged.weight), judged.verdict, total(match.weight), match.verdict, why);
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

/** The outcome of a visit, such as `unreachable: no such domain (shop.test does not …)`. */
export function outcomeText(
  visit: Pick<MatchSide, 'state' | 'condition'> & Partial<Pick<Visit, 'reason' | 'detail'>>,
): string {
  const { state, condition, reason = null, detail = null } = visit;
  // Where nothing was fetched the condition says nothing.
  const seen = state === 'hollow' && condition !== 'content' ? CONDITION_TEXT[condition] : null;
  const why = detail ?? seen;
  const named = say.reasons[reason ?? ''];
  if (named !== undefined) return `${state}: ${named}${why === null ? '' : ` (${why})`}`;
  return `${state}${why === null ? '' : `: ${why}`}${reason === null ? '' : ` (${reason})`}`;
}

/**
 * `https://mill.test: no trusted certificate (CERT_HAS_EXPIRED); visited by http`: the forms of a
 * bare host that did not answer. Null: the first one did, or the address was typed whole.
 */
export function triedText({ tried = [], state }: Pick<Visit, 'tried' | 'state'>): string | null {
  const last = tried.at(-1);
  if (last === undefined) return null;
  const failed = tried.map(({ url, detail }) => `${url.replace(/\/$/, '')}: ${detail}`);
  // After a name that does not exist the other one is asked, by https first.
  const scheme = last.reason === 'dns:nxdomain' ? 'https' : 'http';
  return [...failed, ...(isWithoutContent(state) ? [] : [say.visitedBy(scheme)])].join('; ');
}

/** The code of a fault as people read it; most codes stay as they are. */
export const reasonText = (reason: string): string => say.reasons[reason] ?? reason;

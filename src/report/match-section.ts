/** A Match → the part of a page that shows it, side by side. */
import { counted } from '../model/counted.ts';
import type { Evidence, EvidenceSide, Match, MatchSide } from '../model/derived/match.ts';
import { timeText } from '../model/text/time-text.ts';
import { type Html, html } from './escape.ts';
import { markShared } from './shared-words.ts';
import * as say from './wording.ts';

export interface SectionOptions {
  /**
   * Address of a captured picture, by the SHA-256 of its bytes: a raster drawn anew, as data or on
   * this server.
   */
  readonly pictures?: ReadonlyMap<string, string>;
  /** Address where a capture of a visit can be looked at. */
  readonly captureAt?: (visit: string, capture: string) => string;
  /** Descriptions of signals, by id. */
  readonly sentences?: ReadonlyMap<string, string>;
  /**
   * Marks the words that both quotations of a row share. Not in sealed bundles: their report stays
   * as it is.
   */
  readonly marked?: boolean;
  /**
   * Pictures of both home pages; the verdict then stands first and they follow. Not in sealed
   * bundles.
   */
  readonly shots?: Html | undefined;
}

export function matchSection(match: Match, options: SectionOptions = {}): Html {
  const { left, right, evidence, against, succession } = match;
  const sameSite = say.sameSiteText(match);
  const { remarks, noteOf } = say.sharedRemarks(match);
  const rows = (part: readonly Evidence[]) => part.map((row) => evidenceRow(row, noteOf(row), match, options));
  const { shots } = options;
  return html`${shots && html`${verdictCard(match)}${shots}`}<div class="sides">${sideCard(left)}<div class="arrow" aria-hidden="true">${say.arrowOf(match)}</div>${sideCard(right)}</div>
${sameSite !== null && html`<p><b>${sameSite}</b></p>`}
${shots === undefined && verdictCard(match)}
${
  evidence.length + against.length > 0 &&
  html`<h2>How the weight adds up</h2>
<div class="card">${waterfall(match)}${legend(match)}${list(remarks)}</div>`
}
<h2>Evidence for one operator</h2>
${evidence.length === 0 ? html`<p class="soft">None.</p>` : rows(evidence)}
<h2>Evidence against</h2>
${against.length === 0 ? html`<p class="soft">None. Missing data is not evidence against.</p>` : rows(against)}
<h2>Which came first, and other explanations</h2>
<div class="two">
<div class="card"><h3>Succession</h3><p>${say.directionText(match)}</p>${list(succession.reasons)}</div>
<div class="card"><h3>Innocent explanations that are not excluded</h3>${match.innocent.length === 0 ? html`<p class="soft">Not needed below lead.</p>` : list(match.innocent)}</div>
</div>
<h2>How to check this</h2>
<div class="card small"><p>Bits are log2 of a Bayes factor: each bit doubles the odds of one operator. The rows add up to the weight. Rarity comes from the background below: the sites counted here and the counts that come with the program. The same two fingerprints, model and background always give the same weight. <code>revenant visits show</code> with the id of a visit lists its captures; the rows name their ids.</p>
<dl class="facts"><dt>Match</dt><dd class="mono">${match.id}</dd><dt>Model</dt><dd class="mono">${match.model}</dd><dt>Background</dt><dd class="mono">${match.background}</dd><dt>Visits</dt><dd class="mono">${left.visit}<br>${right.visit}</dd>${match.candidateKeys.length > 0 && html`<dt>Blocking keys</dt><dd>${matchKeys(match.candidateKeys)}</dd>`}</dl></div>`;
}

function sideCard(side: MatchSide): Html {
  return html`<section class="card side"><div class="site"><bdi>${say.nameOf(side)}</bdi></div>${side.entity && html`<div class="badge badge-listed">Listed: ${side.entity.name}</div>`}
<dl><dt>Input</dt><dd class="mono">${side.input}</dd>${side.kind === 'list' ? html`<dt>Kind</dt><dd>list entry</dd><dt>List of</dt><dd>${timeText(side.capturedAt)}</dd>` : html`<dt>Kind</dt><dd>${side.kind}</dd><dt>Captured</dt><dd>${say.capturedText(side)}</dd><dt>Pages</dt><dd>${side.pages}</dd><dt>State</dt><dd>${say.outcomeText(side)}</dd>`}${side.entity && html`<dt>Entity</dt><dd class="mono">${side.entity.id}</dd>`}</dl></section>`;
}

function verdictCard(match: Match): Html {
  const prior = say.priorBits(match);
  const calibrated = `${say.calibrationText(match)} ${say.baseRateText(match)}`.trim();
  return html`<div class="card verdict v-${match.verdict}"><div><div class="word">${match.verdict.replace('-', ' ')}</div><div class="bits"><b>${say.total(match.weight)}</b> bits</div></div>
<div><p>${say.verdictText(match)}${match.succession.direction !== 'undirected' && html` ${say.directionText(match)}`}</p>${
    match.verdict !== 'not-comparable' &&
    html`<p class="soft small">Probability of one operator: <b>${say.percent(match.probability)}</b>${prior !== null && html`, with a prior of 1 in ${2 ** prior} (${prior} bits against) for such a pair`}.${calibrated !== '' && html` ${calibrated}`}</p>`
  }</div></div>`;
}

function legend({ evidence, against }: Match): Html {
  const groups = [...new Set(evidence.filter(({ weight }) => weight > 0).map(({ group }) => group))].sort();
  const all = against.length > 0 ? [...groups, 'against'] : groups;
  return html`<div class="legend">${all.map((group) => html`<span class="g-${group}">${group}</span>`)}</div>`;
}

/** @param note without the remarks that are shown above the rows */
function evidenceRow(row: Evidence, note: string, match: Match, options: SectionOptions): Html {
  const sentence = options.sentences?.get(row.signal);
  const group = row.weight < 0 || row.level === 'different' ? 'against' : row.group;
  const [left, right] = [row.left.quote, row.right.quote];
  const quotes = options.marked === true ? markShared(left, right) : { left: html`${left}`, right: html`${right}` };
  return html`<article class="row g-${group}${row.weight === 0 && ' nothing'}"><div class="row-head"><h3>${row.signal}</h3><span class="tag">${row.group}</span><span class="level">${row.level}</span><span class="bits">${say.signed(row.weight)} <small>bits</small></span></div>
${sentence !== undefined && html`<p class="sentence">${sentence}</p>`}<p class="note"><bdi>${note}</bdi></p>
<div class="pair">${evidenceSide(row.left, match.left, options, quotes.left)}${evidenceSide(row.right, match.right, options, quotes.right)}</div>${sharedPictures(row, options)}</article>`;
}

/** The other pictures whose bytes both sites have; the first stands with its quotation. */
function sharedPictures({ carriers, left }: Evidence, { pictures }: SectionOptions): Html | false {
  const shared = (carriers ?? []).flatMap(({ token }) => {
    const digest = /^images:([0-9a-f]{64})$/.exec(token)?.[1] ?? '';
    return digest === left.value ? [] : (pictures?.get(digest) ?? []);
  });
  return (
    shared.length > 0 &&
    html`<div class="pictures">${shared.map((src) => html`<img alt="another picture that both sites show" loading="lazy" src="${src}">`)}</div>`
  );
}

/** Addresses are not links: a click would show the other side who is looking. */
function evidenceSide(side: EvidenceSide, of: MatchSide, { pictures, captureAt }: SectionOptions, quote: Html): Html {
  const picture = pictures?.get(side.value);
  const shown = say.shownValue(side);
  const short = html`<code>${side.capture.slice(0, 16)}</code>`;
  const capture =
    captureAt === undefined || of.kind === 'list'
      ? short
      : html`<a href="${captureAt(of.visit, side.capture)}">${short}</a>`;
  return html`<div class="found"><p class="who"><bdi>${say.nameOf(of)}</bdi></p>${
    picture !== undefined && html`<img alt="the captured picture" loading="lazy" src="${picture}">`
  }<p class="value"><bdi>${shown}</bdi></p>${side.quote !== '' && side.quote !== shown && html`<blockquote><bdi>${quote}</bdi></blockquote>`}<p class="where">${side.url !== '' && html`<code>${say.placeOf(side.url, of)}</code><br>`}${side.selector !== '' && html`at <code>${side.selector}</code><br>`}${side.capture !== '' && html`capture ${capture}`}${shown !== side.value && say.isDigest(side.value) && html`<br>digest <code>${side.value}</code>`}</p></div>`;
}

function list(items: readonly string[]): Html | false {
  return items.length > 0 && html`<ul class="plain">${items.map((item) => html`<li><bdi>${item}</bdi></li>`)}</ul>`;
}

const FIRST_KEYS = 5;
const MOST_KEYS = 100;
/** Bands of sketches, and hashes of menus and files: unreadable. */
const DIGESTED = /^(?:body-text|images|structure|favicon):|:run:/;

/** The number of blocking keys and the readable ones; match documents have all. */
function matchKeys(keys: readonly string[]): Html {
  const readable = keys.filter((key) => !DIGESTED.test(key));
  const [first, more] = [readable.slice(0, FIRST_KEYS), readable.slice(FIRST_KEYS, MOST_KEYS)];
  const digests = keys.length - readable.length;
  const about = digests === 0 ? '' : `, ${counted(digests, 'digest')} of text, pictures or markup among them`;
  return html`${counted(keys.length, 'shared key')}${about}${first.length > 0 && html`: <span class="mono">${first.join(' · ')}</span>`}${
    more.length > 0 &&
    html`<details><summary>${more.length} more</summary><span class="mono">${more.join(' · ')}</span></details>`
  }`;
}

const WIDTH = 920;
const LABELS = 230;
const NUMBERS = 70;
const ROW = 30;
const TOP = 34;
const MARKS = { lead: 8, likely: 14, strong: 20 };

/** Inline SVG: each row is a bar that starts where the one before ended. */
function waterfall(match: Pick<Match, 'evidence' | 'against' | 'weight'>): Html {
  const rows = [...match.evidence, ...match.against].filter(({ weight }) => weight !== 0);
  const peak = rows.reduce((sum, { weight }) => sum + Math.max(0, weight), 0);
  const low = rows.reduce((sum, { weight }) => sum + Math.min(0, weight), 0);
  const from = Math.min(0, Math.min(low, match.weight));
  const to = Math.max(22, Math.ceil(peak) + 1);
  const x = (bits: number) => round(LABELS + ((bits - from) / (to - from)) * (WIDTH - LABELS - NUMBERS));
  const height = TOP + (rows.length + 1) * ROW + 8;
  const bottom = height - 6;

  let at = 0;
  const bars = rows.map((row, index) => {
    const start = at;
    at = Math.round((at + row.weight) * 10) / 10;
    return bar(row, index, x(start), x(at));
  });
  const totalY = TOP + rows.length * ROW;
  return html`<svg class="waterfall" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Waterfall: the rows of evidence add up to ${say.total(match.weight)} bits">
${Object.entries(MARKS).map(([word, bits]) => html`<line class="mark" x1="${x(bits)}" x2="${x(bits)}" y1="${TOP - 8}" y2="${bottom}"/><text class="mark-text" x="${x(bits)}" y="${TOP - 14}" text-anchor="middle">${word} ${bits}</text>`)}
<line class="axis" x1="${x(0)}" x2="${x(0)}" y1="${TOP - 8}" y2="${bottom}"/><text class="mark-text" x="${x(0)}" y="${TOP - 14}" text-anchor="middle">0</text>
${bars}
<g><text class="label total" x="${LABELS - 12}" y="${totalY + 19}" text-anchor="end">Weight</text><rect class="bar bar-total" x="${Math.min(x(0), x(match.weight))}" y="${totalY + 6}" width="${Math.max(1.5, round(Math.abs(x(match.weight) - x(0))))}" height="${ROW - 12}" rx="3"/><text class="number total" x="${WIDTH - 4}" y="${totalY + 19}" text-anchor="end">${say.total(match.weight)}</text></g>
</svg>`;
}

function bar(row: Evidence, index: number, start: number, end: number): Html {
  const y = TOP + index * ROW;
  const kind = row.weight < 0 ? 'against' : row.group;
  return html`<g><text class="label" x="${LABELS - 12}" y="${y + 19}" text-anchor="end">${row.signal}</text><rect class="bar bar-${kind}" x="${Math.min(start, end)}" y="${y + 6}" width="${Math.max(1.5, round(Math.abs(end - start)))}" height="${ROW - 12}" rx="3"/><line class="step" x1="${end}" x2="${end}" y1="${y + 6}" y2="${y + ROW + 6}"/><text class="number" x="${WIDTH - 4}" y="${y + 19}" text-anchor="end">${say.signed(row.weight)}</text></g>`;
}

function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}

/** A Match → the part of a page that shows it, side by side. */
import type { Evidence, EvidenceSide, Match, MatchSide } from '../model/match.ts';
import { type Html, html } from './escape.ts';
import { matchKeys } from './match-keys.ts';
import { waterfall } from './waterfall.ts';
import {
  arrowOf,
  calibrationText,
  capturedText,
  directionText,
  isDigest,
  LEVELS,
  moment,
  nameOf,
  percent,
  placeOf,
  priorBits,
  sameSiteText,
  shownValue,
  signed,
  total,
  VERDICTS,
} from './wording.ts';

/** A captured picture, as it may be shown: raster formats only. */
export interface Picture {
  readonly type: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif';
  readonly base64: string;
}

export interface SectionOptions {
  /** Captured pictures by capture id, shown beside the evidence they belong to. */
  readonly pictures?: ReadonlyMap<string, Picture>;
  /** What each signal is, by its id, in its own sentence. */
  readonly sentences?: ReadonlyMap<string, string>;
}

export function matchSection(match: Match, options: SectionOptions = {}): Html {
  const { left, right, evidence, against, succession } = match;
  const sameSite = sameSiteText(match);
  return html`<div class="sides">${sideCard(left)}<div class="arrow" aria-hidden="true">${arrowOf(match)}</div>${sideCard(right)}</div>
${sameSite !== null && html`<p><b>${sameSite}</b></p>`}
${verdictCard(match)}
${
  evidence.length + against.length > 0 &&
  html`<h2>How the weight comes about</h2>
<div class="card">${waterfall(match)}${legend(match)}</div>`
}
<h2>Evidence for one operator</h2>
${evidence.length === 0 ? html`<p class="soft">None.</p>` : evidence.map((row) => evidenceRow(row, match, options))}
<h2>Evidence against</h2>
${against.length === 0 ? html`<p class="soft">None was found; what a site does not show is not held against it.</p>` : against.map((row) => evidenceRow(row, match, options))}
<h2>Who came first, and what else it could be</h2>
<div class="two">
<div class="card"><h3>Succession</h3><p>${directionText(match)}</p>${list(succession.reasons)}</div>
<div class="card"><h3>Innocent explanations not excluded</h3>${match.innocent.length === 0 ? html`<p class="soft">None needed below lead.</p>` : list(match.innocent)}</div>
</div>
<h2>How to check this</h2>
<div class="card small"><p>Bits are log2 of a likelihood ratio: one bit more makes one operator twice as likely as before. The rows add up to the weight. Rarity was taken from the background below: the sites counted here and the counts that come with the program; the same two fingerprints, model and background give the same weight again. <code>revenant visits show</code> with the id of a visit lists its captures by the ids that stand in the rows.</p>
<dl class="facts"><dt>Match</dt><dd class="mono">${match.id}</dd><dt>Model</dt><dd class="mono">${match.model}</dd><dt>Background</dt><dd class="mono">${match.background}</dd><dt>Visits</dt><dd class="mono">${left.visit}<br>${right.visit}</dd>${match.candidateKeys.length > 0 && html`<dt>Brought together by</dt><dd>${matchKeys(match.candidateKeys)}</dd>`}</dl></div>`;
}

function sideCard(side: MatchSide): Html {
  return html`<section class="card side"><div class="site"><bdi>${nameOf(side)}</bdi></div>${side.entity && html`<div class="badge badge-listed">Listed: ${side.entity.name}</div>`}
<dl><dt>Input</dt><dd class="mono">${side.input}</dd>${side.kind === 'list' ? html`<dt>Kind</dt><dd>entry of a list</dd><dt>List of</dt><dd>${moment(side.capturedAt)}</dd>` : html`<dt>Kind</dt><dd>${side.kind}</dd><dt>Captured</dt><dd>${capturedText(side)}</dd><dt>Pages</dt><dd>${side.pages}</dd><dt>State</dt><dd>${side.state}${side.condition !== 'content' && html`, ${side.condition}`}</dd>`}${side.entity && html`<dt>Entity</dt><dd class="mono">${side.entity.id}</dd>`}</dl></section>`;
}

function verdictCard(match: Match): Html {
  const prior = priorBits(match);
  const calibrated = calibrationText(match);
  return html`<div class="card verdict v-${match.verdict}"><div><div class="word">${match.verdict.replace('-', ' ')}</div><div class="bits"><b>${total(match.weight)}</b> bits</div></div>
<div><p>${VERDICTS[match.verdict]}${match.succession.direction !== 'undirected' && html` ${directionText(match)}`}</p>${
    match.verdict !== 'not-comparable' &&
    html`<p class="soft small">Probability of one operator: <b>${percent(match.probability)}</b>${prior !== null && html`, starting from ${prior} bits against (1 in ${2 ** prior}) for a pair like this`}.${calibrated !== '' && html` ${calibrated}`}</p>`
  }</div></div>`;
}

function legend({ evidence, against }: Match): Html {
  const groups = [...new Set(evidence.filter(({ weight }) => weight > 0).map(({ group }) => group))].sort();
  const all = against.length > 0 ? [...groups, 'against'] : groups;
  return html`<div class="legend">${all.map((group) => html`<span class="g-${group}">${group}</span>`)}</div>`;
}

function evidenceRow(row: Evidence, match: Match, options: SectionOptions): Html {
  const sentence = options.sentences?.get(row.signal);
  const group = row.weight < 0 || row.level === 'different' ? 'against' : row.group;
  return html`<article class="row g-${group}${row.weight === 0 && ' nothing'}"><div class="row-head"><h3>${row.signal}</h3><span class="tag">${row.group}</span><span class="level">${LEVELS[row.level]}</span><span class="bits">${signed(row.weight)} <small>bits</small></span></div>
${sentence !== undefined && html`<p class="sentence">${sentence}</p>`}<p class="note"><bdi>${row.note}</bdi></p>
<div class="pair">${found(row.left, match.left, options)}${found(row.right, match.right, options)}</div></article>`;
}

/** Addresses are text, never links: one careless click would tell the other side who is looking. */
function found(side: EvidenceSide, of: MatchSide, { pictures }: SectionOptions): Html {
  const picture = pictures?.get(side.capture);
  const shown = shownValue(side);
  return html`<div class="found"><p class="who"><bdi>${nameOf(of)}</bdi></p>${
    picture !== undefined &&
    html`<img alt="the captured picture" src="data:${picture.type};base64,${picture.base64.replace(/[^A-Za-z0-9+/=]/g, '')}">`
  }<p class="value"><bdi>${shown}</bdi></p>${side.quote !== '' && side.quote !== shown && html`<blockquote><bdi>${side.quote}</bdi></blockquote>`}<p class="where">${side.url !== '' && html`<code>${placeOf(side.url, of)}</code><br>`}${side.selector !== '' && html`at <code>${side.selector}</code><br>`}${side.capture !== '' && html`capture <code>${side.capture.slice(0, 16)}</code>`}${shown !== side.value && isDigest(side.value) && html`<br>digest <code>${side.value}</code>`}</p></div>`;
}

function list(items: readonly string[]): Html | false {
  return items.length > 0 && html`<ul class="plain">${items.map((item) => html`<li><bdi>${item}</bdi></li>`)}</ul>`;
}

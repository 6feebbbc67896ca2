/** A Match → the part of a page that shows it, side by side. */

import { counted } from '../model/counted.ts';
import type { Evidence, Match, MatchSide } from '../model/derived/match.ts';
import { keptCommand } from '../model/text/program.ts';
import { timeText } from '../model/text/time-text.ts';
import { attributionTexts } from '../texts/attributions.ts';
import { attributionLines } from './attribution.ts';
import { type Html, html } from './escape.ts';
import { evidenceRow } from './evidence-row.ts';
import { cut } from './quoted-text.ts';
import { rowTitle, shortTitle } from './row-title.ts';
import type { SectionOptions } from './section-options.ts';
import { waterfall } from './waterfall.ts';
import * as say from './wording.ts';

export function matchSection(match: Match, options: SectionOptions = {}): Html {
  const { left, right, evidence, against } = match;
  const sameSite = say.sameSiteText(match);
  const { remarks, noteOf } = say.sharedRemarks(match, (row) => shortTitle(row, options.words));
  const one = (row: Evidence) => evidenceRow(row, noteOf(row), match, options);
  const rows = (part: readonly Evidence[]): Html => {
    if (options.words === undefined) return html`${part.map(one)}`;
    const [weighed, nothing] = [part.filter(({ weight }) => weight !== 0), part.filter(({ weight }) => weight === 0)];
    const titles = nothing.map((row) => rowTitle(row, options.words).toLowerCase()).join(', ');
    return html`${weighed.map(one)}${nothing.length > 0 && html`<details class="more rows"><summary>${counted(nothing.length, 'row')} without bits: ${titles}</summary>${nothing.map(one)}</details>`}`;
  };
  const { shots } = options;
  return html`${shots && html`${verdictCard(match, options)}${shots}`}<div class="sides">${sideCard(left)}<div class="arrow" aria-hidden="true">${say.arrowOf(match)}</div>${sideCard(right)}</div>
${sameSite !== null && html`<p><b>${sameSite}</b></p>`}
${shots === undefined && verdictCard(match, options)}
${
  evidence.length + against.length > 0 &&
  html`<h2>How the weight adds up</h2>
<div class="card">${waterfall(match, options.words)}${legend(match)}${list(remarks)}</div>`
}
<h2>Evidence for one operator</h2>
${evidence.length === 0 ? html`<p class="soft">None.</p>` : rows(evidence)}
<h2>Evidence against</h2>
${against.length === 0 ? html`<p class="soft">None. Missing data is not evidence against.</p>` : rows(against)}
<h2>Which came first, and other explanations</h2>
${explanations(match, options)}
<h2>How to check this</h2>
${checkCard(match)}`;
}

export function explanations(match: Match, options: SectionOptions): Html {
  return html`<div class="two">
<div class="card"><h3>Succession</h3><p>${say.directionText(match)}</p>${list(match.succession.reasons, options)}</div>
<div class="card"><h3>Innocent explanations that are not excluded</h3>${match.innocent.length === 0 ? html`<p class="soft">Not needed below lead.</p>` : list(match.innocent, options)}</div>
</div>`;
}

export function checkCard(match: Match): Html {
  const { left, right } = match;
  return html`<div class="card small"><p>Bits are log2 of a Bayes factor: each bit doubles the odds of one operator. The rows add up to the weight. Rarity comes from the background below: the sites counted here and the counts that come with the program. The same two fingerprints, model and background always give the same weight. <code>${keptCommand('visits show')}</code> with the id of a visit lists its captures; the rows name their ids.</p>
<dl class="facts"><dt>Match</dt><dd class="mono">${match.id}</dd><dt>Model</dt><dd class="mono">${match.model}</dd><dt>Background</dt><dd class="mono">${match.background}</dd><dt>Visits</dt><dd class="mono">${left.visit}<br>${right.visit}</dd>${match.candidateKeys.length > 0 && html`<dt>Blocking keys</dt><dd>${matchKeys(match.candidateKeys)}</dd>`}</dl></div>`;
}

export function sideCard(side: MatchSide): Html {
  return html`<section class="card side"><div class="site"><bdi>${say.nameOf(side)}</bdi></div>${side.entity && html`<div class="badge badge-listed">${attributionTexts.listed(side.entity.name)}</div>`}${whyListed(side)}
<dl><dt>Input</dt><dd class="mono">${side.input}</dd>${side.kind === 'list' ? html`<dt>Kind</dt><dd>list entry</dd><dt>List of</dt><dd>${timeText(side.capturedAt)}</dd>` : html`<dt>Kind</dt><dd>${side.kind}</dd><dt>Captured</dt><dd>${say.capturedText(side)}</dd><dt>Pages</dt><dd>${side.pages}</dd><dt>State</dt><dd>${say.outcomeText(side)}</dd>`}${side.entity && html`<dt>Entity</dt><dd class="mono">${side.entity.id}</dd>`}</dl></section>`;
}

const whyListed = (side: MatchSide): Html[] =>
  attributionLines(side, keptCommand).map((line) => html`<p class="small"><bdi>${line}</bdi></p>`);

function verdictCard(match: Match, { words }: SectionOptions): Html {
  const prior = say.priorBits(match);
  const calibrated = `${say.calibrationText(match)} ${say.baseRateText(match)}`.trim();
  return html`<div class="card verdict v-${match.verdict}"><div><div class="word">${words === undefined ? match.verdict.replace('-', ' ') : say.verdictWord(match)}</div><div class="bits"><b>${say.total(match.weight)}</b> bits</div></div>
<div><p>${say.verdictText(match)}${match.succession.direction !== 'undirected' && html` ${say.directionText(match)}`}</p>${
    match.verdict !== 'not-comparable' &&
    html`<p class="soft small">Probability of one operator: <b>${say.percent(match.probability)}</b>${prior !== null && html`, with a prior of 1 in ${2 ** prior} (${prior} bits against) for such a pair`}.${calibrated !== '' && html` ${calibrated}`}</p>`
  }</div></div>`;
}

export function legend({ evidence, against }: Match): Html {
  const groups = [...new Set(evidence.filter(({ weight }) => weight > 0).map(({ group }) => group))].sort();
  const all = against.length > 0 ? [...groups, 'against'] : groups;
  return html`<div class="legend">${all.map((group) => html`<span class="g-${group}">${group}</span>`)}</div>`;
}

/** @param options how much of an item stands open */
export function list(items: readonly string[], options: SectionOptions = {}): Html | false {
  const one = (item: string) => {
    const { open, rest } = cut(item, options);
    return html`<li><bdi>${open}</bdi>${rest}</li>`;
  };
  return items.length > 0 && html`<ul class="plain">${items.map(one)}</ul>`;
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

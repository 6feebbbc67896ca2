/** Matches → self-contained HTML pages. Everything that comes from a site is hostile: see escape.ts. */
import type { Judgement } from '../model/evidence.ts';
import type { Match, Standing } from '../model/match.ts';
import type { Timeline } from '../model/timeline.ts';
import type { Verdict } from '../model/words.ts';
import { documentOf } from './document.ts';
import { type Html, html } from './escape.ts';
import { judgementsSection } from './judgements-section.ts';
import { matchSection, type SectionOptions } from './match-section.ts';
import { standingText } from './standing-text.ts';
import { timelineSection } from './timeline-section.ts';
import { arrowOf, CAUTION, capturedText, counted, moment, nameOf, percent, total } from './wording.ts';

/**
 * One match as a page of its own: no request leaves it, nothing in it runs.
 *
 * @param options pictures by capture id, and the signals' sentences by signal id, where the caller has them
 */
export function matchReport(
  match: Match,
  options: SectionOptions & {
    readonly timelines?: readonly Timeline[];
    /** Oldest first. */
    readonly judgements?: readonly Judgement[];
    /** How it compares with its best; null: not known. */
    readonly standing?: Standing | null;
  } = {},
): string {
  const { left, right } = match;
  const { judgements, timelines, standing = null } = options;
  return documentOf(
    `${nameOf(left)} and ${nameOf(right)}: ${match.verdict}`,
    html`<main><p class="brand">revenant · match report</p><h1>Are these two the same operator?</h1>
<p class="caution">${CAUTION}</p>
${standing !== null && standingSection(standing)}${judgements && judgementsSection(judgements, match, standing)}
${matchSection(match, options)}
${timelines?.map((timeline) => html`<h2>What was seen of <bdi>${timeline.site}</bdi></h2>${timelineSection(timeline)}`)}</main>
<p class="foot">Left as received at ${capturedText(left)}, right at ${capturedText(right)} (of an archive: as it dates itself). Present at one time and absent at another is all that two captures tell: when something was changed between them, and by whom, they do not. Addresses are shown as text on purpose: visiting them tells the other side who is looking.</p>`,
  );
}

function standingSection(standing: Standing): Html | false {
  const text = standingText(standing);
  return text !== null && html`<div class="card"><h3>Weaker than it was</h3><p>${text}</p></div>`;
}

/** One site over time as a page of its own. */
export function timelineReport(timeline: Timeline): string {
  const { site, kind, entity } = timeline;
  return documentOf(
    `${site} over time`,
    html`<main><p class="brand">revenant · site timeline</p><h1><bdi>${site}</bdi></h1>
<p class="soft">${kind}${entity !== null && html`, attributed to <bdi>${entity.name}</bdi>`}</p>
${timelineSection(timeline)}</main>`,
  );
}

/** What a run was; shown at the head of its report. */
export interface RunMeta {
  readonly title: string;
  readonly run: string | null;
  /** When the report was written, ISO 8601. */
  readonly at: string;
  /** Visits by state, where the caller has them. */
  readonly states?: Readonly<Record<string, number>>;
}

const ORDER: readonly Verdict[] = ['strong', 'likely', 'lead', 'unrelated', 'not-comparable'];
/** So many matches are shown in full; what is weaker than these is in the table only. */
const SHOWN_IN_FULL = 200;

/** All findings of a run on one page: a table, then each match in full, heaviest first. */
export function runReport(matches: readonly Match[], meta: RunMeta, options: SectionOptions = {}): string {
  const sorted = [...matches].sort(
    (a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || b.weight - a.weight || (a.id < b.id ? -1 : 1),
  );
  const flagged = sorted.filter(({ verdict }) => verdict === 'strong' || verdict === 'likely').length;
  const shown = sorted.filter(({ verdict }) => verdict !== 'not-comparable').slice(0, SHOWN_IN_FULL);
  return documentOf(
    `${meta.title}: ${flagged} flagged`,
    html`<main><p class="brand">revenant · run report</p><h1>${meta.title}</h1>
<p class="soft">${flagged} flagged of ${counted(sorted.length, 'pair')} at lead or above · ${moment(meta.at)}${meta.run !== null && html` · run <code>${meta.run.slice(0, 16)}</code>`}${meta.states && html` · visits: ${statesText(meta.states)}`}</p>
<p class="caution">${CAUTION}</p>
${sorted.length === 0 ? html`<div class="card"><p>No pair of sites shared enough to be worth a look.</p></div>` : table(sorted, shown)}
${shown.length > 0 && html`<h2>Each in full</h2>`}
${shown.map((match, index) => inFull(match, index, options))}</main>`,
  );
}

function table(sorted: readonly Match[], shown: readonly Match[]): Html {
  const position = new Map(shown.map((match, index) => [match, index]));
  return html`<div class="card"><table class="summary"><thead><tr><th>Verdict</th><th class="num">Bits</th><th class="num">Probability</th><th>Sites</th><th>Carried by</th></tr></thead><tbody>
${sorted.map((match) => {
  const index = position.get(match);
  const names = html`<bdi>${nameOf(match.left)}</bdi> ${arrowOf(match)} <bdi>${nameOf(match.right)}</bdi>`;
  const carried = match.evidence.filter(({ weight }) => weight > 0).slice(0, 4);
  return html`<tr class="v-${match.verdict}"><td><span class="v">${match.verdict.replace('-', ' ')}</span></td><td class="num weight">${total(match.weight)}</td><td class="num chance">${percent(match.probability)}</td><td class="sites">${index === undefined ? names : html`<a href="#match-${index + 1}">${names}</a>`}${listedNames(match)}</td><td class="soft carried">${carried.map(({ signal }) => signal).join(', ')}</td></tr>`;
})}</tbody></table></div>`;
}

function inFull(match: Match, index: number, options: SectionOptions): Html {
  const open = index === 0 ? ' open' : '';
  return html`<details class="match v-${match.verdict}" id="match-${index + 1}"${open}><summary><span class="v">${match.verdict.replace('-', ' ')}</span> <bdi>${nameOf(match.left)}</bdi> ${arrowOf(match)} <bdi>${nameOf(match.right)}</bdi> <span class="soft">${total(match.weight)} bits</span></summary>
${matchSection(match, options)}</details>`;
}

function listedNames({ left, right }: Match): Html | false {
  const names = [left.entity?.name, right.entity?.name].filter((name) => name !== undefined);
  return names.length > 0 && html`<br><span class="soft small">listed: <bdi>${names.join('; ')}</bdi></span>`;
}

function statesText(states: Readonly<Record<string, number>>): string {
  return Object.entries(states)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ');
}

/** Matches → self-contained HTML pages. All content of sites is hostile: see escape.ts. */
import { counted } from '../model/counted.ts';
import type { Judgement } from '../model/decisions/evidence.ts';
import type { Review } from '../model/decisions/review.ts';
import type { Match, MatchSide, Standing } from '../model/derived/match.ts';
import type { Timeline } from '../model/derived/timeline.ts';
import { sha256 } from '../model/digest.ts';
import { keptCommand } from '../model/text/program.ts';
import { timeText } from '../model/text/time-text.ts';
import type { Verdict } from '../model/words.ts';
import { attributionLines, listedTexts } from './attribution.ts';
import { type Html, html } from './escape.ts';
import { matchSection } from './match-section.ts';
import { shortTitle } from './row-title.ts';
import type { SectionOptions } from './section-options.ts';
import { AXIS_STYLE, PICTURE_STYLE, STYLE } from './style.ts';
import { timelineAxis, timelineSection } from './timeline.ts';
import {
  arrowOf,
  CAUTION,
  capturedText,
  judgedOnText,
  nameOf,
  percent,
  REVIEWS,
  standingText,
  total,
  verdictWord,
} from './wording.ts';

/** Both home pages as our browser drew them, as `data:`; null: not drawn. */
export interface Homes {
  readonly left: string | null;
  readonly right: string | null;
  /** Why there is no picture, such as "no picture of its home page (render:unavailable)". */
  readonly missing?: { readonly left?: string; readonly right?: string };
}

/**
 * One match with all its evidence, as a page of its own: in a sealed bundle, and of a comparison
 * that is not stored. It makes no request and runs no script.
 */
export function matchReport(
  match: Match,
  options: SectionOptions & {
    /** Oldest first. */
    readonly judgements?: readonly Judgement[];
    /** Compared with its best; null: unknown. */
    readonly standing?: Standing | null;
    readonly review?: Review | null;
    /** Both home pages as our browser drew them, as `data:`. */
    readonly homes?: Homes;
  } = {},
): string {
  const { left, right } = match;
  const { judgements, standing = null, review = null, homes, pictures, words } = options;
  const weaker = standing === null ? null : standingText(standing);
  return page(
    `${nameOf(left)} and ${nameOf(right)}: ${verdictWord(match)}`,
    html`<main><p class="brand">revenant · match report</p><h1>Do these two sites have the same operator?</h1>
<p class="caution">${CAUTION}</p>
${weaker !== null && html`<div class="card"><h3>Weaker than it was</h3><p>${weaker}</p></div>`}${judgements && judgementCard(judgements, match, standing, review)}
${matchSection(match, { ...options, shots: homes && homesOf(match, homes) })}</main>
<p class="foot">Left side received: ${capturedText(left)}. Right side received: ${capturedText(right)}. For an archive these are its own dates. Two captures show only that something was present at one time and gone at another, not when it changed nor who changed it. Addresses are not links, because a visit would tell the other side who is looking.</p>`,
    (homes ?? pictures ?? words) !== undefined ? `${STYLE}${PICTURE_STYLE}` : STYLE,
  );
}

export function homesOf({ left, right }: Match, { missing, ...homes }: Homes): Html {
  return html`<div class="homes">${homeFigure(left, homes.left, missing?.left)}${homeFigure(right, homes.right, missing?.right)}</div>`;
}

function homeFigure(side: MatchSide, src: string | null, why = 'no picture of its home page'): Html {
  const name = nameOf(side);
  return html`<figure class="home">${src === null ? html`<p class="soft none">${why}</p>` : html`<img alt="the home page of ${name}" src="${src}">`}<figcaption><bdi>${name}</bdi></figcaption></figure>`;
}

const JUDGED: Readonly<Record<Judgement['judgement'], string>> = {
  positive: 'A person confirmed this finding.',
  negative: 'A person judged this finding to be wrong.',
  unsure: 'A person looked at this finding and could not decide.',
};

/** @param judgements oldest first: the latest counts */
export function judgementCard(
  judgements: readonly Judgement[],
  match: Match,
  standing: Standing | null,
  review: Review | null = null,
): Html | false {
  const last = judgements.at(-1);
  if (last === undefined) return false;
  const items = judgements.map((one) => {
    const other = judgedOnText(one, match, standing);
    return html`<li>${timeText(one.at)}: ${one.judgement}, by <bdi>${one.by}</bdi>: <bdi>${one.why}</bdi>${other !== null && html`<br><b>${other}</b>`}</li>`;
  });
  return html`<div class="card"><h3>Judgements</h3><p><b>${last.judgement === 'positive' && review !== null ? REVIEWS[review] : JUDGED[last.judgement]}</b></p><ul class="plain">${items}</ul></div>`;
}

/** One site over time as a page of its own. */
export function timelineReport(timeline: Timeline): string {
  const { site, kind, entity } = timeline;
  const why = attributionLines({ ...timeline, input: site }, keptCommand).map((line) => html`<br><bdi>${line}</bdi>`);
  return page(
    `${site} over time`,
    html`<main><p class="brand">revenant · site timeline</p><h1><bdi>${site}</bdi></h1>
<p class="soft">${kind}${entity !== null && html`, attributed to <bdi>${entity.name}</bdi>`}${why}</p>
${timelineAxis(timeline)}${timelineSection(timeline)}</main>`,
    `${STYLE}${AXIS_STYLE}`,
  );
}

interface RunMeta {
  readonly title: string;
  readonly run: string | null;
  /** Time of the report, ISO 8601. */
  readonly at: string;
  /** Visits by state, where they are known. */
  readonly states?: Readonly<Record<string, number>>;
}

const ORDER: readonly Verdict[] = ['strong', 'likely', 'lead', 'unrelated', 'not-comparable'];
/** Matches shown in full; weaker ones are in the table only. */
const SHOWN_IN_FULL = 200;

/** All findings of a run on one page: a table, then each match in full, heaviest first. */
export function runReport(
  matches: readonly Match[],
  meta: RunMeta,
  options: SectionOptions & { /** By the id of the match. */ readonly homes?: ReadonlyMap<string, Homes> } = {},
): string {
  const sorted = [...matches].sort(
    (a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || b.weight - a.weight || (a.id < b.id ? -1 : 1),
  );
  const flagged = sorted.filter(({ verdict }) => verdict === 'strong' || verdict === 'likely').length;
  const shown = sorted.filter(({ verdict }) => verdict !== 'not-comparable').slice(0, SHOWN_IN_FULL);
  const states = Object.entries(meta.states ?? {}).map(([state, count]) => `${count} ${state}`);
  return page(
    `${meta.title}: ${flagged} flagged`,
    html`<main><p class="brand">revenant · run report</p><h1>${meta.title}</h1>
<p class="soft">${flagged} flagged of ${counted(sorted.length, 'pair')} at lead or above · ${timeText(meta.at)}${meta.run !== null && html` · run <code>${meta.run.slice(0, 16)}</code>`}${meta.states && html` · visits: ${states.join(', ')}`}</p>
<p class="caution">${CAUTION}</p>
${sorted.length === 0 ? html`<div class="card"><p>No pair of sites shared enough for a closer look.</p></div>` : table(sorted, shown, options.words)}
${shown.length > 0 && html`<h2>Each match in full</h2>`}
${shown.map((match, index) => inFull(match, index, options, options.homes?.get(match.id)))}</main>`,
    (options.homes ?? options.words) === undefined ? STYLE : `${STYLE}${PICTURE_STYLE}`,
  );
}

function table(sorted: readonly Match[], shown: readonly Match[], words: SectionOptions['words']): Html {
  const position = new Map(shown.map((match, index) => [match, index]));
  return html`<div class="card"><table class="summary"><thead><tr><th>Verdict</th><th class="num">Bits</th><th class="num">Probability</th><th>Sites</th><th>Main evidence</th></tr></thead><tbody>
${sorted.map((match) => {
  const index = position.get(match);
  const names = html`<bdi>${nameOf(match.left)}</bdi> ${arrowOf(match)} <bdi>${nameOf(match.right)}</bdi>`;
  const main = match.evidence.filter(({ weight }) => weight > 0).slice(0, 4);
  return html`<tr class="v-${match.verdict}"><td><span class="v">${verdictWord(match)}</span></td><td class="num weight">${total(match.weight)}</td><td class="num chance">${percent(match.probability)}</td><td class="sites">${index === undefined ? names : html`<a href="#match-${index + 1}">${names}</a>`}${listedNames(match)}</td><td class="soft carried">${main.map((row) => shortTitle(row, words)).join(', ')}</td></tr>`;
})}</tbody></table></div>`;
}

function inFull(match: Match, index: number, options: SectionOptions, homes: Homes | undefined): Html {
  const open = index === 0 ? ' open' : '';
  return html`<details class="match v-${match.verdict}" id="match-${index + 1}"${open}><summary><span class="v">${verdictWord(match)}</span> <bdi>${nameOf(match.left)}</bdi> ${arrowOf(match)} <bdi>${nameOf(match.right)}</bdi> <span class="soft">${total(match.weight)} bits</span></summary>
${matchSection(match, { ...options, shots: homes && homesOf(match, homes) })}</details>`;
}

function listedNames({ left, right }: Match): Html | false {
  const names = listedTexts([left, right]);
  return names.length > 0 && html`<br><span class="soft small">listed: <bdi>${names.join('; ')}</bdi></span>`;
}

/** A page that makes no request: no script can run, and pictures are data. */
export function page(title: string, body: Html, style = STYLE): string {
  // The hash in the policy is over exactly the characters of <style>, so they are no template hole.
  const hash = Buffer.from(sha256(style), 'hex').toString('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const head = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
`;
  return `${head.text}<style>${style}</style>
</head>
<body>
${body.text}
</body>
</html>
`;
}

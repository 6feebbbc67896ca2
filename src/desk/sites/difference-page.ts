/** The differences of two visits of a site: values, words, pages and pictures. */

import { homeOf } from '../../flow/evidence/draw-page.ts';
import { ROW_WORDS } from '../../flow/sentences.ts';
import type { VisitDifference } from '../../flow/site/visit-difference.ts';
import type { Drawing } from '../../model/derived/drawing.ts';
import type {
  LineDifference,
  PageDifference,
  PageSides,
  PictureSides,
  Piece,
} from '../../model/derived/visit-difference.ts';
import type { Visit } from '../../model/facts/visit.ts';
import type { VisitHead } from '../../model/ports/ledger.ts';
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import { changeItems } from '../../report/timeline.ts';
import type { Services } from '../../services.ts';
import { frameTexts } from '../../texts/frame.ts';
import { siteTexts as say } from '../../texts/sites.ts';
import { filterField } from '../frame/forms.ts';
import { enlargedDialog } from '../frame/key-help.ts';
import { page } from '../frame/layout.ts';
import { siteAt } from '../frame/marks.ts';
import { replayAt } from '../replay/page.ts';
import { pictureAt } from './pictures.ts';

/** Rows of a list of pages or pictures. */
const SHOWN = 100;

export const differenceAt = (site: string, earlier: string, later: string, from = 0): string =>
  siteAt(
    site,
    `/difference?${new URLSearchParams({ earlier, later, ...(from > 0 && { from: String(from) }) }).toString()}`,
  );

/** The form that chooses two visits; nothing where there are not two. */
export function twoVisits(site: string, heads: readonly VisitHead[], chosen?: readonly [string, string]): Html | false {
  const [newest, before] = heads;
  if (newest === undefined || before === undefined) return false;
  const [earlier, later] = chosen ?? [before.visit.id, newest.visit.id];
  const all = heads.map(({ visit }) => [visit.id, say.visitOption(timeText(visit.startedAt), visit.state)] as const);
  return html`<form class="filters" method="get" action="${siteAt(site, '/difference')}">${filterField(say.earlier, 'earlier', all, earlier)} ${filterField(say.later, 'later', all, later)} <button>${say.showDifference}</button></form>`;
}

interface Shown {
  readonly heads: readonly VisitHead[];
  readonly kept: readonly Drawing[];
  readonly services: Services;
}

export function differencePage(site: string, found: VisitDifference, { heads, kept, services }: Shown): string {
  const { earlier, later, values, pages, texts, next, pictures, problems } = found;
  const look = lookOf([earlier, later], kept, services);
  const of = (state: PageSides['state']) => pages.filter((one) => one.state === state);
  const counts = STATES.flatMap((state) => (of(state).length > 0 ? [say.pagesOf(of(state).length, state)] : []));
  const changes = values.map((one) => ({ ...one, confirmed: true }));
  const [homeThen, homeNow] = [homeOf(earlier), homeOf(later)];
  const lookOfHomes = look(homeThen?.id ?? null, homeNow?.id ?? null);
  const body = html`<p class="crumb"><a href="${siteAt(site)}"><bdi>${site}</bdi></a></p>
${twoVisits(site, heads, [earlier.id, later.id])}
${problems.map((why) => html`<p class="said" role="alert">${say.unreadVisit} <bdi>${why}</bdi></p>`)}
<div class="card"><dl class="facts"><dt>${say.earlier}</dt><dd>${visitLink(earlier)}</dd><dt>${say.later}</dt><dd>${visitLink(later)}</dd><dt>${frameTexts.pages}</dt><dd>${counts.length === 0 ? say.noPages : counts.join(', ')}</dd><dt>${say.pictures}</dt><dd>${say.picturesOf(pictures.differing.length, pictures.same)}</dd></dl></div>
${values.length > 0 && html`<h2>${say.changedValues}</h2><div class="card">${changeItems(changes, ROW_WORDS)}</div>`}
${homeThen !== undefined && homeNow !== undefined && html`<h2>${say.homes}</h2>${lookOfHomes === false ? html`<p class="card">${say.noDrawings}</p>` : lookOfHomes}`}
${texts.length > 0 && html`<h2 id="texts">${say.texts}</h2><div class="differences">${texts.map((one, i) => textOf(one, i === 0, look))}</div>`}${next !== null && html`<nav class="pager" aria-label="${frameTexts.pages}"><a href="${differenceAt(site, earlier.id, later.id, next)}#texts" rel="next">${frameTexts.next}</a></nav>`}
${STATES.filter((state) => state !== 'changed' && state !== 'same').map((state) => addresses(say.pagesAre[state], of(state), [earlier, later]))}
${pictures.differing.length > 0 && html`<h2>${say.pictures}</h2>${pictures.differing.slice(0, SHOWN).map((one) => pair(one, earlier, later))}${pictures.differing.length > SHOWN && html`<p class="soft">${frameTexts.firstShown(SHOWN)}</p>`}`}
${enlargedDialog()}`;
  return page({ title: say.differenceTitle(site) }, body);
}

const STATES = ['changed', 'added', 'gone', 'only-later', 'only-earlier', 'same'] as const;

const visitLink = ({ id, startedAt, state }: Visit): Html =>
  html`<a href="${replayAt(id)}">${timeText(startedAt)}</a>, ${state}`;

type Look = (earlier: string | null, later: string | null) => Html | false;

/** Both captures of a page as they look, and what differs in the picture. */
function lookOf(visits: readonly [Visit, Visit], kept: readonly Drawing[], services: Services): Look {
  return (...ids) => {
    const sources = visits.map((visit, i) => {
      const capture = visit.captures.find(({ id }) => id === ids[i]);
      return capture === undefined ? null : pictureAt(visit, capture, services, 'desktop', kept);
    });
    const [then, now] = sources;
    if (typeof then !== 'string' || typeof now !== 'string') return false;
    const [one, other] = visits.map(({ id }, i) => `${encodeURIComponent(id)}/${encodeURIComponent(ids[i] ?? '')}`);
    return html`<div class="homes">${side(then, say.earlier)}${side(now, say.later)}</div><details><summary>${say.outlined}</summary><img alt="${say.outlinedAlt}" loading="lazy" src="/differences/${one}/${other}"></details>`;
  };
}

const side = (src: string, words: string): Html =>
  html`<figure class="home"><a class="enlarge" href="${src}"><img alt="${words}" loading="lazy" src="${src}"></a><figcaption>${words}</figcaption></figure>`;

function textOf({ url, lines, more, earlier, later }: PageDifference, isOpen: boolean, look: Look): Html {
  const pictures = look(earlier, later);
  return html`<details class="card"${isOpen && html` open`}><summary><bdi>${url}</bdi></summary><table class="differs"><thead><tr><th>${say.earlier}</th><th>${say.later}</th></tr></thead><tbody>${lines.map(lineRow)}</tbody></table>${more > 0 && html`<p class="soft">${say.moreLines(more)}</p>`}${pictures !== false && html`<details><summary>${say.asItLooks}</summary>${pictures}</details>`}</details>`;
}

/** Every line is isolated: none changes the direction of what stands beside it. */
function lineRow(line: LineDifference): Html {
  switch (line.as) {
    case 'same':
      return html`<tr><td colspan="2" class="soft small">${say.sameLines(line.count)}</td></tr>`;
    case 'removed':
      return html`<tr><td><bdi><del>${line.text}</del></bdi></td><td></td></tr>`;
    case 'added':
      return html`<tr><td></td><td><bdi><ins>${line.text}</ins></bdi></td></tr>`;
    case 'changed':
      return html`<tr><td><bdi>${line.earlier.map(marked('del'))}</bdi></td><td><bdi>${line.later.map(marked('ins'))}</bdi></td></tr>`;
  }
}

const marked =
  (how: 'del' | 'ins') =>
  ({ text, differs }: Piece): Html | string =>
    !differs ? text : how === 'del' ? html`<del>${text}</del>` : html`<ins>${text}</ins>`;

function addresses(
  title: string,
  pages: readonly PageSides[],
  [earlier, later]: readonly [Visit, Visit],
): Html | false {
  const rows = pages.slice(0, SHOWN).map(({ url, earlier: then, later: now }) => {
    const at = now !== null ? replayAt(later.id, now) : replayAt(earlier.id, then ?? undefined);
    return html`<li><a href="${at}"><bdi>${url}</bdi></a></li>`;
  });
  return (
    pages.length > 0 &&
    html`<h2>${title}</h2><ul class="card plain">${rows}</ul>${pages.length > SHOWN && html`<p class="soft">${frameTexts.firstShown(SHOWN)}</p>`}`
  );
}

function pair({ url, state, earlier, later }: PictureSides, then: Visit, now: Visit): Html {
  const at = (id: string | null): string => (id === null ? '' : `/pictures/${encodeURIComponent(id)}`);
  const shown = (id: string | null, words: string): Html =>
    id === null
      ? html`<p class="soft none">${say.notInVisit}</p>`
      : html`<a class="enlarge" href="${at(id)}"><img alt="${words}" loading="lazy" src="${at(id)}"></a>`;
  const outlined =
    earlier !== null &&
    later !== null &&
    html`<details><summary>${say.outlined}</summary><img alt="${say.outlinedAlt}" loading="lazy" src="/differences/${encodeURIComponent(then.id)}/${encodeURIComponent(earlier)}/${encodeURIComponent(now.id)}/${encodeURIComponent(later)}"></details>`;
  return html`<figure class="two-pictures card"><div>${shown(earlier, say.earlier)}${shown(later, say.later)}</div><figcaption>${say.pictureIs[state]} <bdi>${url}</bdi></figcaption>${outlined}</figure>`;
}

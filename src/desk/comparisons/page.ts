/** Compare two sites on demand: the form, the wait, the result. */
import { streamSSE } from 'hono/streaming';
import { ROW_WORDS, SENTENCES } from '../../flow/sentences.ts';
import type { Match } from '../../model/derived/match.ts';
import type { BrowserWhen } from '../../model/ports/capture.ts';
import { type Html, html } from '../../report/escape.ts';
import { checkCard } from '../../report/match-section.ts';
import { comparisonTexts as say } from '../../texts/comparisons.ts';
import { frameTexts } from '../../texts/frame.ts';
import { verdictLine } from '../findings/finding-line.ts';
import { bothSides } from '../findings/homes.ts';
import { matchParts, partsWithContents, whyCard } from '../findings/parts.ts';
import { browserField, browserIn } from '../frame/forms.ts';
import { keyHelp } from '../frame/key-help.ts';
import { page } from '../frame/layout.ts';
import { linkTo } from '../frame/marks.ts';
import type { DeskParts } from '../frame/parts.ts';
import { textOf, type Viewer, viewerOf } from '../frame/request.ts';
import { gets, posts } from '../frame/routes.ts';
import type { Comparison } from './jobs.ts';
import type { ComparisonRule } from './rule.ts';

export const comparisonPages = (rule: ComparisonRule, { comparisons, services }: DeskParts) => [
  gets('/compare', rule.one, (c) => comparePage(viewerOf(c), services.settings.browser)),
  gets('/compare/{id}', rule.one, async (_, names, asking) => comparisonPage(await rule.one(names, asking))),
  gets('/compare/{id}/events', rule.one, (c, { id }) =>
    streamSSE(c, async (stream) => {
      const gone = new AbortController();
      stream.onAbort(() => gone.abort());
      const one = await comparisons.changed(id, gone.signal);
      await stream.writeSSE({ event: 'changed', data: one?.state ?? 'unknown' });
    }),
  ),
  posts(
    '/compare',
    rule.start,
    (form) => ({ left: textOf(form, 'left'), right: textOf(form, 'right'), browser: browserIn(form) }),
    ({ id }, _, c) => c.redirect(`/compare/${id}`, 303),
  ),
];

function comparePage({ mayWork }: Pick<Viewer, 'mayWork'>, browser: BrowserWhen): string {
  if (!mayWork) return page({ title: say.title, at: '/compare' }, html`<p class="card">${say.needsAnalyst}</p>`);
  const body = html`<p>${say.about}</p>
<form class="card" method="post" action="/compare"><label class="field">${say.oneSite} <input type="url" name="left" required maxlength="2000" placeholder="https://old.example/"></label><label class="field">${say.otherSite} <input type="url" name="right" required maxlength="2000" placeholder="https://new.example/"></label>${browserField(browser)}<button>${say.compare}</button></form>`;
  return page({ title: say.title, at: '/compare' }, body);
}

function comparisonPage({ id, left, right, state, match, problems }: Comparison): string {
  const notes =
    problems.length > 0 && html`<ul class="card plain">${problems.map((one) => html`<li>${one}</li>`)}</ul>`;
  const body =
    state === 'done' || state === 'failed'
      ? html`${notes}${match !== null && html`${comparedParts(match)}${keyHelp()}`}`
      : html`<p class="card" role="status" data-watch="/compare/${id}/events">${say.states[state]} ${frameTexts.showsByItself(linkTo(`/compare/${id}`))}</p>`;
  return page({ title: say.pairTitle(left, right), at: '/compare' }, body);
}

/** The same parts as those of a finding; it has no pictures, as nothing of it is stored. */
function comparedParts(match: Match): Html {
  const start = html`<p class="why-verdict">${verdictLine(match)}</p><div id="sites">${whyCard(match)}</div>${bothSides(match, true)}`;
  const parts = matchParts(match, { sentences: SENTENCES, words: ROW_WORDS, marked: true });
  return partsWithContents(start, [...parts, { id: 'check', body: checkCard(match) }]);
}

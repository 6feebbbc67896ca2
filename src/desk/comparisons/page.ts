/** Compare two sites on demand: the form, the wait, the result. */
import { streamSSE } from 'hono/streaming';
import { ROW_WORDS, SENTENCES } from '../../flow/sentences.ts';
import { html } from '../../report/escape.ts';
import { matchSection } from '../../report/match-section.ts';
import { CAUTION } from '../../report/wording.ts';
import { page } from '../frame/layout.ts';
import type { DeskParts } from '../frame/parts.ts';
import { textOf, type Viewer, viewerOf } from '../frame/request.ts';
import { gets, posts } from '../frame/routes.ts';
import type { Comparison } from './jobs.ts';
import type { ComparisonRule } from './rule.ts';

export const comparisonPages = (rule: ComparisonRule, { comparisons }: DeskParts) => [
  gets('/compare', rule.one, (c) => comparePage(viewerOf(c))),
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
    (form) => ({ left: textOf(form, 'left'), right: textOf(form, 'right') }),
    ({ id }, _, c) => c.redirect(`/compare/${id}`, 303),
  ),
];

function comparePage({ mayWork }: Pick<Viewer, 'mayWork'>): string {
  if (!mayWork)
    return page(
      { title: 'Compare two sites', at: '/compare' },
      html`<p class="card">A comparison reads both sites, so it needs the key of an analyst.</p>`,
    );
  const body = html`<p>Both sites are captured now, each page politely and by the rules of robots.txt. That takes about a minute. The result is no finding: it is kept until the desk ends.</p>
<form class="card" method="post" action="/compare"><label class="field">One site <input type="url" name="left" required maxlength="2000" placeholder="https://old.example/"></label><label class="field">The other site <input type="url" name="right" required maxlength="2000" placeholder="https://new.example/"></label><button>Compare</button></form>`;
  return page({ title: 'Compare two sites', at: '/compare' }, body);
}

const STATES = {
  waiting: 'waits for its turn',
  running: 'reads both sites',
  failed: 'failed',
  done: 'is done',
};

function comparisonPage({ id, left, right, state, match, problems }: Comparison): string {
  const isOver = state === 'done' || state === 'failed';
  const notes =
    problems.length > 0 && html`<ul class="card plain">${problems.map((one) => html`<li>${one}</li>`)}</ul>`;
  const body = isOver
    ? html`<p class="caution">${CAUTION}</p>${notes}${match !== null && matchSection(match, { sentences: SENTENCES, words: ROW_WORDS, marked: true })}`
    : html`<p class="card" role="status" data-watch="/compare/${id}/events">This comparison ${STATES[state]}. The page shows the result by itself; without JavaScript, <a href="/compare/${id}">look again</a>.</p>`;
  return page({ title: `${left} and ${right}`, at: '/compare' }, body);
}

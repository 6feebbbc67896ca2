/** Compare two sites on demand: the form, the wait, the result. */
import { ROW_WORDS, SENTENCES } from '../../flow/sentences.ts';
import type { Match } from '../../model/derived/match.ts';
import type { BrowserWhen } from '../../model/ports/capture.ts';
import { type Html, html } from '../../report/escape.ts';
import { checkCard } from '../../report/match-section.ts';
import { comparisonTexts as say } from '../../texts/comparisons.ts';
import { frameTexts } from '../../texts/frame.ts';
import { importTexts } from '../../texts/imports.ts';
import { verdictLine } from '../findings/finding-line.ts';
import { bothSides } from '../findings/homes.ts';
import { matchParts, partsWithContents, whyCard } from '../findings/parts.ts';
import { changedEvent } from '../frame/changed-event.ts';
import { browserField } from '../frame/forms.ts';
import { keyHelp } from '../frame/key-help.ts';
import { page } from '../frame/layout.ts';
import { linkTo } from '../frame/marks.ts';
import type { DeskParts } from '../frame/parts.ts';
import { type Viewer, viewerOf } from '../frame/request.ts';
import { gets, named, posts, shows, uploads } from '../frame/routes.ts';
import type { Comparison } from './jobs.ts';
import type { ComparisonRule } from './rule.ts';

export const comparisonPages = (rule: ComparisonRule, { comparisons, services }: DeskParts) => [
  gets('/compare', rule.one, (c) => comparePage(viewerOf(c), services.settings.browser)),
  shows('/compare/{id}', rule.one, (one, c) => comparisonPage(one, viewerOf(c))),
  gets('/compare/{id}/events', rule.one, (c, { id }) =>
    changedEvent(c, async (gone) => (await comparisons.changed(id, gone))?.state ?? 'unknown'),
  ),
  uploads(
    '/compare',
    rule.send,
    services,
    (upload) => ({ upload }),
    ({ id }, _, c) => c.redirect(`/compare/${id}`, 303),
  ),
  posts('/compare/{id}/finding', rule.keep, named, ({ finding }) => [`/findings/${finding}`, say.isKept]),
];

function comparePage(viewer: Viewer, browser: BrowserWhen): string {
  if (!viewer.mayWork) return page({ title: say.title, at: '/compare' }, html`<p class="card">${say.needsAnalyst}</p>`);
  const body = html`<p>${say.about}</p>
<form class="card" method="post" action="/compare" enctype="multipart/form-data"><div class="two">${sideFields('left', say.oneSite, 'old.example')}${sideFields('right', say.otherSite, 'new.example')}</div>${browserField(browser)}${nameField(viewer)}<button>${frameTexts.menu['/compare']}</button></form>`;
  return page({ title: say.title, at: '/compare' }, body);
}

/** Not required: only who sends a file needs a name. */
const nameField = ({ by, isNamed }: Viewer): Html | false =>
  !isNamed &&
  html`<label class="field">${frameTexts.yourName} <input name="by" value="${by}" maxlength="200" autocomplete="name"></label>`;

const sideFields = (name: string, title: string, example: string): Html =>
  html`<fieldset><legend>${title}</legend><label class="field">${frameTexts.webAddress} <input inputmode="url" name="${name}" maxlength="2000" placeholder="${example}"></label><label class="field">${say.orFile} <input type="file" name="${name}File"></label><label class="field">${importTexts.date} <input name="${name}At" maxlength="40"></label></fieldset>`;

function comparisonPage({ id, left, right, state, match, problems }: Comparison, { mayWork }: Viewer): string {
  const notes =
    problems.length > 0 && html`<ul class="card plain">${problems.map((one) => html`<li>${one}</li>`)}</ul>`;
  const body =
    state === 'done' || state === 'failed'
      ? html`${notes}${match !== null && html`${mayWork && isFinding(match) && html`<form class="card" method="post" action="/compare/${id}/finding"><p>${say.keepAbout}</p><button>${say.keep}</button></form>`}${comparedParts(match)}${keyHelp()}`}`
      : html`<p class="card" role="status" data-watch="/compare/${id}/events">${say.states[state]} ${frameTexts.showsByItself(linkTo(`/compare/${id}`))}</p>`;
  return page({ title: say.pairTitle(left, right), at: '/compare' }, body);
}

const isFinding = ({ verdict }: Match): boolean => verdict !== 'unrelated' && verdict !== 'not-comparable';

/** The same parts as those of a finding; it has no pictures, as nothing of it is stored. */
function comparedParts(match: Match): Html {
  const start = html`<p class="why-verdict">${verdictLine(match)}</p><div id="sites">${whyCard(match)}</div>${bothSides(match, true)}`;
  const parts = matchParts(match, { sentences: SENTENCES, words: ROW_WORDS, marked: true });
  return partsWithContents(start, [...parts, { id: 'check', body: checkCard(match) }]);
}

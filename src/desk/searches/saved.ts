/** The saved searches of the person who looks, and what newly fitted one of them. */
import { MOST_TOLD, type SavedHit, type SavedSearch } from '../../model/decisions/saved-search.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import { frameTexts } from '../../texts/frame.ts';
import { searchTexts as say } from '../../texts/searches.ts';
import { page } from '../frame/layout.ts';
import { bdi, placeAt } from '../frame/marks.ts';
import { type Look, lookOf, textOf } from '../frame/request.ts';
import { type Done, named, posts, shows } from '../frame/routes.ts';
import { HITS_SHOWN, type SearchRule } from './rule.ts';

export const savedPages = (rule: SearchRule) => [
  shows('/searches', rule.saved, (saved, c) => savedPage(saved, lookOf(c))),
  shows('/searches/{id}', rule.one, (one, c) => onePage(one, lookOf(c))),
  posts(
    '/searches',
    rule.save,
    (form) => ({
      name: textOf(form, 'name', LENGTHS.name),
      text: textOf(form, 'text', LENGTHS.value),
      watched: form.has('watched'),
    }),
    ({ id, watched }): Done => [`/searches/${id}`, watched ? say.isSavedWatched : say.isSaved],
  ),
  posts(
    '/searches/{id}/watch',
    rule.watch,
    (form, { id }) => ({ id, watched: textOf(form, 'watched') === 'yes' }),
    ({ id, watched }): Done => [`/searches/${id}`, watched ? say.isWatched : say.isNotWatched],
  ),
  posts('/searches/{id}/remove', rule.remove, named, (): Done => ['/searches', say.isSearchRemoved]),
];

/** @param typed what was searched for; undefined: a field asks */
export function saveForm(typed?: string): Html {
  const field =
    typed === undefined
      ? html`<label class="field">${say.fieldOfValue} <input name="text" required maxlength="${LENGTHS.value}"></label>`
      : html`<input type="hidden" name="text" value="${typed}">`;
  return html`<form class="card" method="post" action="/searches"><h2>${typed === undefined ? say.saveOne : say.saveThis}</h2>${field}<label class="field">${say.nameOfSearch} <input name="name" required maxlength="${LENGTHS.name}"></label><div class="choices"><label><input type="checkbox" name="watched" value="yes" checked> ${say.watchIt}</label></div><button>${frameTexts.save}</button><p class="soft small">${say.watchHint(MOST_TOLD)}</p></form>`;
}

function savedPage(searches: readonly SavedSearch[], { viewer, said }: Look): string {
  const rows = searches.map(
    ({ id, name, text, at, watched }) =>
      html`<tr><td><a href="/searches/${id}"><bdi>${name}</bdi></a></td><td><a href="${searchPath(text)}"><bdi>${text}</bdi></a></td><td>${watched ? say.watched : say.notWatched}</td><td>${timeText(at)}</td></tr>`,
  );
  const table = html`<table><thead><tr><th>${frameTexts.name}</th><th>${say.searchedFor}</th><th>${frameTexts.state}</th><th>${say.savedAt}</th></tr></thead><tbody>${rows}</tbody></table>`;
  const body = html`<p class="soft">${say.savedAbout}</p>${rows.length === 0 ? html`<p class="card">${say.noneSaved}</p>` : table}
${viewer.mayWork && saveForm()}`;
  return page({ title: say.savedTitle, at: '/search', said }, body);
}

const searchPath = (text: string): string => `/search?${new URLSearchParams({ q: text }).toString()}`;

function onePage({ search, hits }: Awaited<ReturnType<SearchRule['one']>>, { viewer, said }: Look): string {
  const { id, name, text, at, watched } = search;
  const form = (action: string, button: Html) =>
    html`<form method="post" action="/searches/${id}/${action}">${button}</form>`;
  const buttons = html`<div class="card actions">${form('watch', html`<button name="watched" value="${watched ? 'no' : 'yes'}">${watched ? say.endWatch : say.beginWatch}</button>`)}${form('remove', html`<button>${frameTexts.remove}</button>`)}</div>`;
  const table = html`<table><thead><tr><th>${say.time}</th><th>${frameTexts.kind}</th><th>${frameTexts.what}</th><th>${say.howItFits}</th><th>${say.told}</th></tr></thead><tbody>${hits.map(hitRow)}</tbody></table>`;
  const body = html`<p class="crumb"><a href="/searches">${say.savedTitle}</a></p><p>${say.savedText(bdi(text), timeText(at))} <a href="${searchPath(text)}">${say.searchNow}</a></p>
<p class="soft">${watched ? say.watchedAbout(MOST_TOLD) : say.notWatchedAbout}</p>
<h2>${say.newlyFits}</h2>
${hits.length === 0 ? html`<p class="card">${say.noHits}</p>` : table}${hits.length === HITS_SHOWN && html`<p class="soft">${frameTexts.newestShown(HITS_SHOWN)}</p>`}
${viewer.mayWork && buttons}`;
  return page({ title: name, at: '/search', said }, body);
}

function hitRow({ about, subject, title, url, fit, at, told }: SavedHit): Html {
  const link = html`<a href="${placeAt(about, subject)}"><bdi>${title || subject}</bdi></a>`;
  return html`<tr><td>${timeText(at)}</td><td>${say.abouts[about]}</td><td>${link}${url !== '' && html`<br><code><bdi>${url}</bdi></code>`}</td><td>${say.fits[fit]}</td><td>${told ? say.isTold : say.isNotTold}</td></tr>`;
}

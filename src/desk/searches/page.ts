/** Searches by a value, a picture or a passage: which sites share this mailbox or photograph. */
import type { SearchDocument } from '../../model/decisions/search.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import { frameTexts } from '../../texts/frame.ts';
import { searchTexts as say } from '../../texts/searches.ts';
import { page } from '../frame/layout.ts';
import { bdi, code, separated, siteLink } from '../frame/marks.ts';
import { fileOf, PICTURE_BYTES, viewerOf } from '../frame/request.ts';
import { gets, posts, texts } from '../frame/routes.ts';
import { wordsOfKey } from '../sites/values.ts';
import { foundGroups } from './groups.ts';
import type { SearchRule } from './rule.ts';
import { savedPages, saveForm } from './saved.ts';

export const searchPages = (rule: SearchRule) => [
  gets('/search', rule.value, async (c, _, asking) => {
    const { q = '', value, picture } = c.req.query();
    if (picture !== undefined) return searchPage('', await rule.captured({ id: picture }, asking));
    const text = q.trim();
    if (text === '' && value === undefined) return searchPage('', null);
    return searchPage(text, await rule.value({ q: text, value }, asking), value === undefined && viewerOf(c).mayWork);
  }),
  posts(
    '/search/picture',
    rule.picture,
    async (form) => ({ bytes: new Uint8Array(await fileOf(form, 'picture').arrayBuffer()) }),
    (result) => searchPage('', result),
    PICTURE_BYTES,
  ),
  posts('/search/text', rule.text, texts({ text: LENGTHS.passage }), (result) => searchPage('', result)),
  ...savedPages(rule),
];

/**
 * @param typed fills the field
 * @param result null: nothing was searched for
 * @param maySave shows the form that saves it
 */
function searchPage(typed: string, result: SearchDocument | null, maySave = false): string {
  const body = html`<form class="filters" method="get" action="/search" role="search"><label>${say.fieldOfValue} <input type="search" name="q" value="${typed}" maxlength="${LENGTHS.value}"></label> <button>${frameTexts.menu['/search']}</button></form>
<p><a href="/searches">${say.savedTitle}</a></p>
${result !== null && (result.groups !== undefined ? foundGroups(result) : result.by === 'value' ? carrying(result) : near(result))}
${maySave && saveForm(typed)}<div class="two"><form class="card" method="post" action="/search/picture" enctype="multipart/form-data"><h2>${say.byPicture}</h2><label class="field">${say.file} <input type="file" name="picture" accept="image/*" required></label><button>${say.findPicture}</button><p class="soft small">${say.pictureHint}</p></form>
<form class="card" method="post" action="/search/text"><h2>${say.byPassage}</h2><label class="field">${say.passage} <textarea name="text" rows="4" required maxlength="${LENGTHS.passage}">${result?.by === 'text' && result.asked}</textarea></label><button>${say.findPassage}</button><p class="soft small">${say.passageHint}</p></form></div>`;
  return page({ title: frameTexts.menu['/search'], at: '/search' }, body);
}

function carrying({ asked, keys, total, sites }: SearchDocument): Html {
  const rows = sites.map(
    ({ site, kind, capturedAt, keys: carried }) =>
      html`<tr><td>${siteLink(site)}</td><td>${kind}</td><td>${keysText(carried)}</td><td>${timeText(capturedAt)}</td></tr>`,
  );
  // A link to a key needs no reading.
  const value = keys.includes(asked) ? keysText([asked]) : html`${say.readAs(bdi(asked), keysText(keys))}`;
  return html`<p>${say.carriers(total, value)}</p>
${rows.length > 0 && html`<table><thead><tr><th>${frameTexts.site}</th><th>${frameTexts.kind}</th><th>${say.carries}</th><th>${frameTexts.captured}</th></tr></thead><tbody>${rows}</tbody></table>`}${total > sites.length && html`<p class="soft">${frameTexts.firstShown(sites.length)}</p>`}`;
}

function near({ by, asked, total, compared, sites }: SearchDocument): Html {
  const rows = sites.map(({ site, capturedAt, near: how }) => {
    if (how === undefined) return false;
    const picture =
      by === 'picture' &&
      html`<td>${how.picture !== undefined && html`<img alt="${say.pictureAlt}" loading="lazy" width="120" src="/pictures/${how.picture}">`}</td>`;
    const quote = by === 'text' && html`<td>${how.shared}</td><td><q><bdi>${how.quote}</bdi></q></td>`;
    return html`<tr><td>${siteLink(site)}</td><td>${say.howFound[how.how]}</td><td class="num">${Math.round(how.similarity * 100)} %</td>${picture}${quote}<td><code>${how.url}</code></td><td>${timeText(capturedAt)}</td></tr>`;
  });
  const columns =
    by === 'picture'
      ? html`<th>${frameTexts.picture}</th>`
      : html`<th>${say.passages}</th><th>${frameTexts.asWritten}</th>`;
  return html`<p>${by === 'picture' ? say.near.picture(sites.length) : say.near.text(sites.length)} ${total > compared && say.onlyCompared(total, compared)}</p>
<p class="soft small">${by === 'picture' ? say.pictureNote(code(asked)) : say.passageNote}</p>
${rows.length > 0 && html`<table><thead><tr><th>${frameTexts.site}</th><th>${say.how}</th><th class="num">${say.alike}</th>${columns}<th>${say.pageOrFile}</th><th>${frameTexts.captured}</th></tr></thead><tbody>${rows}</tbody></table>`}`;
}

/** Keys in the words of their signals. */
const keysText = (keys: readonly string[]): Html =>
  separated(keys.map(wordsOfKey).map(([noun, value]) => html`${noun} ${bdi(value)}`));

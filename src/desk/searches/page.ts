/** Searches by a value, a picture or a passage: which sites share this mailbox or photograph. */
import { counted } from '../../model/counted.ts';
import type { SearchDocument, SearchSite } from '../../model/decisions/search.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import { page } from '../frame/layout.ts';
import { fileOf, PICTURE_BYTES, textOf } from '../frame/request.ts';
import { gets, posts } from '../frame/routes.ts';
import type { SearchRule } from './rule.ts';

export const searchPages = (rule: SearchRule) => [
  gets('/search', rule.value, async (c, _, asking) => {
    const { q = '', value, picture } = c.req.query();
    if (picture !== undefined) return searchPage('', await rule.captured({ id: picture }, asking));
    const text = q.trim().slice(0, LENGTHS.value);
    if (text === '' && value === undefined) return searchPage('', null);
    return searchPage(text, await rule.value({ q: text, value }, asking));
  }),
  posts(
    '/search/picture',
    rule.picture,
    async (form) => ({ bytes: new Uint8Array(await fileOf(form, 'picture').arrayBuffer()) }),
    (result) => searchPage('', result),
    PICTURE_BYTES,
  ),
  posts(
    '/search/text',
    rule.text,
    (form) => ({ text: textOf(form, 'text', LENGTHS.passage) }),
    (result) => searchPage('', result),
  ),
];

/** @param typed fills the field @param result null: nothing was searched for */
function searchPage(typed: string, result: SearchDocument | null): string {
  const body = html`<form class="filters" method="get" action="/search" role="search"><label>E-mail, phone, messenger, account, wallet, domain or name <input type="search" name="q" value="${typed}" maxlength="${LENGTHS.value}"></label> <button>Search</button></form>
${result !== null && (result.by === 'value' ? carrying(result) : near(result))}
<div class="two"><form class="card" method="post" action="/search/picture" enctype="multipart/form-data"><h2>Search by a picture</h2><label class="field">A picture file, 10 MB at most <input type="file" name="picture" accept="image/*" required></label><button>Find it on captured sites</button><p class="soft small">Copies are found also when they are smaller, cropped, marked or mirrored. Your file is not stored.</p></form>
<form class="card" method="post" action="/search/text"><h2>Search by a passage</h2><label class="field">A sentence of eight words or more <textarea name="text" rows="4" required maxlength="${LENGTHS.passage}">${result?.by === 'text' && result.asked}</textarea></label><button>Find sites that say it</button><p class="soft small">Whole sentences are found on every site. Changed wording is found when you paste 200 characters or more.</p></form></div>`;
  return page({ title: 'Search', at: '/search' }, body);
}

function carrying({ asked, keys, total, sites }: SearchDocument): Html {
  if (keys.length === 0)
    return html`<p class="card">No signal reads a value in <bdi>${asked}</bdi>. Try the whole address, the number with its country code, or the name as it is written in a footer.</p>`;
  const rows = sites.map(
    ({ site, kind, capturedAt, keys: carried }) =>
      html`<tr><td>${link(site)}</td><td>${kind}</td><td><bdi>${carried.join(', ')}</bdi></td><td>${timeText(capturedAt)}</td></tr>`,
  );
  return html`<p>${total === 0 ? 'No captured site carries' : `${counted(total, 'captured site')} ${total === 1 ? 'carries' : 'carry'}`} <bdi>${asked}</bdi>, read as ${keys.map((key, i) => html`${i > 0 && ', '}<code>${key}</code>`)}.</p>
${rows.length > 0 && html`<table><thead><tr><th>Site</th><th>Kind</th><th>Carries</th><th>Captured</th></tr></thead><tbody>${rows}</tbody></table>`}${total > sites.length && html`<p class="soft">The first ${sites.length} are shown.</p>`}`;
}

const HOW: Readonly<Record<NonNullable<SearchSite['near']>['how'], string>> = {
  bytes: 'the same file',
  look: 'looks the same',
  mirror: 'mirrored',
  part: 'cropped or marked',
  text: 'the same wording',
};

function near({ by, asked, total, compared, sites }: SearchDocument): Html {
  const what = by === 'picture' ? 'picture' : 'text';
  const rows = sites.map(({ site, capturedAt, near: how }) => {
    if (how === undefined) return false;
    const picture =
      by === 'picture' &&
      html`<td>${how.picture !== undefined && html`<img alt="the picture on this site" loading="lazy" width="120" src="/pictures/${how.picture}">`}</td>`;
    const quote = by === 'text' && html`<td>${how.shared}</td><td><q><bdi>${how.quote}</bdi></q></td>`;
    return html`<tr><td>${link(site)}</td><td>${HOW[how.how]}</td><td class="num">${Math.round(how.similarity * 100)} %</td>${picture}${quote}<td><code>${how.url}</code></td><td>${timeText(capturedAt)}</td></tr>`;
  });
  const columns = by === 'picture' ? html`<th>Picture</th>` : html`<th>Passages</th><th>As written there</th>`;
  return html`<p>${sites.length === 0 ? `No captured site shows this ${what} or one near it.${by === 'text' ? ' Paste whole sentences, as they stand on the page.' : ''}` : `${counted(sites.length, 'captured site')} ${sites.length === 1 ? 'shows' : 'show'} this ${what} or one near it.`} ${total > compared && `${total} sites share a hash with it; only the ${compared} that share the most were compared, so it is common and there may be more.`}</p>
<p class="soft small">${by === 'picture' ? html`SHA-256 <code>${asked}</code>. Logos and icons are not searched.` : 'Numbers in the text do not count.'}</p>
${rows.length > 0 && html`<table><thead><tr><th>Site</th><th>How</th><th class="num">Alike</th>${columns}<th>Page or file</th><th>Captured</th></tr></thead><tbody>${rows}</tbody></table>`}`;
}

const link = (site: string): Html => html`<a href="/sites/${encodeURIComponent(site)}"><bdi>${site}</bdi></a>`;

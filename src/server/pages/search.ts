/** Search by any value: who else uses this mailbox, number, account or name. */
import { keysOfText } from '../../flow/site/keys-of-text.ts';
import { counted } from '../../model/counted.ts';
import { timeText } from '../../model/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import type { Services } from '../../services.ts';
import { page } from '../layout.ts';

const SITES_SHOWN = 200;

/** @param query.text as typed; @param query.key one blocking key, from a link */
export interface SearchResult {
  readonly keys: readonly string[];
  readonly total: number;
  readonly sites: Awaited<ReturnType<Services['store']['fingerprints']['carrying']>>['sites'];
}

export async function search(
  { text, key }: { readonly text: string; readonly key?: string | undefined },
  services: Services,
): Promise<SearchResult> {
  const keys = key !== undefined ? [key] : text === '' ? [] : await keysOfText(text, services);
  const { total, sites } = await services.store.fingerprints.carrying(keys, SITES_SHOWN);
  return { keys, total, sites };
}

export async function searchPage(
  query: { readonly text: string; readonly key?: string | undefined },
  services: Services,
): Promise<string> {
  const { text, key } = query;
  const asked = key ?? text;
  const result = await search(query, services);
  const body = html`<form class="filters" method="get" action="/search" role="search"><label>E-mail, phone, messenger, account, wallet, domain or name <input type="search" name="q" value="${text}" maxlength="300"></label> <button>Search</button></form>
${asked !== '' && found(asked, result)}`;
  return page({ title: 'Search', at: '/search' }, body);
}

function found(asked: string, { keys, total, sites }: SearchResult): Html {
  if (keys.length === 0)
    return html`<p class="card">No signal reads a value in <bdi>${asked}</bdi>. Try the whole address, the number with its country code, or the name as it is written in a footer.</p>`;
  const rows = sites.map(
    ({ site, kind, capturedAt, keys: carried }) =>
      html`<tr><td><a href="/sites/${encodeURIComponent(site)}"><bdi>${site}</bdi></a></td><td>${kind}</td><td><bdi>${carried.join(', ')}</bdi></td><td>${timeText(capturedAt)}</td></tr>`,
  );
  return html`<p>${total === 0 ? 'No captured site carries' : `${counted(total, 'captured site')} ${total === 1 ? 'carries' : 'carry'}`} <bdi>${asked}</bdi>, read as ${keys.map((key, i) => html`${i > 0 && ', '}<code>${key}</code>`)}.</p>
${rows.length > 0 && html`<table><thead><tr><th>Site</th><th>Kind</th><th>Carries</th><th>Captured</th></tr></thead><tbody>${rows}</tbody></table>`}${total > sites.length && html`<p class="soft">The first ${sites.length} are shown.</p>`}`;
}

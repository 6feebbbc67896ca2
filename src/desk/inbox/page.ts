/** The inbox: what waits for the person who is signed in. */
import { z } from 'zod';
import { InboxKind, type ShownEntry } from '../../model/decisions/inbox.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import { total } from '../../report/wording.ts';
import { frameTexts } from '../../texts/frame.ts';
import { inboxTexts as say } from '../../texts/inbox.ts';
import { searchTexts } from '../../texts/searches.ts';
import { type Choice, filterField } from '../frame/forms.ts';
import { page } from '../frame/layout.ts';
import { bdi, placeAt } from '../frame/marks.ts';
import { cursorOf } from '../frame/paging.ts';
import { allOf, saidOf } from '../frame/request.ts';
import { gets, posts } from '../frame/routes.ts';
import type { InboxRule } from './rule.ts';

const ENTRIES_A_PAGE = 50;

const Query = z.object({
  kind: InboxKind.optional().catch(undefined),
  // Includes what was read.
  all: z.literal('yes').optional().catch(undefined),
  before: z.string().max(LENGTHS.digest).optional().catch(undefined),
});
type Query = z.infer<typeof Query>;

export const inboxPages = (rule: InboxRule) => [
  gets('/inbox', rule.list, async (c, _, asking) => {
    const query = Query.parse(c.req.query());
    const cursor = query.before === undefined ? undefined : cursorOf(query.before);
    const asked = { kind: query.kind, unread: query.all !== 'yes', limit: ENTRIES_A_PAGE, cursor };
    return inboxPage(query, await rule.list(asked, asking), saidOf(c));
  }),
  posts(
    '/inbox/read',
    rule.read,
    (form) => ({ entries: form.has('every') ? null : allOf(form, 'id') }),
    ({ marked }, _, __, form) => [pathOf(Query.parse(Object.fromEntries(form))), say.isRead(marked)],
  ),
];

function pathOf({ kind, all }: Pick<Query, 'kind' | 'all'>, before?: string): string {
  const asked = { ...(kind && { kind }), ...(all && { all }), ...(before !== undefined && { before }) };
  const query = new URLSearchParams(asked).toString();
  return query === '' ? '/inbox' : `/inbox?${query}`;
}

type Inbox = Awaited<ReturnType<InboxRule['list']>>;

function inboxPage(query: Query, { entries, unread, next }: Inbox, said: string | undefined): string {
  const { kind, all } = query;
  const kinds = InboxKind.options.map((one): Choice => [one, say.kinds[one]]);
  const ofKind = filterField(frameTexts.kind, 'kind', [['', frameTexts.everything], ...kinds], kind);
  const states: Choice[] = Object.entries({ '': say.onlyUnread, yes: say.readToo });
  const filter = html`<form class="filters" method="get" action="/inbox">${ofKind} ${filterField(frameTexts.show, 'all', states, all)} <button>${frameTexts.show}</button></form>`;
  const from = html`${kind && html`<input type="hidden" name="kind" value="${kind}">`}${all && html`<input type="hidden" name="all" value="${all}">`}`;
  const readAll =
    unread > 0 &&
    html`<form class="seen" method="post" action="/inbox/read">${from}<button name="every" value="yes">${say.readAll}</button></form>`;
  const older = next === null ? undefined : entries.at(-1)?.id;
  const body = html`<p class="soft">${say.about}</p>${filter}
${entries.length === 0 ? html`<p class="card">${all === 'yes' ? say.empty : say.noneUnread}</p>` : html`<table class="summary"><thead><tr><th>${frameTexts.when}</th><th>${frameTexts.kind}</th><th>${frameTexts.what}</th><th>${frameTexts.do}</th></tr></thead><tbody>${entries.map((entry) => row(entry, from))}</tbody></table>`}
${readAll}${older !== undefined && html`<nav class="pager" aria-label="${frameTexts.pages}"><a href="${pathOf(query, older)}" rel="next">${frameTexts.older}</a></nav>`}`;
  return page({ title: frameTexts.menu['/inbox'], at: '/inbox', said }, body);
}

function row(entry: ShownEntry, from: Html): Html {
  const { id, kind, at, readAt } = entry;
  const read =
    readAt === null
      ? html`<form method="post" action="/inbox/read">${from}<input type="hidden" name="id" value="${id}"><button class="quiet">${say.read}</button></form>`
      : html`<span class="soft">${say.readAt(timeText(readAt))}</span>`;
  return html`<tr><td>${timeText(at)}</td><td>${say.kinds[kind]}</td><td>${wordsOf(entry)}</td><td>${read}</td></tr>`;
}

const link = (path: string, words: string): Html => html`<a href="${path}"><bdi>${words}</bdi></a>`;

function wordsOf({ kind, about, subject, title, by, comment, search, weaker }: ShownEntry): Html {
  const place = placeAt(about, subject);
  const thing = link(comment === undefined ? place : `${place}#comment-${comment}`, title);
  const who = bdi(by ?? '');
  switch (kind) {
    case 'assigned':
      return html`${say.assigned(who, say.things[about], thing)}`;
    case 'waiting':
      return html`${say.waiting(who, thing)}`;
    case 'mention':
      return html`${say.mention(who, say.things[about], thing)}`;
    case 'weaker': {
      const strength = ({ verdict, weight }: NonNullable<typeof weaker>['now']) =>
        frameTexts.verdictAndBits(verdict, total(weight));
      return html`${thing}: ${weaker !== undefined && say.weaker(strength(weaker.was), strength(weaker.now))}`;
    }
    case 'search': {
      if (search === undefined) return thing;
      const name = link(`/searches/${search.id}`, search.name);
      return search.fit === null
        ? html`${say.tooMany(name)}`
        : html`${name}: ${say.things[about]} ${thing} (${searchTexts.fits[search.fit]})`;
    }
  }
}

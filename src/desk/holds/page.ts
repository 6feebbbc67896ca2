/** The holds: what no purge may take, by whom and why. */
import { z } from 'zod';
import { type Hold, HoldKind } from '../../model/decisions/hold.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import type { Services } from '../../services.ts';
import { frameTexts } from '../../texts/frame.ts';
import { holdTexts as say } from '../../texts/holds.ts';
import { byField, options } from '../frame/forms.ts';
import { page } from '../frame/layout.ts';
import { bdi, linkTo, placeAt } from '../frame/marks.ts';
import type { DeskParts } from '../frame/parts.ts';
import { choiceOf, type Look, lookOf, textOf, type Viewer } from '../frame/request.ts';
import { gets, posts, texts } from '../frame/routes.ts';
import type { HoldRule } from './rule.ts';

const HOLDS_A_PAGE = 100;

const Query = z.object({
  // The subject of a new hold.
  kind: HoldKind.optional().catch(undefined),
  subject: z.string().max(LENGTHS.address).optional().catch(undefined),
  // Includes lifted holds.
  all: z.literal('yes').optional().catch(undefined),
  before: z.string().max(64).optional().catch(undefined),
});

export const holdPages = (rule: HoldRule, { services }: DeskParts) => [
  gets('/holds', rule.list, (c) => holdsPage(Query.parse(c.req.query()), services, lookOf(c))),
  posts(
    '/holds',
    rule.set,
    (form) => ({
      kind: choiceOf(form, 'kind', HoldKind, say.chooseKind),
      subject: textOf(form, 'subject'),
      reason: textOf(form, 'reason', LENGTHS.reason),
    }),
    ({ id }) => ['/holds', say.isSet, `/holds#hold-${id}`],
  ),
  posts('/holds/{id}/lift', rule.lift, texts({ reason: LENGTHS.reason }), (_, { id }) => [
    '/holds',
    say.isLifted,
    `/holds?all=yes#hold-${id}`,
  ]),
];

async function holdsPage(
  { kind, subject, all, before }: z.infer<typeof Query>,
  { store }: Pick<Services, 'store'>,
  { viewer, said }: Look,
): Promise<string> {
  const found = await store.holds.list({ all: all === 'yes', before, limit: HOLDS_A_PAGE + 1 });
  const holds = found.slice(0, HOLDS_A_PAGE);
  const older = found.length > HOLDS_A_PAGE ? holds.at(-1)?.id : undefined;
  const path = (query: Readonly<Record<string, string>>) => `/holds?${new URLSearchParams(query).toString()}`;
  const more = older !== undefined && path({ before: older, ...(all && { all }) });
  const rows = holds.map((hold) => row(hold, viewer));
  const body = html`<p class="soft">${say.about(linkTo('/log?kind=hold'))}</p>
${rows.length === 0 ? html`<p class="card">${say.none}</p>` : html`<table class="summary"><thead><tr><th>${say.keeps}</th><th>${frameTexts.since}</th><th>${frameTexts.reason}</th><th>${say.lift}</th></tr></thead><tbody>${rows}</tbody></table>`}
<nav class="pager" aria-label="${frameTexts.pages}">${all === 'yes' ? html`<a href="/holds">${say.inForce}</a>` : html`<a href="${path({ all: 'yes' })}">${say.liftedToo}</a>`}${more !== false && html` <a href="${more}" rel="next">${frameTexts.older}</a>`}</nav>
${viewer.mayWork && html`<form class="card" method="post" action="/holds"><h2>${say.setHold}</h2><label class="field">${say.on} <select name="kind">${options(Object.entries(say.kinds), kind ?? 'site')}</select></label><label class="field">${say.siteOrId} <input name="subject" value="${subject ?? ''}" required maxlength="2000"></label><label class="field">${frameTexts.reason} <textarea name="reason" rows="2" required maxlength="4000"></textarea></label>${byField(viewer)}<button>${say.setTheHold}</button></form>`}`;
  return page({ title: say.title, at: '/log', said }, body);
}

function row({ id, kind, subject, by, at, reason, lifted }: Hold, viewer: Viewer): Html {
  const name = kind === 'site' ? subject : subject.slice(0, 12);
  const lift =
    lifted === null
      ? viewer.isAdmin &&
        html`<form method="post" action="/holds/${id}/lift"><label>${frameTexts.reason} <input name="reason" required maxlength="4000"></label>${byField(viewer)} <button>${say.lift}</button></form>`
      : frameTexts.entryBy(timeText(lifted.at), bdi(lifted.by), bdi(lifted.reason));
  return html`<tr id="hold-${id}"><td>${kind} <a href="${placeAt(kind, subject)}"><bdi>${name}</bdi></a></td><td>${timeText(at)}<br><bdi>${by}</bdi></td><td><bdi>${reason}</bdi></td><td>${lift}</td></tr>`;
}

/** Shows on a page if its subject is held, with a link to holds. */
export async function holdLine(
  kind: HoldKind,
  subject: string,
  { holds }: Pick<Services['store'], 'holds'>,
  { mayWork }: Viewer,
): Promise<Html | false> {
  const [hold] = await holds.list({ kind, subject, limit: 1 });
  const query = new URLSearchParams({ kind, subject }).toString();
  if (hold === undefined) return mayWork && html`<p class="soft"><a href="/holds?${query}">${say.keepIt}</a></p>`;
  return html`<p>${say.underHold(linkTo('/holds'), timeText(hold.at), bdi(hold.by), bdi(hold.reason))}</p>`;
}

/** The holds: what no purge may take, by whom and why. */
import { z } from 'zod';
import { InputError } from '../../errors.ts';
import { type Hold, HoldKind } from '../../model/decisions/hold.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import type { Services } from '../../services.ts';
import { byField, options } from '../frame/forms.ts';
import { page } from '../frame/layout.ts';
import type { DeskParts } from '../frame/parts.ts';
import { saidOf, textOf, type Viewer, viewerOf } from '../frame/request.ts';
import { gets, posts } from '../frame/routes.ts';
import type { HoldRule } from './rule.ts';

const HOLDS_A_PAGE = 100;
const KINDS = [
  ['site', 'a site, with its visits and findings'],
  ['finding', 'a finding, with its visits'],
  ['visit', 'a visit'],
  ['case', 'a case, with what is in it'],
] as const;
const PLACES: Readonly<Record<HoldKind, string | null>> = {
  site: '/sites/',
  finding: '/findings/',
  visit: '/replay/',
  case: '/cases/',
};

const Query = z.object({
  // The subject of a new hold.
  kind: HoldKind.optional().catch(undefined),
  subject: z.string().max(LENGTHS.address).optional().catch(undefined),
  // Includes lifted holds.
  all: z.literal('yes').optional().catch(undefined),
  before: z.string().max(64).optional().catch(undefined),
});

export const holdPages = (rule: HoldRule, { services }: DeskParts) => [
  gets('/holds', rule.list, (c) =>
    holdsPage(Query.parse(c.req.query()), services, { viewer: viewerOf(c), said: saidOf(c) }),
  ),
  posts(
    '/holds',
    rule.set,
    (form) => ({ kind: kindIn(form), subject: textOf(form, 'subject'), reason: reasonIn(form) }),
    () => ['/holds', 'The hold is set.'],
  ),
  posts(
    '/holds/{id}/lift',
    rule.lift,
    (form, { id }) => ({ id, reason: reasonIn(form) }),
    () => ['/holds', 'The hold is lifted.'],
  ),
];

function kindIn(form: FormData): HoldKind {
  const kind = HoldKind.safeParse(textOf(form, 'kind'));
  if (!kind.success) throw new InputError('choose what is kept: a site, visit, finding or case');
  return kind.data;
}

const reasonIn = (form: FormData): string => textOf(form, 'reason', LENGTHS.reason);

async function holdsPage(
  { kind, subject, all, before }: z.infer<typeof Query>,
  { store }: Pick<Services, 'store'>,
  shown: { readonly viewer: Viewer; readonly said?: string | undefined },
): Promise<string> {
  const found = await store.holds.list({ all: all === 'yes', before, limit: HOLDS_A_PAGE + 1 });
  const holds = found.slice(0, HOLDS_A_PAGE);
  const older = found.length > HOLDS_A_PAGE ? holds.at(-1)?.id : undefined;
  const path = (query: Readonly<Record<string, string>>) => `/holds?${new URLSearchParams(query).toString()}`;
  const more = older !== undefined && path({ before: older, ...(all && { all }) });
  const rows = holds.map((hold) => row(hold, shown));
  const body = html`<p class="soft">A hold keeps evidence from every purge, however old it is. Setting and lifting one are entries of the <a href="/log?kind=hold">log</a>.</p>
${rows.length === 0 ? html`<p class="card">Nothing is under hold.</p>` : html`<table class="summary"><thead><tr><th>Keeps</th><th>Since</th><th>Reason</th><th>Lift</th></tr></thead><tbody>${rows}</tbody></table>`}
<nav class="pager" aria-label="Pages">${all === 'yes' ? html`<a href="/holds">Those in force</a>` : html`<a href="${path({ all: 'yes' })}">Lifted ones too</a>`}${more !== false && html` <a href="${more}" rel="next">Older</a>`}</nav>
${shown.viewer.mayWork && html`<form class="card" method="post" action="/holds"><h2>Set a hold</h2><label class="field">On <select name="kind">${options(KINDS, kind ?? 'site')}</select></label><label class="field">The site, or the id <input name="subject" value="${subject ?? ''}" required maxlength="2000"></label><label class="field">Reason <textarea name="reason" rows="2" required maxlength="4000"></textarea></label>${byField(shown.viewer)}<button>Set the hold</button></form>`}`;
  return page({ title: 'Holds', at: '/log', said: shown.said }, body);
}

function row({ id, kind, subject, by, at, reason, lifted }: Hold, { viewer }: { readonly viewer: Viewer }): Html {
  const place = `${PLACES[kind]}${encodeURIComponent(subject)}`;
  const name = kind === 'site' ? subject : subject.slice(0, 12);
  const lift =
    lifted === null
      ? viewer.isAdmin &&
        html`<form method="post" action="/holds/${id}/lift"><label>Reason <input name="reason" required maxlength="4000"></label>${byField(viewer)} <button>Lift</button></form>`
      : html`${timeText(lifted.at)}, <bdi>${lifted.by}</bdi>: <bdi>${lifted.reason}</bdi>`;
  return html`<tr><td>${kind} <a href="${place}"><bdi>${name}</bdi></a></td><td>${timeText(at)}<br><bdi>${by}</bdi></td><td><bdi>${reason}</bdi></td><td>${lift}</td></tr>`;
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
  if (hold === undefined) return mayWork && html`<p class="soft"><a href="/holds?${query}">Keep it from purges</a></p>`;
  return html`<p>Under <a href="/holds">hold</a> since ${timeText(hold.at)}, by <bdi>${hold.by}</bdi>: <bdi>${hold.reason}</bdi></p>`;
}

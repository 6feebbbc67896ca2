/** The hash-chained log, newest first, and how far the last checkpoint covers it. */
import { z } from 'zod';
import { AuditKind, auditText } from '../../model/decisions/audit.ts';
import { type Checkpoint, type LogEntry, LogKind } from '../../model/decisions/evidence.ts';
import { hashOfEntry } from '../../model/decisions/log-hash.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import type { Services } from '../../services.ts';
import { frameTexts } from '../../texts/frame.ts';
import { holdTexts } from '../../texts/holds.ts';
import { logTexts as say } from '../../texts/log.ts';
import { purgeTexts } from '../../texts/purges.ts';
import { commentPath } from '../comments/page.ts';
import { filterField } from '../frame/forms.ts';
import { page } from '../frame/layout.ts';
import { bdi, bold, code, linkTo } from '../frame/marks.ts';
import type { DeskParts } from '../frame/parts.ts';
import { type Look, lookOf, type Viewer } from '../frame/request.ts';
import { gets, posts } from '../frame/routes.ts';
import type { LogCheck } from './check.ts';
import { LogFormat } from './export.ts';
import type { LogAsked, LogRule } from './rule.ts';

const ENTRIES_A_PAGE = 100;

/** Kinds whose subjects are not findings. */
const OPERATIONS: readonly string[] = ['purge', 'restore', 'hold', 'lift', ...AuditKind.options];

const filled = (most: number) => z.string().trim().min(1).max(most).optional().catch(undefined);
const LogQuery = z.object({
  kind: LogKind.optional().catch(undefined),
  by: filled(LENGTHS.person),
  site: filled(LENGTHS.id),
  // Days, both included.
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  // Entries with a smaller number; absent: from the newest.
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
});
type LogQuery = z.infer<typeof LogQuery>;

export const logPages = (rule: LogRule, { services, logChecks }: DeskParts) => [
  gets('/log', rule.entries, (c) => logPage(LogQuery.parse(c.req.query()), services, logChecks.last(), lookOf(c))),
  gets('/log/export', rule.export, (c, _, asking) => {
    const format = LogFormat.catch('csv').parse(c.req.query('format'));
    return rule.export({ ...filterOf(LogQuery.parse(c.req.query())), format }, asking);
  }),
  posts(
    '/log/check',
    rule.check,
    () => ({}),
    ({ ok }) => ['/log', ok ? say.isWhole : say.hasProblem],
  ),
];

const DAY = 86_400_000;

function filterOf({ kind, by, site, from, to }: LogQuery): LogAsked {
  const until = to === undefined ? undefined : new Date(Date.parse(to) + DAY).toISOString();
  return { kind, by, site, from: from === undefined ? undefined : `${from}T00:00:00.000Z`, until };
}

async function logPage(
  query: LogQuery,
  { store }: Pick<Services, 'store'>,
  checked: LogCheck | null,
  { viewer, said }: Look,
): Promise<string> {
  const { log, audit } = store;
  const { before } = query;
  const [found, head, last] = await Promise.all([
    log.latest({ ...filterOf(query), people: viewer.isAdmin, before, limit: ENTRIES_A_PAGE + 1 }),
    log.head(),
    log.lastCheckpoint(),
  ]);
  const [signed] = last === null ? [] : await log.entries(last.size - 1, 1);
  const entries = found.slice(0, ENTRIES_A_PAGE);
  const older = found.length > ENTRIES_A_PAGE ? entries.at(-1)?.seq : undefined;
  const audited = entries.filter(isOfPeople).map(({ subject }) => subject);
  // Only admins see names of people and their addresses.
  const events = viewer.isAdmin && audited.length > 0 ? await audit.of(audited) : [];
  const texts = new Map(events.map((event) => [event.id, auditText(event)]));
  const writers = await log.writers(entries);
  const comments = entries.filter(({ kind }) => kind === 'comment' || kind === 'withdrawal');
  const places = new Map(
    (await Promise.all(comments.map(({ subject }) => store.comments.get(subject)))).flatMap((one) =>
      one === null ? [] : [[one.id, commentPath(one)] as const],
    ),
  );
  const rows = entries.map((entry) => {
    const by = isOfPeople(entry) ? undefined : writers.get(entry.seq);
    return row(entry, last, { text: texts.get(entry.subject), by, place: places.get(entry.subject) });
  });
  const body = html`${filterForm(query, viewer)}
<p><a href="/holds">${holdTexts.title}</a>${viewer.isAdmin && html` · <a href="/purges">${purgeTexts.title}</a>`}</p><p class="soft">${say.about}</p>
${coverage(head.size, last, signed)}
${checkCard(checked, viewer)}
${rows.length === 0 ? html`<p class="card">${say.noEntries}</p>` : html`<table class="summary"><thead><tr><th class="num">${frameTexts.number}</th><th>${frameTexts.when}</th><th>${frameTexts.kind}</th><th>${say.subject}</th><th>${say.hash}</th><th>${say.signed}</th></tr></thead><tbody>${rows}</tbody></table>`}
${(before !== undefined || older !== undefined) && html`<nav class="pager" aria-label="${frameTexts.pages}">${before !== undefined && html`<a href="${pathOf({ ...query, before: undefined })}">${say.newest}</a>`} ${older !== undefined && html`<a href="${pathOf({ ...query, before: older })}" rel="next">${frameTexts.older}</a>`}</nav>`}`;
  return page({ title: frameTexts.menu['/log'], at: '/log', said }, body);
}

const isOfPeople = ({ kind }: LogEntry): boolean => AuditKind.safeParse(kind).success;

function filterForm({ kind, by, site, from, to }: LogQuery, viewer: Viewer): Html {
  const offered = Object.entries(say.kinds).map(([value, [, many]]) => [value, many] as const);
  const query = new URLSearchParams(wordsIn({ kind, by, site, from, to }));
  const file = (format: LogFormat) => `/log/export?${new URLSearchParams([...query, ['format', format]]).toString()}`;
  return html`<form class="filters" method="get" action="/log">${filterField(frameTexts.show, 'kind', [['', frameTexts.everything], ...offered], kind)} <label>${frameTexts.by} <input name="by" value="${by ?? ''}" maxlength="${LENGTHS.person}"></label> <label>${frameTexts.site} <input name="site" value="${site ?? ''}" maxlength="${LENGTHS.id}"></label> <label>${say.from} <input type="date" name="from" value="${from ?? ''}"></label> <label>${say.to} <input type="date" name="to" value="${to ?? ''}"></label> <button>${frameTexts.show}</button></form>
${by !== undefined && html`<p class="soft small">${say.byAbout}</p>`}${viewer.mayWork && html`<p>${say.exportAs(linkTo(file('csv')), linkTo(file('jsonl')))}</p>`}`;
}

const wordsIn = (query: LogQuery): [string, string][] =>
  Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );

const pathOf = (query: LogQuery): string => `/log?${new URLSearchParams(wordsIn(query)).toString()}`;

/** @param signed the last entry that the checkpoint covers, as it is stored now */
function coverage(size: number, last: Checkpoint | null, signed: LogEntry | undefined): Html {
  if (size === 0) return html`<p class="card">${say.empty}</p>`;
  if (last === null) return html`<p class="card">${say.noCheckpoint}</p>`;
  const agrees = signed?.seq === last.size && signed.hash === last.head;
  if (!agrees)
    return html`<p class="card" role="alert"><b>${say.disagrees}</b>${say.disagreesHow(timeText(last.at), last.size)}</p>`;
  return html`<p class="card">${say.covers(timeText(last.at), last.timeStamp !== null, last.size, size)}</p>`;
}

const PROBLEMS_SHOWN = 20;

/** The last check of the whole log, and the button for a new one. */
function checkCard(checked: LogCheck | null, { mayWork }: Viewer): Html | false {
  const button =
    mayWork &&
    html`<form method="post" action="/log/check"><button>${say.check}</button> <span class="soft small">${say.checkAbout}</span></form>`;
  if (checked === null) return button && html`<div class="card">${button}</div>`;
  const { at, result } = checked;
  const { ok, size, checkpoints, stamped, problems } = result;
  const shown = problems.slice(0, PROBLEMS_SHOWN).map(({ detail }) => html`<li><bdi>${detail}</bdi></li>`);
  const more = problems.length - shown.length;
  return html`<div class="card"><p>${say.checked(timeText(at), bold(ok ? say.whole : say.problems(problems.length)))} ${say.agree(size, checkpoints, stamped)}</p>${!ok && html`<ul class="plain">${shown}</ul>`}${more > 0 && html`<p class="soft">${say.moreProblems(more)}</p>`}${button}</div>`;
}

/** @param shown.text words of an audit event @param shown.place of a comment */
function row(
  entry: LogEntry,
  last: Checkpoint | null,
  { text, by, place }: { readonly [Name in 'text' | 'by' | 'place']: string | undefined },
): Html {
  const { seq, at, kind, subject, digest, hash } = entry;
  const short = html`<code>${subject.slice(0, 16)}</code>`;
  const about = OPERATIONS.includes(kind)
    ? (text !== undefined && html`<bdi>${text}</bdi>`) || html`${say.kinds[kind][0]} ${short}`
    : kind === 'comment' || kind === 'withdrawal'
      ? place === undefined
        ? html`${say.kinds[kind][0]} ${short}`
        : html`<a href="${place}">${say.kinds[kind][0]} ${short}</a>`
      : kind === 'capture'
        ? html`${say.visit(short)}`
        : kind === 'operator'
          ? html`<a href="/operators/${encodeURIComponent(subject)}">${say.operator(short)}</a>`
          : html`<a href="/findings/${encodeURIComponent(subject)}">${say.finding(short)}</a>`;
  const isWhole = hashOfEntry(entry) === hash;
  return html`<tr><td class="num">${seq}</td><td>${timeText(at)}</td><td>${say.kinds[kind][0]}</td><td>${about}${by !== undefined && html` ${say.writtenBy(bdi(by))}`}<br><span class="soft small">${say.content(code(digest.slice(0, 16)))}</span></td><td><code>${hash.slice(0, 16)}</code>${!isWhole && html` <b>${say.wrongHash}</b>`}</td><td>${seq <= (last?.size ?? 0) ? say.isSigned : say.notSigned}</td></tr>`;
}

/** The hash-chained log, newest first, and how far the last checkpoint covers it. */
import { z } from 'zod';
import { AuditKind, auditText } from '../../model/decisions/audit.ts';
import { type Checkpoint, type LogEntry, LogKind } from '../../model/decisions/evidence.ts';
import { hashOfEntry } from '../../model/decisions/log-hash.ts';
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import type { Services } from '../../services.ts';
import { frameTexts } from '../../texts/frame.ts';
import { holdTexts } from '../../texts/holds.ts';
import { logTexts as say } from '../../texts/log.ts';
import { purgeTexts } from '../../texts/purges.ts';
import { options } from '../frame/forms.ts';
import { page } from '../frame/layout.ts';
import { bold, code } from '../frame/marks.ts';
import type { DeskParts } from '../frame/parts.ts';
import { saidOf, type Viewer, viewerOf } from '../frame/request.ts';
import { gets, posts } from '../frame/routes.ts';
import type { LogCheck } from './check.ts';
import type { LogRule } from './rule.ts';

const ENTRIES_A_PAGE = 100;

/** Kinds whose subjects are not findings. */
const OPERATIONS: readonly string[] = ['purge', 'restore', 'hold', 'lift', ...AuditKind.options];

const LogQuery = z.object({
  kind: LogKind.optional().catch(undefined),
  // Entries with a smaller number; absent: from the newest.
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
});
type LogQuery = z.infer<typeof LogQuery>;

export const logPages = (rule: LogRule, { services, logChecks }: DeskParts) => [
  gets('/log', rule.entries, (c) => {
    const shown = { checked: logChecks.last(), viewer: viewerOf(c), said: saidOf(c) };
    return logPage(LogQuery.parse(c.req.query()), services, shown);
  }),
  posts(
    '/log/check',
    rule.check,
    () => ({}),
    ({ ok }) => ['/log', ok ? say.isWhole : say.hasProblem],
  ),
];

async function logPage(
  { kind, before }: LogQuery,
  { store: { log, audit } }: Pick<Services, 'store'>,
  {
    checked,
    viewer,
    said,
  }: { readonly checked: LogCheck | null; readonly viewer: Viewer; readonly said?: string | undefined },
): Promise<string> {
  const [found, head, last] = await Promise.all([
    log.latest({ kind, before, limit: ENTRIES_A_PAGE + 1 }),
    log.head(),
    log.lastCheckpoint(),
  ]);
  const [signed] = last === null ? [] : await log.entries(last.size - 1, 1);
  const entries = found.slice(0, ENTRIES_A_PAGE);
  const older = found.length > ENTRIES_A_PAGE ? entries.at(-1)?.seq : undefined;
  const audited = entries.filter((entry) => AuditKind.safeParse(entry.kind).success).map(({ subject }) => subject);
  // Only admins see names of people and their addresses.
  const events = viewer.isAdmin && audited.length > 0 ? await audit.of(audited) : [];
  const texts = new Map(events.map((event) => [event.id, auditText(event)]));
  const rows = entries.map((entry) => row(entry, last, texts.get(entry.subject)));
  const offered = Object.entries(say.kinds).map(([value, [, many]]) => [value, many] as const);
  const body = html`<form class="filters" method="get" action="/log"><label>${say.show} <select name="kind">${options([['', say.everything], ...offered], kind ?? '')}</select></label> <button>${say.show}</button></form>
<p><a href="/holds">${holdTexts.title}</a>${viewer.isAdmin && html` · <a href="/purges">${purgeTexts.title}</a>`}</p><p class="soft">${say.about}</p>
${coverage(head.size, last, signed)}
${checkCard(checked, viewer)}
${rows.length === 0 ? html`<p class="card">${say.noEntries}</p>` : html`<table class="summary"><thead><tr><th class="num">${frameTexts.number}</th><th>${frameTexts.when}</th><th>${frameTexts.kind}</th><th>${say.subject}</th><th>${say.hash}</th><th>${say.signed}</th></tr></thead><tbody>${rows}</tbody></table>`}
${(before !== undefined || older !== undefined) && html`<nav class="pager" aria-label="${frameTexts.pages}">${before !== undefined && html`<a href="${pathOf(kind)}">${say.newest}</a>`} ${older !== undefined && html`<a href="${pathOf(kind, older)}" rel="next">${frameTexts.older}</a>`}</nav>`}`;
  return page({ title: frameTexts.menu['/log'], at: '/log', said }, body);
}

function pathOf(kind: LogQuery['kind'], before?: number): string {
  const query = new URLSearchParams({ kind: kind ?? '', ...(before !== undefined && { before: String(before) }) });
  return `/log?${query.toString()}`;
}

/** @param signed the last entry that the checkpoint covers, as it is stored now */
function coverage(size: number, last: Checkpoint | null, signed: LogEntry | undefined): Html {
  if (size === 0) return html`<p class="card">${say.empty}</p>`;
  if (last === null) return html`<p class="card">${say.noCheckpoint(code)}</p>`;
  const agrees = signed?.seq === last.size && signed.hash === last.head;
  if (!agrees)
    return html`<p class="card" role="alert"><b>${say.disagrees}</b>${say.disagreesHow(timeText(last.at), last.size, code)}</p>`;
  return html`<p class="card">${say.covers(timeText(last.at), last.timeStamp !== null, last.size, size, code)}</p>`;
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
  return html`<div class="card"><p>${say.checked(timeText(at), bold(ok ? say.whole : say.problems(problems.length)))} ${say.agree(size, checkpoints, stamped)}</p>${!ok && html`<ul class="plain">${shown}</ul>`}${more > 0 && html`<p class="soft">${say.moreProblems(more, code)}</p>`}${button}</div>`;
}

/** @param text words of an audit event */
function row(entry: LogEntry, last: Checkpoint | null, text: string | undefined): Html {
  const { seq, at, kind, subject, digest, hash } = entry;
  const short = html`<code>${subject.slice(0, 16)}</code>`;
  const about = OPERATIONS.includes(kind)
    ? (text !== undefined && html`<bdi>${text}</bdi>`) || html`${say.kinds[kind][0]} ${short}`
    : kind === 'capture'
      ? html`${say.visit(short)}`
      : html`<a href="/findings/${encodeURIComponent(subject)}">${say.finding(short)}</a>`;
  const isWhole = hashOfEntry(entry) === hash;
  return html`<tr><td class="num">${seq}</td><td>${timeText(at)}</td><td>${say.kinds[kind][0]}</td><td>${about}<br><span class="soft small">${say.content(code(digest.slice(0, 16)))}</span></td><td><code>${hash.slice(0, 16)}</code>${!isWhole && html` <b>${say.wrongHash}</b>`}</td><td>${seq <= (last?.size ?? 0) ? say.isSigned : say.notSigned}</td></tr>`;
}

/** Case folders: a list, and one folder with its findings, sites, notes, files and history. */
import { InputError } from '../../errors.ts';
import { counted } from '../../model/counted.ts';
import { CASE_FILE_BYTES, type CaseEvent, type CaseFolder, type CaseItem } from '../../model/decisions/case.ts';
import type { Match } from '../../model/derived/match.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import { arrowOf, nameOf, total } from '../../report/wording.ts';
import type { Services } from '../../services.ts';
import { assigneeField, byField } from '../frame/forms.ts';
import { page } from '../frame/layout.ts';
import type { DeskParts } from '../frame/parts.ts';
import { fileOf, saidOf, textOf, toIn, type Viewer, viewerOf } from '../frame/request.ts';
import { type Done, gets, named, posts } from '../frame/routes.ts';
import { holdLine } from '../holds/page.ts';
import type { CaseRule } from './rule.ts';

/** Only the newest are shown. */
const CASES_SHOWN = 500;
const EVENTS_SHOWN = 300;

export function casePages(rule: CaseRule, { services }: DeskParts) {
  const to = ({ id }: { readonly id: string }, said: string): Done => [`/cases/${id}`, said];
  return [
    gets('/cases', rule.list, (c) => casesPage(services, viewerOf(c), saidOf(c))),
    gets('/cases/{id}', rule.one, async (c, names, asking) =>
      casePage(await rule.one(names, asking), services, viewerOf(c), saidOf(c)),
    ),
    gets('/cases/{id}/report.html', rule.html, (_, names, asking) => rule.html(names, asking)),
    gets('/cases/{id}/report.pdf', rule.pdf, (_, names, asking) => rule.pdf(names, asking)),
    gets('/cases/{id}/files/{digest}', rule.file, (_, names, asking) => rule.file(names, asking)),
    posts(
      '/cases',
      rule.open,
      (form) => ({ name: textOf(form, 'name', LENGTHS.name) }),
      ({ id }, _, c) => c.redirect(`/cases/${id}`, 303),
    ),
    posts(
      '/cases/{id}/notes',
      rule.note,
      (form, { id }) => ({ id, text: textOf(form, 'text', LENGTHS.note) }),
      (_, names) => to(names, 'The note is in the case.'),
    ),
    posts(
      '/cases/{id}/files',
      rule.putFile,
      fileIn,
      (_, names) => to(names, 'The file is in the case.'),
      CASE_FILE_BYTES,
    ),
    posts(
      '/cases/{id}/remove',
      rule.takeOut,
      (form, { id }) => ({ id, kind: textOf(form, 'kind') as CaseItem['kind'], subject: textOf(form, 'subject') }),
      (_, names) => to(names, 'Removed from the case.'),
    ),
    posts(
      '/cases/{id}/assign',
      rule.assign,
      (form, { id }) => ({ id, to: toIn(form) }),
      ({ assignee = null }, names) =>
        to(names, assignee === null ? 'The case is nobody’s.' : `The case is with ${assignee}.`),
    ),
    posts(
      '/cases/{id}/close',
      rule.close,
      (form, { id }) => ({ id, closed: textOf(form, 'close') === 'yes' }),
      ({ closedAt }, names) => to(names, closedAt === null ? 'The case is open again.' : 'The case is closed.'),
    ),
    posts('/cases/{id}/export', rule.export, named, (file) => file),
  ];
}

/** The case that a form names or opens. */
export const putIntoIn = (form: FormData) => ({
  case: textOf(form, 'case'),
  name: textOf(form, 'name', LENGTHS.name),
  text: textOf(form, 'text', LENGTHS.note),
});

async function fileIn(form: FormData, { id }: { readonly id: string }) {
  const sent = fileOf(form, 'file');
  if (sent.size > CASE_FILE_BYTES) throw new InputError('a file of a case may have 20 MB at most');
  const name = sent.name.slice(0, LENGTHS.fileName).toWellFormed() || 'file';
  return { id, name, text: textOf(form, 'text', LENGTHS.reason), bytes: new Uint8Array(await sent.arrayBuffer()) };
}

async function casesPage({ store }: Pick<Services, 'store'>, viewer: Viewer, said?: string): Promise<string> {
  const cases = await store.cases.list({ limit: CASES_SHOWN });
  const rows = cases.map(
    (one) =>
      html`<tr><td><a href="/cases/${one.id}"><bdi>${one.name}</bdi></a></td><td class="num">${counted(one.items, 'item')}</td><td>${timeText(one.at)}, by <bdi>${one.by}</bdi></td><td><bdi>${one.assignee ?? 'nobody'}</bdi></td><td>${one.closedAt === null ? 'open' : `closed ${timeText(one.closedAt)}`}</td></tr>`,
  );
  const none = html`<p class="card">No case yet. A case folder holds findings, sites, notes and files that belong together.</p>`;
  const table = html`<table><thead><tr><th>Case</th><th class="num">Holds</th><th>Opened</th><th>Assigned to</th><th>State</th></tr></thead><tbody>${rows}</tbody></table>`;
  const form = html`<form class="card" method="post" action="/cases"><h2>Open a case</h2><label class="field">Name <input name="name" required maxlength="200"></label>${byField(viewer)}<button>Open</button></form>`;
  const body = html`${rows.length === 0 ? none : table}${rows.length === CASES_SHOWN && html`<p class="soft">The newest ${CASES_SHOWN} are shown.</p>`}
${viewer.mayWork && form}`;
  return page({ title: 'Cases', at: '/cases', said }, body);
}

async function casePage(
  folder: CaseFolder,
  { store }: Pick<Services, 'store'>,
  viewer: Viewer,
  said?: string,
): Promise<string> {
  const { id, closedAt, assignee = null, items, history = [] } = folder;
  const subjects = items.flatMap(({ kind, subject }) => (kind === 'finding' ? [subject] : []));
  const findings = await store.matches.several(subjects);
  const isOpen = closedAt === null;
  const mayChange = isOpen && viewer.mayWork;
  const cards = items.map((item) => itemCard(folder, item, findings, mayChange ? viewer : null));
  const body = html`<p class="soft">Opened ${timeText(folder.at)} by <bdi>${folder.by}</bdi>${!isOpen && html`, closed ${timeText(closedAt)}`}. ${assignee === null ? 'Nobody works on it' : html`<bdi>${assignee}</bdi> works on it`}.</p>
${cards.length === 0 ? html`<p class="card">Empty: open a <a href="/findings">finding</a> or a site and put it in.</p>` : cards}
${mayChange && additions(id, assignee, viewer)}
${await holdLine('case', id, store, viewer)}<p class="card">Report with all findings and pictures: <a href="/cases/${id}/report.html">HTML</a> or <a href="/cases/${id}/report.pdf">PDF</a></p>
${viewer.mayWork && html`<div class="card actions"><form method="post" action="/cases/${id}/export">${unlessKnown(viewer)}<button>Export the case (ZIP)</button></form><form method="post" action="/cases/${id}/close">${unlessKnown(viewer)}<button name="close" value="${isOpen ? 'yes' : 'no'}">${isOpen ? 'Close the case' : 'Open it again'}</button></form></div>`}
${history.length > 0 && html`<h2>History</h2><ol class="card plain small">${history.slice(-EVENTS_SHOWN).map((event) => html`<li>${timeText(event.at)}, <bdi>${event.by}</bdi>: ${eventText(event, folder, findings)}</li>`)}</ol>`}${history.length > EVENTS_SHOWN && html`<p class="soft">The last ${EVENTS_SHOWN} are shown; the exported case has all ${history.length}.</p>`}`;
  return page({ title: folder.name, at: '/cases', said }, body);
}

/** A form of one button asks for a name only if none is known. */
const unlessKnown = (viewer: Viewer): Html | false => viewer.by === '' && byField(viewer);

function additions(id: string, assignee: string | null, viewer: Viewer): Html {
  return html`<form class="card" method="post" action="/cases/${id}/notes"><h2>Write a note</h2><label class="field">Note <textarea name="text" rows="3" required maxlength="20000"></textarea></label>${byField(viewer)}<button>Add the note</button></form>
<div class="two"><form class="card" method="post" action="/cases/${id}/files" enctype="multipart/form-data"><h2>Add a file</h2><label class="field">File, 20 MB at most <input type="file" name="file" required></label><label class="field">What it is <input name="text" maxlength="4000"></label>${byField(viewer)}<button>Add the file</button></form>
<form class="card" method="post" action="/cases/${id}/assign"><h2>Assign the case</h2>${assigneeField(assignee, viewer)}${byField(viewer)}<button>Assign</button></form></div>`;
}

type Findings = ReadonlyMap<string, Match>;

const pairOf = (match: Match): Html =>
  html`<bdi>${nameOf(match.left)}</bdi> ${arrowOf(match)} <bdi>${nameOf(match.right)}</bdi>`;

/** @param viewer null: may not change the case */
function itemCard(folder: CaseFolder, item: CaseItem, findings: Findings, viewer: Viewer | null): Html {
  const { kind, subject, text, by, at, file } = item;
  const match = findings.get(subject);
  const head = {
    finding: () =>
      match === undefined
        ? html`Finding <code>${subject.slice(0, 12)}</code>, no longer stored`
        : html`<a href="/findings/${subject}">${pairOf(match)}</a> <span class="soft">${match.verdict}, ${total(match.weight)} bits</span>`,
    site: () => html`<a href="/sites/${encodeURIComponent(subject)}"><bdi>${subject}</bdi></a>`,
    note: () => html`Note`,
    file: () =>
      html`<a href="/cases/${folder.id}/files/${subject}" download><bdi>${file?.name ?? 'file'}</bdi></a> <span class="soft">${counted(file?.bytes ?? 0, 'byte')}, SHA-256 <code>${subject.slice(0, 16)}</code></span>`,
  }[kind]();
  return html`<article class="card item"><h3>${head}</h3>${text !== '' && html`<p class="written"><bdi>${text}</bdi></p>`}<p class="soft small">${timeText(at)}, by <bdi>${by}</bdi></p>${viewer !== null && html`<form method="post" action="/cases/${folder.id}/remove"><input type="hidden" name="kind" value="${kind}"><input type="hidden" name="subject" value="${subject}">${unlessKnown(viewer)}<button class="quiet">Remove from the case</button></form>`}</article>`;
}

const DONE: Readonly<Record<CaseEvent['action'], string>> = {
  opened: 'opened the case',
  put: 'put in',
  removed: 'removed',
  assigned: 'gave the case to',
  closed: 'closed the case',
  reopened: 'opened the case again',
  exported: 'exported the case',
};

function eventText({ action, kind, subject = '', to }: CaseEvent, { items }: CaseFolder, findings: Findings): Html {
  if (action === 'assigned') return html`${DONE.assigned} <bdi>${to ?? 'nobody'}</bdi>`;
  if (kind === undefined) return html`${DONE[action]}`;
  if (kind === 'note') return html`${action === 'put' ? 'wrote a note' : 'removed a note'}`;
  const match = findings.get(subject);
  const file = items.find((item) => item.kind === 'file' && item.subject === subject)?.file?.name;
  const what =
    match === undefined
      ? html`<bdi>${file ?? (kind === 'site' ? subject : subject.slice(0, 12))}</bdi>`
      : pairOf(match);
  return html`${DONE[action]} the ${kind} ${what}`;
}

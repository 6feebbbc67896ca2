/** Case folders: a list, and one folder with its findings, sites, notes, files and history. */
import { InputError } from '../../errors.ts';
import { CASE_FILE_BYTES, type CaseEvent, type CaseFolder, type CaseItem } from '../../model/decisions/case.ts';
import type { Match } from '../../model/derived/match.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import type { Services } from '../../services.ts';
import { caseTexts as say } from '../../texts/cases.ts';
import { commentTexts } from '../../texts/comments.ts';
import { frameTexts } from '../../texts/frame.ts';
import { reportTexts } from '../../texts/report.ts';
import { commentsOf } from '../comments/page.ts';
import { mainEvidence, pairOf, verdictLine } from '../findings/finding-line.ts';
import { assigneeField, byField } from '../frame/forms.ts';
import { lines, page } from '../frame/layout.ts';
import { bdi, code, linkTo, siteLink } from '../frame/marks.ts';
import type { DeskParts } from '../frame/parts.ts';
import { reportLinks, reportPages } from '../frame/reports.ts';
import { fileOf, type Look, lookOf, textOf, toIn, type Viewer } from '../frame/request.ts';
import { type Done, gets, named, posts, shows, texts } from '../frame/routes.ts';
import { holdLine } from '../holds/page.ts';
import type { CaseRule } from './rule.ts';

/** Only the newest are shown. */
const CASES_SHOWN = 500;
const EVENTS_SHOWN = 300;

export function casePages(rule: CaseRule, { services }: DeskParts) {
  const to = ({ id }: { readonly id: string }, said: string, part = ''): Done => [
    `/cases/${id}`,
    said,
    `/cases/${id}${part}`,
  ];
  return [
    gets('/cases', rule.list, (c) => casesPage(services, lookOf(c))),
    gets('/cases/{id}', rule.one, async (c, names, asking) =>
      casePage(await rule.one(names, asking), services, lookOf(c)),
    ),
    ...reportPages('cases', rule.report),
    shows('/cases/{id}/files/{digest}', rule.file, (file) => file),
    posts('/cases', rule.open, texts({ name: LENGTHS.name }), ({ id }, _, c) => c.redirect(`/cases/${id}`, 303)),
    posts('/cases/{id}/notes', rule.note, texts({ text: LENGTHS.note }), ({ subject }, names) =>
      to(names, say.noteIsIn, `#item-${subject}`),
    ),
    posts(
      '/cases/{id}/files',
      rule.putFile,
      fileIn,
      ({ subject }, names) => to(names, say.fileIsIn, `#item-${subject}`),
      CASE_FILE_BYTES,
    ),
    posts(
      '/cases/{id}/remove',
      rule.takeOut,
      (form, { id }) => ({ id, kind: textOf(form, 'kind') as CaseItem['kind'], subject: textOf(form, 'subject') }),
      (_, names) => to(names, say.isRemoved, '#history'),
    ),
    posts(
      '/cases/{id}/assign',
      rule.assign,
      (form, { id }) => ({ id, to: toIn(form) }),
      ({ assignee = null }, names) => to(names, say.isWith(assignee), '#history'),
    ),
    posts(
      '/cases/{id}/close',
      rule.close,
      (form, { id }) => ({ id, closed: textOf(form, 'close') === 'yes' }),
      ({ closedAt }, names) => to(names, closedAt === null ? say.isOpenAgain : say.isClosed, '#history'),
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
  if (sent.size > CASE_FILE_BYTES) throw new InputError(say.longFile);
  const name = sent.name.slice(0, LENGTHS.fileName).toWellFormed() || say.unnamedFile;
  return { id, name, text: textOf(form, 'text', LENGTHS.reason), bytes: new Uint8Array(await sent.arrayBuffer()) };
}

async function casesPage({ store }: Pick<Services, 'store'>, { viewer, said }: Look): Promise<string> {
  const cases = await store.cases.list({ limit: CASES_SHOWN });
  const rows = cases.map(
    (one) =>
      html`<tr><td><a href="/cases/${one.id}"><bdi>${one.name}</bdi></a></td><td class="num">${say.items(one.items)}</td><td>${say.openedAt(timeText(one.at), bdi(one.by))}</td><td><bdi>${one.assignee ?? frameTexts.nobody}</bdi></td><td>${one.closedAt === null ? say.open : say.closedAt(timeText(one.closedAt))}</td></tr>`,
  );
  const none = html`<p class="card">${say.none}</p>`;
  const table = html`<table><thead><tr><th>${frameTexts.case}</th><th class="num">${say.contents}</th><th>${say.opened}</th><th>${frameTexts.assignedTo}</th><th>${frameTexts.state}</th></tr></thead><tbody>${rows}</tbody></table>`;
  const form = html`<form class="card" method="post" action="/cases"><h2>${say.openCase}</h2><label class="field">${frameTexts.name} <input name="name" required maxlength="200"></label>${byField(viewer)}<button>${say.doOpen}</button></form>`;
  const body = html`${rows.length === 0 ? none : table}${rows.length === CASES_SHOWN && html`<p class="soft">${frameTexts.newestShown(CASES_SHOWN)}</p>`}
${viewer.mayWork && form}`;
  return page({ title: frameTexts.menu['/cases'], at: '/cases', said }, body);
}

async function casePage(
  folder: CaseFolder,
  { store }: Pick<Services, 'store'>,
  { viewer, said }: Look,
): Promise<string> {
  const { id, closedAt, assignee = null, items, history = [] } = folder;
  const subjects = items.flatMap(({ kind, subject }) => (kind === 'finding' ? [subject] : []));
  const findings = await store.matches.several(subjects);
  const isOpen = closedAt === null;
  const mayChange = isOpen && viewer.mayWork;
  const cards = items.map((item) => itemCard(folder, item, findings, mayChange ? viewer : null));
  const body = html`<p class="soft">${say.openedBy(timeText(folder.at), bdi(folder.by))}${!isOpen && say.andClosed(timeText(closedAt))}. ${assignee === null ? say.nobodyWorks : say.works(bdi(assignee))}.</p>
${cards.length === 0 ? html`<p class="card">${say.empty(linkTo('/findings'))}</p>` : cards}
${mayChange && additions(id, assignee, viewer)}
<h2 id="comments">${commentTexts.title}</h2>${(await commentsOf('case', id, { store }, viewer, isOpen)).body}
${await holdLine('case', id, store, viewer)}<div class="card"><h3>${reportTexts.ofFindings}</h3>${reportLinks('cases', id)}</div>
${viewer.mayWork && html`<div class="card actions"><form method="post" action="/cases/${id}/export">${unlessKnown(viewer)}<button>${say.export}</button></form><form method="post" action="/cases/${id}/close">${unlessKnown(viewer)}<button name="close" value="${isOpen ? 'yes' : 'no'}">${isOpen ? say.close : say.reopen}</button></form></div>`}
${history.length > 0 && html`<h2>${say.history}</h2><ol class="card plain small" id="history">${history.slice(-EVENTS_SHOWN).map((event) => html`<li>${frameTexts.entryBy(timeText(event.at), bdi(event.by), eventText(event, folder, findings))}</li>`)}</ol>`}${history.length > EVENTS_SHOWN && html`<p class="soft">${say.lastEvents(EVENTS_SHOWN, history.length)}</p>`}`;
  return page({ title: folder.name, at: '/cases', said }, body);
}

/** A form of one button asks for a name only if none is known. */
const unlessKnown = (viewer: Viewer): Html | false => viewer.by === '' && byField(viewer);

function additions(id: string, assignee: string | null, viewer: Viewer): Html {
  return html`<form class="card" method="post" action="/cases/${id}/notes"><h2>${say.writeNote}</h2><label class="field">${frameTexts.note} <textarea name="text" rows="3" required maxlength="20000"></textarea></label>${byField(viewer)}<button>${say.addNote}</button></form>
<div class="two"><form class="card" method="post" action="/cases/${id}/files" enctype="multipart/form-data"><h2>${say.fileTitle}</h2><label class="field">${say.file} <input type="file" name="file" required></label><label class="field">${say.fileAbout} <input name="text" maxlength="4000"></label>${byField(viewer)}<button>${say.addFile}</button></form>
<form class="card" method="post" action="/cases/${id}/assign"><h2>${say.assignTitle}</h2>${assigneeField(assignee, viewer)}${byField(viewer)}<button>${frameTexts.assign}</button></form></div>`;
}

type Findings = ReadonlyMap<string, Match>;

/** @param viewer null: may not change the case */
function itemCard(folder: CaseFolder, item: CaseItem, findings: Findings, viewer: Viewer | null): Html {
  const { kind, subject, text, by, at, file } = item;
  const match = findings.get(subject);
  const head = {
    finding: () =>
      match === undefined
        ? html`${say.gone(code(subject.slice(0, 12)))}`
        : html`<a href="/findings/${subject}">${pairOf(match)}</a> ${verdictLine(match)} <span class="soft small">${mainEvidence(match)}</span>`,
    site: () => siteLink(subject),
    note: () => html`${frameTexts.note}`,
    file: () =>
      html`<a href="/cases/${folder.id}/files/${subject}" download><bdi>${file?.name ?? say.unnamedFile}</bdi></a> <span class="soft">${frameTexts.bytesOf(file?.bytes ?? 0, code(subject.slice(0, 16)))}</span>`,
  }[kind]();
  return html`<article class="card item" id="item-${subject}"><h2>${head}</h2>${text !== '' && html`<p class="written"><bdi>${lines(text)}</bdi></p>`}<p class="soft small">${say.openedAt(timeText(at), bdi(by))}</p>${viewer !== null && html`<form method="post" action="/cases/${folder.id}/remove"><input type="hidden" name="kind" value="${kind}"><input type="hidden" name="subject" value="${subject}">${unlessKnown(viewer)}<button class="quiet">${say.remove}</button></form>`}</article>`;
}

function eventText({ action, kind, subject = '', to }: CaseEvent, { items }: CaseFolder, findings: Findings): Html {
  if (action === 'assigned') return html`${say.assignedTo(bdi(to ?? frameTexts.nobody))}`;
  if (kind === undefined) return html`${say.done[action]}`;
  if (kind === 'note') return html`${action === 'put' ? say.putNote : say.removedNote}`;
  const match = findings.get(subject);
  const file = items.find((item) => item.kind === 'file' && item.subject === subject)?.file?.name;
  const what =
    match === undefined
      ? html`<bdi>${file ?? (kind === 'site' ? subject : subject.slice(0, 12))}</bdi>`
      : pairOf(match);
  return html`${say.didWith(say.done[action], kind, what)}`;
}

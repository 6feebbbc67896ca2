/** Imports: the forms, and one import with its preview or outcome. */
import { timeText } from '../../model/text/time-text.ts';
import { Html, html } from '../../report/escape.ts';
import { frameTexts } from '../../texts/frame.ts';
import { importTexts as say } from '../../texts/imports.ts';
import { siteTexts } from '../../texts/sites.ts';
import { changedEvent } from '../frame/changed-event.ts';
import { byField, CHECKED } from '../frame/forms.ts';
import { page } from '../frame/layout.ts';
import { bdi, linkTo, siteLink } from '../frame/marks.ts';
import type { DeskParts } from '../frame/parts.ts';
import { textOf, type Viewer, viewerOf } from '../frame/request.ts';
import { gets, posts, shows, uploads } from '../frame/routes.ts';
import type { Upload } from '../frame/uploads.ts';
import type { Import, Outcome } from './import.ts';
import { listCard } from './list-card.ts';
import { archiveSaid, type ImportRule, listSaid } from './rule.ts';

export function importPages(rule: ImportRule, { services, imports }: DeskParts) {
  const toImport = ({ id }: Import, _: unknown, c: Parameters<typeof viewerOf>[0]) => c.redirect(`/imports/${id}`, 303);
  const sent = (upload: Upload) => ({ upload });
  return [
    gets('/imports', rule.all, async (c) => importsPage(await imports.all(), viewerOf(c))),
    shows('/imports/{id}', rule.one, (one, c) => importPage(one, viewerOf(c))),
    gets('/imports/{id}/events', rule.one, (c, { id }) =>
      changedEvent(c, async (gone) => (await imports.changed(id, gone))?.state ?? 'unknown'),
    ),
    uploads('/imports/lists', rule.list, services, sent, toImport),
    uploads('/imports/archives', rule.archive, services, sent, toImport),
    posts('/imports/captures', rule.capture, (form) => ({ ...archiveSaid(form), url: textOf(form, 'url') }), toImport),
    posts('/imports/{id}/list', rule.listAgain, (form, { id }) => ({ id, ...listSaid(form) }), toImport),
    posts('/imports/{id}/confirm', rule.confirm, (form, { id }) => ({ id, accept: textOf(form, 'accept') }), toImport),
    posts('/imports/{id}/archive', rule.archiveAgain, (form, { id }) => ({ id, ...archiveSaid(form) }), toImport),
  ];
}

const WRONG = new Html(' aria-invalid="true" aria-describedby="problem"');
const filesField = html`<label class="field">${say.files} <input type="file" name="file" multiple required></label>`;
const listField = html`<label class="field">${say.files} <input type="file" name="file" multiple></label><label class="field">${say.orPasted} <textarea name="pasted" rows="4" spellcheck="false"></textarea></label>`;

function listFields({ said = {}, fields = [] }: Partial<Import>): Html {
  return html`<label class="field">${say.listName} <input name="list" value="${said.list ?? ''}" maxlength="200"${marked(fields, 'list')}></label>${dateField(said.at, fields)}<div class="choices"><label><input type="checkbox" name="openSanctions" value="yes"${said.openSanctions === true && CHECKED}> ${say.openSanctions}</label></div>`;
}

function archiveFields({ said = {}, fields = [] }: Partial<Import>): Html {
  return html`<label class="field">${say.urlOfPages} <input name="url" value="${said.url ?? ''}" maxlength="2000" inputmode="url"${marked(fields, 'url')}></label>${dateField(said.at, fields)}`;
}

const dateField = (at = '', fields: readonly string[] = []): Html =>
  html`<label class="field">${say.date} <input name="at" value="${at}" maxlength="40"${marked(fields, 'at')}></label>`;

const marked = (fields: readonly string[], name: string): Html | false => fields.includes(name) && WRONG;

function importsPage(all: readonly Import[], viewer: Viewer): string {
  if (!viewer.mayWork)
    return page({ title: frameTexts.menu['/imports'], at: '/imports' }, html`<p class="card">${say.needsAnalyst}</p>`);
  const rows = all.map(
    ({ id, kind, names, by, startedAt, state }) =>
      html`<tr><td class="sites"><a href="/imports/${id}"><bdi>${titleOf(names)}</bdi></a></td><td>${say.kinds[kind]}</td><td>${say.states[state]}</td><td>${timeText(startedAt)}, <bdi>${by}</bdi></td></tr>`,
  );
  const ofLists = viewer.isAdmin
    ? html`<form class="card" method="post" action="/imports/lists" enctype="multipart/form-data"><h2>${say.lists}</h2><p>${say.listsAbout}</p>${listField}${listFields({})}${byField(viewer)}<button>${say.readList}</button></form>`
    : html`<div class="card"><h2>${say.lists}</h2><p>${say.onlyAdmin}</p></div>`;
  const body = html`<div class="two">${ofLists}<form class="card" method="post" action="/imports/archives" enctype="multipart/form-data"><h2>${say.archives}</h2><p>${say.archivesAbout}</p>${filesField}${archiveFields({})}${byField(viewer)}<button>${say.importFiles}</button></form></div>
<form class="card" method="post" action="/imports/captures"><h2>${say.webArchive}</h2><p>${say.webArchiveAbout}</p><label class="field">${frameTexts.webAddress} <input name="url" required maxlength="2000" inputmode="url" placeholder="https://shop.example/"></label><label class="field">${say.nearest} <input name="at" maxlength="40"></label>${byField(viewer)}<button>${say.importSite}</button></form>
<h2>${say.all}</h2>${rows.length === 0 ? html`<p class="card">${say.none}</p>` : html`<table class="summary"><thead><tr><th>${frameTexts.name}</th><th>${frameTexts.kind}</th><th>${frameTexts.state}</th><th>${frameTexts.started}</th></tr></thead><tbody>${rows}</tbody></table>`}`;
  return page({ title: frameTexts.menu['/imports'], at: '/imports' }, body);
}

const titleOf = (names: readonly string[]): string => say.title(names[0] ?? '', names.length - 1);

function importPage(one: Import, viewer: Viewer): string {
  const { id, kind, names, by, startedAt, state, problem, lists, outcomes } = one;
  const isAtWork = state === 'waiting' || state === 'reading' || state === 'importing';
  const now = isAtWork
    ? html`<p class="card" role="status" data-watch="/imports/${id}/events">${say.states[state]} ${one.count === 0 && one.bytes > 0 ? say.readSoFar(one.bytes) : say.soFar(one.count, kind)} ${frameTexts.showsByItself(linkTo(`/imports/${id}`))}</p>`
    : html`<p class="card" role="status">${say.states[state]}${state === 'done' && kind === 'list' && html` <a href="/entities">${say.seeEntities}</a>`}</p>`;
  const body = html`<p class="soft">${say.kinds[kind]}. ${say.byAt(bdi(by), timeText(startedAt))}</p>${now}
${one.isRestarted && html`<p class="said" role="status">${say.isRestarted}</p>`}${problem !== null && html`<p class="said" role="alert" id="problem">${problem}</p>`}
${lists.map((list) => listCard(list, state))}
${outcomes.length > 0 && outcomesTable(outcomes)}
${!isAtWork && actionsOf(one, viewer)}`;
  return page({ title: titleOf(names), at: '/imports' }, body);
}

function actionsOf(one: Import, viewer: Viewer): Html | false {
  const { id, kind, state, lists } = one;
  if (kind === 'list' && viewer.isAdmin && (state === 'ready' || state === 'asking')) {
    const refusals = lists.flatMap(({ refusal }) => refusal ?? []);
    const changes = lists.some(({ isUnchanged }) => !isUnchanged);
    return html`${state === 'ready' && changes && html`<form class="card" method="post" action="/imports/${id}/confirm">${refusals.map((why) => html`<p role="alert"><b>${say.looksWrong(why)}</b></p>`)}${refusals.length > 0 && html`<label class="field">${say.reason} <textarea name="accept" rows="2" required maxlength="4000"></textarea></label>`}<button>${say.confirm}</button></form>`}
<form class="card" method="post" action="/imports/${id}/list"><h2>${say.readAgain}</h2>${listFields(one)}<button class="quiet">${say.readAgain}</button></form>`;
  }
  if (kind !== 'archive' || state !== 'asking') return false;
  return html`<form class="card" method="post" action="/imports/${id}/archive"><h2>${say.readAgain}</h2>${archiveFields(one)}${byField(viewer)}<button>${say.readAgain}</button></form>`;
}

function outcomesTable(outcomes: readonly Outcome[]): Html {
  const rows = outcomes.map(({ name, visit, notes, problems }) => {
    const site = visit === null ? say.unread : siteLink(visit.site);
    const what = visit === null ? '' : html`<a href="/replay/${visit.id}">${siteTexts.capturesOf(visit.captures)}</a>`;
    const lines = [...problems, ...notes].map((line) => html`<li><bdi>${line}</bdi></li>`);
    return html`<tr><td class="sites"><bdi>${name}</bdi></td><td>${site}</td><td>${visit?.state ?? ''}</td><td>${what}</td><td>${visit !== null && timeText(visit.startedAt)}</td><td>${lines.length > 0 && html`<ul class="plain">${lines}</ul>`}</td></tr>`;
  });
  return html`<h2>${say.outcomes}</h2><table class="summary"><thead><tr><th>${frameTexts.name}</th><th>${frameTexts.site}</th><th>${frameTexts.state}</th><th>${frameTexts.visits}</th><th>${frameTexts.captured}</th><th>${frameTexts.reason}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

/** Sweep lists: rows by pages with their last results, followers, and actions for an admin. */
import { z } from 'zod';
import type { Settings } from '../../config.ts';
import { InputError } from '../../errors.ts';
import { followedList } from '../../flow/crawl/followed-list.ts';
import { listedSeeds, MOST_LISTED, visitHours } from '../../flow/crawl/listed-sites.ts';
import { followersOf, lastResults } from '../../flow/crawl/sweep-lists.ts';
import { LENGTHS } from '../../model/lengths.ts';
import type { SweepListRow } from '../../model/ports/lists.ts';
import type { ScheduleHead } from '../../model/ports/schedules.ts';
import { timeText } from '../../model/text/time-text.ts';
import { CONDITION_TEXT, knownTime } from '../../model/words.ts';
import { type Html, html } from '../../report/escape.ts';
import type { Services } from '../../services.ts';
import { frameTexts } from '../../texts/frame.ts';
import { listTexts as say } from '../../texts/lists.ts';
import { scheduleTexts } from '../../texts/schedules.ts';
import { browserField, browserIn, byField, timeOfDayFields, timeOfDayIn } from '../frame/forms.ts';
import { page } from '../frame/layout.ts';
import { bdi, siteAt } from '../frame/marks.ts';
import type { DeskParts } from '../frame/parts.ts';
import { choiceOf, LIST_BYTES, type Look, lookOf, textOf } from '../frame/request.ts';
import { gets, named, posts } from '../frame/routes.ts';
import type { ListRule } from './rule.ts';

const ROWS_A_PAGE = 100;

const After = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).catch(0);

export function listPages(rule: ListRule, { services }: DeskParts) {
  return [
    gets('/lists', rule.all, (c) => listsPage(services, lookOf(c))),
    gets('/lists/of/{schedule}', rule.all, (c, { schedule }) =>
      scheduleRowsPage(schedule, After.parse(c.req.query('after')), services),
    ),
    gets('/lists/{id}', rule.one, (c, { id }) => listPage(id, After.parse(c.req.query('after')), services, lookOf(c))),
    posts(
      '/lists',
      rule.add,
      async (form) => ({ name: textOf(form, 'name', LENGTHS.name), ...(await sentIn(form)) }),
      ({ list, problems }) => [`/lists/${list.id}`, say.isMade(problemsText(problems))],
      LIST_BYTES,
    ),
    posts(
      '/lists/{id}/add',
      rule.addRows,
      async (form, { id }) => ({ id, tags: tagsOf(form), ...(await sentIn(form)) }),
      ({ added, known, problems }, { id }) => [`/lists/${id}`, say.isAdded(added, known, problemsText(problems))],
      LIST_BYTES,
    ),
    posts(
      '/lists/{id}/rows',
      rule.work,
      workIn,
      ({ count, done }, { id }) => [`/lists/${id}`, say.rowsDone(count, done)],
      LIST_BYTES,
    ),
    posts(
      '/lists/{id}/run',
      rule.run,
      (form, { id }) => ({ id, browser: browserIn(form), listed: Number(textOf(form, 'listed')) || undefined }),
      ({ targets, run }, { id }) => [
        `/lists/${id}`,
        frameTexts.isQueued(targets),
        run === null ? `/lists/${id}` : `/runs/${run}`,
      ],
    ),
    posts(
      '/lists/{id}/schedule',
      rule.schedule,
      (form, { id }) => ({
        ...{ id, every: textOf(form, 'every'), ...timeOfDayIn(form), later: textOf(form, 'later') === 'yes' },
        browser: browserIn(form),
      }),
      ({ list, started, schedule }, { id }) => [
        `/lists/${id}`,
        say.isScheduled(list.name, started > 0),
        `/schedules#schedule-${schedule}`,
      ],
    ),
    posts('/lists/{id}/remove', rule.remove, named, ({ name }) => ['/lists', say.isRemoved(name)]),
  ];
}

async function sentIn(form: FormData) {
  const [pasted, file] = [textOf(form, 'addresses', LIST_BYTES), form.get('file')];
  const isSent = file instanceof File && file.size > 0;
  return {
    lenient: true,
    addresses: pasted === '' ? [] : [pasted],
    file: isSent ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : null,
  };
}

function workIn(form: FormData, { id }: { readonly id: string }) {
  const rows = form.getAll('row').map(Number).filter(Number.isSafeInteger);
  if (rows.length === 0) throw new InputError(say.chooseRows);
  const what = choiceOf(form, 'do', Work, say.chooseWork);
  return { id, rows, what, tags: tagsOf(form), interval: textOf(form, 'interval') || null };
}

const Work = z.enum(['label', 'interval', 'remove']);
const problemsText = (problems: readonly string[]): string =>
  problems[0] === undefined ? '' : say.problems(problems.length, problems[0]);
const tagsOf = (form: FormData): string[] => textOf(form, 'tags').split(',');

async function listsPage({ store }: Pick<Services, 'store'>, { viewer, said }: Look): Promise<string> {
  const schedules = await store.schedules.heads();
  const rows = (await store.lists.all()).map(({ id, name, rows: count, by, at }) => {
    const followers = schedules.filter(({ follows }) => follows?.some((one) => followedList(one) === id));
    return html`<tr><td class="sites"><a href="/lists/${id}"><bdi>${name}</bdi></a></td><td class="num">${say.rows(count)}</td><td>${names(followers)}</td><td>${say.madeByAt(bdi(by), timeText(at))}</td></tr>`;
  });
  const others = schedules.filter(({ follows = [] }) => !follows.some((one) => followedList(one) !== null));
  const table = html`<table class="summary"><thead><tr><th>${frameTexts.list}</th><th class="num">${say.rowsHead}</th><th>${say.followedBy}</th><th>${say.madeBy}</th></tr></thead><tbody>${rows}</tbody></table>`;
  const body = html`<p class="soft">${say.about}</p>
${rows.length === 0 ? html`<p class="card">${say.none}</p>` : table}
${
  others.length > 0 &&
  html`<h2>${say.ofSchedules}</h2><p class="soft">${say.ofSchedulesAbout}</p>
<ul class="card plain">${others.map(({ id, name, targets, follows }) => html`<li>${say.scheduleRows(html`<a href="/lists/of/${id}"><bdi>${name}</bdi></a>`, targets, follows === undefined)}</li>`)}</ul>`
}
${viewer.isAdmin ? html`<form class="card" method="post" action="/lists" enctype="multipart/form-data"><h2>${say.makeList}</h2><label class="field">${frameTexts.name} <input name="name" required maxlength="200"></label>${addressesField}${byField(viewer)}<button>${say.make}</button></form>` : html`<p class="soft">${say.onlyAdmin}</p>`}`;
  return page({ title: frameTexts.menu['/lists'], at: '/lists', said }, body);
}

const addressesField = html`<label class="field">${frameTexts.webAddresses} <textarea name="addresses" rows="6"></textarea></label><label class="field">${say.file} <input type="file" name="file"></label>`;
const names = (schedules: readonly ScheduleHead[]): Html | string =>
  schedules.length === 0
    ? say.noSchedule
    : html`<bdi>${[...new Set(schedules.map(({ name }) => name))].join(', ')}</bdi>`;

/** Null: no such list. @param after the place before the page's first row */
async function listPage(
  id: string,
  after: number,
  services: Pick<Services, 'store' | 'settings'>,
  { viewer: { isAdmin: mayChange }, said }: Look,
): Promise<string | null> {
  const { store } = services;
  const list = await store.lists.get(id);
  if (list === null) return null;
  const [rows, followers] = await Promise.all([
    store.lists.rows(id, after, ROWS_A_PAGE + 1),
    followersOf(id, services),
  ]);
  const shown = rows.slice(0, ROWS_A_PAGE);
  const last = shown.at(-1)?.seq ?? 0;
  const table = await rowsTable(shown, mayChange, services);
  const body = html`<p>${say.rowsFollowed(list.rows, names(followers))}</p>
${
  shown.length === 0
    ? html`<p class="card">${say.noRows}</p>`
    : mayChange
      ? html`<form method="post" action="/lists/${id}/rows">${table}<fieldset class="card"><legend>${say.changeRows}</legend><label class="field">${say.labels} <input name="tags" maxlength="500"></label><label class="field">${say.ownInterval} <input name="interval" maxlength="8" pattern="[0-9]+[smhdw]"></label><div class="actions"><button name="do" value="label">${say.setLabels}</button><button name="do" value="interval">${say.setInterval}</button><button name="do" value="remove" class="quiet">${say.removeRows}</button></div></fieldset></form>`
      : table
}
<nav class="pager" aria-label="${frameTexts.pages}">${after > 0 && html`<a href="/lists/${id}">${frameTexts.firstPage}</a>`} ${rows.length > ROWS_A_PAGE && html`<a href="/lists/${id}?after=${last}" rel="next">${frameTexts.next}</a>`}</nav>
${mayChange && actionsOf(id, followers, services.settings, await tooManyListed(services))}`;
  return page({ title: list.name, at: '/lists', said }, body);
}

/** Number of websites that the lists name, if it is so large that a person is asked; else null. */
async function tooManyListed({ store }: Pick<Services, 'store'>): Promise<number | null> {
  const { length } = await listedSeeds([], store);
  return length > MOST_LISTED ? length : null;
}

function actionsOf(
  id: string,
  followers: readonly ScheduleHead[],
  { browser, timeout }: Pick<Settings, 'browser' | 'timeout'>,
  listed: number | null,
): Html {
  const askListed =
    listed !== null &&
    html`<div class="choices"><label><input type="checkbox" name="listed" value="${listed}"> ${say.alsoListed(listed, visitHours(listed, { timeoutMs: timeout * 1000 }))}</label></div>`;
  const choices = Object.entries(scheduleTexts.intervals).map(
    ([value, words]) => html`<option value="${value}">${words}</option>`,
  );
  return html`<div class="two"><form class="card" method="post" action="/lists/${id}/add" enctype="multipart/form-data"><h2>${say.addRows}</h2>${addressesField}<label class="field">${say.labels} <input name="tags" maxlength="500"></label><button>${say.add}</button></form>
<div><form class="card" method="post" action="/lists/${id}/run"><h2>${frameTexts.runNow}</h2><p>${followers.length > 0 ? say.runsSchedules : say.runsOnce}</p>${followers.length === 0 && html`${browserField(browser)}${askListed}`}<button>${frameTexts.runNow}</button></form>
<form class="card" method="post" action="/lists/${id}/schedule"><h2>${say.schedule}</h2><label class="field">${scheduleTexts.howOften} <select name="every">${choices}</select></label>${timeOfDayFields()}${browserField(browser)}<div class="choices"><label><input type="checkbox" name="later" value="yes"> ${scheduleTexts.later}</label></div><button>${scheduleTexts.schedule}</button></form>
${followers.length === 0 && html`<form class="card" method="post" action="/lists/${id}/remove"><h2>${say.removeList}</h2><p>${say.removeAbout}</p><button class="quiet">${say.removeList}</button></form>`}</div></div>`;
}

/** Shows a schedule's rows, from a file or pasted. Null: no such schedule. */
async function scheduleRowsPage(id: string, from: number, services: Pick<Services, 'store'>): Promise<string | null> {
  const schedule = await services.store.schedules.get(id);
  if (schedule === null) return null;
  const { seeds, follows, name } = schedule;
  const shown = seeds.slice(from, from + ROWS_A_PAGE).map((seed, i) => ({ seq: from + i, seed }));
  const whose = follows === undefined ? say.wherePasted : say.whereFile;
  const body = html`<p>${say.rowsOf(seeds.length, html`<a href="/schedules"><bdi>${name}</bdi></a>`)} ${whose}</p>
${await rowsTable(shown, false, services)}
<nav class="pager" aria-label="${frameTexts.pages}">${from > 0 && html`<a href="/lists/of/${id}?after=${Math.max(0, from - ROWS_A_PAGE)}" rel="prev">${frameTexts.previous}</a>`} ${from + ROWS_A_PAGE < seeds.length && html`<a href="/lists/of/${id}?after=${from + ROWS_A_PAGE}" rel="next">${frameTexts.next}</a>`}</nav>`;
  return page({ title: name, at: '/lists' }, body);
}

async function rowsTable(
  rows: readonly SweepListRow[],
  mayChange: boolean,
  services: Pick<Services, 'store'>,
): Promise<Html> {
  const seeds = rows.map(({ seed }) => seed);
  const results = await lastResults(seeds, services);
  const cells = rows.map(({ seq, seed: { url, kind, tags, interval = '' } }) => {
    const last = results.get(url);
    const outcome =
      last === undefined
        ? say.notVisited
        : html`<a href="${siteAt(last.site)}">${last.state}${last.condition !== 'content' && `, ${CONDITION_TEXT[last.condition]}`}</a>, ${timeText(knownTime(last.startedAt))}`;
    return html`<tr>${mayChange && html`<td><input type="checkbox" name="row" value="${seq}" aria-label="${url}"></td>`}<td class="sites"><code>${url}</code></td><td>${kind}</td><td><bdi>${tags.join(', ')}</bdi></td><td>${interval}</td><td>${outcome}</td></tr>`;
  });
  return html`<table class="summary"><thead><tr>${mayChange && html`<th><span class="hidden">${frameTexts.choose}</span></th>`}<th>${frameTexts.address}</th><th>${frameTexts.kind}</th><th>${say.labelsHead}</th><th>${say.interval}</th><th>${say.lastVisit}</th></tr></thead><tbody>${cells}</tbody></table>`;
}

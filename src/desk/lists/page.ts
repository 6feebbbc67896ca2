/** Sweep lists: rows by pages with their last results, followers, and actions for an admin. */
import { z } from 'zod';
import { InputError } from '../../errors.ts';
import { followedList } from '../../flow/crawl/followed-list.ts';
import { followersOf, lastResults } from '../../flow/crawl/sweep-lists.ts';
import { counted } from '../../model/counted.ts';
import { LENGTHS } from '../../model/lengths.ts';
import type { BrowserWhen } from '../../model/ports/capture.ts';
import type { SweepListRow } from '../../model/ports/lists.ts';
import type { ScheduleHead } from '../../model/ports/schedules.ts';
import { timeText } from '../../model/text/time-text.ts';
import { CONDITION_TEXT, knownTime } from '../../model/words.ts';
import { type Html, html } from '../../report/escape.ts';
import type { Services } from '../../services.ts';
import { browserField, browserIn, byField } from '../frame/forms.ts';
import { page } from '../frame/layout.ts';
import type { DeskParts } from '../frame/parts.ts';
import { LIST_BYTES, saidOf, textOf, type Viewer, viewerOf } from '../frame/request.ts';
import { gets, named, posts } from '../frame/routes.ts';
import { INTERVALS } from '../schedules/page.ts';
import type { ListRule } from './rule.ts';

const ROWS_A_PAGE = 100;

const After = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).catch(0);

export function listPages(rule: ListRule, { services }: DeskParts) {
  const look = (c: Parameters<typeof viewerOf>[0]) => {
    const viewer = viewerOf(c);
    return { mayChange: viewer.isAdmin, viewer, said: saidOf(c) };
  };
  return [
    gets('/lists', rule.all, (c) => listsPage(services, look(c))),
    gets('/lists/of/{schedule}', rule.all, (c, { schedule }) =>
      scheduleRowsPage(schedule, After.parse(c.req.query('after')), services),
    ),
    gets('/lists/{id}', rule.one, (c, { id }) => listPage(id, After.parse(c.req.query('after')), services, look(c))),
    posts(
      '/lists',
      rule.add,
      async (form) => ({ name: textOf(form, 'name', LENGTHS.name), ...(await sentIn(form)) }),
      ({ list, problems }) => [`/lists/${list.id}`, `The list is made.${problemsText(problems)}`],
      LIST_BYTES,
    ),
    posts(
      '/lists/{id}/add',
      rule.addRows,
      async (form, { id }) => ({ id, tags: tagsOf(form), ...(await sentIn(form)) }),
      ({ added, known, problems }, { id }) => {
        const there = known > 0 ? ` ${known} ${known === 1 ? 'was' : 'were'} in the list already.` : '';
        return [`/lists/${id}`, `${counted(added, 'row')} added.${there}${problemsText(problems)}`];
      },
      LIST_BYTES,
    ),
    posts(
      '/lists/{id}/rows',
      rule.work,
      workIn,
      ({ count, done }, { id }) => [`/lists/${id}`, `${counted(count, 'row')} ${done}.`],
      LIST_BYTES,
    ),
    posts(
      '/lists/{id}/run',
      rule.run,
      (form, { id }) => ({ id, browser: browserIn(form) }),
      ({ targets }, { id }) => [`/lists/${id}`, `A run is queued: ${counted(targets, 'target')}.`],
    ),
    posts(
      '/lists/{id}/schedule',
      rule.schedule,
      (form, { id }) => ({
        ...{ id, every: textOf(form, 'every'), later: textOf(form, 'later') === 'yes' },
        browser: browserIn(form),
      }),
      ({ list, started }, { id }) => [
        `/lists/${id}`,
        `The schedule ${list.name} follows the list.${started > 0 ? ' Its first run is queued.' : ''}`,
      ],
    ),
    posts('/lists/{id}/remove', rule.remove, named, ({ name }) => ['/lists', `The list ${name} is removed.`]),
  ];
}

async function sentIn(form: FormData) {
  const [pasted, file] = [textOf(form, 'addresses', LIST_BYTES), form.get('file')];
  const isSent = file instanceof File && file.size > 0;
  return {
    addresses: pasted === '' ? [] : [pasted],
    file: isSent ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : null,
  };
}

function workIn(form: FormData, { id }: { readonly id: string }) {
  const rows = form.getAll('row').map(Number).filter(Number.isSafeInteger);
  if (rows.length === 0) throw new InputError('choose one or more rows first');
  const what = Work.safeParse(textOf(form, 'do'));
  if (!what.success) throw new InputError('choose what to do with the rows');
  return { id, rows, what: what.data, tags: tagsOf(form), interval: textOf(form, 'interval') || null };
}

const Work = z.enum(['label', 'interval', 'remove']);
const problemsText = (problems: readonly string[]): string =>
  problems.length === 0 ? '' : ` ${counted(problems.length, 'row')} not used: ${problems[0]}`;
const tagsOf = (form: FormData): string[] => textOf(form, 'tags').split(',');

interface Shown {
  readonly mayChange: boolean;
  readonly viewer: Viewer;
  readonly said?: string | undefined;
}

async function listsPage({ store }: Pick<Services, 'store'>, { mayChange, viewer, said }: Shown): Promise<string> {
  const schedules = await store.schedules.heads();
  const rows = (await store.lists.all()).map(({ id, name, rows: count, by, at }) => {
    const followers = schedules.filter(({ follows }) => follows?.some((one) => followedList(one) === id));
    return html`<tr><td class="sites"><a href="/lists/${id}"><bdi>${name}</bdi></a></td><td class="num">${counted(count, 'row')}</td><td>${names(followers)}</td><td><bdi>${by}</bdi>, ${timeText(at)}</td></tr>`;
  });
  const others = schedules.filter(({ follows = [] }) => !follows.some((one) => followedList(one) !== null));
  const table = html`<table class="summary"><thead><tr><th>List</th><th class="num">Rows</th><th>Followed by</th><th>Made by</th></tr></thead><tbody>${rows}</tbody></table>`;
  const body = html`<p class="soft">A sweep list has the addresses that are crawled. What you change here counts from the next run of each schedule that follows the list.</p>
${rows.length === 0 ? html`<p class="card">No list is kept here.</p>` : table}
${
  others.length > 0 &&
  html`<h2>Rows of schedules</h2><p class="soft">The rows of these are a file’s, which you change in the file, or were pasted into the schedule.</p>
<ul class="card plain">${others.map(({ id, name, targets, follows }) => html`<li><a href="/lists/of/${id}"><bdi>${name}</bdi></a>, ${counted(targets, 'row')}, ${follows === undefined ? 'pasted' : 'from a file'}</li>`)}</ul>`
}
${mayChange ? html`<form class="card" method="post" action="/lists" enctype="multipart/form-data"><h2>Make a list</h2><label class="field">Name <input name="name" required maxlength="200"></label>${addressesField}${byField(viewer)}<button>Make the list</button></form>` : html`<p class="soft">An admin makes and changes lists.</p>`}`;
  return page({ title: 'Lists', at: '/lists', said }, body);
}

const addressesField = html`<label class="field">Web addresses, one a line <textarea name="addresses" rows="6"></textarea></label><label class="field">Or a file: text, CSV, XLSX or JSON, 10 MB at most <input type="file" name="file"></label>`;
const names = (schedules: readonly ScheduleHead[]): Html | string =>
  schedules.length === 0
    ? 'no schedule'
    : html`<bdi>${[...new Set(schedules.map(({ name }) => name))].join(', ')}</bdi>`;

/** Null: no such list. @param after the place before the page's first row */
async function listPage(
  id: string,
  after: number,
  services: Pick<Services, 'store' | 'settings'>,
  { mayChange, said }: Shown,
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
  const body = html`<p>${counted(list.rows, 'row')}, followed by ${names(followers)}.</p>
${
  shown.length === 0
    ? html`<p class="card">There are no rows here.</p>`
    : mayChange
      ? html`<form method="post" action="/lists/${id}/rows">${table}<fieldset class="card"><legend>Change the chosen rows</legend><label class="field">Labels, with commas <input name="tags" maxlength="500"></label><label class="field">Interval of their own, such as 7d; it outranks the schedule’s <input name="interval" maxlength="8" pattern="[0-9]+[smhdw]"></label><div class="actions"><button name="do" value="label">Set the labels</button><button name="do" value="interval">Set the interval</button><button name="do" value="remove" class="quiet">Remove the rows</button></div></fieldset></form>`
      : table
}
<nav class="pager" aria-label="Pages">${after > 0 && html`<a href="/lists/${id}">First page</a>`} ${rows.length > ROWS_A_PAGE && html`<a href="/lists/${id}?after=${last}" rel="next">Next</a>`}</nav>
${mayChange && actionsOf(id, followers, services.settings.browser)}`;
  return page({ title: list.name, at: '/lists', said }, body);
}

function actionsOf(id: string, followers: readonly ScheduleHead[], browser: BrowserWhen): Html {
  const choices = INTERVALS.map(([value, words]) => html`<option value="${value}">${words}</option>`);
  return html`<div class="two"><form class="card" method="post" action="/lists/${id}/add" enctype="multipart/form-data"><h2>Add rows</h2>${addressesField}<label class="field">Labels, with commas <input name="tags" maxlength="500"></label><button>Add</button></form>
<div><form class="card" method="post" action="/lists/${id}/run"><h2>Run now</h2><p>${followers.length > 0 ? 'The schedules that follow the list run at once.' : 'All rows are crawled once.'}</p>${followers.length === 0 && browserField(browser)}<button>Run now</button></form>
<form class="card" method="post" action="/lists/${id}/schedule"><h2>Schedule it</h2><label class="field">How often <select name="every">${choices}</select></label>${browserField(browser)}<div class="choices"><label><input type="checkbox" name="later" value="yes"> Wait for the first time, instead of a first run now</label></div><button>Schedule</button></form>
${followers.length === 0 && html`<form class="card" method="post" action="/lists/${id}/remove"><h2>Remove the list</h2><p>What was captured stays.</p><button class="quiet">Remove the list</button></form>`}</div></div>`;
}

/** Shows a schedule's rows, from a file or pasted. Null: no such schedule. */
async function scheduleRowsPage(id: string, from: number, services: Pick<Services, 'store'>): Promise<string | null> {
  const schedule = await services.store.schedules.get(id);
  if (schedule === null) return null;
  const { seeds, follows, name } = schedule;
  const shown = seeds.slice(from, from + ROWS_A_PAGE).map((seed, i) => ({ seq: from + i, seed }));
  const whose =
    follows === undefined
      ? 'They were pasted into the schedule.'
      : 'They are a file’s, read again at each run: change them there.';
  const body = html`<p>${counted(seeds.length, 'row')} of the schedule <a href="/schedules"><bdi>${name}</bdi></a>. ${whose}</p>
${await rowsTable(shown, false, services)}
<nav class="pager" aria-label="Pages">${from > 0 && html`<a href="/lists/of/${id}?after=${Math.max(0, from - ROWS_A_PAGE)}" rel="prev">Previous</a>`} ${from + ROWS_A_PAGE < seeds.length && html`<a href="/lists/of/${id}?after=${from + ROWS_A_PAGE}" rel="next">Next</a>`}</nav>`;
  return page({ title: name, at: '/lists' }, body);
}

async function rowsTable(
  rows: readonly SweepListRow[],
  mayChange: boolean,
  services: Pick<Services, 'store'>,
): Promise<Html> {
  const results = await lastResults(
    rows.map(({ seed }) => seed),
    services,
  );
  const cells = rows.map(({ seq, seed: { url, kind, tags, interval = '' } }) => {
    const last = results.get(url);
    const outcome =
      last === undefined
        ? 'not visited yet'
        : html`<a href="/sites/${encodeURIComponent(last.site)}">${last.state}${last.condition !== 'content' && `, ${CONDITION_TEXT[last.condition]}`}</a>, ${timeText(knownTime(last.startedAt))}`;
    return html`<tr>${mayChange && html`<td><input type="checkbox" name="row" value="${seq}" aria-label="${url}"></td>`}<td class="sites"><code>${url}</code></td><td>${kind}</td><td><bdi>${tags.join(', ')}</bdi></td><td>${interval}</td><td>${outcome}</td></tr>`;
  });
  return html`<table class="summary"><thead><tr>${mayChange && html`<th><span class="hidden">Choose</span></th>`}<th>Address</th><th>Kind</th><th>Labels</th><th>Interval</th><th>Last visit</th></tr></thead><tbody>${cells}</tbody></table>`;
}

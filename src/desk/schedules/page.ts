/** Schedules: the next run, the end of the last one, and actions for an admin. */
import { followedList } from '../../flow/crawl/followed-list.ts';
import { outcomeOf } from '../../flow/crawl/run-outcome.ts';
import { nextRun, whenText } from '../../flow/crawl/schedule-times.ts';
import { runKeyOf } from '../../flow/crawl/scheduled.ts';
import { counted } from '../../model/counted.ts';
import type { BrowserWhen } from '../../model/ports/capture.ts';
import type { Run } from '../../model/ports/ledger.ts';
import type { Schedule, ScheduleHead } from '../../model/ports/schedules.ts';
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import type { Services } from '../../services.ts';
import { browserField, browserIn } from '../frame/forms.ts';
import { page } from '../frame/layout.ts';
import type { DeskParts } from '../frame/parts.ts';
import { FORM_BYTES, saidOf, textOf, viewerOf } from '../frame/request.ts';
import { gets, named, posts } from '../frame/routes.ts';
import type { ScheduleRule } from './rule.ts';

export const INTERVALS: readonly (readonly [value: string, words: string])[] = [
  ['12h', 'every 12 hours'],
  ['1d', 'every day'],
  ['7d', 'every week'],
  ['30d', 'every 30 days'],
];

interface Shown {
  readonly mayChange: boolean;
  /** Id of the schedule in the form. */
  readonly edited?: string | undefined;
  readonly said?: string | undefined;
}

export const schedulePages = (rule: ScheduleRule, { services }: DeskParts) => [
  gets('/schedules', rule.list, (c) => {
    const shown = { mayChange: viewerOf(c).isAdmin, edited: c.req.query('edit'), said: saidOf(c) };
    return schedulesPage(services, shown);
  }),
  posts(
    '/schedules',
    rule.put,
    (form) => ({
      name: textOf(form, 'name'),
      addresses: textOf(form, 'addresses', FORM_BYTES).split('\n'),
      every: textOf(form, 'every'),
      later: textOf(form, 'later') === 'yes',
      browser: browserIn(form),
    }),
    ({ said }) => ['/schedules', said],
  ),
  ...(['run', 'pause', 'resume'] as const).map((action) =>
    posts(
      `/schedules/{id}/${action}`,
      rule.act,
      (_, { id }) => ({ id, action }),
      ({ said }) => ['/schedules', said],
    ),
  ),
  posts('/schedules/{id}/remove', rule.remove, named, ({ said }) => ['/schedules', said]),
];

async function schedulesPage(services: Services, { mayChange, edited, said }: Shown): Promise<string> {
  const { store } = services;
  const schedules = await store.schedules.heads();
  const rows: Html[] = [];
  for (const schedule of schedules) {
    const { id, lastRunAt } = schedule;
    const run = lastRunAt === null ? null : await store.ledger.runOfKey(runKeyOf(id, lastRunAt));
    rows.push(row(schedule, await lastText(schedule, run, services), services.clock.now(), mayChange));
  }
  const none = html`<p class="card">Nothing is scheduled. A schedule crawls the same addresses again and again, and reports what is new.</p>`;
  const table = html`<table><thead><tr><th>Schedule</th><th>When</th><th class="num">Targets</th><th>Next run</th><th>Last run</th>${mayChange && html`<th>Do</th>`}</tr></thead><tbody>${rows}</tbody></table>`;
  const body = html`${rows.length === 0 ? none : table}
${mayChange ? form(edited === undefined ? null : await store.schedules.get(edited), services.settings.browser) : html`<p class="soft">An admin adds and changes schedules.</p>`}`;
  return page({ title: 'Schedules', at: '/schedules', said }, body);
}

function row(schedule: ScheduleHead, last: string, now: Date, mayChange: boolean): Html {
  const { id, name, targets, follows, problem = null, pausedAt = null, rowInterval = null } = schedule;
  const next = nextRun(schedule, now);
  const nextText =
    next === null ? 'paused' : next <= now ? 'due now: waits for a worker' : timeText(next.toISOString());
  const button = (action: string, word: string): Html =>
    html`<form method="post" action="/schedules/${id}/${action}"><button class="quiet">${word}<span class="hidden"> ${name}</span></button></form>`;
  const actions = html`<td class="actions">${button('run', 'Run now')}${pausedAt === null ? button('pause', 'Pause') : button('resume', 'Resume')}${button('remove', 'Remove')}</td>`;
  const notes = [
    // Only admins see paths of this machine.
    mayChange &&
      follows !== undefined &&
      `follows ${follows.filter((one) => followedList(one) === null).join(', ')}`.replace(
        /^follows $/,
        'follows a list that is kept here',
      ),
    rowInterval !== null && 'rows with an interval of their own, which outranks the schedule’s',
    mayChange && problem,
  ].filter((note) => typeof note === 'string');
  const isEdited = mayChange && follows === undefined;
  const title = isEdited ? html`<a href="/schedules?edit=${id}"><bdi>${name}</bdi></a>` : html`<bdi>${name}</bdi>`;
  return html`<tr><td>${title}${notes.map((note) => html`<br><span class="soft small"><bdi>${note}</bdi></span>`)}</td><td>${whenText(schedule)}</td><td class="num"><a href="${rowsAt(schedule)}" aria-label="${targets} targets of ${name}">${targets}</a></td><td>${nextText}</td><td>${last}</td>${mayChange && actions}</tr>`;
}

/** The page that shows its rows. */
function rowsAt({ id, follows = [] }: ScheduleHead): string {
  const [list] = follows.flatMap((one) => followedList(one) ?? []);
  return list === undefined ? `/lists/of/${id}` : `/lists/${list}`;
}

async function lastText({ lastRunAt }: ScheduleHead, run: Run | null, { store }: Services): Promise<string> {
  if (lastRunAt === null) return 'never';
  if (run === null) return timeText(lastRunAt);
  if (run.finishedAt !== null) return `${timeText(run.finishedAt)}: ${await outcomeOf(run.id, store)}`;
  const { screened, total } = await store.ledger.progress(run.id);
  return `at work: ${screened} of ${counted(total, 'target')} done`;
}

/** @param edited the schedule whose addresses and interval are filled in */
function form(edited: Schedule | null, browser: BrowserWhen): Html {
  const every = edited?.every ?? '7d';
  const known = INTERVALS.some(([value]) => value === every);
  const choices = known ? INTERVALS : [[every, `every ${every}`] as const, ...INTERVALS];
  const options = choices.map(([value, words]) =>
    value === every
      ? html`<option value="${value}" selected>${words}</option>`
      : html`<option value="${value}">${words}</option>`,
  );
  return html`<form class="card" method="post" action="/schedules"><h2>${edited === null ? 'Add a schedule' : 'Change the schedule'}</h2>
<label class="field">Name <input name="name" value="${edited?.name ?? ''}" required maxlength="200"></label>
<label class="field">Web addresses, one a line <textarea name="addresses" rows="6" required>${edited?.seeds.map(
    ({ url }) => html`${url}
`,
  )}</textarea></label>
<label class="field">How often <select name="every">${options}</select></label>
${browserField(edited?.options.browser ?? browser)}
<div class="choices"><label><input type="checkbox" name="later" value="yes"> Wait for the first time, instead of a first run now</label></div>
<button>${edited === null ? 'Add' : 'Save'}</button><p class="soft small">The name of a schedule that exists changes that schedule. Files, cron patterns and time zones: <code>revenant schedule add</code>.</p></form>`;
}

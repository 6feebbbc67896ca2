/** Schedules: the next run, the end of the last one, and actions for an admin. */
import { followedList } from '../../flow/crawl/followed-list.ts';
import { outcomeOf } from '../../flow/crawl/run-outcome.ts';
import { nextRun, whenText } from '../../flow/crawl/schedule-times.ts';
import { runKeyOf } from '../../flow/crawl/scheduled.ts';
import type { BrowserWhen } from '../../model/ports/capture.ts';
import type { Run } from '../../model/ports/ledger.ts';
import type { Schedule, ScheduleHead } from '../../model/ports/schedules.ts';
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import type { Services } from '../../services.ts';
import { frameTexts } from '../../texts/frame.ts';
import { scheduleTexts as say } from '../../texts/schedules.ts';
import { browserField, browserIn, options, timeOfDayFields, timeOfDayIn } from '../frame/forms.ts';
import { page } from '../frame/layout.ts';
import type { DeskParts } from '../frame/parts.ts';
import { FORM_BYTES, type Look, lookOf, textOf } from '../frame/request.ts';
import { gets, named, posts } from '../frame/routes.ts';
import type { ScheduleRule } from './rule.ts';

export const schedulePages = (rule: ScheduleRule, { services }: DeskParts) => [
  gets('/schedules', rule.list, (c) => schedulesPage(c.req.query('edit'), services, lookOf(c))),
  posts(
    '/schedules',
    rule.put,
    (form) => ({
      name: textOf(form, 'name'),
      addresses: textOf(form, 'addresses', FORM_BYTES).split('\n'),
      lenient: true,
      every: textOf(form, 'every'),
      ...timeOfDayIn(form),
      later: textOf(form, 'later') === 'yes',
      browser: browserIn(form),
    }),
    ({ said, schedules: [made] }) => ['/schedules', said, rowAt(made?.id)],
  ),
  ...(['run', 'pause', 'resume'] as const).map((action) =>
    posts(
      `/schedules/{id}/${action}`,
      rule.act,
      (_, { id }) => ({ id, action }),
      ({ said, run }, { id }) => ['/schedules', said, run === undefined ? rowAt(id) : `/runs/${run}`],
    ),
  ),
  posts('/schedules/{id}/remove', rule.remove, named, ({ said }) => ['/schedules', said]),
];

const rowAt = (id: string | undefined): string => `/schedules#schedule-${id}`;

/** @param edited id of the schedule in the form */
async function schedulesPage(
  edited: string | undefined,
  services: Services,
  { viewer: { isAdmin: mayChange }, said }: Look,
): Promise<string> {
  const { store } = services;
  const schedules = await store.schedules.heads();
  const rows: Html[] = [];
  for (const schedule of schedules) {
    const { id, lastRunAt } = schedule;
    const run = lastRunAt === null ? null : await store.ledger.runOfKey(runKeyOf(id, lastRunAt));
    const last = await lastText(schedule, run, services);
    const linked = run === null ? html`${last}` : html`<a href="/runs/${run.id}">${last}</a>`;
    rows.push(row(schedule, linked, services.clock.now(), mayChange));
  }
  const none = html`<p class="card">${say.none}</p>`;
  const table = html`<table><thead><tr><th>${say.schedule}</th><th>${frameTexts.when}</th><th class="num">${say.targets}</th><th>${say.nextRun}</th><th>${say.lastRun}</th>${mayChange && html`<th>${frameTexts.do}</th>`}</tr></thead><tbody>${rows}</tbody></table>`;
  const body = html`${rows.length === 0 ? none : table}
${mayChange ? form(edited === undefined ? null : await store.schedules.get(edited), services.settings.browser) : html`<p class="soft">${say.onlyAdmin}</p>`}`;
  return page({ title: frameTexts.menu['/schedules'], at: '/schedules', said }, body);
}

function row(schedule: ScheduleHead, last: Html, now: Date, mayChange: boolean): Html {
  const { id, name, targets, follows, problem = null, pausedAt = null, rowInterval = null } = schedule;
  const next = nextRun(schedule, now);
  const nextText = next === null ? say.paused : next <= now ? say.dueNow : timeText(next.toISOString());
  const button = (action: string, word: string): Html =>
    html`<form method="post" action="/schedules/${id}/${action}"><button class="quiet">${word}<span class="hidden"> ${name}</span></button></form>`;
  const actions = html`<td class="actions">${button('run', frameTexts.runNow)}${pausedAt === null ? button('pause', frameTexts.pause) : button('resume', frameTexts.resume)}${button('remove', frameTexts.remove)}</td>`;
  const files = (follows ?? []).filter((one) => followedList(one) === null);
  const notes = [
    // Only admins see paths of this machine.
    mayChange && follows !== undefined && (files.length > 0 ? say.follows(files.join(', ')) : say.followsList),
    rowInterval !== null && say.rowIntervals,
    mayChange && problem,
  ].filter((note) => typeof note === 'string');
  const isEdited = mayChange && follows === undefined;
  const title = isEdited ? html`<a href="/schedules?edit=${id}"><bdi>${name}</bdi></a>` : html`<bdi>${name}</bdi>`;
  return html`<tr id="schedule-${id}"><td>${title}${notes.map((note) => html`<br><span class="soft small"><bdi>${note}</bdi></span>`)}</td><td>${whenText(schedule)}</td><td class="num"><a href="${rowsAt(schedule)}" aria-label="${say.targetsOf(targets, name)}">${targets}</a></td><td>${nextText}</td><td>${last}</td>${mayChange && actions}</tr>`;
}

/** The page that shows its rows. */
function rowsAt({ id, follows = [] }: ScheduleHead): string {
  const [list] = follows.flatMap((one) => followedList(one) ?? []);
  return list === undefined ? `/lists/of/${id}` : `/lists/${list}`;
}

async function lastText({ lastRunAt }: ScheduleHead, run: Run | null, { store }: Services): Promise<string> {
  if (lastRunAt === null) return say.never;
  if (run === null) return timeText(lastRunAt);
  if (run.finishedAt !== null) return say.ended(timeText(run.finishedAt), await outcomeOf(run.id, store));
  const { screened, total } = await store.ledger.progress(run.id);
  return say.atWork(screened, total);
}

/** @param edited the schedule whose addresses and interval are filled in */
function form(edited: Schedule | null, browser: BrowserWhen): Html {
  const every = edited?.every ?? '7d';
  const intervals = Object.entries(say.intervals);
  const offered = every in say.intervals ? intervals : [[every, say.every(every)] as const, ...intervals];
  return html`<form class="card" method="post" action="/schedules"><h2>${edited === null ? say.addTitle : say.changeTitle}</h2>
<label class="field">${frameTexts.name} <input name="name" value="${edited?.name ?? ''}" required maxlength="200"></label>
<label class="field">${frameTexts.webAddresses} <textarea name="addresses" rows="6" required>${edited?.seeds.map(
    ({ url }) => html`${url}
`,
  )}</textarea></label>
<label class="field">${say.howOften} <select name="every">${options(offered, every)}</select></label>
${timeOfDayFields(edited?.at, edited?.timezone)}
${browserField(edited?.options.browser ?? browser)}
<div class="choices"><label><input type="checkbox" name="later" value="yes"> ${say.later}</label></div>
<button>${edited === null ? say.add : frameTexts.save}</button><p class="soft small">${say.formHint}</p></form>`;
}

import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { CRAWL_PAGES, runOptionsOf } from '../../config.ts';
import { UsageError } from '../../errors.ts';
import { liveSeeds } from '../../flow/crawl/live-seeds.ts';
import {
  findSchedules,
  pauseSchedules,
  putSchedule,
  removeSchedules,
  resumeSchedules,
} from '../../flow/crawl/manage-schedules.ts';
import { readSeeds } from '../../flow/crawl/read-seeds.ts';
import { scheduleDocument } from '../../flow/crawl/schedule-document.ts';
import { checkTimezone, cronFields, intervalMs, whenText } from '../../flow/crawl/schedule-times.ts';
import { startNow } from '../../flow/crawl/scheduled.ts';
import { namedBackground } from '../../flow/screen/backgrounds.ts';
import { checkInputs, isFile } from '../../flow/site/inputs.ts';
import type { ScheduleDocument } from '../../model/documents.ts';
import type { Schedule } from '../../model/ports/schedules.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { command } from '../../model/text/program.ts';
import { timeText } from '../../model/text/time-text.ts';
import type { Services, StoredServices } from '../../services.ts';
import { action, EXIT } from '../action.ts';
import { type Flags, settingsOf, subcommand, wholeNumber, withCapture } from '../options.ts';
import { openTable } from '../output/table.ts';
import { noteRead } from '../output/table-lines.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { onServices, onStored, withServices } from '../with-services.ts';

interface AddFlags extends Flags {
  readonly cron?: string;
  readonly every?: string;
  readonly at?: string;
  readonly timezone?: string;
  readonly name?: string;
  readonly later?: boolean;
}

export function configure(command: Command): void {
  const add = subcommand(command, 'add', action(addSchedule))
    .description('crawl these lists now and at regular times; the same name again changes the schedule')
    .argument('<list...>', 'sweep lists, or URLs (watchlists: entities import)')
    .option('--cron <pattern>', 'five fields, such as "0 3 * * 1", or @hourly, @daily, @weekly')
    .option('--every <interval>', 'such as 7d or 12h; a seed with an interval of its own keeps it')
    .option('--at <time>', 'time of day of --every in days, such as 03:00 (default: the time at which it is added)')
    .option('--timezone <name>', 'time zone of --cron or --at, such as Europe/Berlin (default: UTC)')
    .option('--name <text>', 'a name for the schedule (default: the lists)')
    .option('--later', 'no first run now: wait for the first due time');
  withCapture(add, CRAWL_PAGES);
  subcommand(command, 'list', onStored(listSchedules))
    .description('list the schedules, each with its next run')
    .addOption(new Option('--state <state>', 'in this state only').choices(['active', 'paused']))
    .option('--site <host>', 'with a target on this host, or this target, only')
    .option('--limit <n>', 'at most this many', wholeNumber(1));
  subcommand(command, 'run <name|id>', onServices(runSchedule)).description('run a schedule now; its times stay');
  subcommand(command, 'pause <name|id>', onServices(pauseSchedule)).description(
    'start no more runs until it is resumed',
  );
  subcommand(command, 'resume <name|id>', onServices(resumeSchedule)).description(
    'end a pause; runs missed in it are not made up',
  );
  subcommand(command, 'remove <name|id>', onServices(removeSchedule)).description(
    'remove a schedule; what it found stays',
  );
}

async function addSchedule(terminal: Terminal, lists: string[], flags: AddFlags): Promise<number> {
  const { cron, every, at, timezone, name = lists.join(' '), later = false } = flags;
  if (cron !== undefined && every !== undefined)
    throw new UsageError('give --cron <pattern> or --every <interval>, not both');
  if (at !== undefined && every === undefined)
    throw new UsageError('--at is of --every, such as --every 1d --at 03:00');
  if (timezone !== undefined && cron === undefined && at === undefined)
    throw new UsageError('--timezone is of --cron or --at; an interval alone needs none');
  if (every !== undefined) intervalMs(every);
  if (timezone !== undefined) checkTimezone(timezone);
  const when = {
    cron: cron === undefined ? null : cronFields(cron),
    every: every ?? null,
    ...(at !== undefined && { at }),
    ...(timezone !== undefined && { timezone }),
  };
  checkInputs(lists);
  const listed = await readSeeds(lists);
  const { seeds: read, entities, problems } = listed;
  noteRead(listed, terminal);
  if (read.length === 0) throw new UsageError(`nothing to crawl in ${lists.join(', ')}`);
  if (entities.length > 0)
    terminal.warn(`listed entities are not scheduled; to import them: ${command('entities import')}`);
  const options = runOptionsOf(settingsOf(flags), CRAWL_PAGES);
  return withServices(
    flags,
    async (services) => {
      const { seeds, problems: archived } = liveSeeds(read, services.ofReplay);
      for (const problem of archived) terminal.warn(problem);
      if (options.background !== null) await namedBackground(options.background, services.store);
      // Addresses alone never change.
      const follows = lists.some(isFile) ? lists.map(absolute) : undefined;
      const put = await putSchedule({ name, seeds, follows, when, options, later }, services);
      print(put.parts, services, terminal);
      explain(put, terminal);
      return problems.length + archived.length > 0 ? EXIT.incomplete : EXIT.done;
    },
    { make: true },
  );
}

const absolute = (input: string): string => (isFile(input) ? resolve(input) : input);

function explain({ parts, before, started }: Awaited<ReturnType<typeof putSchedule>>, terminal: Terminal): void {
  for (const { rowInterval, seeds } of parts)
    if ((rowInterval ?? null) !== null)
      terminal.note(
        `${count(seeds.length, 'row')} of the list with interval ${rowInterval}: it outranks the schedule’s`,
      );
  if (before.length > 0) terminal.note(`changed the schedule ${before[0]?.name}, which existed already`);
  if (started > 0)
    terminal.note(`the first run is queued now (without it: --later); a worker must run: ${command('worker')}`);
}

const hostOf = (url: string): string => (isUrl(url) ? new URL(url).host : url);

interface ListFlags {
  readonly state?: 'active' | 'paused';
  readonly site?: string;
  readonly limit?: number;
}

async function listSchedules(
  terminal: Terminal,
  services: StoredServices,
  { state, site, limit }: ListFlags,
): Promise<void> {
  const schedules = await services.store.schedules.list();
  if (schedules.length === 0) terminal.note(`nothing is scheduled; to add a schedule: ${command('schedule add')}`);
  print(
    schedules
      .filter(({ pausedAt = null }) => state === undefined || (state === 'paused') === (pausedAt !== null))
      .filter(({ seeds }) => site === undefined || seeds.some(({ url }) => hostOf(url) === site || url === site))
      .slice(0, limit),
    services,
    terminal,
  );
}

async function runSchedule(terminal: Terminal, services: Services, nameOrId: string): Promise<void> {
  for (const schedule of await findSchedules(nameOrId, services)) {
    const run = await startNow(schedule, services);
    const now = await services.store.schedules.get(schedule.id);
    if ((now?.problem ?? null) !== null) terminal.warn(`${schedule.name}: ${now?.problem}`);
    const queued = `${count(run?.targets ?? 0, 'target')} queued for workers (${command('worker')})`;
    terminal.note(`${schedule.name}: ${run === null ? 'nothing to start' : `run ${run.id.slice(0, 12)}, ${queued}`}`);
  }
}

async function pauseSchedule(terminal: Terminal, services: Services, nameOrId: string): Promise<void> {
  await pauseSchedules(await findSchedules(nameOrId, services), services);
  terminal.note(`paused ${nameOrId}; runs that have begun go on`);
}

async function resumeSchedule(terminal: Terminal, services: Services, nameOrId: string): Promise<void> {
  await resumeSchedules(await findSchedules(nameOrId, services), services);
  print(await findSchedules(nameOrId, services), services, terminal);
}

async function removeSchedule(terminal: Terminal, services: Services, nameOrId: string): Promise<void> {
  await removeSchedules(await findSchedules(nameOrId, services), services);
  terminal.note(`removed ${nameOrId}`);
}

/** A row for each schedule, and one more line for a problem of its lists. */
function print(schedules: readonly Schedule[], { clock }: Pick<StoredServices, 'clock'>, terminal: Terminal): void {
  const now = clock.now();
  const table = openTable<ScheduleDocument>(terminal, [
    { head: 'SCHEDULE', width: 16, of: ({ id }) => id },
    { head: 'WHEN', width: 12, of: whenText },
    { head: 'TARGETS', width: 10, of: ({ seeds }) => count(seeds.length, 'target') },
    { head: 'NEXT RUN', width: 22, of: ({ nextRunAt = null }) => nextText(nextRunAt, now) },
    { head: 'LAST RUN', width: 21, of: ({ lastRunAt }) => (lastRunAt === null ? 'never' : timeText(lastRunAt)) },
    {
      head: 'NAME',
      of: ({ name, rowInterval = null }) => (rowInterval === null ? name : `${name}  rows with this interval`),
    },
  ]);
  for (const schedule of schedules) {
    const document = scheduleDocument(schedule, now);
    table.row(document, document, document.problem == null ? [] : [`  ${document.problem}`]);
  }
}

function nextText(at: string | null, now: Date): string {
  if (at === null) return 'paused';
  return Date.parse(at) <= now.getTime() ? 'due, waits for a worker' : timeText(at);
}

import type { Command } from 'commander';
import { CRAWL_PAGES, runOptionsOf } from '../../config.ts';
import { UsageError } from '../../errors.ts';
import { liveSeeds } from '../../flow/crawl/live-seeds.ts';
import { readSeeds } from '../../flow/crawl/read-seeds.ts';
import { checkCron, intervalMs, registerSchedules } from '../../flow/crawl/scheduled.ts';
import { namedBackground } from '../../flow/screen/backgrounds.ts';
import { checkInputs } from '../../flow/site/inputs.ts';
import { sha256 } from '../../model/digest.ts';
import type { ScheduleDocument } from '../../model/documents.ts';
import { groupBy } from '../../model/group-by.ts';
import type { Schedule } from '../../model/ports/store.ts';
import type { Seed } from '../../model/seed.ts';
import { timeText } from '../../model/time-text.ts';
import type { Services, StoredServices } from '../../services.ts';
import { action, EXIT } from '../action.ts';
import { type Flags, settingsOf, withCapture, withData } from '../options.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { onServices, onStored, withServices } from '../with-services.ts';

type AddFlags = Flags & { cron?: string; every?: string; name?: string };

export function configure(command: Command): void {
  const add = command
    .command('add')
    .description('crawl these lists at regular times; needs a running worker')
    .argument('<list...>', 'sweep lists, or URLs (for watchlists: revenant entities import)')
    .option('--cron <pattern>', 'five fields, times in UTC, such as "0 3 * * 1"')
    .option('--every <interval>', 'such as 7d or 12h; a seed with an interval of its own keeps it')
    .option('--name <text>', 'a name for the schedule');
  withData(withCapture(add, CRAWL_PAGES)).action(action(addSchedule));
  withData(command.command('list').description('list the schedules')).action(onStored(listSchedules));
  const remove = command.command('remove').description('remove a schedule').argument('<id>');
  withData(remove).action(onServices(removeSchedule));
}

async function addSchedule(terminal: Terminal, lists: string[], flags: AddFlags): Promise<number> {
  const { cron, every } = flags;
  if (cron !== undefined && every !== undefined)
    throw new UsageError('give --cron <pattern> or --every <interval>, not both');
  if (cron !== undefined) checkCron(cron);
  if (every !== undefined) intervalMs(every);
  checkInputs(lists);
  const { seeds: read, entities, problems } = await readSeeds(lists);
  for (const problem of problems) terminal.warn(problem);
  if (read.length === 0) throw new UsageError(`nothing to crawl in ${lists.join(', ')}`);
  if (entities.length > 0) terminal.warn('listed entities are not scheduled; to import them: revenant entities import');
  const options = runOptionsOf(settingsOf(flags), CRAWL_PAGES);
  return withServices(flags, async (services) => {
    const { store, queue, clock, ofReplay } = services;
    const { seeds, problems: archived } = liveSeeds(read, ofReplay);
    for (const problem of archived) terminal.warn(problem);
    const groups = byInterval(seeds, { cron: cron ?? null, every: every ?? null });
    if (options.background !== null) await namedBackground(options.background, store);
    for (const { when, seeds: group } of groups) {
      const content = [when.cron ?? '', when.every ?? '', JSON.stringify(group), JSON.stringify(options)];
      const schedule: Schedule = {
        id: sha256('schedule', ...content).slice(0, 16),
        seeds: group,
        name: flags.name ?? lists.join(' '),
        ...when,
        options,
        createdAt: clock.now().toISOString(),
        lastRunAt: null,
      };
      await store.schedules.add(schedule);
      // The same schedule may exist already, with an earlier date.
      print((await store.schedules.get(schedule.id)) ?? schedule, terminal);
    }
    await registerSchedules({ store, queue });
    return problems.length + archived.length > 0 ? EXIT.incomplete : EXIT.done;
  });
}

type When = Pick<Schedule, 'cron' | 'every'>;

/** Seeds with an interval of their own are crawled by it, the others as the command says. */
function byInterval(seeds: readonly Seed[], given: When): { readonly when: When; readonly seeds: Seed[] }[] {
  const groups = groupBy(seeds, ({ interval = given.every }) => interval);
  return [...groups].map(([every, group]) => {
    const when = every === null ? given : { cron: null, every };
    if (when.cron === null && when.every === null)
      throw new UsageError(`${group[0]?.url} has no interval: give --cron <pattern> or --every <interval>`);
    if (when.every !== null) intervalMs(when.every);
    return { when, seeds: group };
  });
}

async function listSchedules(terminal: Terminal, { store }: StoredServices): Promise<void> {
  const schedules = await store.schedules.list();
  if (schedules.length === 0) terminal.note('nothing is scheduled; to add a schedule: revenant schedule add');
  for (const schedule of schedules) print(schedule, terminal);
}

async function removeSchedule(terminal: Terminal, { store, queue }: Services, id: string): Promise<void> {
  if (!(await store.schedules.remove(id))) throw new UsageError(`no schedule ${id} (see revenant schedule list)`);
  await queue.unschedule('sweep', id);
  terminal.note(`removed ${id}`);
}

function print({ options: _, ...schedule }: Schedule, terminal: Terminal): void {
  const document: ScheduleDocument = { schema: 'revenant.schedule/1', ...schedule, seeds: [...schedule.seeds] };
  const { id, cron, every, seeds, name, lastRunAt } = document;
  terminal.result(document, () => {
    const when = cron === null ? `every ${every}` : `cron ${cron} (UTC)`;
    const last = `last run ${lastRunAt === null ? 'never' : timeText(lastRunAt)}`;
    return [id, when, count(seeds.length, 'target'), name, last].join('  ');
  });
}

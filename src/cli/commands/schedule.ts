import { Command } from 'commander';
import { runOptionsOf } from '../../config.ts';
import { UsageError } from '../../errors.ts';
import { liveSeeds } from '../../flow/crawl/live-seeds.ts';
import { readSeeds } from '../../flow/crawl/read-seeds.ts';
import { checkCron, intervalMs, registerSchedules } from '../../flow/crawl/scheduled.ts';
import { namedBackground } from '../../flow/screen/backgrounds.ts';
import { checkInputs } from '../../flow/site/inputs.ts';
import { sha256 } from '../../model/digest.ts';
import type { ScheduleDocument } from '../../model/documents.ts';
import type { Schedule } from '../../model/ports/store.ts';
import type { Seed } from '../../model/seed.ts';
import { action, EXIT } from '../action.ts';
import { type Flags, settingsOf, withCapture, withData } from '../options.ts';
import { count } from '../output/lines.ts';
import type { Terminal } from '../output/terminal.ts';
import { withServices } from '../with-services.ts';
import { CRAWL_PAGES } from './crawl.ts';

interface AddFlags extends Flags {
  readonly cron?: string;
  readonly every?: string;
  readonly name?: string;
}

export function scheduleCommand(): Command {
  const add = new Command('add')
    .description('crawl these lists again and again; a worker must run')
    .argument('<list...>', 'sweep lists, or URLs; watchlists go into revenant entities import')
    .option('--cron <pattern>', 'five fields, times in UTC, such as "0 3 * * 1"')
    .option('--every <interval>', 'such as 7d or 12h; a seed that names an interval of its own keeps that')
    .option('--name <text>', 'what to call it');
  const list = new Command('list').description('the scheduled crawls');
  const remove = new Command('remove').description('crawl it no more').argument('<id>');
  return new Command('schedule')
    .description('scheduled crawls of seed lists')
    .addCommand(withData(withCapture(add, CRAWL_PAGES)).action(action(addSchedule)))
    .addCommand(withData(list).action(action(listSchedules)))
    .addCommand(withData(remove).action(action(removeSchedule)));
}

async function addSchedule(terminal: Terminal, lists: string[], flags: AddFlags): Promise<number> {
  const { cron, every } = flags;
  if (cron !== undefined && every !== undefined)
    throw new UsageError('a schedule has --cron <pattern> or --every <interval>, one of the two');
  if (cron !== undefined) checkCron(cron);
  if (every !== undefined) intervalMs(every);
  checkInputs(lists);
  const { seeds: read, entities, problems } = await readSeeds(lists);
  for (const problem of problems) terminal.warn(problem);
  if (read.length === 0) throw new UsageError(`nothing to crawl in ${lists.join(', ')}`);
  if (entities.length > 0)
    terminal.warn(`listed entities are not scheduled: take them in with revenant entities import`);
  const options = runOptionsOf(settingsOf(flags), CRAWL_PAGES);
  return withServices(flags, async (services) => {
    const { seeds, problems: archived } = liveSeeds(read, services.ofReplay);
    for (const problem of archived) terminal.warn(problem);
    const groups = byInterval(seeds, { cron: cron ?? null, every: every ?? null });
    if (options.background !== null) await namedBackground(options.background, services.store);
    for (const { when, seeds: group } of groups) {
      const what = [when.cron ?? '', when.every ?? '', JSON.stringify(group), JSON.stringify(options)];
      const schedule: Schedule = {
        id: sha256('schedule', ...what).slice(0, 16),
        seeds: group,
        name: flags.name ?? lists.join(' '),
        ...when,
        options,
        createdAt: services.clock.now().toISOString(),
        lastRunAt: null,
      };
      await services.store.schedules.add(schedule);
      // As it is kept: of one that was there already, since when.
      print((await services.store.schedules.get(schedule.id)) ?? schedule, terminal);
    }
    await registerSchedules(services);
    return problems.length + archived.length > 0 ? EXIT.incomplete : EXIT.done;
  });
}

type When = Pick<Schedule, 'cron' | 'every'>;

/** Seeds that name an interval of their own are crawled by that, the others as the command says. */
function byInterval(seeds: readonly Seed[], said: When): { readonly when: When; readonly seeds: Seed[] }[] {
  const groups = new Map<string, { when: When; seeds: Seed[] }>();
  for (const seed of seeds) {
    const when = seed.interval === undefined ? said : { cron: null, every: seed.interval };
    if (when.cron === null && when.every === null)
      throw new UsageError(`${seed.url} names no interval: give --cron <pattern> or --every <interval>`);
    if (when.every !== null) intervalMs(when.every);
    const key = `${when.cron} ${when.every}`;
    const group = groups.get(key) ?? { when, seeds: [] };
    group.seeds.push(seed);
    groups.set(key, group);
  }
  return [...groups.values()];
}

async function listSchedules(terminal: Terminal, flags: Flags): Promise<number> {
  return withServices(flags, async ({ store }) => {
    const schedules = await store.schedules.list();
    if (schedules.length === 0) terminal.note('nothing is scheduled (revenant schedule add)');
    for (const schedule of schedules) print(schedule, terminal);
    return EXIT.done;
  });
}

async function removeSchedule(terminal: Terminal, id: string, flags: Flags): Promise<number> {
  return withServices(flags, async ({ store, queue }) => {
    if (!(await store.schedules.remove(id))) throw new UsageError(`no schedule ${id} (see revenant schedule list)`);
    await queue.unschedule('sweep', id);
    terminal.note(`removed ${id}`);
    return EXIT.done;
  });
}

function print({ options: _, ...schedule }: Schedule, terminal: Terminal): void {
  const document: ScheduleDocument = { schema: 'revenant.schedule/1', ...schedule, seeds: [...schedule.seeds] };
  const { id, cron, every, seeds, name, lastRunAt } = document;
  if (terminal.json) terminal.document(document);
  else
    terminal.out(
      `${id}  ${cron === null ? `every ${every}` : `cron ${cron} (UTC)`}  ${count(seeds.length, 'target')}  ${name}  last run ${lastRunAt ?? 'never'}`,
    );
}

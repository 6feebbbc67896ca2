import type { Command } from 'commander';
import { CRAWL_PAGES, runOptionsOf } from '../../config.ts';
import { UsageError } from '../../errors.ts';
import { liveSeeds } from '../../flow/crawl/live-seeds.ts';
import { columnChoice, readSeeds } from '../../flow/crawl/read-seeds.ts';
import {
  changeListRows,
  followersOf,
  labelsOf,
  lastResults,
  makeList,
  removeList,
  runList,
  scheduleList,
} from '../../flow/crawl/sweep-lists.ts';
import { checkInputs } from '../../flow/site/inputs.ts';
import { canonicalUrl } from '../../model/facts/seed.ts';
import type { SweepListHead } from '../../model/ports/lists.ts';
import {
  type SweepListDocument,
  type SweepRowDocument,
  sweepListDocument,
  sweepRowDocument,
} from '../../model/sweep-list.ts';
import { command } from '../../model/text/program.ts';
import { timeText } from '../../model/text/time-text.ts';
import type { Services, StoredServices } from '../../services.ts';
import { EXIT } from '../action.ts';
import { type ColumnFlags, type Flags, repeatable, subcommand, wholeNumber, withColumns } from '../options.ts';
import { openTable } from '../output/table.ts';
import { noteRead } from '../output/table-lines.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { none } from '../selection.ts';
import { onServices, onStored } from '../with-services.ts';

const ROWS_A_PAGE = 500;

interface ScheduleFlags extends Flags {
  readonly every: string;
  readonly at?: string;
  readonly timezone?: string;
  readonly later?: boolean;
}

interface RowFlags extends Flags {
  readonly tag?: string[];
  readonly interval?: string | false;
  readonly drop?: boolean;
}

export function configure(command: Command): void {
  const one = (name: string, listener: Parameters<typeof subcommand>[2]): Command =>
    subcommand(command, name, listener).argument('<name|id>', 'name of the list, or its id');
  subcommand(command, 'list', onStored(listLists)).description('list the sweep lists that are kept here');
  one('show', onStored(showList))
    .description('show the rows of a list, with the last visit of each')
    .option('--limit <n>', 'at most this many', wholeNumber(1));
  withColumns(subcommand(command, 'add', onServices(addRows, { make: true })))
    .description('add rows to a list; makes the list where there is none of that name')
    .argument('<name>', 'name of the list')
    .argument('<input...>', 'web addresses, or files of them (watchlists: entities import)')
    .option('--tag <label>', 'a label for the new rows; repeatable', repeatable)
    .option('--by <name>', 'your name, for a new list', 'command line');
  one('edit', onStored(editRows))
    .description('change rows of a list: their labels, their own interval, or take them out')
    .argument('<address...>', 'addresses of the rows')
    .option('--tag <label>', 'instead of the labels that they have; repeatable', repeatable)
    .option('--interval <interval>', 'of their own, such as 2d: it outranks that of the schedule')
    .option('--no-interval', 'without an interval of their own')
    .option('--drop', 'take these rows out of the list');
  one('run', onServices(run)).description('run a list now, by the schedules that follow it or once');
  one('schedule', onServices(follow))
    .description('crawl a list at regular times: each run reads the list again')
    .requiredOption('--every <interval>', 'such as 7d or 12h')
    .option('--at <time>', 'time of day of whole days, such as 03:00 (default: the time at which it is added)')
    .option('--timezone <name>', 'time zone of --at, such as Europe/Berlin (default: UTC)')
    .option('--later', 'no first run now: wait for the first due time');
  one('remove', onStored(remove)).description('remove a list that no schedule follows; what was captured stays');
}

async function listOf(nameOrId: string, { store }: Pick<StoredServices, 'store'>): Promise<SweepListHead> {
  const all = await store.lists.all();
  const found = all.find(({ id }) => id === nameOrId) ?? all.find(({ name }) => name === nameOrId);
  if (found === undefined) throw none('list', nameOrId, 'lists list');
  return found;
}

async function listLists(terminal: Terminal, services: StoredServices): Promise<void> {
  const all = await services.store.lists.all();
  if (all.length === 0) terminal.note(`no list is kept here; to make one: ${command('lists add')}`);
  const table = openTable<SweepListDocument>(terminal, [
    { head: 'MADE', width: 21, of: ({ at }) => timeText(at) },
    { head: 'ROWS', width: 9, of: ({ rows }) => count(rows, 'row') },
    { head: 'BY', width: 12, of: ({ by }) => by },
    {
      head: 'NAME',
      of: ({ name, schedules }) => `${name}${schedules.length > 0 ? `  (followed by ${schedules.join(', ')})` : ''}`,
    },
  ]);
  for (const list of all) {
    const followers = await followersOf(list.id, services);
    const document = sweepListDocument(list, followers);
    table.row(document, document);
  }
}

async function showList(
  terminal: Terminal,
  services: StoredServices,
  nameOrId: string,
  { limit = Number.MAX_SAFE_INTEGER }: Flags & { readonly limit?: number },
): Promise<void> {
  const { id } = await listOf(nameOrId, services);
  const table = openTable<SweepRowDocument>(terminal, [
    { head: 'KIND', width: 13, of: ({ seed }) => seed.kind },
    { head: 'INTERVAL', width: 8, of: ({ seed }) => seed.interval ?? '' },
    {
      head: 'LAST VISIT',
      width: 34,
      of: ({ last }) => (last === null ? 'not visited yet' : `${last.state}, ${timeText(last.startedAt)}`),
    },
    { head: 'ADDRESS', of: ({ seed }) => [seed.url, ...seed.tags.map((tag) => `#${tag}`)].join('  ') },
  ]);
  for (let after = 0, left = limit; left > 0; ) {
    const rows = await services.store.lists.rows(id, after, Math.min(left, ROWS_A_PAGE));
    if (rows.length === 0) break;
    const seeds = rows.map(({ seed }) => seed);
    const results = await lastResults(seeds, services);
    for (const row of rows) {
      const document = sweepRowDocument(row, results.get(row.seed.url));
      table.row(document, document);
    }
    after = rows.at(-1)?.seq ?? after;
    left -= rows.length;
  }
}

async function addRows(
  terminal: Terminal,
  services: Services,
  name: string,
  inputs: string[],
  { tag = [], by, column = [] }: RowFlags & ColumnFlags & { readonly by: string },
): Promise<number> {
  const labels = labelsOf(tag);
  checkInputs(inputs);
  const listed = await readSeeds(inputs, { wanted: 'sellers', columns: column.map(columnChoice) });
  const { seeds: read, problems } = listed;
  noteRead(listed, terminal);
  const { seeds: live, problems: archived } = liveSeeds(read, services.ofReplay);
  for (const problem of archived) terminal.warn(problem);
  if (live.length === 0) throw new UsageError(`no web address in ${inputs.join(', ')}`);
  const seeds = live.map((seed) => ({ ...seed, tags: labelsOf([...seed.tags, ...labels]) }));
  const { lists } = services.store;
  const known = (await lists.all()).find((one) => one.name === name);
  if (known === undefined) await makeList({ name, by, seeds }, services);
  const added = known === undefined ? seeds.length : await lists.addRows(known.id, seeds);
  const had = known === undefined ? 'made the list' : `${count(seeds.length - added, 'row')} there already`;
  terminal.note(`${name}: ${count(added, 'row')} added, ${had}`);
  return problems.length + archived.length > 0 ? EXIT.incomplete : EXIT.done;
}

async function editRows(
  terminal: Terminal,
  services: StoredServices,
  nameOrId: string,
  addresses: string[],
  { tag, interval, drop = false }: RowFlags,
): Promise<void> {
  const change = { tags: tag, interval: interval === false ? null : interval };
  const isChange = tag !== undefined || interval !== undefined;
  if (drop === isChange) throw new UsageError('say what to change: --tag, --interval or --no-interval; or --drop');
  const { id, name } = await listOf(nameOrId, services);
  const { lists } = services.store;
  const places = await lists.placesOf(id, [...addresses, ...addresses.map(canonicalUrl)]);
  if (places.length === 0) throw new UsageError(`${name} has no row with this address (see ${command('lists show')})`);
  const done = drop ? await lists.removeRows(id, places) : await changeListRows(id, places, change, services);
  terminal.note(`${name}: ${count(done, 'row')} ${drop ? 'taken out' : 'changed'}`);
}

async function run(terminal: Terminal, services: Services, nameOrId: string): Promise<void> {
  const { id, name } = await listOf(nameOrId, services);
  const { targets } = await runList(id, runOptionsOf(services.settings, CRAWL_PAGES), services);
  terminal.note(`${name}: ${count(targets, 'target')} queued for workers (${command('worker')})`);
}

async function follow(
  terminal: Terminal,
  services: Services,
  nameOrId: string,
  { every, at, timezone, later = false }: ScheduleFlags,
): Promise<void> {
  const list = await listOf(nameOrId, services);
  const options = runOptionsOf(services.settings, CRAWL_PAGES);
  const { started } = await scheduleList(list, { every, at, timezone, later, options }, services);
  terminal.note(`the schedule ${list.name} follows the list${started > 0 ? '; its first run is queued' : ''}`);
}

async function remove(terminal: Terminal, services: StoredServices, nameOrId: string): Promise<void> {
  const { id, name } = await listOf(nameOrId, services);
  await removeList(id, services);
  terminal.note(`removed ${name}`);
}

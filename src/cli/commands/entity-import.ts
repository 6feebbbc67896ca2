/** revenant entities import */
import { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import { asStored, openWatchlists, readSeeds } from '../../flow/crawl/read-seeds.ts';
import { takeWatchlist } from '../../flow/lists/take-watchlist.ts';
import type { RowProblem } from '../../model/seed.ts';
import type { ListVersion } from '../../model/watchlist.ts';
import { PartialDate } from '../../model/words.ts';
import type { Services } from '../../services.ts';
import { action, EXIT } from '../action.ts';
import { type Flags, repeatable, withData } from '../options.ts';
import { count } from '../output/lines.ts';
import type { Terminal } from '../output/terminal.ts';
import { withServices } from '../with-services.ts';
import { noteWaiting, rescanVisits } from './entity-rescan.ts';

interface ImportFlags extends Flags {
  readonly list?: string;
  readonly at?: string;
  readonly accept?: string;
  readonly opensanctions?: boolean;
  readonly rescan?: boolean;
}

const BAD_ROWS_SHOWN = 1_000;

export function entityImportCommand(): Command {
  const command = new Command('import')
    .description(
      'take in watchlists: OFAC (CSV set, XML, advanced XML; .gz as well), OpenSanctions FtM, own JSON or CSV',
    )
    .argument('<file...>', 'files of a list, or the folder that holds them; the format is told by content')
    .option('--list <name>', 'how the list is called (default: OFAC SDN, OFAC Consolidated, OpenSanctions)')
    .option('--at <date>', 'when the list was published: a year, month or day (default: what the list says)')
    .option('--accept <reason>', 'take a list that has shrunk, is older, or lacks a part; the reason is recorded')
    .option('--opensanctions', 'you may use data of OpenSanctions (CC BY-NC 4.0)')
    .option('--rescan', 'then look for what is listed now on all stored visits, as entities rescan does')
    .option('--limits <name=value>', 'change a limit of docs/limits.md; repeatable', repeatable);
  return withData(command).action(action(importEntities));
}

async function importEntities(terminal: Terminal, files: string[], flags: ImportFlags): Promise<number> {
  if (flags.at !== undefined && !PartialDate.safeParse(flags.at).success)
    throw new UsageError(`not a date: ${flags.at} (2021, 2021-08 or 2021-08-30)`);
  return withServices(flags, async (services) => {
    const { sources, own, notes } = await openWatchlists(files, {
      listBytes: services.limits.listBytes,
      openSanctions: flags.opensanctions ?? false,
      ...(flags.list !== undefined && { list: flags.list }),
    });
    for (const note of notes) terminal.note(note);
    let bad = 0;
    for (const source of sources) {
      let told = 0;
      const onProblem = ({ file, line, field, reason }: RowProblem): void => {
        bad += 1;
        if (++told <= BAD_ROWS_SHOWN) terminal.warn(`${file}:${line}: ${field}: ${reason}`);
      };
      const options = {
        ...(flags.accept !== undefined && { accept: flags.accept }),
        ...(flags.at !== undefined && { date: flags.at }),
        onProblem,
        onProgress: (entities: number) => terminal.progress(`${source.list}: ${count(entities, 'entity', 'entities')}`),
      };
      const taken = await takeWatchlist(source, options, services);
      terminal.endProgress();
      if (told > BAD_ROWS_SHOWN) terminal.warn(`${source.list}: ${told - BAD_ROWS_SHOWN} more bad rows`);
      for (const note of taken.notes) terminal.warn(note);
      if (terminal.json) terminal.document(taken.version);
      else if (taken.unchanged) terminal.out(`${source.list}: as taken in before (version ${taken.version.ordinal})`);
      else for (const line of versionLines(taken.version)) terminal.out(line);
    }
    if (sources.length > 0) await noteWaiting(terminal, services);
    if (own.length > 0) bad += await importOwn(terminal, own, services);
    const searched = await searchStored(terminal, flags, services);
    return bad > 0 ? EXIT.incomplete : searched;
  });
}

/** Stored visits know nothing of what has just been listed; reading them again takes its time, so only where it is asked for. */
async function searchStored(terminal: Terminal, { rescan }: ImportFlags, services: Services): Promise<number> {
  if (rescan) return rescanVisits(terminal, services);
  const { names, store } = services;
  const waitsFor = async (index: string): Promise<boolean> =>
    (await store.mentions.unsearched(index, '', 1)).length > 0;
  // Where nothing is stored, no list need be compiled.
  const index = (await waitsFor('')) ? await names.current() : null;
  if (index !== null && (await waitsFor(index.digest)))
    terminal.note(
      'stored visits were not searched for this list yet: revenant entities rescan (or import with --rescan)',
    );
  return EXIT.done;
}

/** Own lists without a name: inserted or replaced by id, nothing leaves. */
async function importOwn(terminal: Terminal, files: readonly string[], services: Services): Promise<number> {
  const { entities, problems } = await readSeeds(files);
  for (const problem of problems) terminal.warn(problem);
  if (entities.length === 0)
    throw new UsageError(`no entity in ${files.join(', ')}: a revenant.watchlist/1 document is wanted`);
  const { added, changed } = await services.store.entities.save(entities.map(asStored));
  terminal.note(`${count(entities.length, 'entity', 'entities')} read: ${added} new, ${changed} changed`);
  let standing = 0;
  if (added + changed < entities.length)
    for (const { id } of entities) if ((await services.store.watchlists.datesOf(id)) !== null) standing += 1;
  if (standing > 0)
    terminal.warn(`${standing} of them stand on a list with versions, whose word counts: name that list with --list`);
  return problems.length + standing;
}

/** What stands in a version, and what became of the one before. */
function versionLines({ list, ordinal, date, counts, changes }: ListVersion): string[] {
  const kinds = Object.entries(counts.values)
    .map(([kind, n]) => `${n} ${kind}`)
    .join(', ');
  const unreadable = Object.values(counts.unreadable).reduce((sum, n) => sum + n, 0);
  return [
    `${list} of ${date.slice(0, 10)} (version ${ordinal}): ${count(counts.entities, 'entity', 'entities')}, ${counts.aliases} aliases, ${counts.relationships} relationships`,
    `  values: ${kinds === '' ? 'none' : kinds}; ${unreadable} kept as raw text only; ${counts.failedChecks} fail their own check`,
    ordinal === 1
      ? '  the first version: later ones are compared with it'
      : `  ${changes.added} added, ${changes.removed} removed, ${changes.returned} returned, ${changes.changed} changed (see revenant entities changes)`,
    ...(counts.badRows > 0 ? [`  ${count(counts.badRows, 'bad row')} left out`] : []),
  ];
}

import type { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import { asStored, openWatchlists, readSeeds } from '../../flow/crawl/read-seeds.ts';
import { countNamedSites } from '../../flow/lists/entity-sites.ts';
import { rescan } from '../../flow/lists/rescan.ts';
import { rescreenChanged } from '../../flow/lists/rescreen.ts';
import { takeWatchlist } from '../../flow/lists/take-watchlist.ts';
import { command } from '../../model/text/program.ts';
import type { Services } from '../../services.ts';
import { action, EXIT, Interrupted, interruptible } from '../action.ts';
import { checkDate, type Flags, repeatable, subcommand } from '../options.ts';
import { noteWaitingAlerts } from '../output/alert-lines.ts';
import { namedSitesLine, printTaken } from '../output/list-lines.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { onServices, withServices } from '../with-services.ts';

type ImportFlags = Flags & { list?: string; at?: string; accept?: string; opensanctions?: boolean; rescan?: boolean };

const BAD_ROWS_SHOWN = 1_000;

export function configureImport(parent: Command): void {
  subcommand(parent, 'import', action(importEntities))
    .description(
      'import watchlists: OFAC, EU, UK, UN, Switzerland (XML or CSV; also .gz), OpenSanctions FtM, own JSON or CSV',
    )
    .argument('<file...>', 'files of a list, or their folder; the format is found from the content')
    .option('--list <name>', 'name of the list (default: as its format says, such as OFAC SDN)')
    .option('--at <date>', 'when the list was published: a year, month or day (default: what the list says)')
    .option('--accept <reason>', 'import even a list that is smaller, older or lacks a part; the reason is recorded')
    .option('--opensanctions', 'confirm that you may use data of OpenSanctions (CC BY-NC 4.0)')
    .option('--rescan', 'then search all stored visits for the new list, as entities rescan does')
    .option('--limits <name=value>', 'change a limit of docs/limits.md; repeatable', repeatable);
}

async function importEntities(terminal: Terminal, files: string[], flags: ImportFlags): Promise<number> {
  const { at, accept, list } = flags;
  checkDate(at);
  return withServices(
    flags,
    async (services) => {
      const { sources, own, notes } = await openWatchlists(files, {
        listBytes: services.limits.listBytes,
        openSanctions: flags.opensanctions ?? false,
        list,
      });
      for (const note of notes) terminal.note(note);
      let bad = 0;
      for (const source of sources) {
        let badHere = 0;
        const taken = await takeWatchlist(
          source,
          {
            accept,
            date: at,
            onProblem({ file, line, field, reason }) {
              if (++badHere <= BAD_ROWS_SHOWN) terminal.warn(`${file}:${line}: ${field}: ${reason}`);
            },
            onProgress: (done) =>
              terminal.progress({ what: 'importing', done, unit: ['entity', 'entities'], current: source.list }),
          },
          services,
        );
        terminal.endProgress();
        bad += badHere;
        if (badHere > BAD_ROWS_SHOWN) terminal.warn(`${source.list}: ${badHere - BAD_ROWS_SHOWN} more bad rows`);
        printTaken(taken, terminal);
      }
      if (sources.length > 0) await noteWaitingAlerts(terminal, services);
      if (own.length > 0) bad += await importOwn(terminal, own, services);
      await rescreenChanged(services, {
        said: (done, left) =>
          terminal.progress({ what: 'comparing again', done, total: done + left, unit: ['site', 'sites'] }),
      });
      terminal.endProgress();
      const searched = await searchStored(terminal, flags, services);
      return bad > 0 ? EXIT.incomplete : searched;
    },
    { make: true },
  );
}

/** Searching stored visits takes long, so it is done only on request. */
async function searchStored(terminal: Terminal, { rescan }: ImportFlags, services: Services): Promise<number> {
  if (rescan) return rescanVisits(terminal, services);
  const { names, store } = services;
  const isUnsearched = async (index: string): Promise<boolean> =>
    (await store.mentions.unsearched(index, '', 1)).length > 0;
  // Without stored visits the list need not be compiled.
  const index = (await isUnsearched('')) ? await names.current() : null;
  if (index !== null && (await isUnsearched(index.digest)))
    terminal.note(`stored visits are not searched for this list yet. To search them: ${command('entities rescan')}`);
  return EXIT.done;
}

/** Own lists without a name: entities are added or replaced by id, and none is removed. */
async function importOwn(terminal: Terminal, files: readonly string[], services: Services): Promise<number> {
  const { entities, problems, notes } = await readSeeds(files);
  for (const note of notes) terminal.note(note);
  for (const problem of problems) terminal.warn(problem);
  if (entities.length === 0)
    throw new UsageError(`no entity in ${files.join(', ')}: a revenant.watchlist/1 document is needed`);
  const stored = entities.map(asStored);
  const { added, changed } = await services.store.entities.save(stored);
  terminal.note(`${count(entities.length, 'entity', 'entities')} read: ${added} new, ${changed} changed`);
  const sites = countNamedSites(stored);
  if (sites > 0) terminal.note(namedSitesLine(sites));
  let versioned = 0;
  if (added + changed < entities.length)
    for (const { id } of entities) if ((await services.store.watchlists.datesOf(id)) !== null) versioned += 1;
  if (versioned > 0)
    terminal.warn(
      `${count(versioned, 'entity belongs', 'entities belong')} to a list with versions and ${versioned === 1 ? 'was' : 'were'} not changed. To change that list, name it with --list`,
    );
  return problems.length + versioned;
}

export function configureRescan(parent: Command): void {
  subcommand(parent, 'rescan', onServices(rescanVisits)).description(
    'search stored visits for the names and identifiers of the current lists, offline',
  );
}

/** Skips visits that were searched for this very list. */
function rescanVisits(terminal: Terminal, services: Services): Promise<number> {
  return interruptible(async (signal) => {
    const { searched, mentions, matches, problems } = await rescan(services, signal, (done, total, current) =>
      terminal.progress({ what: 'searching', done, total, unit: ['visit', 'visits'], current }),
    );
    terminal.endProgress();
    for (const problem of problems) terminal.warn(problem);
    terminal.note(
      `${count(searched, 'visit')} searched, ${count(mentions, 'mention')} found, ${count(matches, 'match', 'matches')} with list entries${matches === 0 ? '' : ` (see ${command('matches list')})`}`,
    );
    if (matches > 0) await noteWaitingAlerts(terminal, services);
    if (signal.aborted) throw new Interrupted(`stopped; to search the rest: ${command('entities rescan')}`, signal);
    return problems.length > 0 ? EXIT.incomplete : EXIT.done;
  });
}

import type { Command } from 'commander';
import { ConfigError, InputError } from '../../errors.ts';
import { check, newKept } from '../../flow/kept/keep.ts';
import { takeList } from '../../flow/kept/kept-list.ts';
import { command } from '../../model/text/program.ts';
import type { Services, StoredServices } from '../../services.ts';
import { EXIT } from '../action.ts';
import { type Flags, subcommand } from '../options.ts';
import { noteWaitingAlerts } from '../output/alert-lines.ts';
import { KEPT_COLUMNS, removeKept } from '../output/kept-lines.ts';
import { printTaken } from '../output/list-lines.ts';
import { printTable } from '../output/table.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { onServices, onStored } from '../with-services.ts';

interface KeepFlags extends Flags {
  readonly every: string;
  readonly list?: string;
  readonly accept?: string;
  readonly opensanctions?: boolean;
}

export function configureKeep(parent: Command): void {
  subcommand(parent, 'keep', onServices(keepList, { make: true }))
    .description('import a watchlist from its web address, and again whenever it has changed there')
    .argument('<url...>', 'addresses of the files of one list')
    .option('--every <interval>', 'how often to ask, such as 12h; 15m or more', '1d')
    .option('--list <name>', 'name of the list (default: as its format says)')
    .option('--accept <reason>', 'import it now, even if it is smaller, older or lacks a part; the reason is recorded')
    .option('--opensanctions', 'confirm that you may use data of OpenSanctions (CC BY-NC 4.0)')
    .addHelpText(
      'after',
      `\nIts server is asked with ETag and Last-Modified, through the address guard. A worker does it (${command('worker')} or\n${command('serve')}). A version that looks like a failed download is refused: ${command('entities kept')} says so.`,
    );
  subcommand(parent, 'kept', onStored(listKept)).description(
    'list the watchlists that are kept current, and how each is',
  );
  subcommand(parent, 'unkeep', onStored(unkeepLists))
    .description('ask for a watchlist no more; what was imported stays')
    .argument('<url...>', 'an address of the list, or the beginning of its id');
}

/** An address that gives no list now is not kept: it is mistyped more often than not. */
async function keepList(terminal: Terminal, services: Services, urls: string[], flags: KeepFlags): Promise<number> {
  const { every, accept, list, opensanctions: openSanctions = false } = flags;
  const wanted = newKept('list', urls, { every, openSanctions, ...(list !== undefined && { list }) }, services);
  let bad = 0;
  const take = takeList({
    accept,
    onProblem({ file, line, field, reason }) {
      bad += 1;
      if (bad <= BAD_ROWS_SHOWN) terminal.warn(`${file}:${line}: ${field}: ${reason}`);
    },
  });
  const { source, taken, isInput } = await check(wanted, true, take, services);
  if (taken === null) throw new (isInput ? InputError : ConfigError)(`not kept: ${source.detail}`);
  await services.store.kept.put(source);
  for (const one of taken) printTaken(one, terminal);
  terminal.note(
    `asked again every ${every} by a worker (${command('worker')}); to see it: ${command('entities kept')}`,
  );
  await noteWaitingAlerts(terminal, services);
  return bad > 0 ? EXIT.incomplete : EXIT.done;
}

const BAD_ROWS_SHOWN = 100;

async function listKept(terminal: Terminal, { store }: StoredServices): Promise<void> {
  const kept = await store.kept.all('list');
  if (kept.length === 0) terminal.note(`no list is kept; to keep one: ${command('entities keep <url>')}`);
  printTable(terminal, KEPT_COLUMNS, kept);
}

async function unkeepLists(terminal: Terminal, { store }: StoredServices, named: string[]): Promise<void> {
  await removeKept(named, await store.kept.all('list'), command('entities kept'), store);
  terminal.note(`${count(named.length, 'list')} no longer kept; what was imported stays`);
}

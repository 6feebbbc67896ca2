import type { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import { type HoldWish, liftHold, setHold } from '../../flow/operations/holds.ts';
import type { Hold } from '../../model/decisions/hold.ts';
import type { Store } from '../../model/ports/store.ts';
import { command } from '../../model/text/program.ts';
import { timeText } from '../../model/text/time-text.ts';
import type { StoredServices } from '../../services.ts';
import { subcommand, wholeNumber } from '../options.ts';
import { type Column, printTable } from '../output/table.ts';
import type { Terminal } from '../output/terminal.ts';
import { findingAt, onlyOne, wholeVisitId } from '../selection.ts';
import { onStored } from '../with-services.ts';
import { caseOf } from './cases.ts';

interface Said {
  readonly by: string;
  readonly reason: string;
}
interface AddFlags extends Said {
  readonly site?: string;
  readonly visit?: string;
  readonly finding?: string;
  readonly case?: string;
}

export function configure(command: Command): void {
  const add = subcommand(command, 'add', onStored(addHold))
    .description('keep something from every purge until the hold is lifted')
    .option('--site <site>', 'this site: its visits, and findings about it')
    .option('--visit <id>', 'this visit')
    .option('--finding <id>', 'this finding, with the visits it rests on')
    .option('--case <id>', 'this case, with the findings and sites in it');
  subcommand(command, 'list', onStored(listHolds))
    .description('list the holds, the newest first')
    .option('--all', 'lifted ones too')
    .option('--limit <n>', 'at most this many', wholeNumber(1));
  const lift = subcommand(command, 'lift', onStored(liftNamed))
    .alias('remove')
    .description('end a hold; it stays on record')
    .argument('<id>', 'id of the hold, or its beginning');
  for (const one of [add, lift])
    one.requiredOption('--by <name>', 'your name, for the log').requiredOption('--reason <text>', 'why, for the log');
}

async function addHold(terminal: Terminal, services: StoredServices, flags: AddFlags): Promise<void> {
  const { by, reason } = flags;
  const hold = await setHold({ ...(await namedBy(flags, services.store)), by, reason }, services);
  terminal.result(hold, () => `${hold.kind} ${hold.subject} is under hold ${hold.id}`);
}

async function namedBy(
  { site, visit, finding, case: folder }: AddFlags,
  store: Store,
): Promise<Pick<HoldWish, 'kind' | 'subject'>> {
  if ([site, visit, finding, folder].filter((one) => one !== undefined).length !== 1)
    throw new UsageError('name one thing to keep: --site, --visit, --finding or --case');
  if (site !== undefined) return { kind: 'site', subject: site };
  if (visit !== undefined) return { kind: 'visit', subject: await wholeVisitId(visit, store) };
  if (finding !== undefined)
    return { kind: 'finding', subject: (await findingAt(finding, undefined, store.matches)).match.id };
  return { kind: 'case', subject: (await caseOf(folder ?? '', store)).id };
}

const COLUMNS: readonly Column<Hold>[] = [
  { head: 'HOLD', width: 8, of: ({ id }) => id.slice(0, 8) },
  { head: 'SET', width: 21, of: ({ at }) => timeText(at) },
  { head: 'BY', width: 12, of: ({ by }) => by },
  { head: 'KIND', width: 7, of: ({ kind }) => kind },
  { head: 'KEEPS', width: 24, of: ({ kind, subject }) => (kind === 'site' ? subject : subject.slice(0, 12)) },
  {
    head: 'REASON',
    of: ({ reason, lifted }) =>
      lifted === null ? reason : `${reason}; lifted ${timeText(lifted.at)} by ${lifted.by}: ${lifted.reason}`,
  },
];

async function listHolds(
  terminal: Terminal,
  { store }: StoredServices,
  flags: { readonly all?: boolean; readonly limit?: number },
): Promise<void> {
  const holds = await store.holds.list(flags);
  if (holds.length === 0) terminal.note(`nothing is under hold (see ${command('hold add --help')})`);
  printTable(terminal, COLUMNS, holds);
}

async function liftNamed(terminal: Terminal, services: StoredServices, typed: string, said: Said): Promise<void> {
  const { id } = onlyOne(await services.store.holds.list({}), typed, 'hold', 'hold list');
  const lifted = await liftHold(id, said, services);
  terminal.result(lifted, () => `the hold on ${lifted.kind} ${lifted.subject} is lifted`);
}

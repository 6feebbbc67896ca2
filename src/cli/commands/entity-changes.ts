import type { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import type { WatchlistChange } from '../../model/watchlist.ts';
import { PartialDate } from '../../model/words.ts';
import { action, EXIT } from '../action.ts';
import { type Flags, withData } from '../options.ts';
import type { Terminal } from '../output/terminal.ts';
import { withStored } from '../with-services.ts';

interface ChangeFlags extends Flags {
  readonly list?: string;
  readonly since?: string;
  readonly touching?: boolean;
}

export function configureChanges(command: Command): void {
  command
    .description('list what changed between versions of a list, and which known sites are touched')
    .option('--list <name>', 'of this list only')
    .option('--since <date>', 'in versions of this day or later: a year, month or day')
    .option('--touching', 'only changes that touch a known site');
  withData(command).action(action(listChanges));
}

async function listChanges(terminal: Terminal, flags: ChangeFlags): Promise<number> {
  const { list, since, touching } = flags;
  if (since !== undefined && !PartialDate.safeParse(since).success)
    throw new UsageError(`not a date: ${since} (2021, 2021-08 or 2021-08-30)`);
  return withStored(flags, async ({ store }) => {
    const filter = {
      ...(list !== undefined && { list }),
      ...(since !== undefined && { since }),
      ...(touching && { touching }),
    };
    for await (const page of store.watchlists.changes(filter))
      for (const change of page) terminal.result(change, () => changeLines(change));
    return EXIT.done;
  });
}

/** A line for the change, and one for each part of it. */
function changeLines(change: WatchlistChange): string[] {
  const { date, list, kind, entity, relabelled, gained, lost, aliases, relationships, touches } = change;
  const lines = [`${date.slice(0, 10)}  ${list}  ${kind}  ${entity.id}  ${entity.name}`];
  for (const { field, before, after } of relabelled)
    lines.push(`  ${field}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`);
  if (kind === 'changed') {
    for (const { kind: what, value } of gained) lines.push(`  + ${what} ${value}`);
    for (const { kind: what, value } of lost) lines.push(`  - ${what} ${value}`);
    for (const { name, kind: what } of aliases.gained) lines.push(`  + ${what} ${name}`);
    for (const { name, kind: what } of aliases.lost) lines.push(`  - ${what} ${name}`);
    for (const { type, name, id } of relationships.gained) lines.push(`  + ${type}: ${name ?? id}`);
    for (const { type, name, id } of relationships.lost) lines.push(`  - ${type}: ${name ?? id}`);
  }
  for (const { site, by, value } of touches)
    lines.push(`  touches ${site} (${value === null ? by : `${by} ${value}`})`);
  return lines;
}

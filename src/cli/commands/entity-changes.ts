/** revenant entities changes */
import { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import type { WatchlistChange } from '../../model/watchlist.ts';
import { PartialDate } from '../../model/words.ts';
import { action, EXIT } from '../action.ts';
import { type Flags, withData } from '../options.ts';
import type { Terminal } from '../output/terminal.ts';
import { withServices } from '../with-services.ts';

interface ChangeFlags extends Flags {
  readonly list?: string;
  readonly since?: string;
  readonly touching?: boolean;
}

export function entityChangesCommand(): Command {
  const command = new Command('changes')
    .description('what became different from one version of a list to the next, and which known sites that touches')
    .option('--list <name>', 'only of this list')
    .option('--since <date>', 'only what versions of this day or later say: a year, month or day')
    .option('--touching', 'only what touches a known site');
  return withData(command).action(action(listChanges));
}

async function listChanges(terminal: Terminal, flags: ChangeFlags): Promise<number> {
  const { list, since, touching } = flags;
  if (since !== undefined && !PartialDate.safeParse(since).success)
    throw new UsageError(`not a date: ${since} (2021, 2021-08 or 2021-08-30)`);
  return withServices(flags, async ({ store }) => {
    const filter = {
      ...(list !== undefined && { list }),
      ...(since !== undefined && { since }),
      ...(touching && { touching }),
    };
    for await (const page of store.watchlists.changes(filter)) {
      for (const change of page) {
        if (terminal.json) terminal.document(change);
        else for (const line of changeLines(change)) terminal.out(line);
      }
    }
    return EXIT.done;
  });
}

/** One line for the change, one for each part of it. */
export function changeLines(change: WatchlistChange): string[] {
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

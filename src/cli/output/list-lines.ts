import type { TakenList } from '../../flow/lists/take-watchlist.ts';
import type { ListVersion } from '../../model/facts/watchlist.ts';
import { command } from '../../model/text/program.ts';
import { count, type Terminal } from './terminal.ts';

/** Prints the notes and the version of an imported list, or says that the list is unchanged. */
export function printTaken({ version, unchanged, notes }: TakenList, terminal: Terminal): void {
  for (const note of notes) terminal.warn(note);
  terminal.result(version, () =>
    unchanged ? `${version.list}: unchanged (version ${version.ordinal})` : versionLines(version),
  );
}

function versionLines({ list, ordinal, date, counts, changes }: ListVersion): string[] {
  const kinds = Object.entries(counts.values).map(([kind, n]) => `${n} ${kind}`);
  const unreadable = Object.values(counts.unreadable).reduce((sum, n) => sum + n, 0);
  return [
    `${list} of ${date.slice(0, 10)} (version ${ordinal}): ${count(counts.entities, 'entity', 'entities')}, ${count(counts.aliases, 'alias', 'aliases')}, ${count(counts.relationships, 'relationship')}`,
    `  values: ${kinds.join(', ') || 'none'}; ${unreadable} kept as text only; ${counts.failedChecks} with a wrong checksum`,
    ordinal === 1
      ? '  first version: later versions are compared with it'
      : `  ${changes.added} added, ${changes.removed} removed, ${changes.returned} returned, ${changes.changed} changed (see ${command('entities changes')})`,
    ...(counts.badRows > 0 ? [`  ${count(counts.badRows, 'bad row')} left out`] : []),
  ];
}

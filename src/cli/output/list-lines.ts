import type { TakenList } from '../../flow/lists/take-watchlist.ts';
import type { ListVersion } from '../../model/facts/watchlist.ts';
import { command } from '../../model/text/program.ts';
import { count, type Terminal } from './terminal.ts';

/** The sites that a list names as those of its entries; empty: none. */
export const namedSitesLine = (sites: number | null): string =>
  sites ? `${count(sites, 'website')} named as theirs: ${command('crawl')} visits them with your sellers` : '';

/** Prints the notes and the version of an imported list, or says that the list is unchanged. */
export function printTaken({ version, unchanged, notes, sites }: TakenList, terminal: Terminal): void {
  for (const note of notes) terminal.warn(note);
  terminal.result(version, () =>
    unchanged ? `${version.list}: unchanged (version ${version.ordinal})` : versionLines(version, sites),
  );
}

function versionLines({ list, ordinal, date, counts, changes }: ListVersion, sites: number | null): string[] {
  const kinds = Object.entries(counts.values).map(([kind, n]) => `${n} ${kind}`);
  const unreadable = Object.values(counts.unreadable).reduce((sum, n) => sum + n, 0);
  return [
    `${list} of ${date.slice(0, 10)} (version ${ordinal}): ${count(counts.entities, 'entity', 'entities')}, ${count(counts.aliases, 'alias', 'aliases')}, ${count(counts.relationships, 'relationship')}`,
    `  values: ${kinds.join(', ') || 'none'}; ${unreadable} kept as text only; ${counts.failedChecks} with a wrong checksum`,
    ordinal === 1
      ? '  first version: later versions are compared with it'
      : `  ${changes.added} added, ${changes.removed} removed, ${changes.returned} returned, ${changes.changed} changed (see ${command('entities changes')})`,
    ...(sites ? [`  ${namedSitesLine(sites)}`] : []),
    ...(counts.badRows > 0 ? [`  ${count(counts.badRows, 'bad row')} left out`] : []),
  ];
}

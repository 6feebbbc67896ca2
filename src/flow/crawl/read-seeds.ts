import { kindOfAddress } from '../../address/platform.ts';
import type { Entity, Seed } from '../../model/facts/seed.ts';
import type { ListRead } from '../../model/ports/reader.ts';
import { isWebAddress } from '../../model/text/is-web-address.ts';
import { withValues } from '../../watchlist/own/own-list.ts';
import { type ReadAs, type ReadTable, readLists } from '../../watchlist/own/read-lists.ts';
import { meantInput } from '../site/meant-input.ts';

export { openLists as openWatchlists } from '../../watchlist/open-list.ts';
export { asStored } from '../../watchlist/own/own-list.ts';
export type { ReadAs, ReadTable } from '../../watchlist/own/read-lists.ts';
export { type ColumnChoice, columnChoice } from '../../watchlist/own/table-rows.ts';

export interface ReadSeeds {
  readonly seeds: Seed[];
  readonly entities: Entity[];
  /** A line for each row that could not be used: file, line, field, reason. */
  readonly problems: string[];
  /** Rows of a list that are not read, a line each. */
  readonly notes: string[];
  /** The tables among them, as they were understood. */
  readonly tables: ReadTable[];
}

/**
 * Reads seed lists and watchlists; a web address counts as a list of one. Without a kind, the
 * address decides it.
 */
export async function readSeeds(inputs: readonly string[], as?: ReadAs): Promise<ReadSeeds> {
  const meant = inputs.map(meantInput);
  const addresses = meant.filter(({ url }) => isWebAddress(url));
  const lists = await readLists(
    meant.flatMap(({ url }) => (isWebAddress(url) ? [] : [url])),
    as,
  );
  const typed = addresses.map(({ url, bare }): Seed => {
    return { url, kind: kindOfAddress(url) ?? 'website', ...(bare && { bare }), tags: [] };
  });
  const { seeds, problems } = seedsIn(lists);
  const { notes, tables } = lists;
  return { seeds: [...typed, ...seeds], entities: lists.entities.map(withValues), notes, problems, tables };
}

export function seedsIn({
  seeds,
  problems,
}: Pick<ListRead, 'seeds' | 'problems'>): Pick<ReadSeeds, 'seeds' | 'problems'> {
  return {
    seeds: seeds.map(({ seed, kindSaid }) =>
      kindSaid ? seed : { ...seed, kind: kindOfAddress(seed.url) ?? seed.kind },
    ),
    problems: problems.map(({ file, line, field, reason }) => `${file}:${line}: ${field}: ${reason}`),
  };
}

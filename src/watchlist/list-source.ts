/** A list in whatever format, ready to be read. */
import type { Entity, RowProblem } from '../model/seed.ts';
import type { ListFormat } from '../model/watchlist.ts';

/** One entity; or a row that could not be used, with the uid of its entity where that much could be read. */
export type ListRow =
  | { readonly entity: Entity; readonly line: number }
  | { readonly problem: RowProblem; readonly uid: string | null };

export interface ListSource {
  readonly list: string;
  readonly format: ListFormat;
  readonly files: readonly string[];
  /** Which parts of it are there: an OFAC set of fields without its alt.csv is another thing than with it. */
  readonly parts: readonly string[];
  /** As the list or the name of its file says it; null where neither does. */
  readonly date: string | null;
  /** SHA-256 over all files. */
  readonly content: string;
  /** Reads the list from its beginning, each time that it is called. */
  rows(): AsyncIterable<ListRow>;
}

/** How much of a file and of a row is read. */
export interface ListLimits {
  readonly listBytes: number;
  /** Of one row or element; a longer one is a bad row. Unset: 1 MiB. */
  readonly listRowCharacters?: number;
}

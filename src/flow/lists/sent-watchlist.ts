/** A watchlist that somebody sent to the desk → lists to preview and import. */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { InputError } from '../../errors.ts';
import { Entity, type RowProblem } from '../../model/facts/seed.ts';
import type { WatchlistChange } from '../../model/facts/watchlist.ts';
import type { Reader, SentWatchlist, WrittenList } from '../../model/ports/reader.ts';
import type { ListRow, ListSource } from '../../watchlist/list-source.ts';
import type { Ports } from '../ports.ts';
import { ListRefused } from './list-step.ts';
import { type TakenList, type TakeOptions, takeWatchlist } from './take-watchlist.ts';

/**
 * Reads the files in a reader process. Throws InputError for files that are no list, cost too much,
 * or are an own list without a name (field `list`).
 * @param needsName the refusal of an own list without a name
 */
export async function openSentWatchlist(
  sent: SentWatchlist,
  needsName: string,
  { reader }: { readonly reader: Pick<Reader, 'watchlist'> },
): Promise<{ readonly sources: ListSource[]; readonly notes: readonly string[] }> {
  const read = await reader.watchlist(sent);
  if (!read.ok) throw new InputError(`the list cannot be read: ${read.detail}; split it`);
  const { lists, notes, isNameless, fault } = read.value;
  if (fault !== null) throw new InputError(fault);
  if (isNameless) throw new InputError(needsName, { fields: ['list'] });
  if (lists.length === 0) throw new InputError(notes[0] ?? 'the files hold no list of a known format');
  return { sources: lists.map((list) => sourceOf(list, sent.folder)), notes };
}

function sourceOf({ rows, ...list }: WrittenList, folder: string): ListSource {
  return { ...list, rows: () => rowsIn(join(folder, rows)) };
}

/** The rows were written by a process that read hostile bytes: each is checked again. */
async function* rowsIn(path: string): AsyncGenerator<ListRow> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  try {
    for await (const text of lines) {
      const row = JSON.parse(text) as ListRow;
      // The row itself, not the checked copy: a list that was imported by the command is unchanged.
      if ('problem' in row || Entity.safeParse(row.entity).success) yield row;
      else throw new InputError('the reader process wrote a row that makes no sense');
    }
  } finally {
    lines.close();
  }
}

export interface ListPreview extends TakenList {
  /** Why it needs a reason; null: it does not. */
  readonly refusal: string | null;
  /** The first of its changes; of a first version only those that touch a known site. */
  readonly shown: readonly WatchlistChange[];
  /** The first of its bad rows. */
  readonly problems: readonly RowProblem[];
}

/** The import of a list as it would be. Throws what no reason can accept. */
export async function previewWatchlist(
  source: ListSource,
  { most, ...options }: Pick<TakeOptions, 'date' | 'onProgress'> & { readonly most: number },
  ports: Pick<Ports, 'store' | 'clock'>,
): Promise<ListPreview> {
  const look = async (accept?: string): Promise<Omit<ListPreview, 'refusal'>> => {
    const [shown, problems]: [WatchlistChange[], RowProblem[]] = [[], []];
    const preview = (changes: readonly WatchlistChange[]) => {
      shown.push(...changes.slice(0, Math.max(0, most - shown.length)));
    };
    const onProblem = (problem: RowProblem) => {
      if (problems.length < most) problems.push(problem);
    };
    return { ...(await takeWatchlist(source, { ...options, onProblem, accept, preview }, ports)), shown, problems };
  };
  try {
    return { ...(await look()), refusal: null };
  } catch (error) {
    if (!(error instanceof ListRefused)) throw error;
    return { ...(await look('a preview')), refusal: error.why };
  }
}

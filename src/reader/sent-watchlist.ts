/** Files of a watchlist that somebody sent → its rows as JSON lines. Runs in a reader process. */
import { createWriteStream } from 'node:fs';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ConfigError, InputError } from '../errors.ts';
import type { SentWatchlist, WatchlistRead, WrittenList } from '../model/ports/reader.ts';
import type { ListSource } from '../watchlist/list-source.ts';
import { openLists } from '../watchlist/open-list.ts';

export async function readWatchlist({ paths, folder, ...options }: SentWatchlist): Promise<WatchlistRead> {
  const nothing = { lists: [], notes: [], isNameless: false };
  try {
    const { sources, own, notes } = await openLists(paths, options);
    if (own.length > 0) return { ...nothing, isNameless: true, fault: null };
    const lists: WrittenList[] = [];
    for (const [i, source] of sources.entries()) lists.push(await written(source, `rows-${i}`, folder));
    return { lists, notes: [...notes], isNameless: false, fault: null };
  } catch (error) {
    if (error instanceof InputError || error instanceof ConfigError) return { ...nothing, fault: error.message };
    throw error;
  }
}

async function written(source: ListSource, rows: string, folder: string): Promise<WrittenList> {
  const lines = async function* () {
    for await (const row of source.rows()) yield `${JSON.stringify(row)}\n`;
  };
  await pipeline(Readable.from(lines()), createWriteStream(join(folder, rows), { mode: 0o600 }));
  const { list, format, files, parts, date, content } = source;
  return { list, format, files: files.map((file) => basename(file)), parts: [...parts], date, content, rows };
}

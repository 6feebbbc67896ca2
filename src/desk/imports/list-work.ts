/** Reads a watchlist that is sent, shows what would change, and imports it. */
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { InputError } from '../../errors.ts';
import { openSentWatchlist, previewWatchlist } from '../../flow/lists/sent-watchlist.ts';
import { takeWatchlist } from '../../flow/lists/take-watchlist.ts';
import type { Doer } from '../../model/decisions/audit.ts';
import type { Services } from '../../services.ts';
import { importTexts as say } from '../../texts/imports.ts';
import type { Upload } from '../frame/uploads.ts';
import type { Import, ReadList } from './import.ts';
import type { Imports, Work } from './jobs.ts';

/** Changes and bad rows that are shown of a list. */
const SHOWN = 200;
/** Between two looks at what the reader has written. */
const WATCH_MS = 1_000;

type Parts = { readonly services: Services; readonly imports: Pick<Imports, 'progressed'> };

/** The lists are read from the files for each step: they may be large. */
async function sourcesOf(one: Import, upload: Upload, { services, imports }: Parts) {
  const { list, openSanctions = false } = one.said;
  const { listBytes } = services.limits;
  const paths = upload.files.map(({ path }) => path);
  const sent = { paths, folder: upload.folder, listBytes, openSanctions, ...(list && { list }) };
  // The reader has no word of its own for how far it is: the rows that it writes say it.
  const watch = setInterval(() => void progress().catch(() => undefined), WATCH_MS).unref();
  const progress = async (): Promise<void> => {
    const rows = (await readdir(upload.folder)).filter((name) => name.startsWith('rows-'));
    const sizes = await Promise.all(rows.map(async (name) => (await stat(join(upload.folder, name))).size));
    imports.progressed(
      one,
      one.count,
      sizes.reduce((sum, size) => sum + size, 0),
    );
  };
  return openSentWatchlist(sent, say.needsName, services).finally(() => clearInterval(watch));
}

export const readWork =
  (upload: Upload, parts: Parts): Work =>
  async (one) => {
    const { services, imports } = parts;
    const { sources, notes } = await sourcesOf(one, upload, parts);
    const lists: ReadList[] = [];
    for (const source of sources) {
      const options = { date: one.said.at, most: SHOWN, onProgress: (n: number) => imports.progressed(one, n) };
      const { version, unchanged, ...read } = await previewWatchlist(source, options, services);
      const problems = read.problems.map((row) => ({ ...row, file: basename(row.file) }));
      lists.push({ ...read, version, problems, isUnchanged: unchanged, notes: [...notes, ...read.notes] });
    }
    one.lists = lists;
    one.state = 'ready';
  };

/** @param accept the reason to import a list that looks wrong; empty: none */
export const takeWork =
  (accept: string, by: Doer, upload: Upload, parts: Parts): Work =>
  async (one) => {
    const { services, imports } = parts;
    const { sources } = await sourcesOf(one, upload, parts);
    const lists: ReadList[] = [];
    for (const source of sources) {
      const shown = one.lists.find(({ version }) => version.list === source.list);
      // The files are as they were when a person looked at them.
      if (shown === undefined || shown.version.content !== source.content) throw new InputError(say.isAnother);
      const options = {
        ...{ date: one.said.at, by, onProblem: () => undefined },
        ...{ accept: accept === '' ? undefined : accept, onProgress: (n: number) => imports.progressed(one, n) },
      };
      const { version, unchanged, notes, sites } = await takeWatchlist(source, options, services);
      lists.push({ ...shown, version, isUnchanged: unchanged, notes, sites });
    }
    one.lists = lists;
    one.state = 'done';
  };

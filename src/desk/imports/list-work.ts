/** Reads a watchlist that is sent, shows what would change, and imports it. */
import { basename } from 'node:path';
import { InputError } from '../../errors.ts';
import { openSentWatchlist, previewWatchlist } from '../../flow/lists/sent-watchlist.ts';
import { takeWatchlist } from '../../flow/lists/take-watchlist.ts';
import type { Doer } from '../../model/decisions/audit.ts';
import type { Services } from '../../services.ts';
import { importTexts as say } from '../../texts/imports.ts';
import type { Upload } from '../frame/uploads.ts';
import type { Imports, ReadList, Work } from './jobs.ts';

/** Changes and bad rows that are shown of a list. */
const SHOWN = 200;

type Parts = { readonly services: Services; readonly imports: Pick<Imports, 'progressed'> };

/** The lists are read from the files for each step: they may be large. */
async function sourcesOf({ said }: Parameters<Work>[0], upload: Upload, services: Services) {
  const { list, openSanctions = false } = said;
  const { listBytes } = services.limits;
  const paths = upload.files.map(({ path }) => path);
  const sent = { paths, folder: upload.folder, listBytes, openSanctions, ...(list && { list }) };
  return openSentWatchlist(sent, say.needsName, services);
}

export const readWork =
  (upload: Upload, { services, imports }: Parts): Work =>
  async (one) => {
    const { sources, notes } = await sourcesOf(one, upload, services);
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
  (accept: string, by: Doer, upload: Upload, { services, imports }: Parts): Work =>
  async (one) => {
    const { sources } = await sourcesOf(one, upload, services);
    const lists: ReadList[] = [];
    for (const source of sources) {
      const shown = one.lists.find(({ version }) => version.list === source.list);
      // The files are as they were when a person looked at them.
      if (shown === undefined || shown.version.content !== source.content) throw new InputError(say.isAnother);
      const options = {
        ...{ date: one.said.at, by, onProblem: () => undefined },
        ...{ accept: accept === '' ? undefined : accept, onProgress: (n: number) => imports.progressed(one, n) },
      };
      const { version, unchanged, notes } = await takeWatchlist(source, options, services);
      lists.push({ ...shown, version, isUnchanged: unchanged, notes });
    }
    one.lists = lists;
    one.state = 'done';
  };

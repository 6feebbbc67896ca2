import { lstat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { decodedUri } from '../../model/decoded-uri.ts';
import type { ArchiveContents, ArchivedRecord, SavedOptions } from '../archived.ts';
import { wholeFile } from '../bytes.ts';
import { datedRecord } from '../dated-record.ts';
import type { ArchiveLimits } from '../limits.ts';
import { problemIn } from '../problem.ts';
import { STATED_ADDRESS } from '../replay/restore-replay.ts';
import { roleOf } from '../role.ts';
import { FolderReading, type SavedFile, typeByName } from './folder-files.ts';
import { madeUpAddress } from './made-up-address.ts';
import { decodeEntities } from './markup.ts';
import { filePath } from './mirror-address.ts';
import { baseOf, type OpenedPage, openSaved } from './open-saved.ts';
import { pageNotes } from './page-notes.ts';

/**
 * A page saved by hand: with the "<name>_files" folder beside it, or as one file. Its address: the
 * user's, the saving program's, the page's own statement, else one under .invalid.
 */
export async function readSavedPage(
  path: string,
  limits: ArchiveLimits,
  options: SavedOptions,
): Promise<ArchiveContents> {
  const problems: string[] = [];
  const { bytes, cut } = await wholeFile(path, limits.archiveWholeBytes);
  if (cut !== null) problems.push(problemIn(path, 'archive:cut', `${cut}; what comes before was kept`));
  const notes = pageNotes(bytes);
  const known = options.url ?? notes.address;
  const url = known ?? notes.own ?? madeUpAddress('saved', bytes);
  // "page.png" may hold a page: the content decided that this is one.
  const named = typeByName(path.replace(/\.gz$/i, ''));
  const type = named?.includes('html') ? named : undefined;
  const page = openSaved({ path, body: bytes, type, cut: cut !== null }, { ...notes, url }, limits, options, problems);
  const isStated = known === null && notes.own !== null;
  const records = page.records.map((one) =>
    isStated && one.role === 'page' ? { ...one, marks: [...one.marks, STATED_ADDRESS] } : one,
  );
  const base = baseOf(bytes, url);
  const reading = new FolderReading(limits, problems);
  for (const folder of await foldersOf(path, bytes)) {
    for await (const { steps, file } of reading.files(join(dirname(path), folder), limits.archiveBodyBytes)) {
      const address = new URL(filePath([folder, ...steps]), base).href;
      const record = besidePage(file, address, page, options);
      if (record !== null) records.push(record);
    }
  }
  return { records, redirects: [], problems, cut: cut !== null || reading.full, home: url };
}

/** A frame is read only if it states an address on the page's own host. */
export function besidePage(
  { body, type, cut }: SavedFile,
  url: string,
  page: Pick<OpenedPage, 'url' | 'taken'>,
  options: SavedOptions,
): ArchivedRecord | null {
  const role = roleOf(type, body);
  if (role === null) return null;
  const own = role === 'page' ? pageNotes(body).address : url;
  if (own === null || (role === 'page' && new URL(own).host !== new URL(page.url).host)) return null;
  const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
  return datedRecord({ role, url: own, headers, body, marks: cut ? ['truncated'] : [] }, page.taken, options.at);
}

/**
 * Browsers name the folder in their user's language; Internet Explorer and Office with a dot or
 * dash.
 */
const FOLDER_NAME =
  /[_.-](?:files|file|dateien|fichiers|archivos|bestanden|filer|tiedostot|pliki|soubory|elemei|ficheiros|arquivos|dosyalar|datoteke|fitxers|failid|fails|bylos|fajlovi|fitxategiak|файлы)$/iu;
const MOST_FOLDERS = 4;

/** Named like the page, or referred to in it, because pages are renamed. */
async function foldersOf(path: string, page: Buffer): Promise<string[]> {
  const stem = basename(path, extname(path));
  const names = new Set([`${stem}_files`, `${stem}.files`]);
  const text = page.toString('utf8', 0, 1 << 20);
  for (const [, name = ''] of text.matchAll(/["'(=](?:\.\/)?([^"'()<>\s/?#:\\=]{1,200})\/[^"'()<>\s/]/g)) {
    const folder = decodedUri(decodeEntities(name) ?? '');
    const isPlain = !/^\.{0,2}$|[/\\\0]/.test(folder);
    if (names.size < 200 && (folder.startsWith(stem) || FOLDER_NAME.test(folder)) && isPlain) names.add(folder);
  }
  const found: string[] = [];
  for (const name of names) {
    const entry = await lstat(join(dirname(path), name)).catch(() => null);
    if (entry?.isDirectory() && found.length < MOST_FOLDERS) found.push(name);
  }
  return found;
}

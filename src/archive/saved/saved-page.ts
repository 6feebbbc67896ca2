import { lstat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { InputError } from '../../errors.ts';
import { decodedUri } from '../../model/text/decoded-uri.ts';
import { isUrl } from '../../model/text/is-url.ts';
import type { ArchivedRecord, ReadSaved, SavedOptions } from '../archived.ts';
import { wholeFile } from '../bytes.ts';
import { datedRecord } from '../dated-record.ts';
import type { ArchiveLimits } from '../limits.ts';
import { problemIn } from '../problem.ts';
import { roleOf } from '../role.ts';
import { addressBeside } from './address-below.ts';
import { type FolderEntry, folderReading, type SavedFile, typeByName } from './folder-files.ts';
import { extractInline } from './inline-resources.ts';
import { decodeEntities } from './markup.ts';
import { needsAddress, type PageNotes, pageNotes } from './page-notes.ts';

/**
 * A page saved by hand: with the "<name>_files" folder beside it, or as one file. Its address: the
 * user's, else the one in the saving program's comment.
 */
export const readSavedPage: ReadSaved = async (path, limits, options) => {
  const problems: string[] = [];
  const { bytes, cut } = await wholeFile(path, limits.archiveWholeBytes);
  if (cut !== null) problems.push(problemIn(path, 'archive:cut', `${cut}; what comes before was kept`));
  // "page.png" may hold a page: the content decided that this is one.
  const named = typeByName(path.replace(/\.gz$/i, ''));
  const type = named?.includes('html') ? named : undefined;
  const page = { path, steps: [basename(path)], file: { body: bytes, type, cut: cut !== null } };
  const reading = folderReading(limits, problems);
  const others: FolderEntry[] = [];
  let folders = 0;
  for (const name of foldersOf(page)) {
    const folder = join(dirname(path), name);
    const found = await lstat(folder).catch(() => null);
    if (!found?.isDirectory() || ++folders > MOST_FOLDERS) continue;
    for await (const entry of reading.files(folder, limits.archiveBodyBytes))
      others.push({ ...entry, steps: [name, ...entry.steps] });
  }
  const { records, nameless } = recordsOfPages([page], others, limits, options, problems);
  if (nameless.length > 0) throw new InputError(needsAddress(path, bytes));
  const home = records[0]?.url;
  return { records, redirects: [], problems, cut: cut !== null || reading.full, ...(home !== undefined && { home }) };
};

/** Pages at the addresses that they note, with the files in the folders beside them. */
export function recordsOfPages(
  pages: readonly FolderEntry[],
  others: readonly FolderEntry[],
  limits: ArchiveLimits,
  options: SavedOptions,
  problems: string[],
): { records: ArchivedRecord[]; nameless: FolderEntry[] } {
  /** The page of each folder beside one. */
  const owners = new Map<string, FolderEntry>();
  for (const page of pages)
    for (const name of foldersOf(page)) {
      const folder = [...page.steps.slice(0, -1), name].join('/');
      if (!owners.has(folder)) owners.set(folder, page);
    }
  const ownerOf = ({ steps }: FolderEntry) => {
    const folders = steps.slice(0, -1).map((_, i) => steps.slice(0, i + 1).join('/'));
    return folders.map((folder) => owners.get(folder)).find((page) => page !== undefined);
  };
  const placed = new Map<FolderEntry, { url: string; taken: string | null }>();
  const nameless: FolderEntry[] = [];
  const records = pages
    .filter((page) => ownerOf(page) === undefined)
    .flatMap((page) => {
      const notes = pageNotes(page.file.body);
      const url = options.url ?? notes.address;
      if (url === null) {
        nameless.push(page);
        return [];
      }
      placed.set(page, { url, taken: notes.taken });
      return openSaved({ ...page.file, path: page.path }, { ...notes, url }, limits, options, problems);
    });
  const beside = [...others, ...pages].flatMap((entry) => {
    const page = ownerOf(entry);
    const saved = page === undefined ? undefined : placed.get(page);
    if (page === undefined || saved === undefined) return [];
    const steps = entry.steps.slice(page.steps.length - 1);
    const url = addressBeside(baseOf(page.file.body, saved.url), steps);
    return besidePage(entry.file, url, saved, options) ?? [];
  });
  return { records: [...records, ...beside], nameless };
}

/**
 * One page at its address, without the saving program's additions, and its embedded resources as
 * records of their own.
 */
export function openSaved(
  file: SavedFile & { readonly path: string },
  { url, taken, comment }: Pick<PageNotes, 'taken' | 'comment'> & { readonly url: string },
  { archiveParts, archiveKeptBytes, archiveBodyBytes }: ArchiveLimits,
  options: SavedOptions,
  problems: string[],
  /** Undoes other changes in the page. */
  restore: (page: Buffer) => Buffer = (page) => page,
): ArchivedRecord[] {
  const bare = comment === null ? file.body : withoutComment(file.body, comment);
  const relinked = restore(bare);
  const extracted = extractInline(relinked, { parts: archiveParts, bytes: archiveKeptBytes });
  const tooMany = 'it holds more pictures and frames than are read; the rest was left out';
  if (extracted.left > 0) problems.push(problemIn(file.path, 'archive:count', tooMany));
  const dated = (record: Parameters<typeof datedRecord>[0]) => datedRecord(record, taken, options.at, archiveBodyBytes);
  const changed = comment !== null || relinked !== bare || extracted.changed;
  const { body } = extracted;
  const isCut = file.cut && body.length <= archiveBodyBytes;
  const marks = [...(changed ? ['restored'] : []), ...(isCut ? ['truncated'] : [])];
  const page = dated({ role: 'page', url, headers: typeHeader(file.type), body, marks });
  const inline = extracted.resources.map(({ type, ...one }) => dated({ ...one, headers: typeHeader(type) }));
  return [changed ? { ...page, original: { url, body: file.body } } : page, ...inline];
}

function typeHeader(type: string | undefined): Record<string, string> {
  return type === undefined ? {} : { 'content-type': type };
}

/** SingleFile leaves out the <head> tag; without it only a browser's parser finds the head. */
function withoutComment(page: Buffer, { from, to }: NonNullable<PageNotes['comment']>): Buffer {
  const follows = page.toString('latin1', to, to + 16);
  const headless = /^\s{0,9}<(?:meta|title|link|style|base)\b/i.test(follows) && page.indexOf('</head>', to) !== -1;
  return Buffer.concat([page.subarray(0, from), Buffer.from(headless ? '<head>' : ''), page.subarray(to)]);
}

function baseOf(page: Buffer, url: string): string {
  const head = page.toString('latin1', 0, 65_536);
  const href = /<base\b[^<>]{0,4000}?\shref=["']?([^"'\s>]{1,4000})/i.exec(head)?.[1];
  return href !== undefined && isUrl(href, url) ? new URL(href, url).href : url;
}

/** A frame is read only if it states an address on the page's own host. */
export function besidePage(
  { body, type, cut }: SavedFile,
  url: string,
  page: { readonly url: string; readonly taken: string | null },
  options: SavedOptions,
): ArchivedRecord | null {
  const role = roleOf(type, body);
  if (role === null || role === 'style') return null;
  const own = role === 'page' ? pageNotes(body).address : url;
  if (own === null || (role === 'page' && new URL(own).host !== new URL(page.url).host)) return null;
  const marks = cut ? ['truncated'] : [];
  return datedRecord({ role, url: own, headers: typeHeader(type), body, marks }, page.taken, options.at);
}

/** In the language of the browser's user; Internet Explorer and Office write a dot or dash. */
const FOLDER_NAME =
  /[_.-](?:files|file|dateien|fichiers|archivos|bestanden|filer|tiedostot|pliki|soubory|elemei|ficheiros|arquivos|dosyalar|datoteke|fitxers|failid|fails|bylos|fajlovi|fitxategiak|файлы)$/iu;
const MOST_FOLDERS = 4;

/** Names of folders that may be the page's: like its own, or referred to in it if renamed. */
function foldersOf({ steps, file }: FolderEntry): Set<string> {
  const name = steps.at(-1) ?? '';
  const stem = basename(name, extname(name));
  const names = new Set([`${stem}_files`, `${stem}.files`]);
  const text = file.body.toString('utf8', 0, 1 << 20);
  for (const [, folder = ''] of text.matchAll(/["'(=](?:\.\/)?([^"'()<>\s/?#:\\=]{1,200})\/[^"'()<>\s/]/g)) {
    const written = decodedUri(decodeEntities(folder) ?? '');
    const isPlain = !/^\.{0,2}$|[/\\\0]/.test(written);
    if (names.size < 200 && (written.startsWith(stem) || FOLDER_NAME.test(written)) && isPlain) names.add(written);
  }
  return names;
}

import { lstat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { decodedUri } from '../../model/text/decoded-uri.ts';
import { isUrl } from '../../model/text/is-url.ts';
import type { ArchivedRecord, ReadSaved, SavedOptions } from '../archived.ts';
import { wholeFile } from '../bytes.ts';
import { datedRecord } from '../dated-record.ts';
import type { ArchiveLimits } from '../limits.ts';
import { problemIn } from '../problem.ts';
import { STATED_ADDRESS } from '../replay/restore-replay.ts';
import { roleOf } from '../role.ts';
import { folderReading, type SavedFile, typeByName } from './folder-files.ts';
import { extractInline } from './inline-resources.ts';
import { madeUpAddress } from './made-up-address.ts';
import { decodeEntities } from './markup.ts';
import { filePath } from './mirror-address.ts';
import { type PageNotes, pageNotes } from './page-notes.ts';

/**
 * A page saved by hand: with the "<name>_files" folder beside it, or as one file. Its address: the
 * user's, the saving program's, the page's own statement, else one under .invalid.
 */
export const readSavedPage: ReadSaved = async (path, limits, options) => {
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
  const reading = folderReading(limits, problems);
  for (const folder of await foldersOf(path, bytes)) {
    for await (const { steps, file } of reading.files(join(dirname(path), folder), limits.archiveBodyBytes)) {
      const address = new URL(filePath([folder, ...steps]), base).href;
      const record = besidePage(file, address, page, options);
      if (record !== null) records.push(record);
    }
  }
  return { records, redirects: [], problems, cut: cut !== null || reading.full, home: url };
};

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
) {
  const bare = comment === null ? file.body : withoutComment(file.body, comment);
  const relinked = restore(bare);
  const extracted = extractInline(relinked, baseOf(relinked, url), { parts: archiveParts, bytes: archiveKeptBytes });
  if (extracted.left > 0) {
    const text = 'it holds more pictures and frames than are read; the rest was left out';
    problems.push(problemIn(file.path, 'archive:count', text));
  }
  const dated = (record: Parameters<typeof datedRecord>[0]) => datedRecord(record, taken, options.at, archiveBodyBytes);
  const changed = comment !== null || relinked !== bare || extracted.changed;
  const { body } = extracted;
  const isCut = file.cut && body.length <= archiveBodyBytes;
  const marks = [...(changed ? ['restored'] : []), ...(isCut ? ['truncated'] : [])];
  const page = dated({ role: 'page', url, headers: typeHeader(file.type), body, marks });
  const inline = extracted.resources.map(({ type, ...one }) => dated({ ...one, headers: typeHeader(type) }));
  return { url, taken, records: [changed ? { ...page, original: { url, body: file.body } } : page, ...inline] };
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

/** The base of the page's relative addresses. */
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
  if (role === null) return null;
  const own = role === 'page' ? pageNotes(body).address : url;
  if (own === null || (role === 'page' && new URL(own).host !== new URL(page.url).host)) return null;
  const marks = cut ? ['truncated'] : [];
  return datedRecord({ role, url: own, headers: typeHeader(type), body, marks }, page.taken, options.at);
}

/** In the language of the browser's user; Internet Explorer and Office write a dot or dash. */
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

import { lstat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { ArchiveContents, ArchivedRecord } from '../archived.ts';
import { datedRecord } from '../dated-record.ts';
import type { ArchiveLimits } from '../limits.ts';
import { wholeFile } from '../open-bytes.ts';
import { problemAt } from '../problem.ts';
import { STATED_ADDRESS } from '../replay/restore-replay.ts';
import { roleOf } from '../role.ts';
import { FolderReading, filesUnder, typeByName } from './folder-files.ts';
import { madeUpAddress } from './made-up-address.ts';
import { filePath } from './mirror-address.ts';
import { baseOf, openSaved, type SavedOptions } from './open-saved.ts';
import { plain, saidOfItself } from './said-of-itself.ts';

/**
 * A page that was saved by hand: with the "<name>_files" folder that browsers put beside it, or as one file that carries
 * its pictures. Where it stood is `url`, or what the program that saved it wrote, or what the page says of itself (its
 * canonical link, og:url, base), else a name under .invalid.
 */
export async function readSavedPage(
  path: string,
  limits: ArchiveLimits,
  options: SavedOptions,
): Promise<ArchiveContents> {
  const problems: string[] = [];
  const { bytes, cut } = await wholeFile(path, limits.archiveWholeBytes);
  if (cut !== null) problems.push(problemAt('archive:cut', path, '', cut, 'what stands before it was kept'));
  const said = saidOfItself(bytes);
  const known = options.url ?? said.address;
  const url = known ?? said.own ?? madeUpAddress('saved', bytes);
  const file = { path, body: bytes, type: typeByName(path.replace(/\.gz$/i, '')), cut: cut !== null };
  // A name is no proof: "page.png" may hold a page, and was taken for one by its content.
  const type = file.type?.includes('html') ? file.type : undefined;
  const page = openSaved({ ...file, type }, { url, ...said }, limits, options, problems);
  const isOwnWord = known === null && said.own !== null;
  const records = page.records.map((one) =>
    isOwnWord && one.role === 'page' ? { ...one, marks: [...one.marks, STATED_ADDRESS] } : one,
  );
  const base = baseOf(bytes, url);
  const reading = new FolderReading(limits, problems);
  for (const folder of await foldersOf(path, bytes)) {
    for await (const { path: at, steps } of filesUnder(join(dirname(path), folder), limits, problems)) {
      const found = await reading.file(at);
      if (found === null) {
        if (reading.full) break;
        continue;
      }
      const record = besidePage(found, new URL(filePath([folder, ...steps]), base).href, page, options);
      if (record !== null) records.push(record);
    }
  }
  return { records, redirects: [], problems, cut: cut !== null || reading.full, home: url };
}

/** A picture or document of a page. A frame counts where it says that it stood on the page's own host. */
export function besidePage(
  { body, type, cut }: { readonly body: Buffer; readonly type: string | undefined; readonly cut: boolean },
  url: string,
  page: { readonly url: string; readonly taken: string | null },
  options: SavedOptions,
): ArchivedRecord | null {
  const role = roleOf(type, body);
  if (role === null) return null;
  const own = role === 'page' ? saidOfItself(body).address : url;
  if (own === null || (role === 'page' && new URL(own).host !== new URL(page.url).host)) return null;
  const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
  const record = { role, url: own, status: 200, headers, address: null, body, marks: cut ? ['truncated'] : [] };
  // Saved in the same moment as the page.
  return datedRecord(record, page.taken, options.at);
}

/** Browsers name it in the language of their user; Internet Explorer and office programs with a dot or a dash. */
const FOLDER_NAME =
  /[_.-](?:files|file|dateien|fichiers|archivos|bestanden|filer|tiedostot|pliki|soubory|elemei|ficheiros|arquivos|dosyalar|datoteke|fitxers|failid|fails|bylos|fajlovi|fitxategiak|файлы)$/iu;
const MOST_FOLDERS = 4;

/** The folders beside a page that hold its pictures: by its own name, and by what it refers to, for pages are renamed. */
async function foldersOf(path: string, page: Buffer): Promise<string[]> {
  const stem = basename(path, extname(path));
  const names = new Set([`${stem}_files`, `${stem}.files`]);
  const text = page.toString('utf8', 0, 1 << 20);
  for (const [, name = ''] of text.matchAll(/["'(=](?:\.\/)?([^"'()<>\s/?#:\\=]{1,200})\/[^"'()<>\s/]/g)) {
    const folder = decoded(plain(name) ?? '');
    if (names.size < 200 && (folder.startsWith(stem) || FOLDER_NAME.test(folder)) && isPlainName(folder))
      names.add(folder);
  }
  const found: string[] = [];
  for (const name of names) {
    const entry = await lstat(join(dirname(path), name)).catch(() => null);
    if (entry?.isDirectory() && found.length < MOST_FOLDERS) found.push(name);
  }
  return found;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function isPlainName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\\\0]/.test(name);
}

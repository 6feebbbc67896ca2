import { stat } from 'node:fs/promises';
import { InputError, messageOf, PermanentError } from '../errors.ts';
import { STATED_TIME } from '../model/words.ts';
import { formatOf } from './archive-format.ts';
import type {
  ArchiveContents,
  ArchivedRecord,
  ArchiveList,
  ReadArchiveOptions,
  ReadSaved,
  SavedOptions,
} from './archived.ts';
import { firstBytes } from './bytes.ts';
import { chooseSite, hostsOf } from './choose-site.ts';
import { ARCHIVE_LIMITS, type ArchiveLimits } from './limits.ts';
import { replayAddress } from './replay/replay-address.ts';
import { restoreReplay } from './replay/restore-replay.ts';
import { harInZip } from './saved/har-source.ts';
import { readHar } from './saved/read-har.ts';
import { readMhtml } from './saved/read-mhtml.ts';
import { readSavedFolder } from './saved/saved-folder.ts';
import { readSavedPage } from './saved/saved-page.ts';
import { readZippedPages } from './saved/zipped-pages.ts';
import { listWacz } from './wacz/list-wacz.ts';
import { openZip } from './wacz/zip.ts';
import { cdxHeader, parseCdxLine } from './warc/cdx.ts';
import { listCdx } from './warc/list-cdx.ts';
import { listWarcs } from './warc/list-warc.ts';
import { warcFile } from './warc/warc-records.ts';

const READABLE =
  'Revenant reads WARC 1.0 and 1.1 (.warc, .warc.gz), WACZ, CDX and CDXJ indexes beside their WARCs, HAR, MHTML, a saved HTML page, and a folder or ZIP of saved pages';

/**
 * Reads one site; the content decides the format, never the name. `problems`: sentences on what is
 * damaged or missing. Throws InputError for an unreadable file or one without a page.
 */
export async function readArchive(path: string, options: ReadArchiveOptions, limits: ArchiveLimits = ARCHIVE_LIMITS) {
  const { url, at, maxPages } = options;
  if (at !== undefined && Number.isNaN(Date.parse(at)))
    throw new InputError(`"${at}" is no date; write 2021-06-30 or 2021-06-30T12:00:00Z`);
  if (url !== undefined && !/^https?:\/\//i.test(url))
    throw new InputError(`"${url}" is no web address; write http:// or https:// and the host`);
  const list = await listOf(path, options, limits);
  const captured = await chooseSite(list, {
    ...limits,
    pages: maxPages,
    images: limits.archivePictures,
    ...(at !== undefined && { moment: Date.parse(at) }),
    ...(url !== undefined && { url: replayAddress(url)?.url ?? url }),
  });
  if (captured !== null) return { captured, problems: [...list.problems] };
  const hosts = hostsOf(list);
  const named = hosts.slice(0, 5).join(', ') + (hosts.length > 5 ? ` and ${hosts.length - 5} more` : '');
  const held = hosts.length === 0 ? '' : `; it holds pages of ${named}`;
  const [problem] = list.problems;
  const why = problem === undefined ? '' : ` (${problem})`;
  throw new InputError(`${path} holds no readable page${url === undefined ? '' : ` of ${url}`}${held}${why}`);
}

async function listOf(path: string, options: ReadArchiveOptions, limits: ArchiveLimits): Promise<ArchiveList> {
  try {
    return (await listLarge(path, options, limits)) ?? listContents(await readWhole(path, options, limits));
  } catch (thrown) {
    if (!(thrown instanceof PermanentError)) throw thrown;
    throw new InputError(`${messageOf(thrown)} (${thrown.code})`, { cause: thrown });
  }
}

/** Formats that may be of any size. Null: the file is in none of them. */
async function listLarge(path: string, options: SavedOptions, limits: ArchiveLimits): Promise<ArchiveList | null> {
  if (!(await stat(path).catch(() => null))?.isFile()) return null;
  const start = Buffer.from(await firstBytes(path)).toString('latin1');
  if (start.startsWith('WARC/')) return listWarcs([await warcFile(path)], limits);
  if (isIndex(start)) return listCdx(path, limits);
  // An empty ZIP file begins with its end record.
  if (!start.startsWith('PK\x03\x04') && !start.startsWith('PK\x05\x06')) return null;
  const zip = await openZip(path, limits);
  const har = harInZip(path, zip, limits);
  if (har !== null) return listContents(await readHar(har, limits, options.at));
  const pages = await readZippedPages(path, zip, limits, options);
  return pages === null ? listWacz(path, zip, limits) : listContents(pages);
}

function isIndex(start: string): boolean {
  const first = start.split('\n').find((line) => line.trim() !== '' && !line.startsWith('!')) ?? '';
  if (cdxHeader(first) !== null) return true;
  const line = parseCdxLine(first, null);
  return line !== null && line.file !== null && line.offset !== null;
}

const READERS: Readonly<Record<'har' | 'mhtml' | 'html', ReadSaved>> = {
  har: (path, limits, { at }) => readHar({ path }, limits, at),
  mhtml: readMhtml,
  html: readSavedPage,
};

async function readWhole(path: string, options: ReadArchiveOptions, limits: ArchiveLimits): Promise<ArchiveContents> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'there is no such file' : error.message;
    throw new InputError(`${path} cannot be read: ${why}`);
  });
  if (found.isDirectory()) return readSavedFolder(path, limits, options);
  if (!found.isFile()) throw new InputError(`${path} is neither a file nor a folder`);
  const format = formatOf(await firstBytes(path));
  if (format === null) throw new InputError(`${path} is no archive that can be read. ${READABLE}.`);
  if (typeof format === 'object') throw new InputError(`${path} is ${format.known}; ${format.instead}. ${READABLE}.`);
  return READERS[format](path, limits, options);
}

const MOST_REPORTED = 5;

/** A small file as a list. Pages that were saved from a web archive's replay are restored. */
function listContents({ records, redirects, problems, cut, home }: ArchiveContents): ArchiveList {
  const restored = records.map((record) => {
    const one = restoreReplay(record, record.finalUrl);
    return { ...one, length: one.body.byteLength };
  });
  const undated = restored.filter(({ marks }) => marks.includes(STATED_TIME));
  const doubts = undated.slice(0, MOST_REPORTED).map(({ url, capturedAt }) => {
    const day = capturedAt.slice(0, 10);
    return `${url} says that a web archive captured it on ${day}. Any page can claim that, so its time is not used for any order; use --at ${day} if you know that it is right`;
  });
  return {
    records: restored,
    redirects,
    problems: [...problems, ...doubts],
    ...(home !== undefined && { home: replayAddress(home)?.url ?? home }),
    cut: cut ? { reason: 'archive:damaged', detail: problems[0] ?? 'the archive could not be read to its end' } : null,
    load: async (chosen) => chosen as unknown as ArchivedRecord[],
  };
}

import { stat } from 'node:fs/promises';
import { InputError, messageOf, PermanentError } from '../errors.ts';
import { formatOf } from './archive-format.ts';
import type { ArchiveContents, ArchivedSite, ArchiveList, ReadArchiveOptions } from './archived.ts';
import { chooseSite, hostsOf } from './choose-site.ts';
import { firstBytes } from './first-bytes.ts';
import { ARCHIVE_LIMITS, type ArchiveLimits } from './limits.ts';
import { listContents } from './list-contents.ts';
import { openList } from './open-list.ts';
import { replayAddress } from './replay/replay-address.ts';
import { harInZip } from './saved/har-in-zip.ts';
import { readHar } from './saved/read-har.ts';
import { readMhtml } from './saved/read-mhtml.ts';
import { readSavedFolder } from './saved/saved-folder.ts';
import { readSavedPage } from './saved/saved-page.ts';

const READABLE =
  'Readable are WARC 1.0 and 1.1 (.warc, .warc.gz), WACZ, CDX and CDXJ indexes beside their WARCs, HAR, MHTML, a saved HTML page and a folder of saved pages';

/**
 * Reads the one site that an archive or saved page holds. The format is told by content, never by name.
 * `problems` are sentences about what is damaged or missing. Throws InputError when the path is none of the readable
 * formats or has no page to show.
 */
export async function readArchive(
  path: string,
  options: ReadArchiveOptions,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<{ captured: ArchivedSite; problems: string[] }> {
  if (options.at !== undefined && Number.isNaN(Date.parse(options.at)))
    throw new InputError(`"${options.at}" is no date; write 2021-06-30 or 2021-06-30T12:00:00Z`);
  if (options.url !== undefined && !/^https?:\/\//i.test(options.url))
    throw new InputError(`"${options.url}" is no web address; write http:// or https:// and the host`);
  const contents = await listOf(path, options, limits);
  const captured = await chooseSite(contents, {
    maxPages: options.maxPages,
    ...(options.at !== undefined && { moment: Date.parse(options.at) }),
    ...(options.url !== undefined && { url: replayAddress(options.url)?.url ?? options.url }),
    maxPictures: limits.archivePictures,
    maxDocuments: limits.documents,
  });
  if (captured === null) {
    const where = options.url === undefined ? '' : ` of ${options.url}`;
    const [problem] = contents.problems;
    const hosts = hostsOf(contents);
    const others = hosts.slice(0, 5).join(', ') + (hosts.length > 5 ? ` and ${hosts.length - 5} more` : '');
    const held = hosts.length === 0 ? '' : `; it holds pages of ${others}`;
    throw new InputError(
      `${path} holds no readable page${where}${held}${problem === undefined ? '' : ` (${problem})`}`,
    );
  }
  return { captured, problems: [...contents.problems] };
}

async function listOf(path: string, options: ReadArchiveOptions, limits: ArchiveLimits): Promise<ArchiveList> {
  try {
    const har = await harInZip(path, limits);
    if (har !== null) return listContents(await readHar(har, limits, options.at));
    return (await openList(path, limits)) ?? listContents(await readContents(path, options, limits));
  } catch (thrown) {
    if (!(thrown instanceof PermanentError)) throw thrown;
    throw new InputError(`${messageOf(thrown)} (${thrown.code})`, { cause: thrown });
  }
}

async function readContents(
  path: string,
  options: ReadArchiveOptions,
  limits: ArchiveLimits,
): Promise<ArchiveContents> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new InputError(
      `${path} cannot be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`,
    );
  });
  if (found.isDirectory()) return readSavedFolder(path, limits, options);
  if (!found.isFile()) throw new InputError(`${path} is neither a file nor a folder`);
  const format = formatOf(await firstBytes(path));
  switch (format) {
    case 'har':
      return readHar({ path }, limits, options.at);
    case 'mhtml':
      return readMhtml(path, limits, options);
    case 'html':
      return readSavedPage(path, limits, options);
    case null:
      throw new InputError(`${path} is no archive that can be read. ${READABLE}.`);
    default:
      throw new InputError(`${path} is ${format.known}; ${format.instead}. ${READABLE}.`);
  }
}

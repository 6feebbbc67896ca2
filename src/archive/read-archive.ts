import { stat } from 'node:fs/promises';
import { messageOf, PermanentError, UsageError } from '../errors.ts';
import { type ArchiveLimits, LIMITS } from '../model/limits.ts';
import type { ArchiveContents, ArchivedSite, ArchiveList, ReadArchiveOptions } from './archived.ts';
import { chooseSite, hostsOf } from './choose-site.ts';
import { firstBytes } from './first-bytes.ts';
import { listContents } from './list-contents.ts';
import { openList } from './open-list.ts';
import { replayAddress } from './replay-address.ts';
import { looksLikeHtml } from './role.ts';
import { readSavedFolder, readSavedPage } from './saved-page.ts';

const READABLE =
  'Readable are WARC 1.0 and 1.1 (.warc, .warc.gz), WACZ, CDX and CDXJ indexes beside their WARCs, a saved HTML page and a folder of saved pages';

/**
 * Reads the one site that an archive or saved page holds. The format is told by content, never by name.
 * `problems` are sentences about what is damaged or missing. Throws UsageError when the path is none of the readable
 * formats or has no page to show.
 */
export async function readArchive(
  path: string,
  options: ReadArchiveOptions,
  limits: ArchiveLimits = LIMITS,
): Promise<{ captured: ArchivedSite; problems: string[] }> {
  if (options.at !== undefined && Number.isNaN(Date.parse(options.at)))
    throw new UsageError(`"${options.at}" is no date; write 2021-06-30 or 2021-06-30T12:00:00Z`);
  if (options.url !== undefined && !/^https?:\/\//i.test(options.url))
    throw new UsageError(`"${options.url}" is no web address; write http:// or https:// and the host`);
  const contents = await listOf(path, options, limits);
  const captured = await chooseSite(contents, {
    ...options,
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
    throw new UsageError(
      `${path} holds no readable page${where}${held}${problem === undefined ? '' : ` (${problem})`}`,
    );
  }
  return { captured, problems: [...contents.problems] };
}

async function listOf(path: string, options: ReadArchiveOptions, limits: ArchiveLimits): Promise<ArchiveList> {
  try {
    return (await openList(path, limits)) ?? listContents(await readContents(path, options));
  } catch (thrown) {
    if (!(thrown instanceof PermanentError)) throw thrown;
    throw new UsageError(`${messageOf(thrown)} (${thrown.code})`, { cause: thrown });
  }
}

async function readContents(path: string, options: ReadArchiveOptions): Promise<ArchiveContents> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      `${path} cannot be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`,
    );
  });
  if (found.isDirectory()) return readSavedFolder(path, options);
  if (!found.isFile()) throw new UsageError(`${path} is neither a file nor a folder`);
  const start = await firstBytes(path);
  const text = Buffer.from(start).toString('latin1');
  const other = otherFormat(text);
  if (other !== null) throw new UsageError(`${path} is ${other}, which is not yet readable. ${READABLE}.`);
  if (looksLikeHtml(start)) return readSavedPage(path, options);
  throw new UsageError(`${path} is no archive that can be read. ${READABLE}.`);
}

function otherFormat(start: string): string | null {
  if (/^\s*\{\s*"log"\s*:/.test(start)) return 'a HAR file';
  if (/^(From:|MIME-Version:|Snapshot-Content-Location:)/im.test(start) && /multipart\/related/i.test(start))
    return 'an MHTML file';
  return null;
}

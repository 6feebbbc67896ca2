/** A ZIP of saved pages → a folder of them for a while. WACZ and HAR are read where they lie. */
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { messageOf } from '../../errors.ts';
import type { ArchiveContents, SavedOptions } from '../archived.ts';
import type { ArchiveLimits } from '../limits.ts';
import { type ProblemCode, problemIn } from '../problem.ts';
import type { Zip, ZippedFile } from '../wacz/zip.ts';
import { isNeverRead } from './folder-files.ts';
import { readSavedFolder } from './saved-folder.ts';

const PAGE = /\.(?:html?|xhtml|shtml|mhtml?)$/i;

/** Null: another ZIP file. */
export async function readZippedPages(
  path: string,
  zip: Zip,
  limits: ArchiveLimits,
  options: SavedOptions,
): Promise<ArchiveContents | null> {
  if (zip.entries.has('datapackage.json') || ![...zip.entries.keys()].some((name) => PAGE.test(name))) return null;
  // The same prefix as lists that are sent: what a killed process leaves is removed with them.
  const folder = await mkdtemp(join(tmpdir(), 'revenant-upload-'));
  try {
    const inside = join(folder, basename(path));
    const problems = await unpackTo(inside, path, zip, limits);
    const { problems: found, ...contents } = await readSavedFolder(inside, limits, options);
    const isCut = problems.length > zip.problems.length;
    const said = found.map((text) => text.replaceAll(inside, path));
    return { ...contents, problems: [...problems, ...said], cut: contents.cut || isCut };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes what may be a page or picture, at most `archiveKeptBytes` in all. */
async function unpackTo(folder: string, path: string, zip: Zip, limits: ArchiveLimits): Promise<string[]> {
  const problems = [...zip.problems];
  const leftOut = (code: ProblemCode, text: string) => problems.push(problemIn(path, code, text));
  await mkdir(folder, { mode: 0o700 });
  let room = limits.archiveKeptBytes;
  for (const file of zip.entries.values()) {
    if (isNeverRead(file.name)) continue;
    const to = join(folder, file.name);
    // `openZip` has refused names that lead out; a second look costs nothing.
    if (!to.startsWith(folder + sep)) continue;
    if (file.name.split('/').length > limits.archiveFolderDepth) {
      leftOut('archive:depth', `${shown(file)} lies deeper than ${limits.archiveFolderDepth} folders; it was left out`);
      continue;
    }
    try {
      await mkdir(dirname(to), { recursive: true, mode: 0o700 });
      const take = async function* () {
        for await (const part of file.bytes.from(0)) {
          room -= part.length;
          if (room < 0) throw new Full();
          yield part;
        }
      };
      await pipeline(Readable.from(take()), createWriteStream(to, { flags: 'wx', mode: 0o600 }));
    } catch (error) {
      await rm(to, { force: true }).catch(() => undefined);
      if (error instanceof Full) {
        const text = `its files exceed ${limits.archiveKeptBytes} bytes once unpacked; ${shown(file)} and those after it were left out`;
        leftOut('archive:size', text);
        break;
      }
      leftOut('archive:path', `${shown(file)} cannot be unpacked (${messageOf(error).replaceAll(folder, '')})`);
    }
  }
  return problems;
}

class Full extends Error {}

const shown = ({ name }: ZippedFile): string => JSON.stringify(name.slice(0, 120));

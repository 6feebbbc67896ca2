/** A list that somebody sends as a file → its web addresses, as `crawl` reads them. */
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { InputError, messageOf } from '../../errors.ts';
import type { Seed } from '../../model/facts/seed.ts';
import type { Reader } from '../../model/ports/reader.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { hasUserinfo } from '../../watchlist/own/userinfo.ts';
import type { Ports } from '../ports.ts';
import { liveSeeds } from './live-seeds.ts';
import { seedsIn } from './read-seeds.ts';

/** Endings that say how a list is read. Any other file is read by its content. */
const ENDINGS = ['.csv', '.tsv', '.txt', '.json', '.jsonl', '.ndjson', '.xlsx'];

export interface UploadedSeeds {
  readonly seeds: Seed[];
  /** A line for each row that is not used: file, line, field, reason. */
  readonly problems: string[];
}

const PREFIX = 'revenant-upload-';
/** A folder this old was left by a process that was killed. */
const LEFT_MS = 3_600_000;

/**
 * Reads an uploaded list in a reader process. Throws InputError for a file that is no list, has no
 * web address, or costs too much to read.
 */
export async function uploadedSeeds(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  { reader, ofReplay }: Pick<Ports, 'ofReplay'> & { readonly reader: Pick<Reader, 'list'> },
): Promise<UploadedSeeds> {
  await removeLeft();
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  // The name is the sender's, so it is no part of a path.
  const ending = extname(name).toLowerCase();
  const path = join(folder, `list${ENDINGS.includes(ending) ? ending : ''}`);
  const shown = (text: string): string => text.replaceAll(path, name.slice(0, 100)).replaceAll(folder, '');
  try {
    await writeFile(path, bytes, { mode: 0o600 });
    const list = await reader.list(path);
    if (!list.ok) throw new InputError(`${path} cannot be read: ${list.detail}; split the list`);
    if (list.value.fault !== null) throw new InputError(list.value.fault);
    const { seeds: read, problems } = seedsIn(list.value);
    // A row may name a file, which would be one of this machine.
    const [web, others] = [read.filter(isWeb), read.filter((seed) => !isWeb(seed))];
    const { seeds, problems: archived } = liveSeeds(web, ofReplay);
    const unusable = others.map(({ url }) => `${url}: no web address without a user name`);
    const all = [...problems, ...unusable, ...archived].map(shown);
    if (seeds.length === 0) throw new InputError(all[0] ?? `${path} has no web address`);
    return { seeds, problems: all };
  } catch (error) {
    if (error instanceof InputError) throw new InputError(shown(messageOf(error)));
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const isWeb = ({ url }: Seed): boolean => /^https?:\/\//i.test(url) && isUrl(url) && !hasUserinfo(url);

async function removeLeft(): Promise<void> {
  for (const name of (await readdir(tmpdir())).filter((one) => one.startsWith(PREFIX))) {
    const path = join(tmpdir(), name);
    const found = await stat(path).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > LEFT_MS)
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** A list that somebody sends as a file → its web addresses, as `crawl` reads them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { InputError, messageOf } from '../../errors.ts';
import { isUrl } from '../../model/is-url.ts';
import type { OfReplay } from '../../model/ports/capture.ts';
import type { Seed } from '../../model/seed.ts';
import { hasUserinfo } from '../../watchlist/own/userinfo.ts';
import { liveSeeds } from './live-seeds.ts';
import { readSeeds } from './read-seeds.ts';

/** Endings that say how a list is read. Any other file is read by its content. */
const ENDINGS = ['.csv', '.tsv', '.txt', '.json', '.jsonl', '.ndjson', '.xlsx'];

export interface UploadedSeeds {
  readonly seeds: Seed[];
  /** A line for each row that is not used: file, line, field, reason. */
  readonly problems: string[];
}

/** Throws InputError for a file that is no list, or has no web address. */
export async function uploadedSeeds(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  ofReplay: OfReplay,
): Promise<UploadedSeeds> {
  const folder = await mkdtemp(join(tmpdir(), 'revenant-upload-'));
  // The name is the sender's, so it is no part of a path.
  const ending = extname(name).toLowerCase();
  const path = join(folder, `list${ENDINGS.includes(ending) ? ending : ''}`);
  const shown = (text: string): string => text.replaceAll(path, name.slice(0, 100)).replaceAll(folder, '');
  try {
    await writeFile(path, bytes, { mode: 0o600 });
    const { seeds: read, problems } = await readSeeds([path]);
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

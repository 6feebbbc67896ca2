/** A certificate log in the Static CT API → the tiles since the last look, as files. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isUrl } from '../../model/text/is-url.ts';
import { sizeIn, TILE, TILE_FILE, tilePath } from '../../suggest/feeds/certificate-log.ts';
import type { Ports } from '../ports.ts';
import { type One, problemOf, retryOf, type Says } from './downloaded.ts';

/** Tiles of one look: 153,600 certificates. The next look goes on from there. */
const MOST_TILES = 600;
/** The first look begins so many tiles before the end: a feed is about what is new. */
const FIRST_TILES = 40;

/** The address of its checkpoint stands for a log. */
export const isLog = (address: string): boolean => isUrl(address) && new URL(address).pathname.endsWith('/checkpoint');

/** The last tile is left until it is full. `etag`: the tiles that were read. */
export async function downloadLog(
  url: string,
  folder: string,
  known: Says | undefined,
  { egress }: Pick<Ports, 'egress'>,
): Promise<One> {
  const take = async (path: string): Promise<Uint8Array | Extract<One, { as: 'failed' }>> => {
    const outcome = await egress.fetch({ url: new URL(path, url).href, purpose: 'list' });
    const problem = problemOf(outcome);
    if (problem !== null) return { as: 'failed', detail: `${url}: ${path}: ${problem}`, retryAfter: retryOf(outcome) };
    return outcome.ok ? outcome.body : new Uint8Array();
  };
  const checkpoint = await take('checkpoint');
  if ('as' in checkpoint) return checkpoint;
  const size = sizeIn(Buffer.from(checkpoint).toString('utf8'));
  if (size === null) return { as: 'failed', detail: `${url} is no checkpoint of a certificate log`, retryAfter: null };
  const full = Math.floor(size / TILE);
  const from = /^\d{1,12}$/.test(known?.etag ?? '') ? Number(known?.etag) : Math.max(0, full - FIRST_TILES);
  if (full <= from) return { as: 'unchanged' };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const paths: string[] = [];
  for (let tile = from; tile < Math.min(full, from + MOST_TILES); tile++) {
    const body = await take(tilePath(tile));
    // The tiles before it count; the next look goes on with this one.
    if ('as' in body) return paths.length === 0 ? body : { as: 'files', paths, says: { etag: String(tile) } };
    const path = join(folder, `${tile}${TILE_FILE}`);
    await writeFile(path, body, { mode: 0o600 });
    paths.push(path);
  }
  return { as: 'files', paths, says: { etag: String(from + paths.length) } };
}

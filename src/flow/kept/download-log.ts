/** A certificate log (Static CT API, or RFC 6962) → the tiles since the last look, as files. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isUrl } from '../../model/text/is-url.ts';
import { sizeIn, TILE, TILE_FILE, tilePath } from '../../suggest/feeds/certificate-log.ts';
import { entriesPath, leavesIn, treeSizeIn } from '../../suggest/feeds/older-log.ts';
import type { Ports } from '../ports.ts';
import { type One, problemOf, retryOf, type Says } from './downloaded.ts';

/** Tiles of one look: 153,600 certificates. The next look goes on from there. */
const MOST_TILES = 600;
/** The general bounds are those of a whole list. A full tile has 256 entries of a few kilobytes. */
const LOG_BOUNDS = { checkpointBytes: 64 << 10, tileBytes: 8 << 20, tileMs: 60_000, lookBytes: 1 << 30 };
/** The first look begins so many tiles before the end: a feed is about what is new. */
const FIRST_TILES = 40;

/** The address of its checkpoint, or of its signed tree head, stands for a log. */
export const isLog = (address: string): boolean => isUrl(address) && /\/(?:checkpoint|get-sth)$/.test(pathOf(address));
const isOlder = (address: string): boolean => pathOf(address).endsWith('/get-sth');
const pathOf = (address: string): string => new URL(address).pathname;

/** The last tile is left until it is full. `etag`: the tiles that were read. */
export async function downloadLog(
  url: string,
  folder: string,
  known: Says | undefined,
  { egress }: Pick<Ports, 'egress'>,
  bounds = LOG_BOUNDS,
): Promise<One> {
  const take = async (path: string, maxBytes: number): Promise<Uint8Array | Extract<One, { as: 'failed' }>> => {
    const signal = AbortSignal.timeout(bounds.tileMs);
    const outcome = await egress.fetch({ url: new URL(path, url).href, purpose: 'list', maxBytes, signal });
    const isLong = outcome.ok && outcome.marks.includes('truncated');
    const problem = isLong ? `it is longer than ${maxBytes} bytes, which no log needs` : problemOf(outcome);
    if (problem !== null) return { as: 'failed', detail: `${url}: ${path}: ${problem}`, retryAfter: retryOf(outcome) };
    return outcome.ok ? outcome.body : new Uint8Array();
  };
  const older = isOlder(url);
  const checkpoint = await take(older ? 'get-sth' : 'checkpoint', bounds.checkpointBytes);
  if ('as' in checkpoint) return checkpoint;
  const size = (older ? treeSizeIn : sizeIn)(Buffer.from(checkpoint).toString('utf8'));
  if (size === null) return { as: 'failed', detail: `${url} is no checkpoint of a certificate log`, retryAfter: null };
  const full = Math.floor(size / TILE);
  const from = /^\d{1,12}$/.test(known?.etag ?? '') ? Number(known?.etag) : Math.max(0, full - FIRST_TILES);
  if (full <= from) return { as: 'unchanged' };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const paths: string[] = [];
  let read = 0;
  for (let tile = from; tile < Math.min(full, from + MOST_TILES) && read < bounds.lookBytes; tile++) {
    const body = older ? await entriesOf(tile) : await take(tilePath(tile), bounds.tileBytes);
    // The tiles before it count; the next look goes on with this one.
    if ('as' in body) return paths.length === 0 ? body : { as: 'files', paths, says: { etag: String(tile) } };
    const path = join(folder, `${tile}${TILE_FILE}`);
    await writeFile(path, body, { mode: 0o600 });
    read += body.byteLength;
    paths.push(path);
  }
  return { as: 'files', paths, says: { etag: String(from + paths.length) } };

  /** A log gives as many entries at once as it likes. */
  async function entriesOf(tile: number): ReturnType<typeof take> {
    const leaves: Buffer[] = [];
    let length = 0;
    for (let at = tile * TILE, end = at + TILE; at < end; ) {
      const answer = await take(entriesPath(at, end - 1), bounds.tileBytes);
      if ('as' in answer) return answer;
      const some = leavesIn(Buffer.from(answer).toString('utf8')) ?? [];
      length += some.reduce((sum, leaf) => sum + leaf.length, 0);
      if (some.length === 0 || some.length > end - at || length > bounds.tileBytes)
        return { as: 'failed', detail: `${url}: it did not give the entries from ${at} on`, retryAfter: null };
      leaves.push(...some);
      at += some.length;
    }
    return Buffer.concat(leaves);
  }
}

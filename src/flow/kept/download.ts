/** Kept addresses → their files in a folder, if anything has changed since the last time. */
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import { messageOf } from '../../errors.ts';
import type { KeptSource, Validators } from '../../model/kept-source.ts';
import type { Ports } from '../ports.ts';
import { downloadLog, isLog } from './download-log.ts';
import { type Download, type One, problemOf, retryOf, type Says } from './downloaded.ts';

/**
 * The files of one list belong together: if one has changed, all are taken.
 * @param isFresh take them whether or not they have changed
 */
export async function download(
  { addresses, validators }: Pick<KeptSource, 'addresses' | 'validators'>,
  folder: string,
  isFresh: boolean,
  ports: Pick<Ports, 'egress'>,
): Promise<Download> {
  const take = async (known: Validators): Promise<One[]> => {
    const all: One[] = [];
    for (const [at, address] of addresses.entries()) {
      // Two addresses may end alike.
      const own = addresses.findIndex((other) => basename(other) === basename(address)) === at;
      const one = await takeOne(address, own ? folder : join(folder, String(at)), known[address], ports);
      if (one.as === 'failed') return [one];
      all.push(one);
    }
    return all;
  };
  const first = await take(isFresh ? {} : validators);
  if (first.every(({ as }) => as === 'unchanged')) return { as: 'unchanged' };
  const all = first.some(({ as }) => as === 'unchanged') ? await take({}) : first;
  const failed = all.find((one) => one.as === 'failed');
  if (failed !== undefined) return failed;
  const files = all.flatMap((one) => (one.as === 'files' ? [one] : []));
  const says = files.map((one, at): [string, Says] => [addresses[at] ?? '', one.says]);
  return { as: 'files', paths: files.flatMap(({ paths }) => paths), validators: Object.fromEntries(says) };
}

function takeOne(address: string, folder: string, known: Says | undefined, ports: Pick<Ports, 'egress'>): Promise<One> {
  if (isAbsolute(address)) return ofFile(address, known);
  return isLog(address) ? downloadLog(address, folder, known, ports) : ofWeb(address, folder, known, ports);
}

/** The size and the time of a change stand for an ETag; a copied file may keep both by chance. */
async function ofFile(path: string, known: Says | undefined): Promise<One> {
  try {
    const { size, mtimeMs } = await stat(path);
    const etag = `${size}-${mtimeMs}`;
    return known?.etag === etag ? { as: 'unchanged' } : { as: 'files', paths: [path], says: { etag } };
  } catch (error) {
    return { as: 'failed', detail: `${path} cannot be read: ${messageOf(error)}`, retryAfter: null };
  }
}

async function ofWeb(url: string, folder: string, known: Says = {}, { egress }: Pick<Ports, 'egress'>): Promise<One> {
  const headers = {
    ...(known.etag !== undefined && { 'if-none-match': known.etag }),
    ...(known.lastModified !== undefined && { 'if-modified-since': known.lastModified }),
  };
  const outcome = await egress.fetch({ url, purpose: 'list', headers });
  if (outcome.ok && outcome.status === 304 && Object.keys(headers).length > 0) return { as: 'unchanged' };
  const problem = problemOf(outcome);
  if (problem !== null) return { as: 'failed', detail: `${url}: ${problem}`, retryAfter: retryOf(outcome) };
  if (!outcome.ok) throw new Error('a failed fetch has a problem');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, nameOf(url));
  await writeFile(path, outcome.body, { mode: 0o600 });
  const [etag, lastModified] = [outcome.headers['etag'], outcome.headers['last-modified']].map(usable);
  return { as: 'files', paths: [path], says: { ...(etag && { etag }), ...(lastModified && { lastModified }) } };
}

/** It is sent back as a header. */
const usable = (said: string | undefined): string | undefined =>
  said !== undefined && /^[\x20-\x7e]{1,200}$/.test(said) ? said : undefined;

/** The name of a file may give the date of a list, or say which of OFAC's lists it is. */
function nameOf(url: string): string {
  const name = basename(new URL(url).pathname)
    .replace(/[^\w.-]/g, '_')
    .slice(-100);
  return /\w/.test(name) ? name : 'list';
}

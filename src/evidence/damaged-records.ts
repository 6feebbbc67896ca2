/** A WARC whose bytes changed → which of its records, as far as the index in the bundle tells. */
import { gunzipSync } from 'node:zlib';
import { sha256 } from '../model/digest.ts';

interface Place {
  readonly url: string;
  readonly offset: number;
  readonly length: number;
  readonly recordDigest: string;
}

const MOST_INDEX_BYTES = 256 * 1024 * 1024;

/** @param index `indexes/index.cdx.gz`, where it is there */
export function damagedRecords(
  path: string,
  warc: Uint8Array,
  index: Uint8Array | undefined,
): { record: string; detail: string }[] {
  const places = placesIn(path.slice(path.indexOf('/') + 1), index);
  const damaged: { record: string; detail: string }[] = [];
  let end = 0;
  // An index may name the same bytes again and again.
  let budget = 2 * warc.byteLength;
  // Requests, certificates and notes are in no index: told by their place when nothing else is at fault.
  const unindexed: { from: number; to: number }[] = [];
  const gap = (to: number): void => {
    if (to > end) unindexed.push({ from: end, to });
  };
  for (const { url, offset, length, recordDigest } of places) {
    gap(offset);
    end = offset + length;
    budget -= length;
    if (budget < 0) break;
    if (`sha256:${sha256(warc.subarray(offset, end))}` === recordDigest) continue;
    damaged.push({ record: url, detail: `the record of ${url} was changed (bytes ${offset} to ${end})` });
  }
  gap(warc.byteLength);
  if (damaged.length > 0 || places.length === 0) return damaged;
  const broken = unindexed.filter(({ from, to }) => !isWhole(warc.subarray(from, to)));
  // The header of a gzip member is under no sum: then it may be any of them.
  return (broken.length > 0 ? broken : unindexed).map(({ from, to }) => ({
    record: `bytes ${from} to ${to}`,
    detail: `a record without a line in the index was changed, at bytes ${from} to ${to}`,
  }));
}

function isWhole(members: Uint8Array): boolean {
  try {
    gunzipSync(members, { maxOutputLength: MOST_INDEX_BYTES });
    return true;
  } catch {
    return false;
  }
}

function placesIn(filename: string, index: Uint8Array | undefined): Place[] {
  if (index === undefined) return [];
  try {
    const text = gunzipSync(index, { maxOutputLength: MOST_INDEX_BYTES }).toString('utf8');
    const places = text.split('\n').flatMap((line) => {
      const begin = line.indexOf('{');
      if (begin === -1) return [];
      const {
        url,
        offset,
        length,
        recordDigest,
        filename: file,
      } = JSON.parse(line.slice(begin)) as Record<string, unknown>;
      if (file !== filename) return [];
      const [from, size] = [Number(offset), Number(length)];
      if (!Number.isSafeInteger(from) || !Number.isSafeInteger(size) || from < 0 || size < 0) return [];
      return [{ url: String(url), offset: from, length: size, recordDigest: String(recordDigest) }];
    });
    return places.sort((a, b) => a.offset - b.offset);
  } catch {
    // The index is damaged too, which is told of the index.
    return [];
  }
}

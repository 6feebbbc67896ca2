/** A WARC whose bytes changed → which of its records changed, by the index in the bundle. */
import { gunzipSync } from 'node:zlib';
import { sha256 } from '../model/digest.ts';

interface IndexedRange {
  readonly url: string;
  readonly offset: number;
  readonly length: number;
  readonly recordDigest: string;
}

const MOST_INDEX_BYTES = 256 * 1024 * 1024;

/** @param index `indexes/index.cdx.gz`, unless it is missing */
export function damagedRecords(
  path: string,
  warc: Uint8Array,
  index: Uint8Array | undefined,
): { record: string; detail: string }[] {
  const ranges = rangesIn(path.slice(path.indexOf('/') + 1), index);
  const damaged: { record: string; detail: string }[] = [];
  let end = 0;
  // An index may name the same bytes again and again.
  let budget = 2 * warc.byteLength;
  // Requests, certificates and notes are in no index: reported when no indexed record changed.
  const unindexed: { from: number; to: number }[] = [];
  const gap = (to: number): void => {
    if (to > end) unindexed.push({ from: end, to });
  };
  for (const { url, offset, length, recordDigest } of ranges) {
    gap(offset);
    end = offset + length;
    budget -= length;
    if (budget < 0) break;
    if (`sha256:${sha256(warc.subarray(offset, end))}` === recordDigest) continue;
    damaged.push({ record: url, detail: `the record of ${url} was changed (bytes ${offset} to ${end})` });
  }
  gap(warc.byteLength);
  if (damaged.length > 0 || ranges.length === 0) return damaged;
  const broken = unindexed.filter(({ from, to }) => !isWhole(warc.subarray(from, to)));
  // No checksum covers the header of a gzip member: then it may be any of them.
  return (broken.length > 0 ? broken : unindexed).map(({ from, to }) => ({
    record: `bytes ${from} to ${to}`,
    detail: `a record that is not in the index was changed, at bytes ${from} to ${to}`,
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

/** None where the index is damaged, which is a problem of the index. */
function rangesIn(filename: string, index: Uint8Array | undefined): IndexedRange[] {
  if (index === undefined) return [];
  try {
    const text = gunzipSync(index, { maxOutputLength: MOST_INDEX_BYTES }).toString('utf8');
    const lines = text.split('\n').filter((line) => line.includes('{'));
    const ranges = lines.flatMap((line) => {
      const fields = JSON.parse(line.slice(line.indexOf('{'))) as Record<string, unknown>;
      const { url, recordDigest } = fields;
      const [offset, length] = [Number(fields['offset']), Number(fields['length'])];
      const isRange = [offset, length].every((one) => Number.isSafeInteger(one) && one >= 0);
      if (fields['filename'] !== filename || !isRange) return [];
      return [{ url: String(url), offset, length, recordDigest: String(recordDigest) }];
    });
    return ranges.sort((a, b) => a.offset - b.offset);
  } catch {
    return [];
  }
}

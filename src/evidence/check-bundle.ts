/** The bytes of a bundle → every difference from the sealed ones; if none, its contents. */
import { gunzipSync } from 'node:zlib';
import { messageOf } from '../errors.ts';
import { sha256 } from '../model/digest.ts';
import { PACKAGE, PATHS } from './bundle.ts';
import { readContents, statementProblems } from './bundle-contents.ts';
import { checkPackage, inOrder } from './check-package.ts';

/** A bundle has about twenty. */
const MOST_ENTRIES = 200;

/** `contents`: null if there are problems, because damaged parts are not read. */
export function checkBundle(file: Buffer) {
  const { entries, problems, bytesOf, seal, manifest, changed } = checkPackage(file, MOST_ENTRIES);
  const problem = (entry: string, detail: string, record: string | null = null): void => {
    problems.push({ entry, record, detail });
  };
  for (const { path, bytes } of changed) {
    if (!path.startsWith('archive/')) continue;
    for (const one of damagedRecords(path, bytes, bytesOf.get(PATHS.index))) problem(path, one.detail, one.record);
  }
  if (manifest === null || problems.length > 0) return { problems: inOrder(problems), seal, entries, contents: null };
  let read: ReturnType<typeof readContents> = null;
  try {
    read = readContents(bytesOf, problem);
    if (read !== null && seal !== null) for (const one of statementProblems(read, seal)) problem(one.entry, one.detail);
  } catch (error) {
    // JSON that is nested deeper than the stack.
    problem(PACKAGE, `the documents that it names cannot be read: ${messageOf(error)}`);
  }
  return { problems: inOrder(problems), seal, entries, contents: problems.length === 0 ? read : null };
}

const MOST_INDEX_BYTES = 256 * 1024 * 1024;

/** A WARC whose bytes changed → its changed records. `index`: `indexes/index.cdx.gz`, if there. */
function damagedRecords(
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

/** By the index. None where that is damaged, which is a problem of the index. */
function rangesIn(filename: string, index: Uint8Array | undefined) {
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

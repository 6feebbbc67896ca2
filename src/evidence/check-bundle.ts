/** The bytes of a bundle → every difference from what was sealed; without any, its contents. */
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { readZip, ZIP_ITSELF, type ZipEntry } from '../archive/wacz/stored-zip.ts';
import { messageOf } from '../errors.ts';
import { sha256 } from '../model/digest.ts';
import { parseJson } from '../model/parse-json.ts';
import { Instant } from '../model/words.ts';
import { DIGEST, PACKAGE, PATHS } from './bundle.ts';
import { readContents, statementProblems } from './bundle-contents.ts';
import { readSeal } from './seal.ts';

type BundleProblem = { readonly entry: string; readonly record: string | null; readonly detail: string };

/** In the export of a case (`flow/evidence/cases.ts`), never in a bundle. */
const CASE_FILE = 'case.json';
/** A bundle has about twenty. */
const MOST_ENTRIES = 200;

const Package = z.object({
  resources: z.array(z.object({ path: z.string(), hash: z.string(), bytes: z.int() })).max(MOST_ENTRIES),
  created: Instant,
});

/** `contents`: null where there are problems, because what is damaged is not read. */
export function checkBundle(file: Buffer) {
  const { entries, problems: ofZip } = readZip(file);
  const problems: BundleProblem[] = ofZip.map((one) => ({ ...one, record: null }));
  if (entries.length > MOST_ENTRIES) {
    const detail = `it has ${entries.length} entries, more than any bundle`;
    return { problems: [{ entry: ZIP_ITSELF, record: null, detail }], seal: null, entries, contents: null };
  }
  const bytesOf = new Map(entries.map(({ path, bytes }) => [path, bytes]));
  const textOf = (path: string): string => Buffer.from(bytesOf.get(path) ?? []).toString('utf8');
  const problem = (entry: string, detail: string, record: string | null = null): void => {
    problems.push({ entry, record, detail });
  };
  const datapackage = textOf(PACKAGE);
  const { file: seal, problems: ofSeal } = readSeal(textOf(DIGEST), datapackage);
  for (const detail of ofSeal) problem(DIGEST, detail);
  const manifest = Package.safeParse(parseJson(datapackage));
  if (!manifest.success) {
    const isCase = bytesOf.has(CASE_FILE);
    if (isCase) problem(ZIP_ITSELF, 'it is the export of a case: unpack it, and verify each bundle (.wacz) in it');
    else problem(PACKAGE, 'it is missing or no manifest as revenant writes it');
    return { problems: inOrder(problems), seal, entries, contents: null };
  }
  if (seal !== null && seal.signedData.created !== manifest.data.created)
    problem(DIGEST, 'it states another time than the manifest');
  if (seal !== null && seal.hash !== `sha256:${sha256(datapackage)}`)
    problem(PACKAGE, 'it is not the one that was sealed');
  for (const { path, detail, bytes } of againstManifest(entries, manifest.data.resources)) {
    problem(path, detail);
    if (bytes === undefined || !path.startsWith('archive/')) continue;
    for (const one of damagedRecords(path, bytes, bytesOf.get(PATHS.index))) problem(path, one.detail, one.record);
  }
  if (problems.length > 0) return { problems: inOrder(problems), seal, entries, contents: null };
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

function* againstManifest(entries: readonly ZipEntry[], resources: z.infer<typeof Package>['resources']) {
  const wanted = [...resources.map(({ path }) => path), PACKAGE, DIGEST];
  const there = entries.map(({ path }) => path);
  for (const { path, hash, bytes: size } of resources) {
    const bytes = entries.find((one) => one.path === path)?.bytes;
    if (bytes === undefined) yield { path, detail: 'it is missing' };
    else if (`sha256:${sha256(bytes)}` !== hash || bytes.byteLength !== size)
      yield { path, detail: 'its bytes are not those that were sealed (SHA-256)', bytes };
  }
  for (const [index, path] of there.entries()) {
    if (!wanted.includes(path)) yield { path, detail: 'it was added: the manifest does not name it' };
    else if (there.indexOf(path) !== index) yield { path, detail: 'it is there twice' };
  }
  const known = there.filter((path) => wanted.includes(path));
  const moved = known.find((path, index) => path !== wanted.filter((one) => known.includes(one))[index]);
  if (moved !== undefined && new Set(known).size === known.length)
    yield { path: moved, detail: 'it is not in the place where it was sealed: entries were moved' };
}

function inOrder(problems: readonly BundleProblem[]): BundleProblem[] {
  return problems.toSorted((a, b) => (a.entry < b.entry ? -1 : a.entry > b.entry ? 1 : 0));
}

const MOST_INDEX_BYTES = 256 * 1024 * 1024;

/** A WARC whose bytes changed → which of its records changed. `index`: `indexes/index.cdx.gz`, unless it is missing. */
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

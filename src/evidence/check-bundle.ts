/** The bytes of a bundle → every difference from what was sealed; without any, its contents. */
import { z } from 'zod';
import { readZip, ZIP_ITSELF, type ZipEntry } from '../archive/wacz/stored-zip.ts';
import { messageOf } from '../errors.ts';
import { sha256 } from '../model/digest.ts';
import { Instant } from '../model/words.ts';
import { DIGEST, PACKAGE, PATHS, parseJson } from './bundle.ts';
import { type BundleContents, readContents, statementProblems } from './bundle-contents.ts';
import { damagedRecords } from './damaged-records.ts';
import { type DigestFile, readSeal } from './seal.ts';

export interface BundleProblem {
  readonly entry: string;
  readonly record: string | null;
  readonly detail: string;
}

export interface BundleCheck {
  readonly problems: readonly BundleProblem[];
  readonly seal: DigestFile | null;
  readonly entries: readonly ZipEntry[];
  /** Null where there are problems: what is damaged is not read. */
  readonly contents: BundleContents | null;
}

/** A bundle has about twenty. */
const MOST_ENTRIES = 200;

const Package = z.object({
  resources: z.array(z.object({ path: z.string(), hash: z.string(), bytes: z.int() })).max(MOST_ENTRIES),
  created: Instant,
});

export function checkBundle(file: Buffer): BundleCheck {
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
    problem(PACKAGE, 'it is missing or no manifest as revenant writes it');
    return { problems: inOrder(problems), seal, entries, contents: null };
  }
  if (seal !== null && seal.signedData.created !== manifest.data.created)
    problem(DIGEST, 'it states another time than the manifest');
  if (seal !== null && seal.hash !== `sha256:${sha256(datapackage)}`)
    problem(PACKAGE, 'it is not the one that was sealed');
  for (const { path, detail, bytes } of againstManifest(entries, manifest.data.resources)) {
    problem(path, detail);
    if (bytes === null || !path.startsWith('archive/')) continue;
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

function againstManifest(
  entries: readonly ZipEntry[],
  resources: z.infer<typeof Package>['resources'],
): { path: string; detail: string; bytes: Uint8Array | null }[] {
  const found: ReturnType<typeof againstManifest> = [];
  const add = (path: string, detail: string, bytes: Uint8Array | null = null) =>
    void found.push({ path, detail, bytes });
  const wanted = [...resources.map(({ path }) => path), PACKAGE, DIGEST];
  const there = entries.map(({ path }) => path);
  for (const { path, hash, bytes: size } of resources) {
    const bytes = entries.find((one) => one.path === path)?.bytes;
    if (bytes === undefined) add(path, 'it is missing');
    else if (`sha256:${sha256(bytes)}` !== hash || bytes.byteLength !== size)
      add(path, 'its bytes are not those that were sealed (SHA-256)', bytes);
  }
  for (const [index, path] of there.entries()) {
    if (!wanted.includes(path)) add(path, 'it was added: the manifest does not name it');
    else if (there.indexOf(path) !== index) add(path, 'it is there twice');
  }
  const known = there.filter((path) => wanted.includes(path));
  const first = known.findIndex((path, index) => path !== wanted.filter((one) => known.includes(one))[index]);
  if (first !== -1 && new Set(known).size === known.length)
    add(known[first] ?? '', 'it is not in the place where it was sealed: entries were moved');
  return found;
}

function inOrder(problems: readonly BundleProblem[]): BundleProblem[] {
  return problems.toSorted((a, b) => (a.entry < b.entry ? -1 : a.entry > b.entry ? 1 : 0));
}

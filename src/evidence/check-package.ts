/** The bytes of a sealed ZIP (bundle, case) → every difference from its manifest and its seal. */
import { z } from 'zod';
import { readZip, ZIP_ITSELF, type ZipEntry } from '../archive/wacz/stored-zip.ts';
import { Checkpoint } from '../model/decisions/evidence.ts';
import { sha256 } from '../model/digest.ts';
import { parseJson } from '../model/parse-json.ts';
import { Instant } from '../model/words.ts';
import { DIGEST, PACKAGE } from './bundle.ts';
import { type DigestFile, readSeal } from './seal.ts';

export type PackageProblem = { readonly entry: string; readonly record: string | null; readonly detail: string };

const Manifest = z.object({
  resources: z.array(z.object({ path: z.string(), hash: z.string(), bytes: z.int() })),
  created: Instant,
  keys: z.array(Checkpoint).optional(),
});
type Manifest = z.infer<typeof Manifest>;

export interface CheckedPackage {
  readonly problems: PackageProblem[];
  readonly entries: readonly ZipEntry[];
  /** The last of each name. */
  readonly bytesOf: ReadonlyMap<string, Uint8Array>;
  /** Null: it cannot be read, so nothing can be compared with it. */
  readonly manifest: Manifest | null;
  readonly seal: DigestFile | null;
  /** Entries that the manifest names, with other bytes. */
  readonly changed: readonly ZipEntry[];
}

/** @param most entries that such a file has at most */
export function checkPackage(file: Buffer, most: number): CheckedPackage {
  const { entries, problems: ofZip } = readZip(file);
  const bytesOf = new Map(entries.map(({ path, bytes }) => [path, bytes]));
  if (entries.length > most) {
    const detail = `it has ${entries.length} entries, more than such a file has`;
    const problems = [{ entry: ZIP_ITSELF, record: null, detail }];
    return { problems, entries, bytesOf, manifest: null, seal: null, changed: [] };
  }
  const problems: PackageProblem[] = ofZip.map((one) => ({ ...one, record: null }));
  const problem = (entry: string, detail: string) => void problems.push({ entry, record: null, detail });
  const textOf = (path: string): string => Buffer.from(bytesOf.get(path) ?? []).toString('utf8');
  const datapackage = textOf(PACKAGE);
  const { file: seal, problems: ofSeal } = readSeal(textOf(DIGEST), datapackage);
  for (const detail of ofSeal) problem(DIGEST, detail);
  const { data: manifest = null } = Manifest.safeParse(parseJson(datapackage));
  if (manifest === null || manifest.resources.length > most) {
    problem(PACKAGE, 'it is missing or no manifest as revenant writes it');
    return { problems, entries, bytesOf, manifest: null, seal, changed: [] };
  }
  if (seal !== null && seal.signedData.created !== manifest.created)
    problem(DIGEST, 'it states another time than the manifest');
  if (seal !== null && seal.hash !== `sha256:${sha256(datapackage)}`)
    problem(PACKAGE, 'it is not the one that was sealed');
  const changed: ZipEntry[] = [];
  for (const { path, detail, bytes } of againstManifest(entries, manifest)) {
    problem(path, detail);
    if (bytes !== undefined) changed.push({ path, bytes });
  }
  return { problems, entries, bytesOf, manifest, seal, changed };
}

function* againstManifest(entries: readonly ZipEntry[], { resources }: Manifest) {
  const wanted = [...resources.map(({ path }) => path), PACKAGE, DIGEST];
  const there = entries.map(({ path }) => path);
  const firsts = new Map(entries.toReversed().map(({ path, bytes }) => [path, bytes]));
  for (const { path, hash, bytes: size } of resources) {
    const bytes = firsts.get(path);
    if (bytes === undefined) yield { path, detail: 'it is missing' };
    else if (`sha256:${sha256(bytes)}` !== hash || bytes.byteLength !== size)
      yield { path, detail: 'its bytes are not those that were sealed (SHA-256)', bytes };
  }
  const names = new Set(wanted);
  const seen = new Set<string>();
  for (const path of there) {
    if (!names.has(path)) yield { path, detail: 'it was added: the manifest does not name it' };
    else if (seen.has(path)) yield { path, detail: 'it is there twice' };
    seen.add(path);
  }
  const known = there.filter((path) => names.has(path));
  const places = wanted.filter((path) => seen.has(path));
  const moved = known.find((path, index) => path !== places[index]);
  if (moved !== undefined && new Set(known).size === known.length)
    yield { path: moved, detail: 'it is not in the place where it was sealed: entries were moved' };
}

export function inOrder(problems: readonly PackageProblem[]): PackageProblem[] {
  return problems.toSorted((a, b) => (a.entry < b.entry ? -1 : a.entry > b.entry ? 1 : 0));
}

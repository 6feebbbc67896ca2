/** The bytes of a bundle → every place where they are not as they were sealed, and what they hold where they are. */
import { z } from 'zod';
import { readZip, ZIP_ITSELF, type ZipEntry } from '../archive/stored-zip.ts';
import { type UnpackedRecord, type UnpackLimits, unpackWarc } from '../archive/unpack-warc.ts';
import { messageOf } from '../errors.ts';
import { canonicalJson } from '../model/canonical-json.ts';
import { sha256 } from '../model/digest.ts';
import { BackgroundCounts, Judgement, LogExtract } from '../model/evidence.ts';
import { Fingerprint } from '../model/fingerprint.ts';
import { Match } from '../model/match.ts';
import { Entity } from '../model/seed.ts';
import { Visit } from '../model/visit.ts';
import { DIGEST, PACKAGE, PATHS, SIDES } from './bundle.ts';
import { extractProblems } from './checkpoint.ts';
import { damagedRecords } from './damaged-records.ts';
import { judgementProblems } from './judged.ts';
import { type DigestFile, readSeal } from './seal.ts';

export interface BundleProblem {
  readonly entry: string;
  readonly record: string | null;
  readonly detail: string;
}

export interface ReadSide {
  readonly visit: Visit;
  readonly fingerprint: Fingerprint;
  readonly entity: Entity | null;
  readonly records: readonly UnpackedRecord[];
}
export interface BundleContents {
  readonly match: Match;
  readonly left: ReadSide;
  readonly right: ReadSide;
  readonly background: BackgroundCounts | null;
  readonly judgements: readonly Judgement[];
  readonly log: LogExtract;
}

export interface BundleCheck {
  readonly problems: readonly BundleProblem[];
  readonly seal: DigestFile | null;
  /** Null where there are problems: what is damaged is not read. */
  readonly contents: BundleContents | null;
}

/** A bundle has some twenty. */
const MOST_ENTRIES = 200;

const Package = z.object({
  resources: z.array(z.object({ path: z.string(), hash: z.string(), bytes: z.int() })).max(MOST_ENTRIES),
  created: z.string(),
});

/** @param limits of the WARC of one side, once unpacked */
export function checkBundle(file: Buffer, limits: UnpackLimits): BundleCheck {
  const { entries, problems: ofZip } = readZip(file);
  const problems: BundleProblem[] = ofZip.map((one) => ({ ...one, record: null }));
  if (entries.length > MOST_ENTRIES) {
    const detail = `it has ${entries.length} entries, more than any bundle`;
    return { problems: [{ entry: ZIP_ITSELF, record: null, detail }], seal: null, contents: null };
  }
  const bytesOf = new Map(entries.map(({ path, bytes }) => [path, bytes]));
  const textOf = (path: string): string => Buffer.from(bytesOf.get(path) ?? []).toString('utf8');
  const problem = (entry: string, detail: string, record: string | null = null): void => {
    problems.push({ entry, record, detail });
  };

  const datapackage = textOf(PACKAGE);
  const { file: seal, problems: ofSeal } = readSeal(textOf(DIGEST), datapackage);
  for (const detail of ofSeal) problem(DIGEST, detail);
  const manifest = Package.safeParse(parsed(datapackage));
  if (!manifest.success) {
    problem(PACKAGE, 'it is missing or no manifest as revenant writes it');
    return { problems: inOrder(problems), seal, contents: null };
  }
  if (seal !== null && seal.hash !== `sha256:${sha256(datapackage)}`)
    problem(PACKAGE, 'it is not the one that was sealed');
  for (const { path, detail, bytes } of againstManifest(entries, manifest.data.resources)) {
    problem(path, detail);
    if (bytes === null || !path.startsWith('archive/')) continue;
    for (const one of damagedRecords(path, bytes, bytesOf.get(PATHS.index))) problem(path, one.detail, one.record);
  }
  if (problems.length > 0) return { problems: inOrder(problems), seal, contents: null };
  let read: ReturnType<typeof readContents> = null;
  try {
    read = readContents(bytesOf, limits, problem);
    if (read !== null && seal !== null) for (const one of statementProblems(read, seal)) problem(one.entry, one.detail);
  } catch (error) {
    // Nested deeper than the stack: no document of ours.
    problem(PACKAGE, `what it names cannot be read: ${messageOf(error)}`);
  }
  return { problems: inOrder(problems), seal, contents: problems.length === 0 ? read : null };
}

function againstManifest(
  entries: readonly ZipEntry[],
  resources: z.infer<typeof Package>['resources'],
): { path: string; detail: string; bytes: Uint8Array | null }[] {
  const found: { path: string; detail: string; bytes: Uint8Array | null }[] = [];
  const wanted = [...resources.map(({ path }) => path), PACKAGE, DIGEST];
  const there = entries.map(({ path }) => path);
  for (const { path, hash, bytes: size } of resources) {
    const bytes = entries.find((one) => one.path === path)?.bytes;
    if (bytes === undefined) found.push({ path, detail: 'it is missing', bytes: null });
    else if (`sha256:${sha256(bytes)}` !== hash || bytes.byteLength !== size)
      found.push({ path, detail: 'its bytes are not those that were sealed (SHA-256)', bytes });
  }
  for (const [index, path] of there.entries()) {
    if (!wanted.includes(path))
      found.push({ path, detail: 'it was put in: the manifest does not name it', bytes: null });
    else if (there.indexOf(path) !== index) found.push({ path, detail: 'it is there twice', bytes: null });
  }
  const known = there.filter((path) => wanted.includes(path));
  const first = known.findIndex((path, index) => path !== wanted.filter((one) => known.includes(one))[index]);
  if (first !== -1 && new Set(known).size === known.length)
    found.push({
      path: known[first] ?? '',
      detail: 'it does not stand where it was sealed: entries were moved',
      bytes: null,
    });
  return found;
}

/** Null, with the problem told, where a document is none as this version knows it. */
function readContents(
  bytesOf: ReadonlyMap<string, Uint8Array>,
  limits: UnpackLimits,
  problem: (entry: string, detail: string) => void,
): (BundleContents & { readonly digests: ReadonlyMap<string, string> }) | null {
  const digests = new Map<string, string>();
  let whole = true;
  const read = <T>(path: string, schema: z.ZodType<T>): T | undefined => {
    const bytes = bytesOf.get(path);
    const value = bytes === undefined ? undefined : parsed(Buffer.from(bytes).toString('utf8'));
    const result = schema.safeParse(value);
    if (!result.success) {
      problem(path, bytes === undefined ? 'it is missing' : 'it is no document as this version knows it');
      whole = false;
      return undefined;
    }
    digests.set(path, sha256(canonicalJson(value)));
    return result.data;
  };
  const readSide = (side: (typeof SIDES)[number]): ReadSide | null => {
    const visit = read(PATHS.visit(side), Visit);
    const fingerprint = read(PATHS.fingerprint(side), Fingerprint);
    const entity = bytesOf.has(PATHS.entity(side)) ? (read(PATHS.entity(side), Entity) ?? null) : null;
    try {
      const records = unpackWarc(bytesOf.get(PATHS.warc(side)) ?? new Uint8Array(), limits);
      return visit === undefined || fingerprint === undefined ? null : { visit, fingerprint, entity, records };
    } catch (error) {
      problem(PATHS.warc(side), `it cannot be unpacked: ${messageOf(error)}`);
      return null;
    }
  };
  const [left, right] = [readSide('left'), readSide('right')];
  const match = read(PATHS.match, Match);
  const background = bytesOf.has(PATHS.background) ? (read(PATHS.background, BackgroundCounts) ?? null) : null;
  const judgements = read(PATHS.judgements, z.array(Judgement));
  const log = read(PATHS.log, LogExtract);
  if (!whole || left === null || right === null || !match || !judgements || !log) return null;
  return { match, left, right, background, judgements, log, digests };
}

/** What the parts of a bundle say of one another: true bytes may still be put together falsely, by whoever seals. */
function* statementProblems(
  {
    match,
    left,
    right,
    background,
    judgements,
    log,
    digests,
  }: BundleContents & { digests: ReadonlyMap<string, string> },
  seal: DigestFile,
): Generator<{ entry: string; detail: string }> {
  for (const { detail } of extractProblems(log)) yield { entry: PATHS.log, detail };
  if (log.checkpoint.key !== seal.seal.key)
    yield { entry: DIGEST, detail: 'the bundle is sealed by another key than the checkpoint of its log' };
  const isLogged = (kind: string, subject: string, digest: string | undefined): boolean =>
    log.entries.some(({ entry }) => entry.kind === kind && entry.subject === subject && entry.digest === digest);
  for (const [side, { visit, records }] of Object.entries({ left, right }) as [(typeof SIDES)[number], ReadSide][]) {
    const entry = PATHS.visit(side);
    if (match[side].visit !== visit.id) yield { entry, detail: 'it is not the visit that the match names' };
    if (!isLogged('capture', visit.id, digests.get(entry))) yield { entry, detail: 'the log knows no such visit' };
    const list = records.map(({ header, front, body }) => ({ header, front, body }));
    const settled = sha256(canonicalJson({ schema: 'revenant.records/1', visit: visit.id, records: list }));
    if (visit.records !== undefined && visit.records !== settled)
      yield { entry: PATHS.warc(side), detail: 'its records are not those that were settled while the visit was made' };
    const bodies = new Set(records.map(({ body }) => body));
    for (const { url, body } of visit.captures)
      if (body !== null && !bodies.has(body))
        yield { entry: PATHS.warc(side), detail: `no record holds the bytes of ${url}` };
  }
  if (!isLogged('match', match.id, digests.get(PATHS.match)))
    yield { entry: PATHS.match, detail: 'the log knows no such finding' };
  const about = log.entries.map(({ entry }) => entry).filter(({ subject }) => subject === match.id);
  for (const detail of judgementProblems(match.id, judgements, about)) yield { entry: PATHS.judgements, detail };
  if (background !== null) {
    const { id, shipped, sites, counts } = background;
    if (sha256(shipped, String(sites), JSON.stringify(counts)) !== id)
      yield { entry: PATHS.background, detail: 'its counts are not those that its id was made of' };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function inOrder(problems: readonly BundleProblem[]): BundleProblem[] {
  return problems.toSorted((a, b) => (a.entry < b.entry ? -1 : a.entry > b.entry ? 1 : 0));
}

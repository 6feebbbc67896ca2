/** The undamaged entries of a bundle → its documents, and contradictions between them. */
import { z } from 'zod';
import { type UnpackedRecord, unpackWarc } from '../archive/warc/pack-warc.ts';
import { messageOf } from '../errors.ts';
import { canonicalJson } from '../model/canonical-json.ts';
import { BackgroundCounts, Judgement, LogExtract } from '../model/decisions/evidence.ts';
import type { Drawing } from '../model/derived/drawing.ts';
import { Fingerprint } from '../model/derived/fingerprint.ts';
import { Match, Standing } from '../model/derived/match.ts';
import { ListedFinds } from '../model/derived/mention.ts';
import { sha256 } from '../model/digest.ts';
import { Entity } from '../model/facts/seed.ts';
import { Visit } from '../model/facts/visit.ts';
import { parseJson } from '../model/parse-json.ts';
import { type BundleFacts, DIGEST, PATHS, type Side } from './bundle.ts';
import { DRAWINGS, DrawingsDocument, drawingProblems, picturePath } from './bundle-drawings.ts';
import { captureProblems } from './capture-records.ts';
import { extractProblems } from './checkpoint.ts';
import { judgementProblems, judgementsInOrder } from './judgements.ts';
import type { DigestFile } from './seal.ts';

export interface CapturedSide {
  readonly visit: Visit;
  readonly fingerprint: Fingerprint;
  readonly records: readonly UnpackedRecord[];
}
export interface ReadSide {
  /** Null: the entry of a list. */
  readonly captured: CapturedSide | null;
  readonly entity: Entity | null;
}
/** As `BundleFacts`, read again. */
export interface BundleContents extends Omit<BundleFacts, 'left' | 'right' | 'report' | 'software'> {
  readonly left: ReadSide;
  readonly right: ReadSide;
}

/** By digest; with the empty body of answers without one, which no record names. */
export function bodiesOf(records: readonly UnpackedRecord[]): Map<string, Uint8Array> {
  const bodies = new Map<string, Uint8Array>([[sha256(''), new Uint8Array()]]);
  for (const { body, bytes } of records) if (body !== null) bodies.set(body, bytes);
  return bodies;
}

/** The judgements of people on the finding, in the order of the log. The last one counts. */
export function judgementsOf({ judgements, log }: Pick<BundleContents, 'judgements' | 'log'>): Judgement[] {
  const entries = log.entries.map(({ entry }) => entry);
  return judgementsInOrder(judgements, entries);
}

/** Null, with a problem, where a document does not match this version's schema. */
export function readContents(
  bytesOf: ReadonlyMap<string, Uint8Array>,
  problem: (entry: string, detail: string) => void,
): (BundleContents & { readonly digests: ReadonlyMap<string, string> }) | null {
  const digests = new Map<string, string>();
  let whole = true;
  const read = <T>(path: string, schema: z.ZodType<T>): T | undefined => {
    const bytes = bytesOf.get(path);
    const value = bytes === undefined ? undefined : parseJson(Buffer.from(bytes).toString('utf8'));
    const result = schema.safeParse(value);
    if (!result.success) {
      problem(path, bytes === undefined ? 'it is missing' : 'it does not match the schema of this version');
      whole = false;
      return undefined;
    }
    digests.set(path, sha256(canonicalJson(value)));
    return result.data;
  };
  const optional = <T>(path: string, schema: z.ZodType<T>): T | null =>
    bytesOf.has(path) ? (read(path, schema) ?? null) : null;
  const readCaptured = (side: Side): CapturedSide | null => {
    const visit = read(PATHS.visit(side), Visit);
    const fingerprint = read(PATHS.fingerprint(side), Fingerprint);
    try {
      const records = unpackWarc(bytesOf.get(PATHS.warc(side)) ?? new Uint8Array());
      return visit === undefined || fingerprint === undefined ? null : { visit, fingerprint, records };
    } catch (error) {
      problem(PATHS.warc(side), `it cannot be unpacked: ${messageOf(error)}`);
      whole = false;
      return null;
    }
  };
  const match = read(PATHS.match, Match);
  const readSide = (side: Side): ReadSide => ({
    captured: side === 'left' && match?.listed !== undefined ? null : readCaptured(side),
    entity: optional(PATHS.entity(side), Entity),
  });
  const [left, right] = [readSide('left'), readSide('right')];
  const background = optional(PATHS.background, BackgroundCounts);
  const today = optional(PATHS.today, BackgroundCounts);
  const listed = optional(PATHS.listed, ListedFinds);
  const judgements = read(PATHS.judgements, z.array(Judgement));
  const drawn = optional(DRAWINGS, DrawingsDocument);
  const drawings = drawn === null ? null : { document: drawn, pictures: picturesIn(drawn.drawings, bytesOf) };
  const standing = optional(PATHS.standing, Standing);
  const log = read(PATHS.log, LogExtract);
  if (!whole || !match || !judgements || !log) return null;
  return { match, left, right, background, today, listed, judgements, drawings, standing, log, digests };
}

function picturesIn(drawings: readonly Drawing[], bytesOf: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const pictures = new Map<string, Uint8Array>();
  for (const { picture } of drawings) {
    const bytes = picture === null ? undefined : bytesOf.get(picturePath(picture));
    if (picture !== null && bytes !== undefined) pictures.set(picture, bytes);
  }
  return pictures;
}

/** Contradictions between the parts of a bundle: its sealer may combine true bytes falsely. */
export function* statementProblems(
  contents: BundleContents & { readonly digests: ReadonlyMap<string, string> },
  seal: DigestFile,
): Generator<{ entry: string; detail: string }> {
  const { match, left, right, background, today, listed, judgements, drawings, standing, log, digests } = contents;
  for (const { detail } of extractProblems(log)) yield { entry: PATHS.log, detail };
  const visits = [left, right].flatMap(({ captured }) => (captured === null ? [] : [captured.visit]));
  if (drawings !== null) yield* drawingProblems(drawings, visits);
  if (drawings !== null && canonicalJson(drawings.document.log.checkpoint) !== canonicalJson(log.checkpoint))
    yield { entry: DRAWINGS, detail: 'its checkpoint is another than that of the finding' };
  if (log.checkpoint.key !== seal.seal.key)
    yield { entry: DIGEST, detail: 'the bundle is sealed by another key than the checkpoint of its log' };
  const isLogged = (kind: string, subject: string, digest: string | undefined): boolean =>
    log.entries.some(({ entry }) => entry.kind === kind && entry.subject === subject && entry.digest === digest);
  for (const [side, { captured, entity }] of Object.entries({ left, right }) as [Side, ReadSide][]) {
    const compared = match[side].entity;
    const isOther = compared?.document !== undefined && compared.document !== digests.get(PATHS.entity(side));
    if (entity?.id !== compared?.id || isOther)
      yield { entry: PATHS.entity(side), detail: 'it is not the entry that was compared' };
    if (captured === null) continue;
    const { visit, records } = captured;
    const entry = PATHS.visit(side);
    if (match[side].visit !== visit.id) yield { entry, detail: 'it is not the visit that was compared' };
    if (!isLogged('capture', visit.id, digests.get(entry))) yield { entry, detail: 'the log has no such visit' };
    const list = records.map(({ header, front, body }) => ({ header, front, body }));
    const settled = sha256(canonicalJson({ schema: 'revenant.records/1', visit: visit.id, records: list }));
    if (visit.records !== undefined && visit.records !== settled)
      yield { entry: PATHS.warc(side), detail: 'its records are not those that were stored during the visit' };
    if (visit.records !== undefined)
      for (const detail of captureProblems(visit, records)) yield { entry: PATHS.warc(side), detail };
    const bodies = bodiesOf(records);
    for (const { url, body } of visit.captures)
      if (body !== null && !bodies.has(body))
        yield { entry: PATHS.warc(side), detail: `no record holds the bytes of ${url}` };
  }
  const shown = standing?.weaker?.to;
  if (standing !== null && (shown?.weight !== match.weight || shown?.verdict !== match.verdict))
    yield { entry: PATHS.standing, detail: 'it is not about the finding in this bundle' };
  if ((match.listed ?? null) !== (listed === null ? null : digests.get(PATHS.listed)))
    yield { entry: PATHS.listed, detail: 'it is not what the match is based on' };
  if (!isLogged('match', match.id, digests.get(PATHS.match)))
    yield { entry: PATHS.match, detail: 'the log has no such finding' };
  const about = log.entries.map(({ entry }) => entry).filter(({ subject }) => subject === match.id);
  for (const detail of judgementProblems(match.id, judgements, about)) yield { entry: PATHS.judgements, detail };
  for (const [entry, counted] of [[PATHS.background, background] as const, [PATHS.today, today] as const]) {
    if (counted === null) continue;
    const { id, shipped, sites, counts } = counted;
    if (sha256(shipped, String(sites), JSON.stringify(counts)) !== id)
      yield { entry, detail: 'its counts do not match its id' };
  }
}

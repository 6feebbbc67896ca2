/** The documents of a bundle → everything that is made from them, made again and compared. */
import type { ZipEntry } from '../archive/wacz/stored-zip.ts';
import { isSameCdxj } from '../archive/warc/cdxj.ts';
import { indexedRecord, type UnpackedRecord } from '../archive/warc/pack-warc.ts';
import { recordsOfFacts } from '../archive/warc/warc-of-facts.ts';
import { canonicalJson } from '../model/canonical-json.ts';
import { sha256 } from '../model/digest.ts';
import type { Visit } from '../model/facts/visit.ts';
import { type BundleFacts, type BundleSide, bundleEntries, datapackageOf, PACKAGE, PATHS, SIDES } from './bundle.ts';
import { type BundleContents, bodiesOf, judgementsOf, type ReadSide } from './bundle-contents.ts';

/**
 * Only for bundles of this version: another may write differently. `report`: as we write it for
 * match and judgements.
 */
export async function remakeProblems(
  contents: BundleContents,
  sealed: readonly ZipEntry[],
  { created, software }: { readonly created: string; readonly software: string },
  report: string,
): Promise<{ readonly entry: string; readonly detail: string }[]> {
  const problems: { entry: string; detail: string }[] = [];
  for (const side of SIDES) {
    const { visit, records } = contents[side].captured ?? {};
    if (visit === undefined || records === undefined || visit.records !== undefined) continue;
    if (!(await isMadeOfFacts(visit, records, software)))
      problems.push({ entry: PATHS.warc(side), detail: 'it is not what the facts of the visit make' });
  }
  const bytesOf = new Map(sealed.map(({ path, bytes }) => [path, Buffer.from(bytes)]));
  const stated = (path: string): Buffer => bytesOf.get(path) ?? Buffer.alloc(0);
  const facts: BundleFacts = {
    ...contents,
    judgements: judgementsOf(contents),
    software,
    report,
    left: factsOf(contents.left, stated(PATHS.warc('left'))),
    right: factsOf(contents.right, stated(PATHS.warc('right'))),
  };
  const made = new Map(bundleEntries(facts).map(({ path, bytes }) => [path, Buffer.from(bytes)]));
  const index = (from: ReadonlyMap<string, Buffer>) => ({
    lines: from.get(PATHS.index) ?? Buffer.alloc(0),
    blocks: from.get(PATHS.blocks) ?? Buffer.alloc(0),
  });
  const detail = 'it is not what the documents in the bundle make';
  if (!isSameCdxj(index(bytesOf), index(made))) problems.push({ entry: PATHS.index, detail });
  for (const [path, bytes] of made)
    if (path !== PATHS.index && path !== PATHS.blocks && !bytes.equals(stated(path)))
      problems.push({ entry: path, detail });
  const rest = sealed.filter(({ path }) => made.has(path));
  if (datapackageOf(facts, rest, created) !== stated(PACKAGE).toString('utf8'))
    problems.push({ entry: PACKAGE, detail });
  return problems;
}

/** True if the records of an imported visit are those that its facts make. */
async function isMadeOfFacts(visit: Visit, records: readonly UnpackedRecord[], software: string): Promise<boolean> {
  const bodies = bodiesOf(records);
  const blobs = {
    get: async (digest: string) => bodies.get(digest) ?? null,
    put: async (bytes: Uint8Array) => sha256(bytes),
  };
  const { records: made } = await recordsOfFacts(visit, software, blobs);
  const stated = records.map(({ header, front, body }) => ({ header, front, body }));
  return canonicalJson(made) === canonicalJson(stated);
}

function factsOf({ captured, entity }: ReadSide, bytes: Buffer): BundleSide {
  if (captured === null) return { captured, entity };
  const { visit, fingerprint } = captured;
  const records = captured.records.map(({ header, front, offset, length }) =>
    indexedRecord(header, front, { offset, length }),
  );
  return { captured: { visit, fingerprint, warc: { bytes, records } }, entity };
}

/** The documents of a bundle → all that is made of them once more, and where the bundle has it otherwise. */

import type { ZipEntry } from '../archive/wacz/stored-zip.ts';
import { isSameCdxj } from '../archive/warc/cdxj.ts';
import { indexedRecord } from '../archive/warc/warc-header.ts';
import { type BundleFacts, type BundleSide, bundleEntries, datapackageOf, PACKAGE, PATHS } from './bundle.ts';
import { type BundleContents, type ReadSide, saidInOrder } from './bundle-contents.ts';
import { isMadeOfFacts } from './records-again.ts';

interface Problem {
  readonly entry: string;
  readonly detail: string;
}

/**
 * What people and programs read beside the documents (report, pages, index, manifest) and the WARC of an import. Only for bundles
 * that this version of the program made: another may write them otherwise.
 *
 * @param sealed all entries, as they stand in the bundle
 * @param report as this program writes it of the match and what people said of it
 */
export async function remakeProblems(
  contents: BundleContents,
  sealed: readonly ZipEntry[],
  { created, software }: { readonly created: string; readonly software: string },
  report: string,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const side of ['left', 'right'] as const) {
    const { captured } = contents[side];
    if (captured === null) continue;
    const { visit, records } = captured;
    if (visit.records === undefined && !(await isMadeOfFacts(visit, records, software)))
      problems.push({ entry: PATHS.warc(side), detail: 'it is not what the facts of the visit make' });
  }
  const bytesOf = new Map(sealed.map(({ path, bytes }) => [path, Buffer.from(bytes)]));
  const stated = (path: string): Buffer => bytesOf.get(path) ?? Buffer.alloc(0);
  const facts: BundleFacts = {
    ...{ ...contents, judgements: saidInOrder(contents), software, report },
    left: factsOf(contents.left, stated(PATHS.warc('left'))),
    right: factsOf(contents.right, stated(PATHS.warc('right'))),
  };
  const entries = bundleEntries(facts);
  const made = new Map(entries.map(({ path, bytes }) => [path, Buffer.from(bytes)]));
  const index = (from: ReadonlyMap<string, Buffer>) => ({
    lines: from.get(PATHS.index) ?? Buffer.alloc(0),
    blocks: from.get(PATHS.blocks) ?? Buffer.alloc(0),
  });
  const other = 'made anew from the documents in the bundle it is another';
  if (!isSameCdxj(index(bytesOf), index(made))) problems.push({ entry: PATHS.index, detail: other });
  for (const [path, bytes] of made)
    if (path !== PATHS.index && path !== PATHS.blocks && !bytes.equals(stated(path)))
      problems.push({ entry: path, detail: other });
  const rest = sealed.filter(({ path }) => made.has(path));
  if (datapackageOf(facts, rest, created) !== stated(PACKAGE).toString('utf8'))
    problems.push({ entry: PACKAGE, detail: other });
  return problems;
}

function factsOf({ captured, entity }: ReadSide, bytes: Buffer): BundleSide {
  if (captured === null) return { captured, entity };
  const { visit, fingerprint } = captured;
  const records = captured.records.map(({ header, front, offset, length }) =>
    indexedRecord(header, front, { offset, length }),
  );
  return { captured: { visit, fingerprint, warc: { bytes, records } }, entity };
}

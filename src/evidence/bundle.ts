/** A match with all it rests on → the entries of its bundle: a WACZ 1.1.1 with a folder of ours (docs/evidence.md). */

import { writeZip, type ZipEntry } from '../archive/wacz/stored-zip.ts';
import { cdxjOf } from '../archive/warc/cdxj.ts';
import type { PackedWarc } from '../archive/warc/pack-warc.ts';
import { canonicalJson } from '../model/canonical-json.ts';
import { sha256 } from '../model/digest.ts';
import type { BackgroundCounts, Judgement, LogExtract } from '../model/evidence.ts';
import type { Fingerprint } from '../model/fingerprint.ts';
import type { Match, Standing } from '../model/match.ts';
import type { ListedFinds } from '../model/mention.ts';
import type { Entity } from '../model/seed.ts';
import type { Visit } from '../model/visit.ts';
import { ABOUT } from './about.ts';

export interface BundleSide {
  /** Null: the entry of a list, of which no site was looked at. */
  readonly captured: { readonly visit: Visit; readonly fingerprint: Fingerprint; readonly warc: PackedWarc } | null;
  /** As it was when it was compared. */
  readonly entity: Entity | null;
}

export interface BundleFacts {
  readonly match: Match;
  readonly left: BundleSide;
  readonly right: BundleSide;
  /** Null: the match was weighed with the snapshot that is shipped with the program. */
  readonly background: BackgroundCounts | null;
  /** Of a match with the entry of a list. */
  readonly listed: ListedFinds | null;
  readonly judgements: readonly Judgement[];
  /** Null: the finding is at its best. */
  readonly standing: Standing | null;
  readonly log: LogExtract;
  readonly report: string;
  readonly software: string;
}

export type BundleEntry = ZipEntry;

/** The file, in pieces. Throws InputError when it would be larger than ZIP can hold. */
export function bundleFile(entries: readonly BundleEntry[]): Buffer[] {
  return writeZip(entries);
}

export const SIDES = ['left', 'right'] as const;
export const PACKAGE = 'datapackage.json';
export const DIGEST = 'datapackage-digest.json';

/** Where everything stands. Folders are one deep: py-wacz knows a file by its last two names. */
export const PATHS = {
  warc: (side: (typeof SIDES)[number]) => `archive/${side}.warc.gz`,
  visit: (side: (typeof SIDES)[number]) => `evidence/${side}-visit.json`,
  fingerprint: (side: (typeof SIDES)[number]) => `evidence/${side}-fingerprint.json`,
  entity: (side: (typeof SIDES)[number]) => `evidence/${side}-entity.json`,
  match: 'evidence/match.json',
  background: 'evidence/background.json',
  listed: 'evidence/listed.json',
  judgements: 'evidence/judgements.json',
  standing: 'evidence/standing.json',
  log: 'evidence/log.json',
  report: 'evidence/report.html',
  about: 'evidence/about.txt',
  index: 'indexes/index.cdx.gz',
  blocks: 'indexes/index.idx',
  pages: 'pages/pages.jsonl',
} as const;

/** All entries but the two that seal them, in their order. The same facts give the same bytes. */
export function bundleEntries(facts: BundleFacts): ZipEntry[] {
  const { match, background, listed, judgements, standing, log, report } = facts;
  const warcs = SIDES.flatMap((side) => {
    const { captured } = facts[side];
    return captured === null ? [] : [{ side, warc: captured.warc }];
  });
  const index = cdxjOf(new Map(warcs.map(({ side, warc }) => [`${side}.warc.gz`, warc])));
  const json = (path: string, value: unknown): ZipEntry => ({ path, bytes: Buffer.from(`${canonicalJson(value)}\n`) });
  return [
    ...warcs.map(({ side, warc }) => ({ path: PATHS.warc(side), bytes: warc.bytes })),
    { path: PATHS.index, bytes: index.lines },
    { path: PATHS.blocks, bytes: index.blocks },
    { path: PATHS.pages, bytes: Buffer.from(pagesOf(facts)) },
    json(PATHS.match, match),
    ...SIDES.flatMap((side) => {
      const { captured, entity } = facts[side];
      return [
        ...(captured === null ? [] : [json(PATHS.visit(side), captured.visit)]),
        ...(captured === null ? [] : [json(PATHS.fingerprint(side), captured.fingerprint)]),
        ...(entity === null ? [] : [json(PATHS.entity(side), entity)]),
      ];
    }),
    ...(listed === null ? [] : [json(PATHS.listed, listed)]),
    ...(background === null ? [] : [json(PATHS.background, background)]),
    json(PATHS.judgements, judgements),
    ...(standing === null ? [] : [json(PATHS.standing, standing)]),
    json(PATHS.log, log),
    { path: PATHS.report, bytes: Buffer.from(report) },
    { path: PATHS.about, bytes: Buffer.from(ABOUT) },
  ];
}

/**
 * The manifest: a Frictionless data package, as WACZ 1.1.1 wants it.
 *
 * @param created whole seconds, as py-wacz reads them
 */
export function datapackageOf({ match, software }: BundleFacts, entries: readonly ZipEntry[], created: string): string {
  const home = `${match.left.site} and ${match.right.site}`;
  return canonicalJson({
    profile: 'data-package',
    wacz_version: '1.1.1',
    title: `revenant: ${home}`,
    description: `Evidence of match ${match.id} (${match.verdict}); revenant verify checks it. What it proves: ${PATHS.about}`,
    created,
    software,
    resources: entries.map(({ path, bytes }) => ({
      name: path.slice(path.indexOf('/') + 1),
      path,
      hash: `sha256:${sha256(bytes)}`,
      bytes: bytes.byteLength,
    })),
  });
}

/** The pages that a reader would look at first, each with the date of its record. */
function pagesOf(facts: BundleFacts): string {
  const lines: unknown[] = [{ format: 'json-pages-1.0', id: 'pages', title: 'All Pages' }];
  for (const side of SIDES) {
    const { captured } = facts[side];
    if (captured === null) continue;
    const { visit, warc } = captured;
    const dates = new Map(warc.records.filter(({ type }) => type === 'response').map(({ url, date }) => [url, date]));
    for (const { id, role, rendered, finalUrl, body } of visit.captures) {
      const ts = dates.get(finalUrl);
      if (role !== 'page' || rendered || body === null || ts === undefined) continue;
      lines.push({ id: id.slice(0, 22), url: finalUrl, ts, title: `${side}: ${finalUrl}` });
    }
  }
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
}

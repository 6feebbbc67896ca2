/** A match and its facts → the entries of a bundle: a WACZ 1.1.1 (docs/evidence.md). */

import type { ZipEntry } from '../archive/wacz/stored-zip.ts';
import { cdxjOf } from '../archive/warc/cdxj.ts';
import type { PackedWarc } from '../archive/warc/pack-warc.ts';
import { canonicalJson } from '../model/canonical-json.ts';
import type { BackgroundCounts, Judgement, LogExtract } from '../model/decisions/evidence.ts';
import type { Fingerprint } from '../model/derived/fingerprint.ts';
import type { Match, Standing } from '../model/derived/match.ts';
import type { ListedFinds } from '../model/derived/mention.ts';
import { sha256 } from '../model/digest.ts';
import type { Entity } from '../model/facts/seed.ts';
import type { Visit } from '../model/facts/visit.ts';
import { keptCommand } from '../model/text/program.ts';
import { type BundleDrawings, DRAWINGS, picturePath } from './bundle-drawings.ts';

export {
  streamZip as bundleStream,
  writeZip as bundleFile,
  type ZipEntry as BundleEntry,
} from '../archive/wacz/stored-zip.ts';
export { warcOfVisit } from '../archive/warc/warc-of-facts.ts';

export interface BundleSide {
  /** Null: the entry of a list, which has no captured site. */
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
  /**
   * Today's counts, for a finding that only the counts of its first flag flag. Null: there are
   * none, or they are the shipped ones.
   */
  readonly today: BackgroundCounts | null;
  /** Only in a match with the entry of a list. */
  readonly listed: ListedFinds | null;
  readonly judgements: readonly Judgement[];
  /** Pictures of pages. Null: none was kept. */
  readonly drawings: BundleDrawings | null;
  /** Null: the finding is at its best. */
  readonly standing: Standing | null;
  readonly log: LogExtract;
  readonly report: string;
  readonly software: string;
}

export const SIDES = ['left', 'right'] as const;
export type Side = (typeof SIDES)[number];
export const PACKAGE = 'datapackage.json';
export const DIGEST = 'datapackage-digest.json';

/** Folders are one deep: py-wacz identifies a file by its last two names. */
export const PATHS = {
  warc: (side: Side) => `archive/${side}.warc.gz`,
  visit: (side: Side) => `evidence/${side}-visit.json`,
  fingerprint: (side: Side) => `evidence/${side}-fingerprint.json`,
  entity: (side: Side) => `evidence/${side}-entity.json`,
  match: 'evidence/match.json',
  background: 'evidence/background.json',
  today: 'evidence/background-today.json',
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

/** All entries except the two that seal them, in order. The same facts give the same bytes. */
export function bundleEntries(facts: BundleFacts): ZipEntry[] {
  const { match, background, today, listed, judgements, drawings, standing, log, report } = facts;
  const warcs = SIDES.flatMap((side) =>
    facts[side].captured === null ? [] : [{ side, warc: facts[side].captured.warc }],
  );
  const index = cdxjOf(new Map(warcs.map(({ side, warc }) => [`${side}.warc.gz`, warc])));
  const json = (path: string, value: unknown): ZipEntry => ({ path, bytes: Buffer.from(`${canonicalJson(value)}\n`) });
  const optional = (path: string, value: unknown): ZipEntry[] => (value == null ? [] : [json(path, value)]);
  return [
    ...warcs.map(({ side, warc }) => ({ path: PATHS.warc(side), bytes: warc.bytes })),
    { path: PATHS.index, bytes: index.lines },
    { path: PATHS.blocks, bytes: index.blocks },
    { path: PATHS.pages, bytes: Buffer.from(pagesOf(facts)) },
    json(PATHS.match, match),
    ...SIDES.flatMap((side) => [
      ...optional(PATHS.visit(side), facts[side].captured?.visit),
      ...optional(PATHS.fingerprint(side), facts[side].captured?.fingerprint),
      ...optional(PATHS.entity(side), facts[side].entity),
    ]),
    ...optional(PATHS.listed, listed),
    ...optional(PATHS.background, background),
    ...optional(PATHS.today, today),
    json(PATHS.judgements, judgements),
    ...optional(PATHS.standing, standing),
    json(PATHS.log, log),
    ...optional(DRAWINGS, drawings?.document),
    ...[...(drawings?.pictures ?? [])].map(([picture, bytes]) => ({ path: picturePath(picture), bytes })),
    { path: PATHS.report, bytes: Buffer.from(report) },
    { path: PATHS.about, bytes: Buffer.from(ABOUT) },
  ];
}

/** A Frictionless data package (WACZ 1.1.1). `created`: whole seconds, as py-wacz reads them. */
export function datapackageOf({ match, software }: BundleFacts, entries: readonly ZipEntry[], created: string): string {
  const home = `${match.left.site} and ${match.right.site}`;
  return canonicalJson({
    profile: 'data-package',
    wacz_version: '1.1.1',
    title: `revenant: ${home}`,
    description: `Evidence of match ${match.id} (${match.verdict}); ${keptCommand('verify')} checks it. What it proves: ${PATHS.about}`,
    created,
    software,
    resources: entries.map(resourceOf),
  });
}

/** An entry as a manifest names it. */
export function resourceOf({ path, bytes }: ZipEntry) {
  return {
    name: path.slice(path.indexOf('/') + 1),
    path,
    hash: `sha256:${sha256(bytes)}`,
    bytes: bytes.byteLength,
  };
}

/** The pages of both sites, each with the date of its record. */
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

/** Goes with every bundle, for readers who have it and not the program. */
const ABOUT = `What this file is

An evidence bundle of revenant: a WACZ web archive, which Webrecorder's tools can replay. It holds one finding, the two
visits that the finding is based on, and a manifest of SHA-256 digests (datapackage.json). "${keptCommand('verify <file>')}" checks
every byte offline, reads both sites again from the stored bytes and computes the finding again.

What it shows

- We received these bytes at the stated times, from the stated addresses, in answer to the stored requests
  (archive/*.warc.gz). Transfer and content codings are undone; header fields that no longer apply are marked x-orig-.
- The bytes have not changed since the checkpoint in evidence/log.json was signed, as far as you trust that key. With an
  RFC 3161 time stamp: not since the time that the authority states.
- The pictures of pages (pictures/*.png, evidence/drawings.json) were drawn by the named browser from these bytes alone,
  without scripts, some time after the visit: parts that were not captured are missing in them.
- The finding (evidence/match.json) follows from these bytes by the stated model. Anybody can repeat the calculation.

What it does not show

- That the site showed the same to other visitors, or at any other time. Two visits show "present at t1, absent at t2".
  They do not show when something changed in between, or who changed it.
- That a server belonged to the owner of its name. A certificate shows who held the name towards us; TLS leaves no proof
  for third parties of what was sent.
- Who runs a site. The finding is a weighed likelihood: a lead for a person to judge (evidence/judgements.json).
- That an imported archive is right (a visit whose source is "import"): its captures were made elsewhere.
- The time by another clock than ours, unless the bundle has a time stamp of an authority.
`;

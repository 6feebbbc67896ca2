/** A match and its facts → the entries of a bundle: a WACZ 1.1.1 (docs/evidence.md). */

import type { ZipEntry } from '../archive/wacz/stored-zip.ts';
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

export { writeZip as bundleFile, type ZipEntry as BundleEntry } from '../archive/wacz/stored-zip.ts';

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
  /** Only in a match with the entry of a list. */
  readonly listed: ListedFinds | null;
  readonly judgements: readonly Judgement[];
  /** Null: the finding is at its best. */
  readonly standing: Standing | null;
  readonly log: LogExtract;
  readonly report: string;
  readonly software: string;
}

export const SIDES = ['left', 'right'] as const;
export const PACKAGE = 'datapackage.json';
export const DIGEST = 'datapackage-digest.json';

/** Folders are one deep: py-wacz identifies a file by its last two names. */
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

/** All entries except the two that seal them, in order. The same facts give the same bytes. */
export function bundleEntries(facts: BundleFacts): ZipEntry[] {
  const { match, background, listed, judgements, standing, log, report } = facts;
  const warcs = SIDES.flatMap((side) => {
    const { captured } = facts[side];
    return captured === null ? [] : [{ side, warc: captured.warc }];
  });
  const index = cdxjOf(new Map(warcs.map(({ side, warc }) => [`${side}.warc.gz`, warc])));
  const json = (path: string, value: unknown): ZipEntry => ({ path, bytes: Buffer.from(`${canonicalJson(value)}\n`) });
  const optional = (path: string, value: unknown): ZipEntry[] => (value == null ? [] : [json(path, value)]);
  return [
    ...warcs.map(({ side, warc }) => ({ path: PATHS.warc(side), bytes: warc.bytes })),
    { path: PATHS.index, bytes: index.lines },
    { path: PATHS.blocks, bytes: index.blocks },
    { path: PATHS.pages, bytes: Buffer.from(pagesOf(facts)) },
    json(PATHS.match, match),
    ...SIDES.flatMap((side) => {
      const { captured, entity } = facts[side];
      const { visit, fingerprint } = captured ?? {};
      return [
        ...optional(PATHS.visit(side), visit),
        ...optional(PATHS.fingerprint(side), fingerprint),
        ...optional(PATHS.entity(side), entity),
      ];
    }),
    ...optional(PATHS.listed, listed),
    ...optional(PATHS.background, background),
    json(PATHS.judgements, judgements),
    ...optional(PATHS.standing, standing),
    json(PATHS.log, log),
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

/** A JSON document; undefined for other text. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Goes with every bundle, for readers who have it and not the program. */
const ABOUT = `What this file is

An evidence bundle of revenant: a WACZ web archive (Webrecorder's tools replay it) with one finding, the two visits that it
was made of, and a manifest of SHA-256 digests (datapackage.json). "revenant verify <file>" checks every byte without a
network, reads both sites again from the bytes in it and recomputes the finding.

What it shows

- These bytes were received by us at the times that the records state, from the addresses that they state, in answer to
  the requests that stand beside them (archive/*.warc.gz). Transfer and content codings are undone; what was changed in a
  header for that reason is marked x-orig-.
- They have not changed since the checkpoint in evidence/log.json was signed, as far as that key is trusted; with an
  RFC 3161 time stamp, not since the time that the authority states.
- The finding (evidence/match.json) follows from these bytes by the stated model, by arithmetic that anybody can repeat.

What it does not show

- That the site showed the same to others, or at any other time. "Present at t1, absent at t2" is all that two visits tell:
  when something was changed or taken away between them, and by whom, they do not tell.
- That a server of that name was the owner's. A certificate shows who held the name towards us; TLS leaves no proof for
  third parties of what was said over it.
- Who runs a site. The finding is a weighed likelihood, a lead for a person to judge (evidence/judgements.json).
- When a capture was made elsewhere (a visit whose source is "import"): that the archive it was read from is right.
- The time by anybody's clock but ours, where no time stamp of an authority is in it.
`;

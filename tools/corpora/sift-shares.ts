/**
 * What the sieve keeps of that which full reading flags on a labelled corpus, and what it lets pass of strangers. The pages of
 * each site are packed as WARC in a temporary folder and sifted from there.
 * usage: npm run sift-shares -- [--generated 3000] <corpus...>
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { shippedBackground } from '../../src/match/background/background.ts';
import { matchPair } from '../../src/match/compare.ts';
import { listBackground } from '../../src/match/list-background.ts';
import { subjectOf } from '../../src/match/readings/subject.ts';
import type { Fingerprint } from '../../src/model/derived/fingerprint.ts';
import { isFlagged } from '../../src/model/derived/match.ts';
import { SIFT_BITS, type SignCount } from '../../src/model/derived/sift.ts';
import { Entity } from '../../src/model/facts/seed.ts';
import type { CapturedSite } from '../../src/model/facts/visit.ts';
import { LIMITS } from '../../src/model/limits.ts';
import type { Reader } from '../../src/model/ports/reader.ts';
import { packIndex } from '../../src/names/index-file.ts';
import { siftPiece } from '../../src/reader/sift-archive.ts';
import { Carriers } from '../../src/sieve/carriers.ts';
import { packSieve } from '../../src/sieve/sieve-table.ts';
import { chunksOf } from '../../src/store/database/rows.ts';
import { of, packed } from '../../testkit/archive/warc-fixture.ts';
import { hidingWorlds } from '../../testkit/attacks/generated/hiding.ts';
import { honestShare, intervalOf, sieveOf, sieveOfWorlds } from '../../testkit/sift-recall.ts';
import { type ManifestSite, openCorpus, readCorpus } from './corpus.ts';

const { values, positionals: corpora } = parseArgs({
  options: { generated: { type: 'string', default: '3000' } },
  allowPositionals: true,
});
/** Honest sites of the generated worlds. */
const GENERATED = Number(values.generated);
const folder = mkdtempSync(join(tmpdir(), 'revenant-shares-'));
let lists = 0;
/** Listed sites whose values are counted in one go: a value of more owners finds nobody. */
const AT_ONCE = 8;
/** Pages of strangers, and those of them that pass, in all corpora. */
const all = { pages: 0, passed: 0 };

function shareOf(passed: number, pages: number): string {
  const [least, most] = intervalOf(passed, pages);
  return `${((100 * passed) / pages).toFixed(2)} %; ${(100 * least).toFixed(2)} to ${(100 * most).toFixed(2)} %`;
}

/** An archive of the web has pages, and neither pictures nor documents. */
function pagesAlone(captured: CapturedSite): CapturedSite {
  const captures = captured.visit.captures.filter(({ role, body }) => role === 'page' && body !== null);
  const wanted = new Set(captures.map(({ body }) => body));
  const bodies = new Map([...captured.bodies].filter(([digest]) => wanted.has(digest)));
  return { ...captured, visit: { ...captured.visit, captures }, bodies };
}

function warcOf({ visit, bodies }: CapturedSite): Buffer {
  const records = visit.captures.flatMap(({ body, finalUrl, headers }) => {
    const bytes = bodies.get(body ?? '');
    if (bytes === undefined) return [];
    const type = headers['content-type'] ?? 'text/html';
    return [
      of('response', finalUrl, Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n\r\n`), bytes])),
    ];
  });
  return packed(...records);
}

for (const corpus of corpora) {
  const { manifest, labelOf } = openCorpus(corpus);
  const read = new Map<string, Fingerprint>();
  const archives = new Map<string, string>();
  const whole = await readCorpus(corpus, async (id, captured, reader: Reader) => {
    const site = pagesAlone(captured);
    const outcome = await reader.fingerprint(site);
    if (outcome.ok) read.set(id, outcome.value);
    const path = join(folder, `${archives.size}-${corpora.indexOf(corpus)}.warc.gz`);
    writeFileSync(path, warcOf(site));
    archives.set(id, path);
  });
  const background = listBackground(shippedBackground(), [...whole.values()]);

  /** The sieve of these sites as listed, as files. */
  function pieceOf(listed: readonly ManifestSite[], bits = SIFT_BITS) {
    const entities = listed.map(({ id, name }) => Entity.parse({ id, names: [name] }));
    const fingerprints = listed.flatMap(({ id }) => {
      const one = whole.get(id);
      return one === undefined ? [] : [{ ...one, entity: id }];
    });
    lists += 1;
    const { table, names } = sieveOf(entities, fingerprints);
    const [sieve, list] = [join(folder, `${lists}.sieve`), join(folder, `${lists}.names`)];
    writeFileSync(sieve, packSieve(table));
    const index = names === null ? null : packIndex(names);
    if (index !== null) writeFileSync(list, index.bytes);
    return {
      ...{ from: { at: 0, skip: 0 }, bytes: 1e12, records: 1e9, limits: LIMITS, sieve, bits },
      ...{ names: index === null ? null : { path: list, digest: index.digest }, unread: false },
    };
  }

  /** What each site counts of the values of these; a sift counts all of its archives first. */
  async function countsOf(listed: readonly ManifestSite[]): Promise<ReadonlyMap<string, readonly SignCount[]>> {
    const piece = pieceOf(listed);
    const found = new Map<string, readonly SignCount[]>();
    for (const [id, path] of archives) found.set(id, (await siftPiece({ ...piece, path, counts: true })).signs ?? []);
    return found;
  }

  /** Of each site: its pages, and those of them that pass the sieve of these sites as listed. */
  async function siftBy(
    listed: readonly ManifestSite[],
    sites: readonly ManifestSite[],
    counts: ReadonlyMap<string, readonly SignCount[]>,
    bits = SIFT_BITS,
  ) {
    const piece = pieceOf(listed, bits);
    const carriers = new Carriers();
    for (const [id, signs] of counts) if (!listed.some((one) => one.id === id)) carriers.merge(signs);
    const others = carriers.others();
    const found = new Map<string, { pages: number; passed: number; why: string[] }>();
    for (const { id } of sites) {
      const path = archives.get(id);
      if (path === undefined) continue;
      const { counts, passed } = await siftPiece({ ...piece, path, others });
      const why = passed.flatMap(({ entity, hits }) =>
        hits.slice(0, 4).map(({ kind, bits, quote }) => `${entity}, ${kind} ${bits.toFixed(1)}: ${quote.slice(0, 80)}`),
      );
      found.set(id, { ...counts, why });
    }
    return found;
  }

  let [flagged, kept] = [0, 0];
  const lost: string[] = [];
  const flagsOf = (listed: ManifestSite) => {
    const side = whole.get(listed.id);
    if (side === undefined || !side.comparable) return [];
    const subject = subjectOf(side, null);
    return manifest.sites.flatMap((one) => {
      const other = read.get(one.id);
      if (one.id === listed.id || other?.comparable !== true) return [];
      const match = matchPair(subject, subjectOf(other, null), background);
      return isFlagged(match) ? [{ one, match }] : [];
    });
  };
  const flaggedBy = manifest.sites
    .map((listed) => ({ listed, flags: flagsOf(listed) }))
    .filter((it) => it.flags.length > 0);
  for (const some of chunksOf(flaggedBy, AT_ONCE)) {
    const counts = await countsOf(some.map(({ listed }) => listed));
    for (const { listed, flags } of some) {
      const sites = flags.map(({ one }) => one);
      const found = await siftBy([listed], sites, counts);
      for (const { one, match } of flags) {
        flagged += 1;
        if ((found.get(one.id)?.passed ?? 0) > 0) {
          kept += 1;
          continue;
        }
        const below = (await siftBy([listed], [one], counts, 0)).get(one.id);
        const rows = match.evidence.map(({ signal, weight }) => `${signal} ${weight.toFixed(1)}`).join(', ');
        lost.push(`${listed.id} and ${one.id}, which share ${rows}`, ...(below?.why ?? []).map((line) => `  ${line}`));
      }
    }
  }
  // Every second family is listed; of the others, those who have nothing to do with it are strangers.
  const families = [...new Set(manifest.sites.map(({ family }) => family))];
  const listed = manifest.sites.filter(
    ({ family, degraded }) => degraded === undefined && families.indexOf(family) % 2 === 0,
  );
  const strangers = manifest.sites.filter((site) =>
    listed.every(
      (one) => one.family !== site.family && one.owner !== site.owner && labelOf(one, site).label !== 'positive',
    ),
  );
  const found = [...(await siftBy(listed, strangers, await countsOf(listed))).entries()];
  const pages = found.reduce((sum, [, one]) => sum + one.pages, 0);
  const passed = found.reduce((sum, [, one]) => sum + one.passed, 0);
  all.pages += pages;
  all.passed += passed;
  // A page of a site that full reading makes a lead is no error of the sieve.
  const isLead = (id: string): boolean => {
    const site = read.get(id);
    return listed.some((one) => {
      const side = whole.get(one.id);
      if (site?.comparable !== true || side?.comparable !== true) return false;
      const { verdict } = matchPair(subjectOf(side, null), subjectOf(site, null), background);
      return verdict === 'lead' || isFlagged({ verdict });
    });
  };
  const passing = found.filter(([, one]) => one.passed > 0).map(([id, one]) => ({ id, ...one, isLead: isLead(id) }));
  const led = passing.reduce((sum, one) => sum + (one.isLead ? one.passed : 0), 0);
  console.log(
    `corpus ${corpora.indexOf(corpus) + 1}: kept ${kept} of ${flagged} pairs that full reading of the pages flags`,
  );
  for (const one of lost) console.log(`  lost: ${one}`);
  console.log(
    `  ${passed} of ${pages} pages of ${found.length} strangers pass the sieve of ${listed.length} sites (${shareOf(passed, pages)}); ${led} of them are pages of sites that full reading makes a lead, ${passed - led} are not (${shareOf(passed - led, pages)})`,
  );
  for (const { id, why, isLead, ...one } of passing)
    console.log(`  passes: ${id}, ${one.passed} of ${one.pages}${isLead ? ', a lead' : ''}\n    ${why.join('\n    ')}`);
}
if (GENERATED > 0) {
  const invented = honestShare(sieveOfWorlds(hidingWorlds(11, 300)), GENERATED, 5);
  console.log(`generated: ${invented.passed.length} of ${invented.pages} pages of ${GENERATED} honest sites pass`);
  all.pages += invented.pages;
  all.passed += invented.passed.length;
}
console.log(`together: ${all.passed} of ${all.pages} pages of strangers pass (${shareOf(all.passed, all.pages)})`);
rmSync(folder, { recursive: true, force: true });
process.exit(0);

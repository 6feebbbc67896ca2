/** What the sieve keeps of that which full reading flags, and what it lets pass of honest sites. */
import { shippedBackground } from '../src/match/background/background.ts';
import { listBackground } from '../src/match/list-background.ts';
import type { Fingerprint } from '../src/model/derived/fingerprint.ts';
import { SIFT_BITS } from '../src/model/derived/sift.ts';
import type { Entity } from '../src/model/facts/seed.ts';
import { buildNameIndex } from '../src/names/name-index.ts';
import { Carriers } from '../src/sieve/carriers.ts';
import { cheapText } from '../src/sieve/cheap-text.ts';
import { entityAtoms } from '../src/sieve/compile.ts';
import { countCarrier, type Sieve } from '../src/sieve/sift-page.ts';
import type { Attack } from './attacks/attack.ts';
import { drawOf } from './attacks/generated/draw.ts';
import { judge } from './attacks/judge.ts';
import { openWorld } from './attacks/world.ts';
import { honestWeb } from './discover/honest-web.ts';
import { buildSieve, siftHtml } from './sieve.ts';

/** The sieve of these entities and their sites, as `flow/sift` compiles it from a store. */
export function sieveOf(entities: readonly Entity[], fingerprints: readonly Fingerprint[]): Sieve {
  // A store counts the captured sites of what is listed.
  const listed = fingerprints.filter(({ entity }) => entity !== null);
  const background = listBackground(shippedBackground(), listed);
  const atoms = new Map(
    entities.map((entity) => {
      const own = listed.filter((one) => one.entity === entity.id);
      return [entity.id, entityAtoms(entity, own, background)] as const;
    }),
  );
  const named = entities.map(({ id, type, names, aliases }) => ({ id, type, names: [...names, ...aliases] }));
  return { table: buildSieve(atoms), names: buildNameIndex(named) };
}

export function sieveOfWorlds(attacks: readonly Attack[]): Sieve {
  // Only what is listed goes into a sieve: to read all the other sites takes most of the time.
  const fingerprints = attacks.flatMap((attack) => {
    const sites = attack.sites.filter(({ entity }) => entity !== undefined);
    return [...openWorld({ ...attack, sites }).sites.values()].map(({ subject }) => subject.fingerprint);
  });
  return sieveOf(
    attacks.flatMap(({ listed = [] }) => listed),
    fingerprints,
  );
}

/** The sieve with counts of these pages, by host, as a sift counts its archives first. */
export function counted(sieve: Sieve, pages: Iterable<readonly [host: string, html: readonly string[]]>): Sieve {
  const carriers = new Carriers();
  for (const [host, all] of pages) for (const html of all) countCarrier(cheapText(html), host, sieve, carriers);
  return { ...sieve, others: carriers.others() };
}

/** Archives of the web have the pages of a site, and neither its pictures nor its documents. */
const pagesAlone = (attack: Attack): Attack => ({
  ...attack,
  sites: attack.sites.map((site) => {
    const { pictures: _pictures, documents: _documents, ...rest } = site;
    return site.entity === undefined ? rest : site;
  }),
});

/** Sites that are flagged as a listed entity's, and those of them with a page that passes. */
export function recallOf(attacks: readonly Attack[]): { flagged: number; kept: number; missed: string[] } {
  let [flagged, kept] = [0, 0];
  const missed: string[] = [];
  for (const attack of attacks.map(pagesAlone)) {
    const strangers = attack.sites.filter(({ entity }) => entity === undefined);
    const sieve = counted(
      sieveOfWorlds([attack]),
      strangers.map(({ host, pages }) => [host, Object.values(pages)]),
    );
    const hosts = new Set(
      judge(attack).flatMap(({ expected, said }) => (/^(?:strong|likely) /.test(said) ? [expected.of[1]] : [])),
    );
    for (const host of hosts) {
      const site = attack.sites.find((one) => one.host === host);
      if (site === undefined || site.entity !== undefined) continue;
      flagged += 1;
      const bits = Math.max(...Object.values(site.pages).map((html) => siftHtml(html, sieve)?.bits ?? 0));
      if (bits >= SIFT_BITS) kept += 1;
      else missed.push(`${attack.id} ${host} ${bits} bits`);
    }
  }
  return { flagged, kept, missed };
}

/** Pages of strangers in every tongue of the generated worlds, of which these pass. */
export function honestShare(sieve: Sieve, sites: number, seed: number): { pages: number; passed: string[] } {
  let pages = 0;
  const passed: string[] = [];
  const web = honestWeb(drawOf(seed), sites).pages();
  const all = Object.entries(web).map(([host, byPath]) => [host, Object.values(byPath)] as const);
  const withCounts = counted(sieve, all);
  for (const [host, byPath] of Object.entries(web))
    for (const html of Object.values(byPath)) {
      pages += 1;
      const sifted = siftHtml(html, withCounts);
      if (sifted !== null && sifted.bits >= SIFT_BITS)
        passed.push(
          `${host} ${sifted.bits}: ${sifted.hits.map(({ kind, bits, quote }) => `${kind} ${bits} ${quote}`).join(' | ')}`,
        );
    }
  return { pages, passed };
}

/** Bounds of a share with 95 % confidence (Wilson). */
export function intervalOf(hits: number, of: number): readonly [least: number, most: number] {
  const z = 1.96;
  const share = hits / of;
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

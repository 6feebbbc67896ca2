/**
 * The index at a size that fits no machine here, by a sample of its keys: a posting list is whole on the shard of its key, so a
 * query of keys of the shard costs what it costs in the whole index, but for the height of the tree.
 */
import type pg from 'pg';
import type { Fingerprint } from '../../src/model/derived/fingerprint.ts';
import type { Store } from '../../src/model/ports/store.ts';
import { shortHash } from '../../src/store/evidence/fingerprints.ts';
import { randomOf } from '../generated-world.ts';
import { fingerprintOf } from '../store/facts.ts';

export interface ShardOptions {
  /** Fingerprints of the whole index. */
  readonly corpus: number;
  readonly keysPerSite: number;
  /** Postings of the sample. */
  readonly postings: number;
  readonly queries: number;
}

export interface ShardReport {
  readonly postings: number;
  /** One of so many shards. */
  readonly shards: number;
  readonly bytesPerPosting: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly candidates: number;
  /** Share of planted pairs that are found. */
  readonly recall: number;
}

/** As in `screen`: a key on more sites makes no candidates. */
const MAX_POSTINGS = 64;
/** Keys that two sites of one operator share. */
const SHARED = 5;
const CHUNK = 20_000;
/** Longer lists are read to the same limit. */
const LONGEST = 1_000;

/** Carriers of a key: of a hundred keys 80 are one site's own, 15 an operator's, 4 a small platform's, 1 everybody's. */
function carriersOf(random: () => number): number {
  const kind = random();
  if (kind < 0.8) return 1;
  if (kind < 0.95) return 2 + Math.floor(random() * 4);
  return kind < 0.99 ? 6 + Math.floor(random() * 58) : 65 + Math.floor(random() ** 3 * LONGEST);
}

/** Fills the real tables with a shard, and asks as screening does. Leaves them empty. */
export async function measureShard(pool: pg.Pool, store: Store, options: ShardOptions): Promise<ShardReport> {
  const { corpus, keysPerSite, postings, queries } = options;
  const random = randomOf(options.postings);
  const keys: string[] = [];
  const rows: [key: string, site: string][] = [];
  for (; rows.length < postings; ) {
    const key = `k${keys.length}`;
    keys.push(key);
    const hash = shortHash(key);
    for (let n = carriersOf(random); n > 0; n--) rows.push([hash, shortHash(`s${Math.floor(random() * corpus)}`)]);
  }
  const any = (): string => keys[Math.floor(random() * keys.length)] ?? '';
  const planted = Array.from({ length: queries }, (_, i) => {
    const shared = Array.from({ length: SHARED }, any);
    const site = `planted${i}.example`;
    for (const key of new Set(shared)) rows.push([shortHash(key), shortHash(site, 'website')]);
    return { site, keys: [...shared, ...Array.from({ length: keysPerSite - SHARED }, any)] };
  });
  await fill(
    pool,
    rows,
    planted.map(({ site }) => site),
  );
  const times: number[] = [];
  let candidates = 0;
  let found = 0;
  for (const { site, keys: asked } of planted) {
    const query: Fingerprint = fingerprintOf('query', 'asks.example', { keys: asked });
    const start = performance.now();
    const answer = await store.fingerprints.candidates(query, MAX_POSTINGS);
    times.push(performance.now() - start);
    candidates += answer.length;
    if (answer.some(({ fingerprint }) => fingerprint.site === site)) found++;
  }
  times.sort((a, b) => a - b);
  const { rows: size } = await pool.query<{ bytes: number }>(
    "select pg_total_relation_size('revenant_keys')::float as bytes",
  );
  await pool.query('truncate revenant_keys, revenant_sites, revenant_fingerprints cascade');
  return {
    postings,
    shards: Math.round((corpus * keysPerSite) / postings),
    bytesPerPosting: Math.round((size[0]?.bytes ?? 0) / rows.length),
    p50Ms: at(times, 0.5),
    p99Ms: at(times, 0.99),
    candidates: Math.round(candidates / queries),
    recall: found / queries,
  };
}

async function fill(pool: pg.Pool, rows: readonly [string, string][], planted: readonly string[]): Promise<void> {
  const named = new Map(planted.map((site) => [shortHash(site, 'website'), site]));
  const sites = [...new Set(rows.map(([, site]) => site))];
  for (let from = 0; from < sites.length; from += CHUNK) {
    const chunk = sites.slice(from, from + CHUNK).map((key) => ({ key, site: named.get(key) ?? `${key}.example` }));
    await pool.query(
      `with given as (select key, site from json_to_recordset($1::json) as g(key text, site text)), made as (
        insert into revenant_fingerprints (id, visit, site_key, comparable, tokens, doc)
        select key, key, decode(key, 'hex'), true, '{}', json_build_object('site', site, 'kind', 'website') from given)
      insert into revenant_sites (site_key, site, kind, fingerprint, visit, captured_at)
      select decode(key, 'hex'), site, 'website', key, key, now() from given`,
      [JSON.stringify(chunk)],
    );
  }
  for (let from = 0; from < rows.length; from += CHUNK)
    await pool.query(
      `insert into revenant_keys (key, site_key) select decode(k->>0, 'hex'), decode(k->>1, 'hex')
      from json_array_elements($1::json) as g(k) on conflict do nothing`,
      [JSON.stringify(rows.slice(from, from + CHUNK))],
    );
  await pool.query('analyze revenant_keys, revenant_sites, revenant_fingerprints');
}

export function at(sorted: readonly number[], share: number): number {
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 100) / 100;
}

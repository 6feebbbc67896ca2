import { ConfigError } from '../errors.ts';
import { addedTo, type Background } from '../model/background.ts';
import { cleanText } from '../model/clean-text.ts';
import { sha256 } from '../model/digest.ts';
import type { Fingerprint, SignalReading } from '../model/fingerprint.ts';
import type { RunOptions } from '../model/ports/ledger.ts';
import type { CarryingSite, Countable, CountedVisit, Fingerprints } from '../model/ports/store.ts';
import { keptFingerprints } from './kept-fingerprints.ts';
import { type Queryable, type SqlPool, transaction } from './pool.ts';
import { cleanJson, documents, firstRow } from './rows.ts';

/** Fewer sites tell nothing about rarity, and a published count of them would name single operators. */
const LEAST_SITES = 3;
/** Snapshots in memory: each screening reads one, and they never change. */
const KEPT = 4;

/** The order in which sites are numbered. */
const IN_ORDER = 'site_key';

type Joined = readonly (CountedVisit & { readonly party: number })[];
type Counts = readonly (readonly [token: string, sites: number])[];

/** Also named, immutable snapshots of how many sites carry a value. */
export function openFingerprints(pool: SqlPool): Fingerprints {
  const kept = new Map<string, Background>();
  const fingerprintsBy = keptFingerprints(pool);
  const read = async (id: string, shipped: Background): Promise<Background | null> => {
    if (id === shipped.id) return shipped;
    const name = `${id} ${shipped.id}`;
    const known = kept.get(name) ?? (await readBackground(id, shipped, pool));
    if (known === null) return null;
    kept.delete(name);
    kept.set(name, known);
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
    return known;
  };
  return {
    background: read,
    async backgroundCounts(id) {
      const sql = 'select shipped, sites, counts from revenant_backgrounds where id = $1';
      const row = await firstRow<{ shipped: string; sites: number; counts: [string, number][] }>(pool, sql, [id]);
      return row === null ? null : { schema: 'revenant.background/1', id, ...row };
    },
    countable: (of) => transaction(pool, (client) => readCountable(of, client)),
    async freezeBackground(run, shipped, parties = []) {
      const id = await transaction(pool, (client) => freeze(run, shipped, parties, client));
      const background = await read(id, shipped);
      if (background !== null) return background;
      throw new ConfigError(`there is no background ${id} on top of ${shipped.id}: start the crawl again with --new`);
    },
    async get(visit) {
      const sql = 'select doc from revenant_fingerprints where visit = $1 order by seq desc limit 1';
      return (await documents<Fingerprint>(pool, sql, [visit]))[0] ?? null;
    },
    async ofSite(site) {
      const sql = `select f.doc from revenant_sites s join revenant_fingerprints f on f.id = s.fingerprint
        where s.site = $1 order by s.kind collate "C"`;
      return documents<Fingerprint>(pool, sql, [cleanText(site)]);
    },
    async carriers(keys) {
      const { rows } = await pool.query<{ i: number; sites: number }>(
        `select m.i, (select count(distinct s.site)::integer from revenant_keys k
          join revenant_sites s on s.site_key = k.site_key where k.key = decode(m.h, 'hex')) as sites
        from json_to_recordset($1::json) as m(h text, i integer)`,
        [hashedKeys(keys)],
      );
      return new Map(rows.map(({ i, sites }) => [keys[i] ?? '', sites]));
    },
    async carrying(keys, limit) {
      const { rows } = await pool.query<
        Omit<CarryingSite, 'keys' | 'capturedAt'> & { at: Date; i: number[]; total: number }
      >(
        `select s.site, min(s.kind) as kind, max(s.visit) as visit, max(s.captured_at) as at, json_agg(distinct m.i) as i,
          (count(*) over ())::integer as total
        from json_to_recordset($1::json) as m(h text, i integer)
          join revenant_keys k on k.key = decode(m.h, 'hex') join revenant_sites s on s.site_key = k.site_key
        group by s.site order by count(distinct m.i) desc, s.site collate "C" limit $2`,
        [hashedKeys(keys), limit],
      );
      const sites = rows.map(({ site, kind, visit, at, i }) => {
        return { site, kind, visit, capturedAt: at.toISOString(), keys: i.map((index) => keys[index] ?? '') };
      });
      return { total: rows[0]?.total ?? 0, sites };
    },
    async readings(visits, signal) {
      const { rows } = await pool.query<{ visit: string; reading: SignalReading }>(
        `select distinct on (f.visit) f.visit, r.value as reading
        from json_array_elements_text($1::json) as v(id) join revenant_fingerprints f on f.visit = v.id
          cross join lateral json_array_elements(f.doc->'readings') as r(value)
        where r.value->>'signal' = $2 order by f.visit, f.seq desc`,
        [JSON.stringify(visits), signal],
      );
      return new Map(rows.map(({ visit, reading }) => [visit, reading]));
    },
    async candidates({ site, kind, keys: all }, maxPostings) {
      const keys = [...new Set(all)];
      // A key scores the inverse of the number of sites that carry it. Each posting list is read in the order of the index
      // and to the limit only: a template's key costs no more than a rare one, and no query plan can scan all keys.
      const { rows } = await pool.query<{ id: string; shared: number[] }>(
        `with rare as (
          select m.i, p.sites from json_to_recordset($1::json) as m(h text, i integer) cross join lateral (
            select array_agg(x.site_key) as sites from (
              select k.site_key from revenant_keys k where k.key = decode(m.h, 'hex')
              order by k.site_key limit $2::integer + 1) as x) as p
          where cardinality(p.sites) <= $2::integer
        ), shared as (
          select s.site_key, json_agg(r.i order by r.i) as shared, sum(round(1.0 / cardinality(r.sites), 9)) as score
          from rare r cross join lateral unnest(r.sites) as s(site_key)
          group by s.site_key
        )
        select s.fingerprint as id, c.shared from shared c
          join revenant_sites s on s.site_key = c.site_key and (s.site, s.kind) <> ($3, $4)
        order by c.score desc, s.site collate "C", s.kind collate "C"`,
        [hashedKeys(keys), maxPostings, cleanText(site), kind],
      );
      const found = await fingerprintsBy([...new Set(rows.map(({ id }) => id))]);
      return rows.flatMap(({ id, shared }) => {
        const fingerprint = found.get(id);
        return fingerprint === undefined ? [] : { fingerprint, keys: shared.map((i) => keys[i] ?? '') };
      });
    },
  };
}

/** For `json_to_recordset(…) as m(h text, i integer)`: each key's hash and its place in the list. */
const hashedKeys = (keys: readonly string[]): string =>
  JSON.stringify(keys.map((key, i) => ({ h: shortHash(key), i })));

/**
 * Stores a fingerprint. If it is archived, or its site's latest comparable one, others are compared with it. The same
 * fingerprint again changes nothing. For two visits of one instant the larger id counts, for two readings of one visit
 * (after a change of model) the last.
 */
export async function insertFingerprint(fingerprint: Fingerprint, client: Queryable, archived: boolean): Promise<void> {
  const { id, visit, site, kind, condition, capturedAt, handedIn } = fingerprint;
  // What a person handed in is compared once, and nothing is ever compared with it or counted by it.
  const comparable = fingerprint.comparable && handedIn === undefined;
  // An archived site is a site of its own: the present one on its domain must not replace the dead predecessor.
  const own = archived ? [visit] : [];
  // Nor does a redirect replace the site that was there before.
  const siteKey = shortHash(site, kind, ...(condition === 'redirected' ? [...own, condition] : own));
  const inserted = await firstRow(
    client,
    `insert into revenant_fingerprints (id, visit, site_key, comparable, tokens, doc)
    values ($1, $2, decode($3, 'hex'), $4, array(select json_array_elements_text($5::json)), $6::json)
    on conflict (id) do nothing returning id`,
    [id, visit, siteKey, comparable, cleanJson([...new Set(fingerprint.tokens)]), cleanJson(fingerprint)],
  );
  if (inserted === null || !comparable) return;
  const latest = await firstRow(
    client,
    `insert into revenant_sites as s (site_key, site, kind, fingerprint, visit, captured_at)
    values (decode($1, 'hex'), $2, $3, $4, $5, $6::timestamptz)
    on conflict (site_key) do update
      set fingerprint = excluded.fingerprint, visit = excluded.visit, captured_at = excluded.captured_at
      where (s.captured_at, s.visit collate "C") <= (excluded.captured_at, excluded.visit collate "C")
    returning site_key`,
    [siteKey, cleanText(site), kind, id, visit, capturedAt],
  );
  if (latest === null) return;
  await client.query(`delete from revenant_keys where site_key = decode($1, 'hex')`, [siteKey]);
  await client.query(
    `insert into revenant_keys (key, site_key)
    select decode(h, 'hex'), decode($1, 'hex') from json_array_elements_text($2::json) as k(h)`,
    [siteKey, JSON.stringify([...new Set(fingerprint.keys)].map((key) => shortHash(key)))],
  );
}

/** 128 bits of SHA-256, in hex: no collisions in a corpus, and half the index. */
export function shortHash(...parts: string[]): string {
  return sha256(...parts).slice(0, 32);
}

async function readCountable({ least, most }: { least: number; most: number }, client: Queryable): Promise<Countable> {
  // Both statements must see one snapshot: a site that is added in between would shift every number.
  await client.query('set transaction isolation level repeatable read, read only');
  const sites = await client.query<CountedVisit>(`select site, kind, visit from revenant_sites order by ${IN_ORDER}`);
  const carriers = await client.query<{ sites: number[] }>(
    `with sites as (select fingerprint, row_number() over (order by ${IN_ORDER})::integer - 1 as i from revenant_sites)
    select (array_agg(distinct s.i order by s.i))[1:$2::integer] as sites
    from sites s join revenant_fingerprints f on f.id = s.fingerprint cross join lateral unnest(f.tokens) as t(token)
    group by t.token having count(distinct s.i) >= $1 order by t.token collate "C"`,
    [least, most],
  );
  return { sites: sites.rows, carriers: carriers.rows.map((row) => row.sites) };
}

/** The id of the run's background: the one it has, the one its user named, or a new one. */
async function freeze(run: string, shipped: Background, parties: Joined, client: Queryable): Promise<string> {
  const sql = 'select background, options from revenant_runs where id = $1 for update';
  const row = await firstRow<{ background: string | null; options: RunOptions }>(client, sql, [run]);
  if (row === null) throw new Error(`run ${run} is not in the database`);
  if (row.background !== null) return row.background;
  const id = row.options.background ?? (await count(shipped, parties, client));
  await client.query('update revenant_runs set background = $2 where id = $1', [run, id]);
  return id;
}

/** A site that was added after the parties were computed is a party of its own. */
async function count(shipped: Background, parties: Joined, client: Queryable): Promise<string> {
  const joined = `select s.fingerprint, coalesce(p.party::text, s.site || ' ' || s.kind) as party from revenant_sites s
    left join (select distinct on (site, kind) site, kind, party from json_to_recordset($1::json) as j(site text, kind text, party integer)) as p
      using (site, kind)`;
  const json = cleanJson(parties.map(({ site, kind, party }) => ({ site, kind, party })));
  const countAll = `select count(distinct party)::integer as sites from (${joined}) as s`;
  const sites = (await firstRow<{ sites: number }>(client, countAll, [json]))?.sites ?? 0;
  const { rows } = await client.query<{ token: string; n: number }>(
    `select token, count(*)::integer as n
    from (select distinct s.party, unnest(f.tokens) as token from (${joined}) as s join revenant_fingerprints f on f.id = s.fingerprint) as t
    group by token having count(*) >= $2 order by token collate "C"`,
    [json, LEAST_SITES],
  );
  const counts: Counts = rows.map(({ token, n }) => [token, n]);
  const frozen = cleanJson(counts);
  const id = sha256(shipped.id, String(sites), frozen);
  await client.query(
    `insert into revenant_backgrounds (id, shipped, sites, counts) values ($1, $2, $3, $4::json)
    on conflict (id) do nothing`,
    [id, shipped.id, sites, frozen],
  );
  return id;
}

/** Null also when it was frozen on top of another shipped one: its id covers both. */
async function readBackground(id: string, shipped: Background, pool: SqlPool): Promise<Background | null> {
  const sql = 'select sites, counts from revenant_backgrounds where id = $1 and shipped = $2';
  const row = await firstRow<{ sites: number; counts: Counts }>(pool, sql, [id, shipped.id]);
  return row === null ? null : addedTo(shipped, { id, ...row });
}

import type { Fingerprint, SignalReading } from '../../model/derived/fingerprint.ts';
import { sha256 } from '../../model/digest.ts';
import { isHandedInPage } from '../../model/facts/visit.ts';
import { type CarryingSite, type Fingerprints, MAX_POSTINGS } from '../../model/ports/fingerprints.ts';
import { cleanText } from '../../model/text/clean-text.ts';
import type { Queryable, SqlPool } from '../database/pool.ts';
import { cleanJson, firstValue, hasRow, mapOf, rowsOf, valuesOf } from '../database/rows.ts';
import { openBackgrounds } from './backgrounds.ts';
import { keptFingerprints } from './kept-fingerprints.ts';

export function openFingerprints(pool: SqlPool): Fingerprints {
  const fingerprintsBy = keptFingerprints(pool);
  return {
    ...openBackgrounds(pool),
    get: (visit) =>
      firstValue<Fingerprint>(
        pool,
        'select doc from revenant_fingerprints where visit = $1 order by seq desc limit 1',
        [visit],
      ),
    async ofSite(site) {
      const sql = `select f.doc from revenant_sites s join revenant_fingerprints f on f.id = s.fingerprint
        where s.site = $1 order by s.kind collate "C"`;
      const found = await valuesOf<Fingerprint>(pool, sql, [cleanText(site)]);
      const ours = found.filter(({ handedIn }) => handedIn === undefined);
      // A handed-in page never stands for our own capture.
      return ours.length > 0 ? ours : found;
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
    readings: (visits, signal) =>
      mapOf<string, SignalReading>(
        pool,
        `select distinct on (f.visit) f.visit, r.value as reading
        from json_array_elements_text($1::json) as v(id) join revenant_fingerprints f on f.visit = v.id
          cross join lateral json_array_elements(f.doc->'readings') as r(value)
        where r.value->>'signal' = $2 order by f.visit, f.seq desc`,
        [JSON.stringify(visits), signal],
      ),
    async candidates(fingerprint, maxPostings) {
      const keys = [...new Set(fingerprint.keys)];
      const rows = await candidateRows(fingerprint, keys, maxPostings, pool);
      const found = await fingerprintsBy([...new Set(rows.map(({ id }) => id))]);
      return rows.flatMap(({ id, shared }) => {
        const fingerprint = found.get(id);
        return fingerprint === undefined ? [] : { fingerprint, keys: shared.map((i) => keys[i] ?? '') };
      });
    },
  };
}

async function candidateRows(
  { site, kind }: Fingerprint,
  keys: readonly string[],
  maxPostings: number,
  client: Queryable,
): Promise<{ id: string; shared: number[] }[]> {
  // A key scores the inverse of the number of sites that carry it. Each posting list is read in the
  // order of the index and to the limit only: a template's key costs no more than a rare one, and
  // no query plan can scan all keys.
  return rowsOf<{ id: string; shared: number[] }>(
    client,
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
}

/** Whoever stores a fingerprint shares it; whoever checks that none was missed has it alone. */
const LOCK = `hashtextextended('revenant fingerprints', 0)`;

/**
 * True if no other fingerprint with a shared key was stored since these were read. Until the
 * transaction ends none is: one that waits here is compared with ours.
 */
export async function isComparedWithAll(
  fingerprint: Fingerprint,
  compared: ReadonlySet<string>,
  client: Queryable,
): Promise<boolean> {
  await client.query(`select pg_advisory_xact_lock(${LOCK})`);
  if (!fingerprint.comparable) return true;
  const rows = await candidateRows(fingerprint, [...new Set(fingerprint.keys)], MAX_POSTINGS, client);
  return rows.every(({ id }) => compared.has(id));
}

/**
 * For `json_to_recordset(…) as m(h text, i integer)`: each key's hash and its place in the list.
 */
const hashedKeys = (keys: readonly string[]): string =>
  JSON.stringify(keys.map((key, i) => ({ h: shortHash(key), i })));

/**
 * Stores a fingerprint. If it is archived, or its site's latest comparable one, others are compared
 * with it. The same fingerprint again changes nothing. For two visits of one instant the larger id
 * counts, for two readings of one visit (after a change of model) the last.
 */
export async function insertFingerprint(fingerprint: Fingerprint, client: Queryable, archived: boolean): Promise<void> {
  const { id, visit, site, kind, condition, capturedAt, handedIn } = fingerprint;
  // A page that a person handed in is compared once, and nothing is ever compared with it.
  const comparable = fingerprint.comparable && !isHandedInPage(site);
  // Nothing that is handed in counts: thirty forged archives would make a listed value common.
  const tokens = handedIn === undefined ? fingerprint.tokens : [];
  // An archived site is a site of its own: the present one on its domain must not replace the dead
  // predecessor.
  const own = archived ? [visit] : [];
  // Nor does a redirect replace the site that was there before.
  const siteKey = shortHash(site, kind, ...(condition === 'redirected' ? [...own, condition] : own));
  await client.query(`select pg_advisory_xact_lock_shared(${LOCK})`);
  const isNew = await hasRow(
    client,
    `insert into revenant_fingerprints (id, visit, site_key, comparable, tokens, doc)
    values ($1, $2, decode($3, 'hex'), $4, array(select json_array_elements_text($5::json)), $6::json)
    on conflict (id) do nothing returning id`,
    [id, visit, siteKey, comparable, cleanJson([...new Set(tokens)]), cleanJson(fingerprint)],
  );
  if (!isNew || !comparable) return;
  const isLatest = await hasRow(
    client,
    `insert into revenant_sites as s (site_key, site, kind, fingerprint, visit, captured_at)
    values (decode($1, 'hex'), $2, $3, $4, $5, $6::timestamptz)
    on conflict (site_key) do update
      set fingerprint = excluded.fingerprint, visit = excluded.visit, captured_at = excluded.captured_at
      where (s.captured_at, s.visit collate "C") <= (excluded.captured_at, excluded.visit collate "C")
    returning site_key`,
    [siteKey, cleanText(site), kind, id, visit, capturedAt],
  );
  if (!isLatest) return;
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

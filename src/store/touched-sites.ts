import type { SiteQuery } from '../model/ports/watchlists.ts';
import type { TouchedSite } from '../model/watchlist.ts';
import { shortHash } from './fingerprints.ts';
import type { Queryable } from './pool.ts';
import { cleanJson } from './rows.ts';

/** A key that more sites carry identifies nobody. */
const MOST_SITES = 64;

/** Known sites by attribution, by name and by the blocking keys of their latest comparable fingerprint. */
export async function touchedSites(
  queries: readonly SiteQuery[],
  client: Queryable,
): Promise<{ ref: number; touched: TouchedSite }[]> {
  if (queries.length === 0) return [];
  const found = new Map<string, { ref: number; touched: TouchedSite }>();
  const collect = async (sql: string, given: readonly unknown[], ...more: readonly unknown[]): Promise<void> => {
    if (given.length === 0) return;
    const { rows } = await client.query<{ ref: number } & TouchedSite>(sql, [cleanJson(given), ...more]);
    for (const { ref, site, kind, by, value } of rows) {
      const key = JSON.stringify([ref, site, kind, by, value]);
      if (!found.has(key)) found.set(key, { ref, touched: { site, kind, by, value } });
    }
  };
  await collect(
    `select distinct q.ref, v.site, v.kind, 'attributed' as by, null as value
    from json_to_recordset($1::json) as q(ref integer, entity text)
    join revenant_visits v on v.entity is not null and left(v.entity, 200) = left(q.entity, 200) and v.entity = q.entity
    order by q.ref, v.site, v.kind`,
    queries.map(({ ref, entity }) => ({ ref, entity })),
  );
  await collect(
    `select distinct q.ref, v.site, v.kind, q.by, q.value
      from json_to_recordset($1::json) as q(ref integer, site text, by text, value text, address text)
      join revenant_visits v on left(v.site, 200) = left(q.site, 200) and v.site = q.site and (q.address is null
        or starts_with(regexp_replace(lower(v.doc->>'target'), '^https?://(www[.])?|[?#/]+$', '', 'g') || '/', q.address || '/'))
      order by q.ref, v.site, v.kind, q.by, q.value`,
    queries.flatMap(({ ref, sites }) => sites.map((site) => ({ ref, ...site }))),
  );
  await collect(
    `select distinct q.ref, s.site, s.kind, q.by, q.value
      from json_to_recordset($1::json) as q(ref integer, h text, by text, value text)
      cross join lateral (select array_agg(x.site_key) as sites from (
        select k.site_key from revenant_keys k where k.key = decode(q.h, 'hex')
        order by k.site_key limit $2::integer + 1) as x) as p
      join revenant_sites s on s.site_key = any(p.sites) and cardinality(p.sites) <= $2::integer
      order by q.ref, s.site, s.kind, q.by, q.value`,
    queries.flatMap(({ ref, keys }) => keys.map(({ key, by, value }) => ({ ref, h: shortHash(key), by, value }))),
    MOST_SITES,
  );
  return [...found.values()];
}

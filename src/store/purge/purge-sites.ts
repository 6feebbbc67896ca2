/** The visit by which a site is compared while its visits are removed. */

import type { Queryable } from '../database/pool.ts';
import { shortHash } from '../evidence/fingerprints.ts';

/** The visits that a purge of a subject has still to look at. */
export interface Coming {
  readonly purge: string;
  /** The last visit that it has looked at. */
  readonly after: string;
}

/** From now on nothing is compared with the sites whose visits go. */
export async function hideSites(client: Queryable): Promise<void> {
  await client.query(`delete from revenant_keys where site_key in (select site_key from (${GONE}) as s)`);
}

const sitesOf = (visits: string): string =>
  `select k.site_key, k.site, k.fingerprint from revenant_sites k where k.visit in (${visits})
    and k.site_key in (select site_key from revenant_fingerprints where visit in (${visits}))`;
const GONE = sitesOf('select id from purged_visits');

/**
 * A site whose visit goes is from now on known by the newest one that stays; without one, it is not
 * compared any more.
 */
export async function replaceSites(coming: Coming | null, client: Queryable): Promise<void> {
  const { rows } = await client.query<Keyed & { id: string; visit: string; at: string; goes: boolean }>(
    `select distinct on (f.site_key) encode(f.site_key, 'hex') as site, f.id, f.visit, f.doc->>'capturedAt' as at, f.doc->'keys' as keys,
      exists (select 1 from revenant_purge_marks k
        where k.purge = $1 and k.kind = 'visit' and k.id = f.visit and k.id > $2 collate "C") as goes
    from (${GONE}) as s join revenant_visits x on left(x.site, 200) = left(s.site, 200)
      join revenant_fingerprints f on f.visit = x.id and f.site_key = s.site_key
    where f.comparable and f.visit not in (select id from purged_visits)
    order by f.site_key, (f.doc->>'capturedAt')::timestamptz desc, f.visit collate "C" desc, f.seq desc`,
    [coming?.purge ?? '', coming?.after ?? ''],
  );
  await hideSites(client);
  for (const one of rows) {
    await client.query(
      `update revenant_sites set fingerprint = $2, visit = $3, captured_at = $4::timestamptz where site_key = decode($1, 'hex')`,
      [one.site, one.id, one.visit, one.at],
    );
    if (!one.goes) await addKeys(one, client);
  }
  await client.query(`delete from revenant_sites where site_key in (select site_key from (${GONE}) as s)`);
}

/**
 * Those of these visits that stay after all, such as by a hold set since the plan, are compared
 * again.
 */
export async function showSites(visits: readonly string[], client: Queryable): Promise<void> {
  const { rows } = await client.query<Keyed>(
    `select encode(s.site_key, 'hex') as site, f.doc->'keys' as keys
    from (${sitesOf('select json_array_elements_text($1::json)')}) as s join revenant_fingerprints f on f.id = s.fingerprint
    where not exists (select 1 from revenant_keys k where k.site_key = s.site_key)`,
    [JSON.stringify(visits)],
  );
  for (const one of rows) await addKeys(one, client);
}

interface Keyed {
  readonly site: string;
  readonly keys: string[];
}

async function addKeys({ site, keys }: Keyed, client: Queryable): Promise<void> {
  await client.query(
    `insert into revenant_keys (key, site_key) select decode(h, 'hex'), decode($1, 'hex') from json_array_elements_text($2::json) as k(h)`,
    [site, JSON.stringify([...new Set(keys)].map((key) => shortHash(key)))],
  );
}

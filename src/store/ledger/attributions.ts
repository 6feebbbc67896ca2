import { randomUUID } from 'node:crypto';
import type { Attribution } from '../../model/derived/attribution.ts';
import type { Entity } from '../../model/facts/seed.ts';
import type { Attributions, EntrySite, KnownClaims, SitesOf } from '../../model/ports/attributions.ts';
import { cleanText } from '../../model/text/clean-text.ts';
import { type Queryable, type SqlPool, transaction } from '../database/pool.ts';
import { after, chunksOf, cleanJson, firstRow, firstValue, isText, rowsOf, valuesOf } from '../database/rows.ts';
import { keyOf } from './entities.ts';

const ROWS_A_STATEMENT = 2_000;
/** Times of parked visits that are read of one site. */
const MOST_PARKED = 50;

/** True if no stored pair of the site can be older than this change. */
const isCompared = (site: string): string =>
  `not (exists (select 1 from revenant_visits v where ${isText('v.site', site)})
    or exists (select 1 from revenant_runs where finished_at is null))`;
/** A change takes the lease away from a worker that compares the site as it was. */
const changed = (site: string): string =>
  `changed_at = clock_timestamp(), compared = ${isCompared(site)}, lease = null, leased_until = null`;
const ID = `md5(site), kind, md5(coalesce(address, '')), entity_key, why`;
const DOC = `json_strip_nulls(json_build_object('chain', a.chain))::jsonb || jsonb_build_object('site', a.site, 'kind', a.kind,
  'address', a.address, 'entity', a.entity, 'why', a.why, 'since', a.since, 'until', a.until)`;

export function openAttributions(pool: SqlPool): Attributions {
  return {
    async of(sites) {
      const wanted = [...new Set(sites.map(cleanText))];
      const claims = await rowsOf<{ site: string; attribution: Attribution; entity: Entity }>(
        pool,
        `select a.site, ${DOC} as attribution, e.doc as entity from unnest($1::text[]) as s(site)
          join revenant_attributions a on ${isText('a.site', 's.site')} and a.until is null
          join revenant_entities e on e.key = a.entity_key
        order by a.site, a.id`,
        [wanted],
      );
      if (claims.length === 0) return new Map();
      const found = new Map<string, KnownClaims & { claims: { attribution: Attribution; entity: Entity }[] }>();
      for (const { site, attribution, entity } of claims) {
        const known = found.get(site) ?? { claims: [], parked: [], isPlatform: false };
        known.claims.push({ attribution, entity });
        found.set(site, known);
      }
      const { rows } = await pool.query<Omit<KnownClaims, 'claims'> & { site: string }>(
        `select s.site,
          coalesce((select json_agg(p.at order by p.at) from (select v.doc->>'startedAt' as at from revenant_visits v
            where ${isText('v.site', 's.site')} and v.condition = 'parked' and v.doc->'handedIn' is null
            order by v.seq desc limit ${MOST_PARKED}) as p), '[]') as parked,
          exists (select 1 from revenant_visits v where split_part(left(v.site, 200), '/', 1) = s.site and v.kind <> 'website'
            and v.site like '%/%' and v.state in ('captured', 'partial')) as "isPlatform"
        from unnest($1::text[]) as s(site)`,
        [[...found.keys()]],
      );
      return new Map(
        rows.map(({ site, ...rest }) => [site, { claims: found.get(site)?.claims ?? [], ...rest }] as const),
      );
    },
    ofEntity: (entity) =>
      valuesOf<Attribution>(
        pool,
        `select ${DOC} as doc from revenant_attributions a where ${isText('a.entity', '$1')} and a.until is null
        order by a.site collate "C", a.id`,
        [cleanText(entity)],
      ),
    listed: () =>
      rowsOf<EntrySite>(
        pool,
        `select distinct site, kind, address from revenant_attributions where why = 'list' and until is null
        order by site, kind, address`,
      ),
    crowded: (entries) =>
      valuesOf<string>(
        pool,
        `select site from revenant_attributions where why = 'list' and until is null and address is null
        group by site having count(distinct entity_key) > $1 order by site`,
        [entries],
      ),
    sites: () =>
      rowsOf<{ site: string; entity: string }>(
        pool,
        `select distinct site, entity from revenant_attributions where until is null and address is null
        order by site, entity`,
      ),
    readEntries: (sitesOf, most) => transaction(pool, (client) => readEntries(sitesOf, most, null, client)),
    replaceConfirmed: (sites) =>
      transaction(pool, async (client) => {
        await client.query('lock table revenant_attributions in share row exclusive mode');
        const rows = cleanJson(sites.map((one) => ({ ...one, key: keyOf(one.entity) })));
        const R = `json_to_recordset($1::json) as r(site text, kind text, entity text, key text, since text, chain json, match text)`;
        await client.query(
          `update revenant_attributions a set until = to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD'), ${changed('a.site')}
          where a.why = 'person' and a.until is null and not exists (
            select 1 from ${R} where r.site = a.site and r.kind = a.kind and r.key = a.entity_key)`,
          [rows],
        );
        await client.query(
          `insert into revenant_attributions as a (site, kind, entity, entity_key, why, since, chain, match, compared)
          select r.site, r.kind, r.entity, r.key, 'person', r.since, r.chain, r.match, ${isCompared('r.site')} from ${R}
          on conflict (${ID}) do update set until = null, since = excluded.since, chain = excluded.chain, match = excluded.match,
            ${changed('a.site')}
          where a.until is not null or a.chain::text is distinct from excluded.chain::text`,
          [rows],
        );
      }),
    async takeChanged(leaseMs) {
      const lease = randomUUID();
      return firstRow(
        pool,
        `update revenant_attributions a set lease = $1, leased_until = ${after('$2')}
        from (select site from revenant_attributions where not compared
          and coalesce(leased_until, '-infinity') <= clock_timestamp() order by changed_at, id limit 1 for update skip locked) as n
        where a.site = n.site and not a.compared returning a.site, $1 as lease`,
        [lease, leaseMs],
      );
    },
    async settleChanged({ site, lease }) {
      await pool.query(
        `update revenant_attributions a set compared = true, lease = null, leased_until = null
        where ${isText('a.site', '$1')} and a.lease = $2`,
        [site, lease],
      );
    },
    async countChanged() {
      const sql = 'select count(distinct site)::integer as n from revenant_attributions where not compared';
      return (await firstValue<number>(pool, sql)) ?? 0;
    },
    async revision() {
      const sql = `select concat_ws(' ', count(*), max(changed_at)) as revision from revenant_attributions`;
      return (await firstValue<string>(pool, sql)) ?? '';
    },
  };
}

/**
 * Entries that were stored without their sites, in the transaction of `client`.
 *
 * @param since the date of the list's version; null: that of the version with the entry, else today
 */
export async function readEntries(
  sitesOf: SitesOf,
  most: number,
  since: string | null,
  client: Queryable,
): Promise<number> {
  const entities = await rowsOf<{ key: string; doc: Entity; since: string }>(
    client,
    `select e.key, e.doc, coalesce($2, (select v.doc->>'date' from revenant_list_versions v
        where v.list = e.list and v.ordinal = e.since), to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD')) as since
      from (select key, doc, list, since from revenant_entities where not sites_read order by key limit $1::bigint for update) as e`,
    [most, since],
  );
  const named = entities.flatMap(({ key, doc, since: from }) =>
    (doc.lastOnList === undefined ? sitesOf(doc) : []).map(({ site, kind, address, since: day = from }) => {
      return { site, kind, address, entity: doc.id, key, since: day };
    }),
  );
  const keys = JSON.stringify(entities.map(({ key }) => key));
  const rows = cleanJson(named);
  const R = `json_to_recordset($2::json) as r(site text, kind text, address text, entity text, key text, since text)`;
  // Also what captures, seeds and people say of these entries: names and dates may have changed.
  await client.query(
    `update revenant_attributions a set until = case when a.why <> 'list' or a.until is not null or exists (
        select 1 from ${R} where r.key = a.entity_key and r.site = a.site and r.kind = a.kind
          and r.address is not distinct from a.address) then a.until else coalesce($3, to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD')) end,
      ${changed('a.site')}
    where a.entity_key in (select json_array_elements_text($1::json))`,
    [keys, rows, since],
  );
  for (const chunk of chunksOf(named, ROWS_A_STATEMENT))
    await client.query(
      `insert into revenant_attributions as a (site, kind, address, entity, entity_key, why, since, compared)
      select distinct on (r.site, r.kind, r.address, r.key) r.site, r.kind, r.address, r.entity, r.key, 'list', r.since, ${isCompared('r.site')}
      from json_to_recordset($1::json) as r(site text, kind text, address text, entity text, key text, since text)
      order by r.site, r.kind, r.address, r.key
      on conflict (${ID}) do update set until = null, ${changed('a.site')}`,
      [cleanJson(chunk)],
    );
  await client.query(
    'update revenant_entities set sites_read = true where key in (select json_array_elements_text($1::json))',
    [keys],
  );
  return entities.length;
}

/** A visit that a list or a seed gives as a listed entity's. */
export async function attributeVisit(visit: string, client: Queryable): Promise<void> {
  await client.query(
    `insert into revenant_attributions as a (site, kind, entity, entity_key, why, since, compared)
    select v.site, v.kind, v.entity, encode(sha256(convert_to(v.entity, 'UTF8')), 'hex'),
      case v.source when 'import' then 'capture' else 'seed' end, left(v.doc->>'startedAt', 10),
      not exists (select 1 from revenant_visits o where ${isText('o.site', 'v.site')} and o.id <> v.id)
    from revenant_visits v where v.id = $1 and v.entity is not null
    on conflict (${ID}) do update set since = least(a.since, excluded.since), until = null,
      changed_at = case when a.until is null and a.since <= excluded.since then a.changed_at else clock_timestamp() end,
      compared = a.until is null and a.since <= excluded.since and a.compared`,
    [visit],
  );
}

/**
 * Named, immutable snapshots of how many parties carry a value, and the sites behind the counts.
 */

import { ConfigError } from '../../errors.ts';
import { addedTo, type Background, countedWithFree } from '../../model/derived/background.ts';
import { sha256 } from '../../model/digest.ts';
import type { Countable, Fingerprints, JoinedVisit } from '../../model/ports/fingerprints.ts';
import type { RunOptions } from '../../model/ports/ledger.ts';
import { remember } from '../../model/remember.ts';
import { untilPurge } from '../../model/until-purge.ts';
import { type Queryable, type SqlPool, transaction } from '../database/pool.ts';
import { purgeEpoch } from '../database/purge-epoch.ts';
import { cleanJson, firstRow, firstValue, mapOf, rowsOf, valuesOf } from '../database/rows.ts';
import { openDecisions } from './siblings.ts';

/**
 * Fewer sites tell nothing about rarity, and a published count of them would name single operators.
 */
const LEAST_SITES = 3;
/** Snapshots in memory: each screening reads one, and they never change. */
const KEPT = 4;

/** The order in which sites are numbered. */
const IN_ORDER = 'site_key';

type Counts = readonly (readonly [token: string, sites: number])[];

/** The parties of the stored sites, and the signals whose values any text can state. */
interface Joined {
  readonly parties: readonly JoinedVisit[];
  readonly stated: readonly string[];
}

type Backgrounds = Pick<
  Fingerprints,
  'background' | 'backgroundCounts' | 'countable' | 'freezeBackground' | 'siblings' | 'keepSiblings' | 'pruneSiblings'
>;

export function openBackgrounds(pool: SqlPool): Backgrounds {
  const keptNow = untilPurge(
    () => purgeEpoch(pool),
    () => new Map<string, Background>(),
  );
  const read = async (id: string, shipped: Background): Promise<Background | null> => {
    if (id === shipped.id) return shipped;
    const name = `${id} ${shipped.id}`;
    const kept = await keptNow();
    const known = kept.get(name) ?? (await readBackground(id, shipped, pool));
    if (known === null) return null;
    remember(kept, name, known, KEPT);
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
    async freezeBackground(run, shipped, parties = [], stated = []) {
      const id = await transaction(pool, (client) => freeze(run, shipped, { parties, stated }, client));
      const background = await read(id, shipped);
      if (background !== null) return background;
      throw new ConfigError(`there is no background ${id} on top of ${shipped.id}: start the crawl again with --new`);
    },
    ...openDecisions(pool),
  };
}

async function readCountable(
  { least, most, text }: Parameters<Fingerprints['countable']>[0],
  client: Queryable,
): Promise<Countable> {
  // Both statements must see one snapshot: a site that is added in between would shift every
  // number.
  await client.query('set transaction isolation level repeatable read, read only');
  const sites = await rowsOf<Countable['sites'][number]>(
    client,
    `select s.site, s.kind, s.visit, s.fingerprint,
      (select count(*)::integer from unnest(f.tokens) as t(token) where starts_with(t.token, $1)) as text
    from revenant_sites s join revenant_fingerprints f on f.id = s.fingerprint order by s.${IN_ORDER}`,
    [text],
  );
  const carriers = await valuesOf<number[]>(
    client,
    `with sites as (select fingerprint, row_number() over (order by ${IN_ORDER})::integer - 1 as i from revenant_sites)
    select (array_agg(distinct s.i order by s.i))[1:$2::integer] as sites
    from sites s join revenant_fingerprints f on f.id = s.fingerprint cross join lateral unnest(f.tokens) as t(token)
    group by t.token having count(distinct s.i) >= $1 order by t.token collate "C"`,
    [least, most],
  );
  return { sites, carriers };
}

/** The id of the run's background: the one it has, the one its user named, or a new one. */
async function freeze(run: string, shipped: Background, joined: Joined, client: Queryable): Promise<string> {
  const sql = 'select background, options from revenant_runs where id = $1 for update';
  const row = await firstRow<{ background: string | null; options: RunOptions }>(client, sql, [run]);
  if (row === null) throw new Error(`run ${run} is not in the database`);
  if (row.background !== null) return row.background;
  const id = row.options.background ?? (await count(shipped, joined, client));
  await client.query('update revenant_runs set background = $2 where id = $1', [run, id]);
  return id;
}

/** A site that was added after the parties were computed is a party of its own. */
async function count(shipped: Background, { parties, stated }: Joined, client: Queryable): Promise<string> {
  const json = cleanJson(parties.map(({ site, kind, party, stating }) => ({ site, kind, party, stating })));
  const joined = (as: 'party' | 'stating'): string => `(
    select s.fingerprint, coalesce(p.${as}::text, s.site || ' ' || s.kind) as party from revenant_sites s left join (
      select distinct on (site, kind) site, kind, ${as} from json_to_recordset($1::json) as j(site text, kind text, ${as} integer)
    ) as p using (site, kind)) as s`;
  const countAll = `select count(distinct party)::integer as sites from ${joined('party')}`;
  const sites = (await firstValue<number>(client, countAll, [json])) ?? 0;
  const counted = (as: 'party' | 'stating', only: string, params: readonly unknown[]) =>
    mapOf<string, number>(
      client,
      `select token, count(*)::integer as n from (
        select distinct s.party, t.token from ${joined(as)} join revenant_fingerprints f on f.id = s.fingerprint
          cross join lateral unnest(f.tokens) as t(token) where ${only}) as t
      group by token having count(*) >= ${LEAST_SITES} order by token collate "C"`,
      [json, ...params],
    );
  const ofStated = `split_part(t.token, ':', 1) in (select json_array_elements_text($2::json))`;
  const stating = await counted('stating', ofStated, [JSON.stringify(stated)]);
  const counts: Counts = [...(await counted('party', 'true', []))].flatMap(([token, n]): Counts => {
    const least = stated.includes(token.split(':', 1)[0] ?? '') ? (stating.get(token) ?? 0) : n;
    if (least === n) return [[token, n]];
    return [...(least === 0 ? [] : [[token, least] as const]), [countedWithFree(token), n]];
  });
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

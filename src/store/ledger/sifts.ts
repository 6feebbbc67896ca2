import {
  type ArchivePlace,
  SIFT_STEPS,
  type SiftPart,
  type SiftStep,
  type SignCount,
} from '../../model/derived/sift.ts';
import type { SiftClaim, SiftFound, Sifts } from '../../model/ports/sift.ts';
import { fenced, LostClaim, type Queryable, type SqlPool, transaction } from '../database/pool.ts';
import {
  after,
  chunksOf,
  cleanJson,
  firstRow,
  firstValue,
  hasRow,
  isText,
  rowsOf,
  valuesOf,
} from '../database/rows.ts';
import { COUNTS, stateOf } from './sift-state.ts';

/** Attempts that fail without one checkpoint; then a part is given up. */
const MOST_FAILURES = 10;
/**
 * Workers that die on it. Far more: only readers touch the bytes of a file, so most deaths are
 * kills from outside, and a file must not be lost by them.
 */
const MOST_DEATHS = 100;
const AT_ONCE = 1_000;
/** Files of a sift in which values are counted: what many sites carry stands in any of them. */
const MOST_COUNTED = 1_000;
const FRESH = 'worker = null, lease_until = null';
const OURS = `id = $1 and token = $2::bigint and worker is not null and lease_until > clock_timestamp()`;
const COLUMNS = `id, sift, step, name, bytes, at, skip, counts, problems, deaths, failures,
  (select (doc->>'bits')::double precision from revenant_sifts s where s.id = sift) as bits_needed`;
const NO_COUNTS = JSON.stringify(Object.fromEntries(COUNTS.map((name) => [name, 0])));

interface PartRow extends Omit<SiftPart, 'next' | 'bytes' | 'bits'> {
  readonly bits_needed: number;
  readonly bytes: string | number | null;
  readonly at: string | number;
  readonly skip: string | number;
}
type ClaimedRow = PartRow & { readonly token: string | number };

const idsOf = ({ part, token }: SiftClaim): [string, string] => [part.id, String(token)];
const placeOf = ({ at, skip }: Pick<PartRow, 'at' | 'skip'>): ArchivePlace => ({ at: Number(at), skip: Number(skip) });

export function openSifts(pool: SqlPool): Sifts {
  return {
    begin: (sift, files) =>
      transaction(pool, async (client) => {
        const isNew = await hasRow(
          client,
          `insert into revenant_sifts (id, step, doc) values ($1, 'count', $2) on conflict do nothing returning id`,
          [sift.id, cleanJson(sift)],
        );
        if (!isNew) return;
        const every = Math.ceil(files.length / MOST_COUNTED);
        let first = 0;
        for (const some of chunksOf(files, AT_ONCE)) {
          await client.query(
            `insert into revenant_sift_parts (id, sift, step, is_file, name, bytes, counts)
            select $1 || '-' || ($2::bigint + n), $1, case when ($2::bigint + n - 1) % $5 = 0 then 'count' end,
              true, f->>'name', (f->>'bytes')::bigint, $4::json
            from json_array_elements($3::json) with ordinality as t(f, n) order by n`,
            [sift.id, String(first), cleanJson(some.map(({ name, bytes }) => ({ name, bytes }))), NO_COUNTS, every],
          );
          first += some.length;
        }
      }),
    forget: async (id) => void (await pool.query('delete from revenant_sifts where id = $1', [id])),
    state: (id) => stateOf(id, pool),
    problems: (id, most) =>
      valuesOf<string>(
        pool,
        `select problem from revenant_sift_parts cross join lateral json_array_elements_text(problems) as p(problem)
        where sift = $1 order by ordinal limit $2`,
        [id, most],
      ),
    waiting: (most) =>
      rowsOf<{ id: string; step: SiftStep; attempts: number }>(
        pool,
        `select id, step, deaths + failures as attempts from revenant_sift_parts where step is not null and worker is null
          and coalesce(not_before <= clock_timestamp(), true) order by deaths, failures, ordinal limit $1`,
        [most],
      ),
    open: () => valuesOf<string>(pool, 'select id from revenant_sifts where step is not null order by id'),
    async claim(part, worker, leaseMs) {
      const row = await firstRow<ClaimedRow>(
        pool,
        `update revenant_sift_parts set token = token + 1, worker = $2, lease_until = ${after('$3')}
        where id = $1 and step is not null and worker is null and coalesce(not_before <= clock_timestamp(), true)
        returning ${COLUMNS}, token`,
        [part, worker, leaseMs],
      );
      return row === null ? null : { part: partOf(row), token: Number(row.token) };
    },
    renew: (claim, leaseMs) =>
      hasRow(pool, `update revenant_sift_parts set lease_until = ${after('$3')} where ${OURS} returning id`, [
        ...idsOf(claim),
        leaseMs,
      ]),
    async release(claim, failed) {
      await pool.query(
        `update revenant_sift_parts set ${FRESH}, failures = failures + (case when $3::text is null then 0 else 1 end),
          failure = coalesce($3, failure), not_before = case when $4::double precision is not null then ${after('$4')} end
        where id = $1 and token = $2::bigint`,
        [...idsOf(claim), failed?.why ?? null, failed?.afterMs ?? null],
      );
    },
    async releaseAll(worker) {
      await pool.query(`update revenant_sift_parts set ${FRESH} where worker = $1`, [worker]);
    },
    async reclaim(sole) {
      await pool.query(
        `update revenant_sift_parts set ${FRESH}, deaths = deaths + 1, failure = coalesce(failure, 'the program ended while it worked on it')
        where worker is not null and ($1 or lease_until <= clock_timestamp())`,
        [sole],
      );
      await pool.query(
        `update revenant_sift_parts set step = null,
          problems = (problems::jsonb || jsonb_build_array(concat(name, ': given up at byte ', at, ' after ', deaths + failures, ' attempts: ', failure)))::json
        where step is not null and worker is null and (failures >= ${MOST_FAILURES} or deaths >= ${MOST_DEATHS})`,
      );
    },
    note: (claim, { next, bytes, counts, problems, found }) =>
      fenced(pool, async (client) => {
        const place = next ?? { at: bytes ?? 0, skip: 0 };
        const sift = await firstValue<string>(
          client,
          `update revenant_sift_parts set at = $3::bigint, skip = $4::bigint, bytes = $5::bigint, counts = $6::json, problems = $7::json,
            deaths = 0, failures = 0, failure = null, step = case when $8 then null else step end,
            worker = case when $8 then null else worker end, lease_until = case when $8 then null else lease_until end
          where ${OURS} returning sift`,
          [
            ...[...idsOf(claim), String(place.at), String(place.skip), bytes === null ? null : String(bytes)],
            ...[cleanJson(counts), cleanJson(problems), next === null],
          ],
        );
        if (sift === null) throw new LostClaim();
        for (const some of chunksOf(found, AT_ONCE))
          await client.query(
            `insert into revenant_sift_found (part, kind, at, skip, sift, site, doc)
            select $1, f->>'kind', (f->'place'->>'at')::bigint, (f->'place'->>'skip')::bigint, $2, f->>'site', f->'doc'
            from json_array_elements($3::json) as f on conflict do nothing`,
            [claim.part.id, sift, cleanJson(some)],
          );
      }),
    settle: (claim, outcome, problems) =>
      fenced(pool, async (client) => {
        const isOurs = await hasRow(
          client,
          `update revenant_sift_parts set step = null, ${FRESH}, outcome = $3::json, problems = $4::json where ${OURS} returning id`,
          [...idsOf(claim), cleanJson(outcome), cleanJson(problems)],
        );
        if (!isOurs) throw new LostClaim();
        // A site that leads nowhere leaves nothing behind.
        await client.query(`delete from revenant_sift_found where sift = $1 and ${isText('site', '$2')}`, [
          claim.part.sift,
          claim.part.name,
        ]);
      }),
    advance: (id) => transaction(pool, (client) => advance(id, client)),
    signs: (id) =>
      valuesOf<readonly SignCount[]>(
        pool,
        `select doc from revenant_sift_found where sift = $1 and left(site, 200) = '' and kind = 'signs' order by part`,
        [id],
      ),
    sites: (id) =>
      valuesOf<string>(
        pool,
        `select distinct site from revenant_sift_found where sift = $1 and kind = 'page' order by site`,
        [id],
      ),
    async found(id, site, kind, most) {
      const { rows } = await pool.query<{ found: SiftFound; name: string; at: string | number; skip: string | number }>(
        `select json_build_object('kind', f.kind, 'site', f.site, 'doc', f.doc) as found, p.name, f.at, f.skip
        from revenant_sift_found f join revenant_sift_parts p on p.id = f.part
        where f.sift = $1 and ${isText('f.site', '$2')} and f.kind = $3
        order by p.ordinal, f.at, f.skip limit $4`,
        [id, site, kind, most],
      );
      return rows.map(({ found, name, ...row }) => ({ ...found, name, place: placeOf(row) }));
    },
  };
}

function partOf({ at, skip, bytes, bits_needed: bits, token: _, ...part }: ClaimedRow): SiftPart {
  return { ...part, bits, bytes: bytes === null ? null : Number(bytes), next: placeOf({ at, skip }) };
}

/** Sites are known once all files are sieved, and complete once all files are searched. */
async function advance(id: string, client: Queryable): Promise<boolean> {
  const step = await firstValue<SiftStep | null>(client, 'select step from revenant_sifts where id = $1 for update', [
    id,
  ]);
  const left = 'select 1 from revenant_sift_parts where sift = $1 and step is not null limit 1';
  if (step === null || (await hasRow(client, left, [id]))) return false;
  const passed = `select 1 from revenant_sift_found where sift = $1 and kind = 'page' limit 1`;
  const following = SIFT_STEPS[SIFT_STEPS.indexOf(step) + 1] ?? null;
  const next = step === 'count' || (await hasRow(client, passed, [id])) ? following : null;
  if (next === 'sieve' || next === 'gather')
    await client.query(
      `update revenant_sift_parts set step = $2, at = 0, skip = 0, deaths = 0, failures = 0 where sift = $1 and is_file`,
      [id, next],
    );
  if (next === 'read')
    await client.query(
      `insert into revenant_sift_parts (id, sift, step, is_file, name, counts)
      select $1 || '-' || left(md5(site), 24), $1, 'read', false, site, $2::json from (
        select distinct site from revenant_sift_found where sift = $1 and kind = 'page' order by site) as s
      on conflict do nothing`,
      [id, NO_COUNTS],
    );
  if (next === null) {
    await client.query('delete from revenant_sift_found where sift = $1', [id]);
    // The name of a site that led nowhere goes too; the number of them stays.
    await client.query(
      `update revenant_sift_parts set name = '' where sift = $1 and not is_file and json_array_length(problems) = 0
        and outcome->>'kept' is distinct from 'true'`,
      [id],
    );
  }
  await client.query('update revenant_sifts set step = $2 where id = $1', [id, next]);
  return true;
}

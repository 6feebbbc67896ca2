import type { Delivery, Hook } from '../../model/alert.ts';
import type { AlertCounts, Hooks, Outbox } from '../../model/ports/outbox.ts';
import { cleanText } from '../../model/text/clean-text.ts';
import { type Queryable, type SqlPool, transaction } from '../database/pool.ts';
import { after, cleanJson, firstRow, firstValue, hasRow, isText, rowsOf, valuesOf } from '../database/rows.ts';
import { changeWith } from './audit.ts';

type DeliveryRow = Omit<Delivery, 'schema' | Times> & Record<Times, Date | null>;
type Times = 'nextAt' | 'deliveredAt';
const COLUMNS = `id, alert, hook, state, attempts, next_at as "nextAt", last_status as "lastStatus",
  last_error as "lastError", delivered_at as "deliveredAt"`;
const WORKS = `not exists (select from revenant_hooks h where h.id = hook and h.doc->>'disabledAt' is not null)`;
// New findings of one operator are one alert, so the alerts of a run wait until all of it is
// screened.
const SCREENED = `not exists (select from revenant_runs r where r.id = run and r.finished_at is null)`;
const FREE = `state = 'pending' and (lease_until is null or lease_until <= clock_timestamp()) and ${WORKS}`;
// A second of grace: the clock of the worker that set the time may be a little ahead of the
// database's.
const COME = `next_at <= clock_timestamp() + interval '1 second'`;
const HELD = `state = 'pending' and next_at is null and digest is null`;

// A finding that went out with another of its run is no alert of its own.
const NO_PART = `not exists (select from revenant_deliveries head where head.id = d.digest and head.run = d.run)`;

export function openOutbox(pool: SqlPool): Outbox {
  const list = async (where: string, params: readonly unknown[]): Promise<Delivery[]> => {
    const rows = await rowsOf<DeliveryRow>(pool, `select ${COLUMNS} from revenant_deliveries where ${where}`, params);
    return rows.map(deliveryOf);
  };
  return {
    // Hooks in turn: a receiver that takes nothing must not hide the due alerts of others.
    due: (limit) =>
      list(
        `id in (select id from (
            select id, next_at, seq, row_number() over (partition by hook order by next_at, seq) as turn
            from revenant_deliveries where ${FREE} and ${SCREENED} and next_at <= clock_timestamp()
          ) as waiting order by turn, next_at, seq limit $1::bigint)
        order by next_at, seq`,
        [limit],
      ),
    async take(id, leaseMs) {
      const row = await firstRow<DeliveryRow>(
        pool,
        `update revenant_deliveries set attempts = attempts + 1, lease_until = ${after('$2')}
        where id = $1 and ${FREE} and ${COME} returning ${COLUMNS}`,
        [id, leaseMs],
      );
      return row === null ? null : deliveryOf(row);
    },
    /**
     * Without its lease an attempt counts only if it delivered. A replay resets a settled delivery
     * to 0 attempts.
     */
    async settle({ id, state, attempts, nextAt, lastStatus, lastError, deliveredAt }) {
      await pool.query(
        `with settled as (
          update revenant_deliveries set state = $2, attempts = $3, next_at = $4::timestamptz, last_status = $5,
            last_error = $6, delivered_at = $7::timestamptz, lease_until = null
          where id = $1 and (state = 'dead'
            or (state = 'pending' and (attempts = $3 or $2 = 'delivered'))
            or (state = 'delivered' and $2 = 'pending' and $3 = 0))
          returning id),
        parts as (
          select p.id from settled join revenant_deliveries p on p.digest = settled.id
          union select m.id from settled join revenant_deliveries p on p.digest = settled.id
            join revenant_deliveries m on m.digest = p.id)
        update revenant_deliveries part set state = $2, attempts = $3, last_status = $5, last_error = $6,
          delivered_at = $7::timestamptz
        from parts where part.id = parts.id and part.state <> 'delivered'`,
        [id, state, attempts, nextAt, lastStatus, lastError === null ? null : cleanText(lastError), deliveredAt],
      );
    },
    async reclaim() {
      await pool.query(`update revenant_deliveries set lease_until = null where state = 'pending'`);
    },
    add: (deliveries) => insertDeliveries(deliveries, pool),
    async list(hook, { state, entity, site, since, limit } = {}) {
      const newest = await list(
        `($1::text is null or hook = $1) and ($2::text is null or state = $2)
        and ($3::text is null or alert->'entity'->>'id' = $3)
        and ($4::text is null or $4 in (alert->>'left', alert->>'right'))
        and ($5::text is null or alert->>'time' >= $5) order by seq desc limit $6::bigint`,
        [hook ?? null, state ?? null, entity ?? null, site ?? null, since ?? null, limit ?? null],
      );
      return newest.reverse();
    },
    latest: (hook, limit) => list('hook = $1 order by seq desc limit $2::bigint', [hook, limit]),
    about: (match) => list(`alert->>'match' = $1 order by seq`, [match]),
    held: () =>
      rowsOf<{ hook: string; since: string }>(
        pool,
        `select hook, min(alert->>'time') as since from revenant_deliveries where ${HELD} and ${SCREENED} group by hook`,
      ),
    gather: (hook, limit, digestOf) =>
      transaction(pool, async (client) => {
        // A second worker waits for these rows, and then finds them taken.
        const { rows } = await client.query<DeliveryRow>(
          `select ${COLUMNS} from revenant_deliveries where hook = $1 and ${HELD} and ${SCREENED} order by seq limit $2::bigint for update`,
          [hook, limit],
        );
        if (rows.length === 0) return null;
        const digest = digestOf(rows.map(deliveryOf));
        await insertDeliveries([digest], client);
        const ids = rows.map(({ id }) => id);
        await client.query('update revenant_deliveries set digest = $1 where id = any($2::text[])', [digest.id, ids]);
        return digest;
      }),
    async release(hook) {
      const sql = `update revenant_deliveries set next_at = clock_timestamp() where hook = $1 and ${HELD}`;
      await pool.query(sql, [hook]);
    },
    async lastOnContacts(site) {
      const where = `alert->>'type' = 'site.contacts-changed' and ${isText(`alert->>'left'`, '$1')} order by seq desc limit 1`;
      return (await list(where, [site]))[0]?.alert ?? null;
    },
    hookOf: (id) => firstValue<string>(pool, 'select hook from revenant_deliveries where id = $1', [id]),
    ofAlert: (id) => list(`alert->>'id' = $1 order by seq`, [id]),
    async pending() {
      const sql = `select count(*)::integer as n from revenant_deliveries where state = 'pending' and digest is null`;
      return (await firstValue<number>(pool, sql)) ?? 0;
    },
    async untried(run) {
      // A receiver that gives no answer rests: its other alerts go later. A lease: the first
      // attempt is under way.
      const sql = `select count(*)::integer as n from revenant_deliveries d
        where run = $1 and state = 'pending' and last_error is null and ${COME} and ${WORKS}
          and not exists (select from revenant_deliveries f where f.run = $1 and f.hook = d.hook
            and f.last_error is not null and f.last_status is null)`;
      return (await firstValue<number>(pool, sql, [run])) ?? 0;
    },
    async countsOf(run) {
      const sql = `select (count(*) filter (where state = 'delivered'))::integer as delivered,
          (count(*) filter (where state = 'pending' and next_at is not null))::integer as waiting,
          (count(*) filter (where state = 'pending' and next_at is null))::integer as held,
          (count(*) filter (where state = 'dead'))::integer as dead,
          (select json_build_object('lastError', last_error, 'lastStatus', last_status) from revenant_deliveries
            where run = $1 and state = 'dead' order by seq limit 1) as lost
        from revenant_deliveries d where run = $1 and ${NO_PART}`;
      const counts = await firstRow<AlertCounts>(pool, sql, [run]);
      return counts ?? { delivered: 0, waiting: 0, held: 0, dead: 0, lost: null };
    },
  };
}

/** Once by id: the same finding again alerts nobody twice. @param run in which they came up */
export async function insertDeliveries(
  deliveries: readonly Delivery[],
  client: Queryable,
  run: string | null = null,
): Promise<void> {
  if (deliveries.length === 0) return;
  const { rows } = await client.query<{ id: string }>(
    `insert into revenant_deliveries (id, hook, alert, state, attempts, next_at, last_status, last_error, delivered_at,
      run)
    select id, hook, alert, state, attempts, "nextAt", "lastStatus", "lastError", "deliveredAt", $2::text
    from json_to_recordset($1::json) as d(id text, hook text, alert json, state text, attempts integer,
      "nextAt" timestamptz, "lastStatus" integer, "lastError" text, "deliveredAt" timestamptz)
    order by id on conflict (id) do nothing returning id`,
    [cleanJson(deliveries.map(alone)), run],
  );
  // The lock keeps the end of the run waiting for these: they are joined then, or here.
  const sql = 'select id from revenant_runs where id = $1 and finished_at is null for share';
  if (run !== null && (await hasRow(client, sql, [run]))) return;
  const added = new Set(rows.map(({ id }) => id));
  await joinDeliveries(deliveries, (one) => added.has(one.id), client);
}

/**
 * Joins what one run found of each operator, before any of it is sent.
 *
 * @param join gives heads their `more`
 */
export async function joinRun(
  run: string,
  join: (deliveries: readonly Delivery[]) => readonly Delivery[],
  client: Queryable,
): Promise<void> {
  const { rows } = await client.query<DeliveryRow>(
    `select ${COLUMNS} from revenant_deliveries where run = $1 and state = 'pending' and attempts = 0 and digest is null
    order by seq for update`,
    [run],
  );
  await joinDeliveries(join(rows.map(deliveryOf)), () => true, client);
}

/**
 * The others of each head go out with it and wait for no time of their own. Told findings keep
 * their rows, so later changes reach the same hooks.
 *
 * @param isFree false: it was told before, so it is neither head nor part
 */
async function joinDeliveries(
  deliveries: readonly Delivery[],
  isFree: (delivery: Delivery) => boolean,
  client: Queryable,
): Promise<void> {
  const byFinding = new Map(deliveries.filter(isNew).map((one) => [`${one.hook} ${one.alert.match}`, one]));
  for (const { hook, alert } of deliveries) {
    if (alert.more === undefined) continue;
    const group = [alert.match, ...alert.more]
      .flatMap((match) => byFinding.get(`${hook} ${match}`) ?? [])
      .filter(isFree);
    const [head, ...others] = group;
    if (head === undefined || others.length === 0) continue;
    const more = others.map((one) => one.alert.match);
    await client.query(
      `update revenant_deliveries d set digest = null, alert = $3::json,
        next_at = (select max(next_at) from revenant_deliveries where id = $1 or id = any($2::text[])) where id = $1`,
      [head.id, others.map(({ id }) => id), cleanJson({ ...head.alert, more })],
    );
    await client.query('update revenant_deliveries set digest = $1, next_at = null where id = any($2::text[])', [
      head.id,
      others.map(({ id }) => id),
    ]);
  }
}

const isNew = ({ alert }: Delivery): boolean => alert.type === 'match.flagged';

function alone(delivery: Delivery): Delivery {
  const { more: _, ...alert } = delivery.alert;
  return { ...delivery, alert };
}

function deliveryOf(row: DeliveryRow): Delivery {
  const [nextAt, deliveredAt] = [row.nextAt?.toISOString() ?? null, row.deliveredAt?.toISOString() ?? null];
  return { schema: 'revenant.delivery/1', ...row, nextAt, deliveredAt };
}

export function openHooks(pool: SqlPool): Hooks {
  return {
    async add(hook, event) {
      const sql = `insert into revenant_hooks (id, doc) values ($1, $2::json)
        on conflict (id) do update set doc = excluded.doc returning id`;
      await changeWith(event, sql, [hook.id, cleanJson(hook)], pool);
    },
    list: () => valuesOf<Hook>(pool, 'select doc from revenant_hooks order by seq'),
    get: (id) => firstValue<Hook>(pool, 'select doc from revenant_hooks where id = $1', [id]),
    /** Its deliveries stay on record. */
    remove: (id, event) => changeWith(event, 'delete from revenant_hooks where id = $1 returning id', [id], pool),
  };
}

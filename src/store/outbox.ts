import type { Alert, Delivery } from '../model/alert.ts';
import { cleanText } from '../model/clean-text.ts';
import type { Outbox } from '../model/ports/store.ts';
import { cleanJson } from './clean.ts';
import type { Queryable, SqlPool } from './pool.ts';
import { instantOrNull } from './rows.ts';

interface DeliveryRow {
  readonly id: string;
  readonly alert: Alert;
  readonly hook: string;
  readonly state: Delivery['state'];
  readonly attempts: number;
  readonly next_at: Date | string | null;
  readonly last_status: number | null;
  readonly last_error: string | null;
  readonly delivered_at: Date | string | null;
}

const FREE = `state = 'pending' and (lease_until is null or lease_until <= clock_timestamp())`;

export function openOutbox(pool: SqlPool): Outbox {
  return {
    async due(limit) {
      const { rows } = await pool.query<DeliveryRow>(
        `select * from revenant_deliveries where ${FREE} and next_at <= clock_timestamp()
        order by next_at, seq limit $1::bigint`,
        [limit],
      );
      return rows.map(deliveryOf);
    },
    async take(id, leaseMs) {
      // A second of grace: the worker that set the time may have a clock a little ahead of the database's.
      const { rows } = await pool.query<DeliveryRow>(
        `update revenant_deliveries set attempts = attempts + 1,
          lease_until = clock_timestamp() + $2::double precision * interval '1 millisecond'
        where id = $1 and ${FREE} and next_at <= clock_timestamp() + interval '1 second' returning *`,
        [id, leaseMs],
      );
      return rows[0] === undefined ? null : deliveryOf(rows[0]);
    },
    /**
     * Ends an attempt. One that lost its lease to a later attempt changes nothing, unless it did deliver. What is dead
     * may be put back (a replay), and what was delivered too, with no attempts counted.
     */
    async settle(delivery) {
      await pool.query(
        `update revenant_deliveries set state = $2, attempts = $3, next_at = $4::timestamptz, last_status = $5,
          last_error = $6, delivered_at = $7::timestamptz, lease_until = null
        where id = $1 and (state = 'dead'
          or (state = 'pending' and (attempts = $3 or $2 = 'delivered'))
          or (state = 'delivered' and $2 = 'pending' and $3 = 0))`,
        [
          delivery.id,
          delivery.state,
          delivery.attempts,
          delivery.nextAt,
          delivery.lastStatus,
          delivery.lastError === null ? null : cleanText(delivery.lastError),
          delivery.deliveredAt,
        ],
      );
    },
    async reclaim() {
      await pool.query(`update revenant_deliveries set lease_until = null where state = 'pending'`);
    },
    add: (deliveries) => insertDeliveries(deliveries, pool),
    async list(hook) {
      const { rows } = await pool.query<DeliveryRow>(
        'select * from revenant_deliveries where $1::text is null or hook = $1 order by seq',
        [hook ?? null],
      );
      return rows.map(deliveryOf);
    },
    async about(match) {
      const { rows } = await pool.query<DeliveryRow>(
        `select * from revenant_deliveries where alert->>'match' = $1 order by seq`,
        [match],
      );
      return rows.map(deliveryOf);
    },
    async pending() {
      const { rows } = await pool.query<{ n: number }>(
        `select count(*)::integer as n from revenant_deliveries where state = 'pending'`,
      );
      return rows[0]?.n ?? 0;
    },
  };
}

/** Once by id: the same finding again tells nobody twice. */
export async function insertDeliveries(deliveries: readonly Delivery[], client: Queryable): Promise<void> {
  if (deliveries.length === 0) return;
  await client.query(
    `insert into revenant_deliveries (id, hook, alert, state, attempts, next_at, last_status, last_error, delivered_at)
    select id, hook, alert, state, attempts, "nextAt", "lastStatus", "lastError", "deliveredAt"
    from json_to_recordset($1::json) as d(id text, hook text, alert json, state text, attempts integer,
      "nextAt" timestamptz, "lastStatus" integer, "lastError" text, "deliveredAt" timestamptz)
    order by id on conflict (id) do nothing`,
    [cleanJson(deliveries)],
  );
}

function deliveryOf(row: DeliveryRow): Delivery {
  return {
    schema: 'revenant.delivery/1',
    id: row.id,
    alert: row.alert,
    hook: row.hook,
    state: row.state,
    attempts: row.attempts,
    nextAt: instantOrNull(row.next_at),
    lastStatus: row.last_status,
    lastError: row.last_error,
    deliveredAt: instantOrNull(row.delivered_at),
  };
}

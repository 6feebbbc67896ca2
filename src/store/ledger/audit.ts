import { type AuditEvent, AuditKind } from '../../model/decisions/audit.ts';
import type { Audit } from '../../model/ports/audit.ts';
import { type Queryable, type SqlPool, transaction } from '../database/pool.ts';
import { hasRow, valuesOf } from '../database/rows.ts';
import { addOperation } from './operations.ts';

export function openAudit(pool: SqlPool): Audit {
  return {
    add: (event) => transaction(pool, (client) => addAudit(event, client)),
    of: (ids) =>
      valuesOf<AuditEvent>(
        pool,
        'select doc from revenant_operations where id in (select json_array_elements_text($1::json))',
        [JSON.stringify(ids)],
      ),
    list: ({ kind, limit, before }) =>
      valuesOf<AuditEvent>(
        pool,
        `select doc from revenant_operations where kind in (select json_array_elements_text($1::json))
          and ($2::text is null or seq < (select seq from revenant_operations where id = $2))
        order by seq desc limit $3::bigint`,
        [JSON.stringify(kind === undefined ? AuditKind.options : [kind]), before ?? null, limit],
      ),
  };
}

/** Runs a statement, and keeps its event in one transaction. False: no row has come back. */
export function changeWith(
  event: AuditEvent | undefined,
  sql: string,
  params: readonly unknown[],
  pool: SqlPool,
): Promise<boolean> {
  return transaction(pool, async (client) => {
    const isDone = await hasRow(client, sql, params);
    if (isDone) await addAudit(event, client);
    return isDone;
  });
}

/** Call it last in the transaction that makes the change of the event. */
export async function addAudit(event: AuditEvent | undefined, client: Queryable): Promise<void> {
  if (event !== undefined) await addOperation({ kind: event.kind, doc: event }, client);
}

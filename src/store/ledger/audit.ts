import { type AuditEvent, AuditKind } from '../../model/decisions/audit.ts';
import type { Audit } from '../../model/ports/audit.ts';
import { type Queryable, type SqlPool, transaction } from '../database/pool.ts';
import { cleanJson, hasRow, valuesOf } from '../database/rows.ts';
import { appendToLog, loggedOf } from './log.ts';

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

interface Operation {
  readonly kind: 'purge' | 'purge-part' | 'restore' | AuditKind;
  /** Has a fresh id. */
  readonly doc: { readonly id: string | null };
}

/**
 * Stores the record of an action of a user or admin, with its log entry. Call it last in a
 * transaction.
 */
export async function addOperation({ kind, doc }: Operation, client: Queryable): Promise<void> {
  const sql = 'insert into revenant_operations (id, kind, doc) values ($1, $2, $3::json)';
  await client.query(sql, [doc.id, kind, cleanJson(doc)]);
  await appendToLog([loggedOf(kind === 'purge-part' ? 'purge' : kind, doc.id ?? '', doc)], client);
}

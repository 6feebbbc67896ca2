import type { AuditKind } from '../../model/decisions/audit.ts';
import type { Queryable } from '../database/pool.ts';
import { cleanJson } from '../database/rows.ts';
import { appendToLog, loggedOf } from './log.ts';

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

import { canonicalJson } from '../../model/canonical-json.ts';
import type { AuditKind } from '../../model/decisions/audit.ts';
import { sha256 } from '../../model/digest.ts';
import type { Queryable } from '../database/pool.ts';
import { cleanJson } from '../database/rows.ts';
import { appendToLog } from './log.ts';

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
  const text = cleanJson(doc);
  await client.query('insert into revenant_operations (id, kind, doc) values ($1, $2, $3::json)', [doc.id, kind, text]);
  const digest = sha256(canonicalJson(JSON.parse(text)));
  await appendToLog([{ kind: kind === 'purge-part' ? 'purge' : kind, subject: doc.id ?? '', digest }], client);
}

/**
 * Fingerprints by id, the latest asked for kept in memory: new sites meet the same listed sites
 * again and again.
 */

import type { Fingerprint } from '../../model/derived/fingerprint.ts';
import { remember } from '../../model/remember.ts';
import type { Queryable } from '../database/pool.ts';

/** Some 50 MB: a fingerprint has about 60 KB as JSON, and comparisons derive more from it. */
const KEPT = 200;

/**
 * A document under an id never changes, so nothing here can be out of date. Missing ids have no
 * entry.
 */
export function keptFingerprints(pool: Queryable, most = KEPT) {
  const kept = new Map<string, Fingerprint>();
  return async (ids: readonly string[]): Promise<ReadonlyMap<string, Fingerprint>> => {
    const found = new Map<string, Fingerprint>();
    const missing: string[] = [];
    for (const id of ids) {
      const known = kept.get(id);
      if (known === undefined) missing.push(id);
      else found.set(id, known);
    }
    if (missing.length > 0) {
      const { rows } = await pool.query<{ id: string; doc: Fingerprint }>(
        // One look-up for each: without statistics a join would scan the table.
        `select v.id, f.doc from json_array_elements_text($1::json) as v(id) cross join lateral (
          select doc from revenant_fingerprints where id = v.id limit 1) as f`,
        [JSON.stringify(missing)],
      );
      for (const { id, doc } of rows) found.set(id, doc);
    }
    for (const [id, doc] of found) remember(kept, id, doc, most);
    return found;
  };
}

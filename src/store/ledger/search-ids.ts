/** An id, the beginning of one, or the digest of bytes → what is stored under it. */
import type { SearchedId } from '../../model/ports/search.ts';
import type { Queryable } from '../database/pool.ts';
import { rowsOf } from '../database/rows.ts';

/** Shorter beginnings fit many. */
const LEAST = 8;
const BEGINS = (column: string): string => `${column} >= $1 and ${column} < $1 || 'g'`;

export async function hitsOfId(asked: string, most: number, client: Queryable): Promise<SearchedId[]> {
  const id = asked.toLowerCase();
  if (id.length < LEAST || id.length > 64 || !/^[0-9a-f]+$/.test(id)) return [];
  return rowsOf<SearchedId>(
    client,
    `(select 'finding' as kind, m.id, null::text as visit, m.left_site || ' – ' || m.right_site as site, '' as url, '' as role, m.found_at::text as at
      from revenant_matches m where ${BEGINS('m.id')} order by 2 limit $2::bigint)
    union all (select 'visit', v.id, v.id, v.site, coalesce(v.doc->>'target', ''), '', v.doc->>'startedAt' from revenant_visits v
      where ${BEGINS('v.id')} order by 2 limit $2::bigint)
    union all (select 'case', k.id, null, k.name, '', '', k.at from revenant_cases k where ${BEGINS('k.id')} order by 2 limit $2::bigint)
    union all (select 'run', r.id, null, '', '', '', r.created_at::text from revenant_runs r where ${BEGINS('r.id')} order by 2 limit $2::bigint)
    union all (select 'capture', c.id, c.visit, v.site, c.url, c.role, c.captured_at from revenant_captures c
      join revenant_visits v on v.id = c.visit where ${BEGINS('c.id')} order by 2 limit $2::bigint)
    union all (select 'capture', c.id, c.visit, v.site, c.url, c.role, c.captured_at from revenant_captures c
      join revenant_visits v on v.id = c.visit where c.body = $1 order by c.captured_at desc, c.id limit $2::bigint)`,
    [id, most],
  );
}

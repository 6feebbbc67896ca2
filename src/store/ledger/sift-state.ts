/** How far a sift has come, summed over its parts. */
import type { Sift, SiftCounts, SiftStep } from '../../model/derived/sift.ts';
import type { SiftState } from '../../model/ports/sift.ts';
import type { SqlPool } from '../database/pool.ts';
import { firstRow } from '../database/rows.ts';

export const COUNTS = ['records', 'pages', 'bytes', 'own', 'noarchive', 'dropped', 'passed', 'unread'] as const;

type StateRow = Record<(typeof COUNTS)[number] | 'files' | 'done' | 'total' | 'sites' | 'sites_done', string | number> &
  Record<'read' | 'withheld' | 'suggested' | 'findings', string | number>;

export async function stateOf(id: string, pool: SqlPool): Promise<SiftState | null> {
  const head = await firstRow<{ doc: Sift; step: SiftStep | null }>(
    pool,
    'select doc, step from revenant_sifts where id = $1',
    [id],
  );
  if (head === null) return null;
  const sum = (sql: string, name: string): string => `coalesce(sum(${sql}), 0)::bigint as ${name}`;
  const mean = '(select coalesce(avg(bytes), 1) from revenant_sift_parts where sift = $1 and is_file)';
  const row = await firstRow<StateRow>(
    pool,
    `select count(*) filter (where is_file) as files,
      ${sum(`case when not is_file then 0 when step is null then coalesce(bytes, ${mean}) else at end`, 'done')},
      ${sum(`case when is_file then coalesce(bytes, ${mean}) else 0 end`, 'total')},
      count(*) filter (where not is_file) as sites, count(*) filter (where not is_file and step is null) as sites_done,
      ${COUNTS.map((name) => sum(`(counts->>'${name}')::bigint`, name)).join(', ')},
      count(*) filter (where outcome->>'read' = 'true') as read,
      count(*) filter (where outcome->>'read' = 'false' and (outcome->>'withheld')::bigint > 0) as withheld,
      ${sum(`(outcome->>'suggested')::bigint`, 'suggested')}, ${sum(`(outcome->>'findings')::bigint`, 'findings')}
    from revenant_sift_parts where sift = $1`,
    [id],
  );
  if (row === null) return null;
  const isReading = head.step === 'read';
  const of = (name: keyof StateRow): number => Number(row[name]);
  return {
    ...{ sift: head.doc, step: head.step, files: of('files'), sites: of('sites') },
    ...{ done: of(isReading ? 'sites_done' : 'done'), total: of(isReading ? 'sites' : 'total') },
    counts: Object.fromEntries(COUNTS.map((name) => [name, of(name)])) as SiftCounts,
    outcomes: { read: of('read'), withheld: of('withheld'), suggested: of('suggested'), findings: of('findings') },
  };
}

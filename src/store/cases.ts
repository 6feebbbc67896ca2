import type { CaseFolder, CaseItem } from '../model/case.ts';
import { cleanText } from '../model/clean-text.ts';
import type { Cases } from '../model/ports/cases.ts';
import type { SqlPool } from './pool.ts';
import { firstRow } from './rows.ts';

interface CaseRow {
  readonly id: string;
  readonly name: string;
  readonly by: string;
  readonly at: string;
  readonly closed_at: string | null;
}

const headOf = ({ id, name, by, at, closed_at: closedAt }: CaseRow): Omit<CaseFolder, 'items'> => {
  return { schema: 'revenant.case/1', id, name, by, at, closedAt };
};

export function openCases(pool: SqlPool): Cases {
  return {
    async add({ id, name, by, at }) {
      const sql = 'insert into revenant_cases (id, name, by, at) values ($1, $2, $3, $4)';
      await pool.query(sql, [id, cleanText(name), cleanText(by), at]);
    },
    async get(id) {
      const head = await firstRow<CaseRow>(pool, 'select * from revenant_cases where id = $1', [id]);
      if (head === null) return null;
      const { rows } = await pool.query<CaseItem>(
        'select kind, subject, text, by, at from revenant_case_items where case_id = $1 order by seq',
        [id],
      );
      return { ...headOf(head), items: rows };
    },
    async list() {
      const { rows } = await pool.query<CaseRow & { items: number }>(
        `select c.*, (select count(*)::integer from revenant_case_items i where i.case_id = c.id) as items
        from revenant_cases c order by c.seq desc`,
      );
      return rows.map((row) => ({ ...headOf(row), items: row.items }));
    },
    async holding(kind, subject) {
      const { rows } = await pool.query<{ id: string; name: string }>(
        `select c.id, c.name from revenant_cases c join revenant_case_items i on i.case_id = c.id
        where i.kind = $1 and i.subject = $2 order by c.seq desc`,
        [kind, cleanText(subject)],
      );
      return rows;
    },
    async put(id, { kind, subject, text, by, at }) {
      const added = await firstRow(
        pool,
        `insert into revenant_case_items (case_id, kind, subject, text, by, at)
        select id, $2, $3, $4, $5, $6 from revenant_cases where id = $1 and closed_at is null
        on conflict (case_id, kind, subject) do update
          set text = revenant_case_items.text || E'\\n' || excluded.by || ': ' || excluded.text returning case_id`,
        [id, kind, cleanText(subject), cleanText(text), cleanText(by), at],
      );
      return added !== null;
    },
    async remove(id, kind, subject) {
      const sql = `delete from revenant_case_items where case_id = $1 and kind = $2 and subject = $3
        and exists (select 1 from revenant_cases where id = $1 and closed_at is null) returning case_id`;
      return (await firstRow(pool, sql, [id, kind, cleanText(subject)])) !== null;
    },
    async close(id, at) {
      const sql = 'update revenant_cases set closed_at = $2 where id = $1 returning id';
      return (await firstRow(pool, sql, [id, at])) !== null;
    },
  };
}

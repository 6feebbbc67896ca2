import type { CaseEvent, CaseFolder, CaseItem } from '../../model/decisions/case.ts';
import type { CaseHead, Cases, Doer } from '../../model/ports/cases.ts';
import { cleanText } from '../../model/text/clean-text.ts';
import { type Queryable, type SqlPool, transaction } from '../database/pool.ts';
import { cleanJson, firstRow, firstValue, hasRow, rowsOf, valuesOf } from '../database/rows.ts';
import { addToInbox, entryFor } from './inbox.ts';
import { checkFinding } from './matches.ts';

type CaseRow = Required<Omit<CaseHead, 'schema' | 'items'>>;
type ItemRow = Omit<CaseItem, 'file'> & { readonly file: CaseItem['file'] | null };

const COLUMNS = 'c.id, c.name, c.by, c.at, c.closed_at as "closedAt", c.assignee';

export function openCases(pool: SqlPool): Cases {
  /**
   * Runs a statement that returns a row where it changed something, and keeps that change in the
   * history.
   */
  function changed(
    id: string,
    event: CaseEvent,
    sql: string,
    params: readonly unknown[],
    check: (client: Queryable) => Promise<void> = async () => undefined,
  ): Promise<boolean> {
    return transaction(pool, async (client) => {
      if (!(await hasRow(client, sql, [id, ...params]))) return false;
      await check(client);
      await keep(id, event, client);
      return true;
    });
  }
  return {
    add: ({ id, name, by, at }) =>
      transaction(pool, async (client) => {
        const sql = 'insert into revenant_cases (id, name, by, at) values ($1, $2, $3, $4)';
        await client.query(sql, [id, cleanText(name), cleanText(by), at]);
        await keep(id, { action: 'opened', by, at }, client);
      }),
    async get(id): Promise<CaseFolder | null> {
      const head = await firstRow<CaseRow>(pool, `select ${COLUMNS} from revenant_cases c where id = $1`, [id]);
      if (head === null) return null;
      const { rows } = await pool.query<ItemRow>(
        'select kind, subject, text, by, at, file from revenant_case_items where case_id = $1 order by seq',
        [id],
      );
      const items = rows.map(({ file, ...item }) => (file === null ? item : { ...item, file }));
      const sql = 'select doc from revenant_case_events where case_id = $1 order by seq';
      return { schema: 'revenant.case/1', ...head, items, history: await valuesOf<CaseEvent>(pool, sql, [id]) };
    },
    async list({ open = false, limit } = {}) {
      const { rows } = await pool.query<CaseRow & { items: number }>(
        `select ${COLUMNS}, (select count(*)::integer from revenant_case_items i where i.case_id = c.id) as items
        from revenant_cases c where not $1::boolean or c.closed_at is null order by c.seq desc limit $2::bigint`,
        [open, limit ?? null],
      );
      return rows.map((row) => ({ schema: 'revenant.case/1', ...row }));
    },
    holding: (kind, subject) =>
      rowsOf<{ id: string; name: string }>(
        pool,
        `select c.id, c.name from revenant_cases c join revenant_case_items i on i.case_id = c.id
        where i.kind = $1 and i.subject = $2 order by c.seq desc`,
        [kind, cleanText(subject)],
      ),
    put: (id, { kind, subject, text, by, at, file }) =>
      changed(
        id,
        { action: 'put', kind, subject, by, at },
        `insert into revenant_case_items (case_id, kind, subject, text, by, at, file)
        select id, $2, $3, $4, $5, $6, $7::json from revenant_cases where id = $1 and closed_at is null
        on conflict (case_id, kind, subject) do update
          set text = revenant_case_items.text || E'\\n' || excluded.by || ': ' || excluded.text returning case_id`,
        [kind, cleanText(subject), cleanText(text), cleanText(by), at, file === undefined ? null : cleanJson(file)],
        // Searched last: the insert has waited for a part of a purge that was at work.
        (client) => (kind === 'finding' ? checkFinding(cleanText(subject), client) : Promise.resolve()),
      ),
    putAll: (id, items) =>
      transaction(pool, async (client) => {
        const open = 'select 1 from revenant_cases where id = $1 and closed_at is null for update';
        if (!(await hasRow(client, open, [id]))) return false;
        for (const { kind, subject, text, by, at } of items) {
          const isNew = await hasRow(
            client,
            `insert into revenant_case_items (case_id, kind, subject, text, by, at) values ($1, $2, $3, $4, $5, $6)
            on conflict (case_id, kind, subject) do nothing returning case_id`,
            [id, kind, cleanText(subject), cleanText(text), cleanText(by), at],
          );
          if (!isNew) continue;
          if (kind === 'finding') await checkFinding(cleanText(subject), client);
          await keep(id, { action: 'put', kind, subject, by, at }, client);
        }
        return true;
      }),
    remove: (id, kind, subject, doer) =>
      changed(
        id,
        { action: 'removed', kind, subject, ...doer },
        `delete from revenant_case_items where case_id = $1 and kind = $2 and subject = $3
        and exists (select 1 from revenant_cases where id = $1 and closed_at is null) returning case_id`,
        [kind, cleanText(subject)],
      ),
    async close(id, isClosed, doer) {
      const event: CaseEvent = { action: isClosed ? 'closed' : 'reopened', ...doer };
      const sql = `update revenant_cases set closed_at = $2
        where id = $1 and (closed_at is null) = ($2::text is not null) returning id`;
      if (await changed(id, event, sql, [isClosed ? doer.at : null])) return true;
      return hasRow(pool, 'select 1 from revenant_cases where id = $1', [id]);
    },
    assign: (id, to, doer, told = null) =>
      changed(
        id,
        { action: 'assigned', to, ...doer },
        'update revenant_cases set assignee = $2 where id = $1 and closed_at is null returning id',
        [to === null ? null : cleanText(to)],
        (client) => (told === null ? Promise.resolve() : tellAssigned(id, doer, told, client)),
      ),
    exported: (id, doer) => keep(id, { action: 'exported', ...doer }, pool),
  };
}

async function tellAssigned(id: string, { by, at }: Doer, user: string, client: Queryable): Promise<void> {
  const name = await firstValue<string>(client, 'select name from revenant_cases where id = $1', [id]);
  const told = { kind: 'assigned', about: 'case', subject: id, title: name ?? id, by, at } as const;
  await addToInbox([entryFor(user, [id, at], told)], client);
}

async function keep(id: string, event: CaseEvent, client: Queryable): Promise<void> {
  await client.query('insert into revenant_case_events (case_id, doc) values ($1, $2::json)', [id, cleanJson(event)]);
}

/** Comments: rows that are never changed. A withdrawal is one more row. */
import type { Comment, ShownComment, Withdrawal } from '../../model/decisions/comment.ts';
import type { Comments } from '../../model/ports/comments.ts';
import { cleanText } from '../../model/text/clean-text.ts';
import { type Queryable, type SqlPool, transaction } from '../database/pool.ts';
import { cleanJson, firstRow, hasRow, isText } from '../database/rows.ts';
import { STORED } from './holds.ts';
import { addToInbox, entryFor } from './inbox.ts';
import { appendToLog, loggedOf } from './log.ts';

interface CommentRow {
  readonly doc: Comment;
  readonly withdrawal: Withdrawal | null;
}
const SELECT = `select c.doc, w.doc as withdrawal from revenant_comments c left join revenant_comments w on w.withdraws = c.id
  where c.withdraws is null`;
const shown = ({ doc, withdrawal }: CommentRow): ShownComment => {
  return { ...doc, withdrawn: withdrawal && { by: withdrawal.by, at: withdrawal.at } };
};

export function openComments(pool: SqlPool): Comments {
  return {
    add: (comment, told, title) =>
      transaction(pool, async (client) => {
        const { id, about, subject, by, at } = comment;
        // Locked first: a part of a purge has removed the thing already, or waits and removes the
        // comment too.
        await client.query('lock table revenant_comments in row exclusive mode');
        const open = `select 1 from revenant_cases where id = $1 and closed_at is null`;
        if (!(await hasRow(client, about === 'case' ? open : STORED[about], [cleanText(subject)]))) return false;
        await insert(comment, null, client);
        const entry = { kind: 'mention', about, subject, title, by, at, comment: id } as const;
        await addToInbox(
          told.map((user) => entryFor(user, [id], entry)),
          client,
        );
        await appendToLog([loggedOf('comment', id, comment)], client);
        return true;
      }),
    withdraw: (withdrawal) =>
      transaction(pool, async (client) => {
        const { comment: of } = withdrawal;
        const row = await firstRow<CommentRow>(client, `${SELECT} and c.id = $1`, [of]);
        if (row === null || !(await insert(row.doc, withdrawal, client))) return false;
        await client.query(
          `delete from revenant_inbox where kind = 'mention' and about = $1 and ${isText('subject', '$2')} and doc->>'comment' = $3`,
          [row.doc.about, row.doc.subject, of],
        );
        // It is found by search no more.
        await client.query(`insert into revenant_search_unread values ('comment', $1) on conflict do nothing`, [of]);
        await appendToLog([loggedOf('withdrawal', of, withdrawal)], client);
        return true;
      }),
    async get(id) {
      const row = await firstRow<CommentRow>(pool, `${SELECT} and c.id = $1`, [id]);
      return row === null ? null : shown(row);
    },
    async of(about, subjects, limit) {
      const { rows } = await pool.query<CommentRow>(
        `${SELECT} and c.about = $1 and left(c.subject, 200) in (select left(s, 200) from json_array_elements_text($2::json) as s)
          and c.subject in (select json_array_elements_text($2::json)) order by c.seq desc limit $3::bigint`,
        [about, JSON.stringify(subjects.map(cleanText)), limit ?? null],
      );
      return rows.map(shown).reverse();
    },
  };
}

/** False: it is withdrawn already. */
function insert(comment: Comment, withdrawal: Withdrawal | null, client: Queryable): Promise<boolean> {
  const { about, subject } = comment;
  const doc = withdrawal ?? comment;
  return hasRow(
    client,
    `insert into revenant_comments (id, about, subject, withdraws, doc) values ($1, $2, $3, $4, $5::json)
    on conflict (withdraws) do nothing returning id`,
    [doc.id, about, cleanText(subject), withdrawal?.comment ?? null, cleanJson(doc)],
  );
}

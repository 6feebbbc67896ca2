/**
 * Inboxes of users, and the times up to which people have seen the news. Entries are written in the
 * transactions of what they tell.
 */
import type { Judgement } from '../../model/decisions/evidence.ts';
import type { InboxEntry, ShownEntry } from '../../model/decisions/inbox.ts';
import { mayDo } from '../../model/decisions/token.ts';
import type { User } from '../../model/decisions/user.ts';
import { isWeaker, type Match } from '../../model/derived/match.ts';
import { sha256 } from '../../model/digest.ts';
import type { Inbox, NewsSeen } from '../../model/ports/attention.ts';
import { cleanText } from '../../model/text/clean-text.ts';
import { areAlike, spelledName } from '../../model/text/person-name.ts';
import { sidesText } from '../../model/text/side-name.ts';
import type { Queryable, SqlPool } from '../database/pool.ts';
import { cleanJson, firstValue, isText, rowsOf, valuesOf } from '../database/rows.ts';

export function openInbox(pool: SqlPool): Inbox {
  return {
    async of(user, { kind, unread = false, before }, limit) {
      const { rows } = await pool.query<{ doc: InboxEntry; read_at: Date | null }>(
        `select doc, read_at from revenant_inbox where user_id = $1 and ($2::text is null or kind = $2)
          and (not $3::boolean or read_at is null)
          and ($4::text is null or seq < (select seq from revenant_inbox where id = $4 and user_id = $1))
        order by seq desc limit $5::bigint`,
        [user, kind ?? null, unread, before ?? null, limit],
      );
      return rows.map(({ doc, read_at: readAt }): ShownEntry => ({ ...doc, readAt: readAt?.toISOString() ?? null }));
    },
    async unread(user, most) {
      const sql = `select count(*)::integer as n from (
        select from revenant_inbox where user_id = $1 and read_at is null limit $2::bigint) as counted`;
      return (await firstValue<number>(pool, sql, [user, most])) ?? 0;
    },
    async read(user, ids, at) {
      const sql = `with done as (update revenant_inbox set read_at = $3::timestamptz where user_id = $1 and read_at is null
          and ($2::json is null or id in (select json_array_elements_text($2::json))) returning 1)
        select count(*)::integer as n from done`;
      return (await firstValue<number>(pool, sql, [user, ids === null ? null : JSON.stringify(ids), at])) ?? 0;
    },
  };
}

export function openNewsSeen(pool: SqlPool): NewsSeen {
  return {
    async until(account) {
      const sql = 'select until from revenant_news_seen where account = $1';
      return (await firstValue<Date>(pool, sql, [cleanText(account)]))?.toISOString() ?? null;
    },
    async move(account, until) {
      await pool.query(
        `insert into revenant_news_seen as s (account, until) values ($1, $2::timestamptz)
        on conflict (account) do update set until = greatest(s.until, excluded.until)`,
        [cleanText(account), until],
      );
    },
  };
}

/** @param happened identifies what is told: the same is told once */
export function entryFor(
  user: string,
  happened: readonly string[],
  told: Omit<InboxEntry, 'schema' | 'id' | 'user'>,
): InboxEntry {
  const id = sha256('inbox', user, told.kind, ...happened);
  return { schema: 'revenant.inbox-entry/1', id, user, ...told };
}

/** Within the transaction of what they tell. */
export async function addToInbox(entries: readonly InboxEntry[], client: Queryable): Promise<void> {
  if (entries.length === 0) return;
  await client.query(
    `insert into revenant_inbox (id, user_id, kind, about, subject, doc)
    select e.value->>'id', e.value->>'user', e.value->>'kind', e.value->>'about', e.value->>'subject', e.value
    from json_array_elements($1::json) with ordinality as e(value, n) order by e.n on conflict (id) do nothing`,
    [cleanJson(entries)],
  );
}

/** Everybody who may be the second reviewer is asked; once a finding is settled, nobody is. */
export async function askSecond(judgement: Judgement, isProposed: boolean, client: Queryable): Promise<void> {
  if (isProposed && judgement.judgement !== 'positive') return;
  const sql = `delete from revenant_inbox where kind = 'waiting' and about = 'finding' and ${isText('subject', '$1')}`;
  await client.query(sql, [judgement.match]);
  if (!isProposed) return;
  const { id, match: subject, by, user, at } = judgement;
  const [match] = await valuesOf<Match>(client, 'select doc from revenant_matches where id = $1', [subject]);
  if (match === undefined) return;
  const others = (await valuesOf<User>(client, 'select doc from revenant_users order by seq')).filter(
    (one) => one.disabledAt === null && mayDo(one.role, 'analyst') && one.id !== user && !areAlike(one.name, by),
  );
  const told = { kind: 'waiting', about: 'finding', subject, title: sidesText(match), by, at } as const;
  await addToInbox(
    others.map((one) => entryFor(one.id, [id], told)),
    client,
  );
}

/** A stored finding that somebody works on, or judged positive. */
export interface StoodFor {
  readonly id: string;
  readonly verdict: Match['verdict'];
  readonly weight: number;
  readonly assignee: string | null;
  /** Ids of users. */
  readonly judges: readonly string[];
}

export async function stoodFor(ids: readonly string[], client: Queryable): Promise<StoodFor[]> {
  return rowsOf<StoodFor>(
    client,
    `select * from (
      select m.id, m.verdict, m.weight,
        (select a.assignee from revenant_assignments a where a.match = m.id order by a.seq desc limit 1) as assignee,
        (select coalesce(json_agg(distinct j.doc->>'user'), '[]') from revenant_judgements j where j.match = m.id
          and j.doc->>'judgement' = 'positive' and j.doc->>'user' is not null and (
            select l.doc->>'judgement' from revenant_judgements l where l.match = m.id and l.doc->>'judgement' <> 'unsure'
            order by l.seq desc limit 1) = 'positive') as judges
      from revenant_matches m where m.id in (select json_array_elements_text($1::json))
    ) as found where assignee is not null or json_array_length(judges) > 0`,
    [JSON.stringify(ids)],
  );
}

/** Tells them of each that is weaker now, once a day (UTC) for each finding. */
export async function tellWeaker(before: readonly StoodFor[], client: Queryable): Promise<void> {
  if (before.length === 0) return;
  const stored = await client.query<{ doc: Match; at: string }>(
    `select doc, to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from revenant_matches where id in (select json_array_elements_text($1::json))`,
    [JSON.stringify(before.map(({ id }) => id))],
  );
  const entries: InboxEntry[] = [];
  for (const { id, verdict, weight, assignee, judges } of before) {
    const now = stored.rows.find(({ doc }) => doc.id === id);
    if (now === undefined || !isWeaker(now.doc, { verdict, weight })) continue;
    const sql = `select doc from revenant_users where spelled = $1 and doc->>'disabledAt' is null`;
    const [given] = assignee === null ? [] : await valuesOf<User>(client, sql, [spelledName(assignee)]);
    const { doc, at } = now;
    const strength = { was: { verdict, weight }, now: { verdict: doc.verdict, weight: doc.weight } };
    const told = { kind: 'weaker', about: 'finding', subject: id, title: sidesText(doc) } as const;
    for (const user of new Set([...judges, ...(given === undefined ? [] : [given.id])]))
      entries.push(entryFor(user, [id, at.slice(0, 10)], { ...told, by: null, at, weaker: strength }));
  }
  await addToInbox(entries, client);
}

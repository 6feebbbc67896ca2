import type { NewsSeen } from '../../model/ports/attention.ts';
import { cleanText } from '../../model/text/clean-text.ts';
import type { SqlPool } from '../database/pool.ts';
import { firstRow } from '../database/rows.ts';

export function openNewsSeen(pool: SqlPool): NewsSeen {
  return {
    async until(account) {
      const sql = 'select until from revenant_news_seen where account = $1';
      return (await firstRow<{ until: Date }>(pool, sql, [cleanText(account)]))?.until.toISOString() ?? null;
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

import type { Token } from '../../model/decisions/token.ts';
import type { Tokens } from '../../model/ports/tokens.ts';
import { type SqlPool, transaction } from '../database/pool.ts';
import { cleanJson, documents, firstRow } from '../database/rows.ts';
import { addAudit } from './audit.ts';

export function openTokens(pool: SqlPool): Tokens {
  return {
    add: (token, hash, event) =>
      transaction(pool, async (client) => {
        const sql = 'insert into revenant_tokens (id, hash, doc) values ($1, $2, $3::json)';
        await client.query(sql, [token.id, hash, cleanJson(token)]);
        await addAudit(event, client);
      }),
    list: () => documents<Token>(pool, 'select doc from revenant_tokens order by seq'),
    async get(id) {
      return (await documents<Token>(pool, 'select doc from revenant_tokens where id = $1', [id]))[0] ?? null;
    },
    async byHash(hash) {
      return (await documents<Token>(pool, 'select doc from revenant_tokens where hash = $1', [hash]))[0] ?? null;
    },
    async give(id, user) {
      const sql = `update revenant_tokens set doc = (doc::jsonb || jsonb_build_object('user', $2::text))::json where id = $1`;
      await pool.query(sql, [id, user]);
    },
    revoke: (id, at, event) =>
      transaction(pool, async (client) => {
        const sql = `update revenant_tokens set doc = (doc::jsonb || jsonb_build_object('revokedAt', $2::text))::json
          where id = $1 and doc->>'revokedAt' is null returning id`;
        if ((await firstRow(client, sql, [id, at])) === null) return false;
        await addAudit(event, client);
        return true;
      }),
  };
}

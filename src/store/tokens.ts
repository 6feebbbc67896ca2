import type { Tokens } from '../model/ports/tokens.ts';
import type { Token } from '../model/token.ts';
import type { SqlPool } from './pool.ts';
import { cleanJson, documents, firstRow } from './rows.ts';

export function openTokens(pool: SqlPool): Tokens {
  return {
    async add(token, hash) {
      const sql = 'insert into revenant_tokens (id, hash, doc) values ($1, $2, $3::json)';
      await pool.query(sql, [token.id, hash, cleanJson(token)]);
    },
    list: () => documents<Token>(pool, 'select doc from revenant_tokens order by seq'),
    async byHash(hash) {
      return (await documents<Token>(pool, 'select doc from revenant_tokens where hash = $1', [hash]))[0] ?? null;
    },
    async give(id, user) {
      const sql = `update revenant_tokens set doc = (doc::jsonb || jsonb_build_object('user', $2::text))::json where id = $1`;
      await pool.query(sql, [id, user]);
    },
    async revoke(id, at) {
      const sql = `update revenant_tokens set doc = (doc::jsonb || jsonb_build_object('revokedAt', $2::text))::json
        where id = $1 and doc->>'revokedAt' is null returning id`;
      return (await firstRow(pool, sql, [id, at])) !== null;
    },
  };
}

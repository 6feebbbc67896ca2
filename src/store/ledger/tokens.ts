import type { Token } from '../../model/decisions/token.ts';
import type { Tokens } from '../../model/ports/tokens.ts';
import type { SqlPool } from '../database/pool.ts';
import { cleanJson, firstValue, valuesOf } from '../database/rows.ts';
import { changeWith } from './audit.ts';

export function openTokens(pool: SqlPool): Tokens {
  return {
    async add(token, hash, event) {
      const sql = 'insert into revenant_tokens (id, hash, doc) values ($1, $2, $3::json) returning id';
      await changeWith(event, sql, [token.id, hash, cleanJson(token)], pool);
    },
    list: () => valuesOf<Token>(pool, 'select doc from revenant_tokens order by seq'),
    get: (id) => firstValue<Token>(pool, 'select doc from revenant_tokens where id = $1', [id]),
    byHash: (hash) => firstValue<Token>(pool, 'select doc from revenant_tokens where hash = $1', [hash]),
    async give(id, user) {
      const sql = `update revenant_tokens set doc = (doc::jsonb || jsonb_build_object('user', $2::text))::json where id = $1`;
      await pool.query(sql, [id, user]);
    },
    revoke(id, at, event) {
      const sql = `update revenant_tokens set doc = (doc::jsonb || jsonb_build_object('revokedAt', $2::text))::json
        where id = $1 and doc->>'revokedAt' is null returning id`;
      return changeWith(event, sql, [id, at], pool);
    },
  };
}

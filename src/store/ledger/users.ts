import type { Token } from '../../model/decisions/token.ts';
import { IDLE_MS, LONGEST_MS, OWNER, type SignIn, type User } from '../../model/decisions/user.ts';
import type { Tokens, Users } from '../../model/ports/users.ts';
import { cleanText } from '../../model/text/clean-text.ts';
import { areAlike, spelledName } from '../../model/text/person-name.ts';
import { type SqlPool, transaction } from '../database/pool.ts';
import { cleanJson, firstRow, firstValue, valuesOf } from '../database/rows.ts';
import { addAudit, changeWith } from './audit.ts';

type SignInRow = Omit<SignIn, 'startedAt' | 'seenAt'> & { readonly startedAt: Date; readonly seenAt: Date };
const COLUMNS = `s.id, s.user_id as "user", s.started_at as "startedAt", s.seen_at as "seenAt", s.agent`;
/** A request writes its time only when the last one is this old. */
const NOTED_MS = 60_000;

const signInOf = ({ id, user, startedAt, seenAt, agent }: SignInRow): SignIn => {
  return { id, user, startedAt: startedAt.toISOString(), seenAt: seenAt.toISOString(), agent };
};

/** When a sign-in must have been seen last, and have begun, at the earliest. */
const oldest = (now: Date): Date[] => [IDLE_MS, LONGEST_MS].map((ms) => new Date(now.getTime() - ms));

const SIGNED_OUT = 'with signed_out as (delete from revenant_sign_ins where user_id = $1)';

export function openUsers(pool: SqlPool): Users {
  return {
    add: (user, password, event) =>
      transaction(pool, async (client) => {
        // Two names that look the same are the same only to people, so the whole table is compared,
        // and is locked meanwhile.
        await client.query('lock table revenant_users in share row exclusive mode');
        const taken = await valuesOf<User>(client, 'select doc from revenant_users');
        if ([OWNER, ...taken].some(({ id, name }) => id === user.id || areAlike(name, user.name))) return false;
        const sql = 'insert into revenant_users (id, spelled, password, doc) values ($1, $2, $3, $4::json)';
        await client.query(sql, [user.id, spelledName(user.name), password, cleanJson(user)]);
        await addAudit(event, client);
        return true;
      }),
    list: () => valuesOf<User>(pool, 'select doc from revenant_users order by seq'),
    get: (id) => firstValue<User>(pool, 'select doc from revenant_users where id = $1', [id]),
    byName: (name) =>
      firstRow<{ user: User; password: string }>(
        pool,
        'select doc as user, password from revenant_users where spelled = $1',
        [spelledName(name)],
      ),
    async setPassword(id, password, event) {
      const sql = `${SIGNED_OUT} update revenant_users set password = $2 where id = $1 returning id`;
      await changeWith(event, sql, [id, password], pool);
    },
    async setRole(id, role, event) {
      const sql = `update revenant_users set doc = (doc::jsonb || jsonb_build_object('role', $2::text))::json
        where id = $1 returning id`;
      await changeWith(event, sql, [id, role], pool);
    },
    disable(id, at, event) {
      const sql = `${SIGNED_OUT} update revenant_users set doc = (doc::jsonb || jsonb_build_object('disabledAt', $2::text))::json
        where id = $1 and doc->>'disabledAt' is null returning id`;
      return changeWith(event, sql, [id, at], pool);
    },
    signIn: (hash, { id, user, startedAt, seenAt, agent }, event) =>
      transaction(pool, async (client) => {
        await client.query(
          'delete from revenant_sign_ins where seen_at < $1::timestamptz or started_at < $2::timestamptz',
          oldest(new Date(seenAt)),
        );
        await client.query(
          `insert into revenant_sign_ins (hash, id, user_id, started_at, seen_at, agent)
          values ($1, $2, $3, $4::timestamptz, $5::timestamptz, $6)`,
          [hash, id, user, startedAt, seenAt, cleanText(agent).slice(0, 300)],
        );
        await addAudit(event, client);
      }),
    async signedIn(hash, now) {
      const row = await firstRow<SignInRow & { doc: User }>(
        pool,
        `select ${COLUMNS}, u.doc from revenant_sign_ins s join revenant_users u on u.id = s.user_id
        where s.hash = $3 and s.seen_at >= $1::timestamptz and s.started_at >= $2::timestamptz
          and u.doc->>'disabledAt' is null`,
        [...oldest(now), hash],
      );
      if (row === null) return null;
      if (now.getTime() - row.seenAt.getTime() >= NOTED_MS)
        await pool.query('update revenant_sign_ins set seen_at = $2::timestamptz where hash = $1', [hash, now]);
      return { user: row.doc, signIn: signInOf(row) };
    },
    async signIns(user, now) {
      const { rows } = await pool.query<SignInRow>(
        `select ${COLUMNS} from revenant_sign_ins s where user_id = $3 and seen_at >= $1::timestamptz
          and started_at >= $2::timestamptz order by seen_at desc limit 100`,
        [...oldest(now), user],
      );
      return rows.map(signInOf);
    },
    signOut: (user, id, event) =>
      changeWith(event, 'delete from revenant_sign_ins where user_id = $1 and id = $2 returning id', [user, id], pool),
  };
}

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

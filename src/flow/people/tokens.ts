/**
 * Keys of people and programs: each belongs to a user. The key itself is shown once and never
 * stored.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { InputError } from '../../errors.ts';
import { COMMAND_LINE, type Doer } from '../../model/decisions/audit.ts';
import { lowerRole, mayDo, type Role, type Token } from '../../model/decisions/token.ts';
import { OWNER, type User } from '../../model/decisions/user.ts';
import { sha256 } from '../../model/digest.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { areAlike } from '../../model/text/person-name.ts';
import type { Ports } from '../ports.ts';
import { checkWritten } from '../written.ts';
import { eventOf } from './audit.ts';
import { newUser, userAdded } from './users.ts';

/** At that time keys had no users. */
const KEY_OF_OLD: Doer = { user: null, name: 'the first use of an old key' };

type KeyPorts = Pick<Ports, 'store' | 'clock'>;

export interface KeyWish {
  readonly name: string;
  readonly role: Role;
  readonly days: number;
  /** Id of the key's user. Absent: the user of that name, who is created if missing. */
  readonly user?: string | undefined;
}

/**
 * Stores a new key. Throws InputError without a name, for a user who is disabled or unknown, and
 * for a role above the user's.
 */
export async function addKey(
  { name, role, days, user: id }: KeyWish,
  ports: KeyPorts,
  by: Doer = COMMAND_LINE,
): Promise<{ readonly token: Token; readonly key: string }> {
  if (name.trim() === '') throw new InputError('write a name: entries in the log and in cases carry it');
  checkWritten({ name }, LENGTHS.person);
  if (id === undefined && areAlike(name, OWNER.name))
    throw new InputError(
      `the name ${name} looks like that of the built-in user ${OWNER.name}: choose another, or name the user`,
    );
  const user = id === undefined ? await userNamed(name.trim(), role, ports, by) : await ports.store.users.get(id);
  if (user === null) throw new InputError('there is no such user');
  if (user.disabledAt !== null) throw new InputError(`${user.name} is disabled: a key would open nothing`);
  if (!mayDo(user.role, role))
    throw new InputError(`${user.name} has the role ${user.role}: a key of this user cannot have the role ${role}`);
  const key = randomBytes(24).toString('base64url');
  const now = ports.clock.now();
  const token: Token = {
    schema: 'revenant.token/1',
    id: randomUUID(),
    name: name.trim(),
    user: user.id,
    role,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + days * 86_400_000).toISOString(),
    revokedAt: null,
  };
  const detail = { role, user: user.name, until: token.expiresAt };
  const event = eventOf({ kind: 'key', did: 'added', subject: token.id, name: token.name, detail }, by, ports);
  await ports.store.tokens.add(token, sha256(key), event);
  return { token, key };
}

/** Ends a key now. False: there is none, or it was revoked before. */
export async function revokeKey(id: string, ports: KeyPorts, by: Doer = COMMAND_LINE): Promise<boolean> {
  const token = await ports.store.tokens.get(id);
  if (token === null) return false;
  const event = eventOf({ kind: 'key', did: 'revoked', subject: id, name: token.name }, by, ports);
  return ports.store.tokens.revoke(id, ports.clock.now().toISOString(), event);
}

/**
 * The user of a key and its rights: never more than the user's. Null: the user is disabled. A key
 * from before keys had users gets the user of its name now.
 */
export async function userOfKey(
  token: Token,
  ports: KeyPorts,
): Promise<{ readonly user: User; readonly role: Role } | null> {
  const { store } = ports;
  const user =
    token.user === undefined
      ? await userNamed(nameOfOld(token), token.role, ports, KEY_OF_OLD)
      : await store.users.get(token.user);
  if (user === null) return null;
  if (token.user === undefined) await store.tokens.give(token.id, user.id);
  return user.disabledAt === null ? { user, role: lowerRole(user.role, token.role) } : null;
}

/** Keys could have any name; no user may have the name of the built-in user. */
const nameOfOld = ({ id, name }: Token): string => (areAlike(name, OWNER.name) ? `${name} (${id.slice(0, 8)})` : name);

/** The user of this name or one that looks the same; else a new one, without a password. */
async function userNamed(name: string, role: Role, ports: KeyPorts, by: Doer): Promise<User | null> {
  const { store } = ports;
  const user = newUser(name, role, ports);
  if (await store.users.add(user, '', userAdded(user, by, ports))) return user;
  return (await store.users.list()).find((one) => areAlike(one.name, name)) ?? null;
}

/** People who sign in to the desk: added, given a password, disabled, and checked. */

import { randomBytes, randomUUID } from 'node:crypto';
import { InputError } from '../../errors.ts';
import { type AuditEvent, COMMAND_LINE, type Doer } from '../../model/decisions/audit.ts';
import type { User } from '../../model/decisions/user.ts';
import { sha256 } from '../../model/digest.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { command } from '../../model/text/program.ts';
import type { Ports } from '../ports.ts';
import { checkWritten } from '../written.ts';
import { eventOf } from './audit.ts';
import { hashPassword, isPassword } from './password.ts';

type PeoplePorts = Pick<Ports, 'store' | 'clock'>;

/** Throws InputError for a name that is empty or taken, or a bad password. */
export async function addUser(
  wish: Pick<User, 'name' | 'role'> & { readonly password: string },
  ports: PeoplePorts,
  by: Doer = COMMAND_LINE,
): Promise<User> {
  const name = wish.name.trim();
  if (name === '') throw new InputError('write a name');
  checkWritten({ name }, LENGTHS.person);
  const user = newUser(name, wish.role, ports);
  if (!(await ports.store.users.add(user, await hashPassword(wish.password), userAdded(user, by, ports))))
    throw new InputError(
      `there is a user ${name} already, or one whose name looks the same (see ${command('users list')}, users password)`,
    );
  return user;
}

export function newUser(
  name: string,
  role: User['role'],
  { clock }: Pick<Ports, 'clock'>,
  id: string = randomUUID(),
): User {
  return { schema: 'revenant.user/1', id, name, role, createdAt: clock.now().toISOString(), disabledAt: null };
}

export function userAdded({ id, name, role }: User, by: Doer, ports: Pick<Ports, 'clock'>): AuditEvent {
  return eventOf({ kind: 'user', did: 'added', subject: id, name, detail: { role } }, by, ports);
}

/** Ends the sign-ins and keys of a user. False: disabled before. */
export function disableUser({ id, name }: User, ports: PeoplePorts, by: Doer = COMMAND_LINE): Promise<boolean> {
  const event = eventOf({ kind: 'user', did: 'disabled', subject: id, name }, by, ports);
  return ports.store.users.disable(id, ports.clock.now().toISOString(), event);
}

export async function changeRole(user: User, role: User['role'], ports: PeoplePorts, by: Doer): Promise<void> {
  const { id, name } = user;
  const detail = { role, before: user.role };
  const event = eventOf({ kind: 'user', did: 'changed', subject: id, name, detail }, by, ports);
  await ports.store.users.setRole(id, role, event);
}

/** Ends every sign-in of the user. Throws InputError for a bad password. */
export async function givePassword(
  { id, name }: Pick<User, 'id' | 'name'>,
  password: string,
  ports: PeoplePorts,
  by: Doer = COMMAND_LINE,
): Promise<void> {
  const event = eventOf({ kind: 'password', did: 'changed', subject: id, name }, by, ports);
  await ports.store.users.setPassword(id, await hashPassword(password), event);
}

/** Throws InputError where there is none. */
export async function findUser(name: string, { store }: Pick<Ports, 'store'>): Promise<User> {
  const found = await store.users.byName(name);
  if (found === null) throw new InputError(`no user ${name} (see ${command('users list')})`);
  return found.user;
}

/** Null for an unknown name, a disabled user and a wrong password alike: nobody learns which. */
export async function whoSignsIn(
  name: string,
  password: string,
  { store }: Pick<Ports, 'store'>,
): Promise<User | null> {
  const found = await store.users.byName(name);
  const isRight = await isPassword(password, found?.password || null);
  return isRight && found?.user.disabledAt === null ? found.user : null;
}

/**
 * A new sign-in. Returns the secret for the cookie, which is stored nowhere.
 *
 * @param detail how and from where, for the log
 */
export async function signIn(
  user: User,
  agent: string,
  ports: PeoplePorts,
  detail: AuditEvent['detail'] = {},
): Promise<string> {
  const { store, clock } = ports;
  const { id, name } = user;
  const event = eventOf({ kind: 'sign-in', did: 'signed in', subject: id, name, detail }, { user: id, name }, ports);
  const secret = randomBytes(32).toString('base64url');
  const at = clock.now().toISOString();
  const begun = { id: randomUUID(), user: id, startedAt: at, seenAt: at, agent };
  await store.users.signIn(sha256(secret), begun, event);
  return secret;
}

/**
 * A new password for a person who knows the present one; ends every sign-in of the person. Throws
 * InputError for a wrong present password, a bad new one, and a person who signs in elsewhere.
 */
export async function changeOwnPassword(
  { id, name }: Pick<User, 'id' | 'name'>,
  { current, next }: { readonly current: string; readonly next: string },
  services: PeoplePorts,
): Promise<void> {
  const { password = '' } = (await services.store.users.byName(name)) ?? {};
  if (password === '') throw new InputError('you sign in by another provider: change your password there');
  if (!(await isPassword(current, password))) throw new WrongPassword('the present password is wrong');
  await givePassword({ id, name }, next, services, { user: id, name });
}

/** Anybody at a person's open desk may guess the password: these attempts are counted. */
export class WrongPassword extends InputError {}

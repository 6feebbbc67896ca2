/** People who sign in to the desk: added, given a password, disabled, and checked. */
import { randomBytes, randomUUID } from 'node:crypto';
import { InputError } from '../../errors.ts';
import { sha256 } from '../../model/digest.ts';
import type { User } from '../../model/user.ts';
import type { Ports } from '../ports.ts';
import { hashPassword, isPassword } from './password.ts';

type PeoplePorts = Pick<Ports, 'store' | 'clock'>;

/** Throws InputError for a name that is empty or taken, or a bad password. */
export async function addUser(
  wish: Pick<User, 'name' | 'role'> & { readonly password: string },
  { store, clock }: PeoplePorts,
): Promise<User> {
  const name = wish.name.trim();
  if (name === '' || name.length > 200) throw new InputError('write a name of at most 200 characters');
  const user: User = {
    schema: 'revenant.user/1',
    id: randomUUID(),
    name,
    role: wish.role,
    createdAt: clock.now().toISOString(),
    disabledAt: null,
  };
  if (!(await store.users.add(user, await hashPassword(wish.password))))
    throw new InputError(
      `there is a user ${name} already, or one whose name looks the same (see revenant users list, users password)`,
    );
  return user;
}

/** Throws InputError where there is none. */
export async function findUser(name: string, { store }: Pick<Ports, 'store'>): Promise<User> {
  const found = await store.users.byName(name);
  if (found === null) throw new InputError(`no user ${name} (see revenant users list)`);
  return found.user;
}

/** Null for an unknown name, a disabled user and a wrong password: which one, nobody is told. */
export async function whoSignsIn(
  name: string,
  password: string,
  { store }: Pick<Ports, 'store'>,
): Promise<User | null> {
  const found = await store.users.byName(name);
  const isRight = await isPassword(password, found?.password || null);
  return isRight && found?.user.disabledAt === null ? found.user : null;
}

/** A new sign-in. Returns the secret for the cookie, which is stored nowhere. */
export async function signIn(user: User, agent: string, { store, clock }: PeoplePorts): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const at = clock.now().toISOString();
  await store.users.signIn(sha256(secret), { id: randomUUID(), user: user.id, startedAt: at, seenAt: at, agent });
  return secret;
}

/**
 * A new password for a person who knows the present one; ends every sign-in of the person.
 * Throws InputError for a wrong present password, a bad new one, and a person who signs in elsewhere.
 */
export async function changeOwnPassword(
  { id, name }: Pick<User, 'id' | 'name'>,
  { current, next }: { readonly current: string; readonly next: string },
  services: Pick<Ports, 'store'>,
): Promise<void> {
  const { password = '' } = (await services.store.users.byName(name)) ?? {};
  if (password === '') throw new InputError('you sign in by another provider: change your password there');
  if (!(await isPassword(current, password))) throw new WrongPassword('the present password is wrong');
  await services.store.users.setPassword(id, await hashPassword(next));
}

/** Who has a person's open desk may guess at the password: these are counted. */
export class WrongPassword extends InputError {}

import { scryptSync } from 'node:crypto';
import { newUser, userAdded } from '../../src/flow/people/users.ts';
import { COMMAND_LINE } from '../../src/model/decisions/audit.ts';
import type { User } from '../../src/model/decisions/user.ts';
import type { Services } from '../../src/services.ts';

export const PASSWORD = 'correct horse battery';
const SALT = Buffer.alloc(16, 7);
/** The password as it is stored, at a hundredth of what it costs now: as of an earlier time. */
export const QUICK = `$scrypt$ln=10,r=8,p=1$${SALT.toString('base64')}$${scryptSync(PASSWORD, SALT, 32, { N: 2 ** 10 }).toString('base64')}`;

/** A person with this password, to make whom and to sign in whom takes no time. */
export async function addQuickUser(name: string, role: User['role'], services: Services): Promise<User> {
  const user = newUser(name, role, services);
  if (!(await services.store.users.add(user, QUICK, userAdded(user, COMMAND_LINE, services))))
    throw new Error(`there is a user ${name}`);
  return user;
}

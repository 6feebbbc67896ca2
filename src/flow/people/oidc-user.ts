/** The claims of an OpenID provider about a person → the user. */
import { InputError } from '../../errors.ts';
import { PROVIDER } from '../../model/decisions/audit.ts';
import { mayDo, Role } from '../../model/decisions/token.ts';
import type { User } from '../../model/decisions/user.ts';
import { sha256 } from '../../model/digest.ts';
import type { Ports } from '../ports.ts';
import { changeRole, newUser, userAdded } from './users.ts';

export type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string };

/** The setting oidcRoles, parsed. Throws InputError for text that is not claim:value=role. */
export function rolesOf(rows: readonly string[]): readonly (readonly [claim: string, value: string, role: Role])[] {
  return rows.map((row) => {
    const [, claim = '', value = '', word = ''] = /^([^:=]+):(.+)=(\w+)$/.exec(row) ?? [];
    const role = Role.safeParse(word);
    if (!role.success) throw new InputError(`${row} is not claim:value=role, such as groups:leads=admin`);
    return [claim, value, role.data];
  });
}

/**
 * The user of these claims, new or known, with the role that they give now. The name stays as at
 * the first sign-in, or a person could take the name of another. Throws InputError for a person who
 * is not let in.
 */
export async function userOfClaims(
  claims: Claims,
  roles: ReturnType<typeof rolesOf>,
  ports: Pick<Ports, 'store' | 'clock'>,
): Promise<User> {
  const { store } = ports;
  const given = roles.filter(([claim, value]) => [claims[claim]].flat().includes(value)).map(([, , role]) => role);
  const [role] = given.toSorted((one, other) => (mayDo(one, other) ? -1 : 1));
  if (role === undefined) throw new InputError('the provider gives you no role on this desk: ask its admin');
  const id = sha256('oidc', claims.iss, claims.sub).slice(0, 32);
  const known = await store.users.get(id);
  if (known?.disabledAt != null) throw new InputError('an admin of this desk has disabled you');
  if (known !== null) {
    if (known.role !== role) await changeRole(known, role, ports, PROVIDER);
    return { ...known, role };
  }
  const name = nameOf(claims);
  const user = newUser(name, role, ports, id);
  if (await store.users.add(user, '', userAdded(user, PROVIDER, ports))) return user;
  const other = { ...user, name: `${name} (${id.slice(0, 8)})` };
  if (await store.users.add(other, '', userAdded(other, PROVIDER, ports))) return other;
  // The same person signed in twice at once.
  return (await store.users.get(id)) ?? user;
}

function nameOf({ name, preferred_username: login, email, sub }: Claims): string {
  const text = [name, login, email, sub].find((one) => typeof one === 'string' && one.trim() !== '') as string;
  return text.trim().slice(0, 180);
}

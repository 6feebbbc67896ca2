/** People and keys: an admin sees and changes them. */
import { Hono } from 'hono';
import { z } from 'zod';
import { InputError } from '../../errors.ts';
import { addKey, revokeKey } from '../../flow/people/tokens.ts';
import { addUser, disableUser, givePassword } from '../../flow/people/users.ts';
import { Role } from '../../model/token.ts';
import { adminOnly, type DeskEnv, doerOf } from '../frame/access.ts';
import type { DeskParts } from '../frame/parts.ts';
import { back, formOf, passwordOf, saidOf, textOf } from '../frame/request.ts';
import { keyPage, peoplePage } from '../pages/people.ts';

const Days = z.coerce.number().int().min(1).max(3650);

export function peopleRoutes({ services, turns }: DeskParts): Hono<DeskEnv> {
  const { store } = services;
  const app = new Hono<DeskEnv>();
  app.get('/people', adminOnly, async (c) => c.html(await peoplePage(services, saidOf(c))));
  app.post('/people/users', adminOnly, async (c) => {
    const form = await formOf(c);
    const wish = { name: textOf(form, 'name'), role: roleOf(form), password: passwordOf(form, 'password') };
    const { name } = await turns.take(() => addUser(wish, services, doerOf(c.var.who)));
    return back(c, '/people', `${name} may sign in.`);
  });
  app.post('/people/users/:id/disable', adminOnly, async (c) => {
    const user = await store.users.get(c.req.param('id'));
    if (user === null) return c.notFound();
    if (user.id === c.var.who.signIn?.user) throw new InputError('you cannot disable yourself: another admin can');
    await disableUser(user, services, doerOf(c.var.who));
    return back(c, '/people', `${user.name} can sign in no more.`);
  });
  app.post('/people/password', adminOnly, async (c) => {
    const form = await formOf(c);
    const user = await store.users.get(textOf(form, 'user'));
    if (user === null) return c.notFound();
    await turns.take(() => givePassword(user, passwordOf(form, 'password'), services, doerOf(c.var.who)));
    return back(c, '/people', `${user.name} has a new password, and must sign in again.`);
  });
  app.post('/people/keys', adminOnly, async (c) => {
    const form = await formOf(c);
    const days = Days.safeParse(textOf(form, 'days'));
    if (!days.success) throw new InputError('a key opens the desk for 1 to 3650 days');
    const user = textOf(form, 'of') || undefined;
    const wish = { name: textOf(form, 'name').slice(0, 200), role: roleOf(form), days: days.data, user };
    const { token, key } = await addKey(wish, services, doerOf(c.var.who));
    return c.html(keyPage(token, key), 201);
  });
  app.post('/people/keys/:id/revoke', adminOnly, async (c) => {
    const isRevoked = await revokeKey(c.req.param('id'), services, doerOf(c.var.who));
    return isRevoked ? back(c, '/people', 'The key opens nothing any more.') : c.notFound();
  });
  return app;
}

function roleOf(form: FormData): Role {
  const role = Role.safeParse(textOf(form, 'role'));
  if (!role.success) throw new InputError('choose a role');
  return role.data;
}

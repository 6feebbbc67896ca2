/** People who sign in, and where they are signed in. */
import { createRoute, z } from '@hono/zod-openapi';
import { InputError } from '../../errors.ts';
import { eventOf } from '../../flow/people/audit.ts';
import { addUser, changeRole, disableUser, givePassword } from '../../flow/people/users.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { Role } from '../../model/token.ts';
import { type SignIn, User } from '../../model/user.ts';
import { Instant } from '../../model/words.ts';
import { doerOf } from '../frame/access.ts';
import { type Api, body, Id, json, missing, needs, problems } from '../frame/describe.ts';
import type { DeskParts } from '../frame/parts.ts';

const Password = z.string().max(LENGTHS.password).describe('12 to 256 characters; stored as a hash');
const SignInDocument = z.object({
  id: z.string(),
  startedAt: Instant,
  seenAt: Instant,
  agent: z.string().describe('what the browser calls itself'),
  isThis: z.boolean().describe('the one of this request'),
});
const ended = { 204: { description: 'it has ended' }, ...problems(401, 403, 404) };

const routes = {
  users: createRoute({
    method: 'get',
    path: '/users',
    summary: 'People who may sign in, disabled ones too',
    ...needs('admin'),
    responses: { 200: json(z.array(User), 'the people'), ...problems(401, 403) },
  }),
  add: createRoute({
    method: 'post',
    path: '/users',
    summary: 'Let a person sign in',
    ...needs('admin'),
    request: {
      body: body(z.object({ name: written(LENGTHS.person).min(1), role: Role.default('analyst'), password: Password })),
    },
    responses: { 201: json(User, 'the person'), ...problems(400, 401, 403) },
  }),
  change: createRoute({
    method: 'patch',
    path: '/users/{id}',
    summary: 'Give a person another role, or a new password, which ends the sign-ins of the person',
    ...needs('admin'),
    request: { params: Id, body: body(z.object({ role: Role, password: Password }).partial()) },
    responses: { 200: json(User, 'the person'), ...problems(400, 401, 403, 404) },
  }),
  disable: createRoute({
    method: 'post',
    path: '/users/{id}/disable',
    summary: 'End the sign-ins of a person, and let the person in no more',
    ...needs('admin'),
    request: { params: Id },
    responses: { 200: json(User, 'the person'), ...problems(400, 401, 403, 404) },
  }),
  signIns: createRoute({
    method: 'get',
    path: '/users/{id}/sign-ins',
    summary: 'Where a person is signed in, the last seen first',
    ...needs('admin'),
    request: { params: Id },
    responses: { 200: json(z.array(SignInDocument), 'the sign-ins'), ...problems(401, 403, 404) },
  }),
  endSignIn: createRoute({
    method: 'delete',
    path: '/users/{id}/sign-ins/{signIn}',
    summary: 'End a sign-in of a person',
    ...needs('admin'),
    request: { params: Id.extend({ signIn: z.string().max(LENGTHS.id) }) },
    responses: ended,
  }),
  account: createRoute({
    method: 'get',
    path: '/account',
    summary: 'Who asks, and where the person is signed in',
    ...needs('reader'),
    responses: {
      200: json(
        z.object({
          name: z.string().nullable().describe('null: the key that serve printed'),
          user: z.string().describe('id of the user; `owner` for the key that serve printed'),
          role: Role,
          signIns: z.array(SignInDocument).describe('empty for a key'),
        }),
        'the account',
      ),
      ...problems(401, 403),
    },
  }),
  endOwn: createRoute({
    method: 'delete',
    path: '/account/sign-ins/{id}',
    summary: 'End a sign-in of your own',
    ...needs('reader'),
    request: { params: Id },
    responses: ended,
  }),
};

export function addUserRoutes(api: Api, { services, turns }: DeskParts): void {
  const { store, clock } = services;
  const { users } = store;
  const signInsOf = async (id: string, present?: SignIn) =>
    (await users.signIns(id, clock.now())).map(({ user: _, ...one }) => ({ ...one, isThis: one.id === present?.id }));
  api.openapi(routes.users, async (c) => c.json(await users.list(), 200));
  // A check of a password takes much memory for a moment: in turns.
  api.openapi(routes.add, async (c) =>
    c.json(await turns.take(() => addUser(c.req.valid('json'), services, doerOf(c.var.who))), 201),
  );
  api.openapi(routes.change, async (c) => {
    const { id } = c.req.valid('param');
    const before = await users.get(id);
    if (before === null) return missing(c, 'person');
    const { role, password } = c.req.valid('json');
    const by = doerOf(c.var.who);
    if (password !== undefined) await turns.take(() => givePassword(before, password, services, by));
    if (role !== undefined) await changeRole(before, role, services, by);
    const user = await users.get(id);
    return user === null ? missing(c, 'person') : c.json(user, 200);
  });
  api.openapi(routes.disable, async (c) => {
    const { id } = c.req.valid('param');
    if (id === c.var.who.signIn?.user) throw new InputError('you cannot disable yourself: another admin can');
    const before = await users.get(id);
    if (before !== null) await disableUser(before, services, doerOf(c.var.who));
    const user = await users.get(id);
    return user === null ? missing(c, 'person') : c.json(user, 200);
  });
  api.openapi(routes.signIns, async (c) => {
    const { id } = c.req.valid('param');
    if ((await users.get(id)) === null) return missing(c, 'person');
    return c.json(await signInsOf(id, c.var.who.signIn), 200);
  });
  api.openapi(routes.endSignIn, async (c) => {
    const { id, signIn } = c.req.valid('param');
    const person = await users.get(id);
    if (person === null) return missing(c, 'person');
    const said = {
      kind: 'user',
      did: 'changed',
      subject: id,
      name: person.name,
      detail: { ended: 'a sign-in' },
    } as const;
    const isOut = await users.signOut(id, signIn, eventOf(said, doerOf(c.var.who), services));
    return isOut ? c.body(null, 204) : missing(c, 'sign-in of the person');
  });
  api.openapi(routes.account, async (c) => {
    const { name, user, role, signIn } = c.var.who;
    const signIns = signIn === undefined ? [] : await signInsOf(signIn.user, signIn);
    return c.json({ name, user, role, signIns }, 200);
  });
  api.openapi(routes.endOwn, async (c) => {
    const { signIn } = c.var.who;
    const isEnded = signIn !== undefined && (await users.signOut(signIn.user, c.req.valid('param').id));
    return isEnded ? c.body(null, 204) : missing(c, 'sign-in of yours');
  });
}

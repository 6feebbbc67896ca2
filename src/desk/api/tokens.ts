/** Keys of people and programs. */
import { createRoute, z } from '@hono/zod-openapi';
import { addKey, revokeKey } from '../../flow/people/tokens.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { Role, Token } from '../../model/token.ts';
import { doerOf } from '../frame/access.ts';
import { type Api, body, Id, json, missing, needs, problems } from '../frame/describe.ts';
import type { DeskParts } from '../frame/parts.ts';

const routes = {
  tokens: createRoute({
    method: 'get',
    path: '/tokens',
    summary: 'Keys that may open the desk, without the keys themselves',
    ...needs('admin'),
    responses: { 200: json(z.array(Token), 'the keys'), ...problems(401, 403) },
  }),
  add: createRoute({
    method: 'post',
    path: '/tokens',
    summary: 'Make a key; it is shown only now',
    ...needs('admin'),
    request: {
      body: body(
        z.object({
          name: written(LENGTHS.person).min(1),
          role: Role.default('analyst'),
          days: z.int().min(1).max(3650).default(90),
          user: written(LENGTHS.id)
            .optional()
            .describe('id of the user whom it belongs to; absent: the user of the name'),
        }),
      ),
    },
    responses: { 201: json(Token.extend({ key: z.string() }), 'the key'), ...problems(400, 401, 403) },
  }),
  revoke: createRoute({
    method: 'delete',
    path: '/tokens/{id}',
    summary: 'End a key now',
    ...needs('admin'),
    request: { params: Id },
    responses: { 204: { description: 'it opens nothing any more' }, ...problems(401, 403, 404) },
  }),
};

export function addTokenRoutes(api: Api, { services }: DeskParts): void {
  const { store } = services;
  api.openapi(routes.tokens, async (c) => c.json(await store.tokens.list(), 200));
  api.openapi(routes.add, async (c) => {
    c.set('isSecret', true);
    const { token, key } = await addKey(c.req.valid('json'), services, doerOf(c.var.who));
    return c.json({ ...token, key }, 201);
  });
  api.openapi(routes.revoke, async (c) => {
    const isRevoked = await revokeKey(c.req.valid('param').id, services, doerOf(c.var.who));
    return isRevoked ? c.body(null, 204) : missing(c, 'key that still opens the desk');
  });
}

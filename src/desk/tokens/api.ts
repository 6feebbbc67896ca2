/** Keys of people and programs. */
import { z } from '@hono/zod-openapi';
import { Role, Token } from '../../model/decisions/token.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { operation } from '../frame/operations.ts';
import type { TokenRule } from './rule.ts';

const Wish = z
  .object({
    name: written(LENGTHS.person).min(1),
    role: Role.default('analyst'),
    days: z.int().min(1).max(3650).default(90),
    user: written(LENGTHS.id).optional().describe('id of the user whom it belongs to; absent: the user of the name'),
  })
  .meta({ id: 'TokenWish' });

export const tokenOperations = (rule: TokenRule) => [
  operation('GET /tokens', 'listTokens', 'Keys that may open the desk, without the keys themselves', rule.list, {
    gives: z.array(Token.meta({ id: 'Token' })),
  }),
  operation('POST /tokens', 'addToken', 'Make a key; it is shown only now', rule.add, {
    body: Wish,
    gives: Token.extend({ key: z.string() }).meta({ id: 'NewToken' }),
    status: 201,
    isSecret: true,
  }),
  operation('DELETE /tokens/{id}', 'revokeToken', 'End a key now', rule.revoke),
];

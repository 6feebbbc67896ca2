/** The account that asks. */
import { z } from '@hono/zod-openapi';
import { Role } from '../../model/decisions/token.ts';
import { operation } from '../frame/operations.ts';
import { SignInDocument } from '../users/api.ts';
import type { AccountRule } from './rule.ts';

const Account = z
  .object({
    name: z.string().nullable().describe('null: the key that serve printed'),
    user: z.string().describe('id of the user; `owner` for the key that serve printed'),
    role: Role,
    signIns: z.array(SignInDocument).describe('empty for a key'),
  })
  .meta({ id: 'Account' });

export const accountOperations = (rule: AccountRule) => [
  operation('GET /account', 'getAccount', 'Who asks, and where the person is signed in', rule.show, { gives: Account }),
  operation('DELETE /account/sign-ins/{id}', 'endOwnSignIn', 'End a sign-in of your own', rule.endSignIn),
];

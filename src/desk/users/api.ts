/** People with sign-ins, and where they are signed in. */
import { z } from '@hono/zod-openapi';
import { Role } from '../../model/decisions/token.ts';
import { User } from '../../model/decisions/user.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { Instant } from '../../model/words.ts';
import { operation } from '../frame/operations.ts';
import type { UserRule } from './rule.ts';

const UserDocument = User.meta({ id: 'User' });
const Password = z.string().max(LENGTHS.password).describe('12 to 256 characters; stored as a hash');
const Wish = z
  .object({ name: written(LENGTHS.person).min(1), role: Role.default('analyst'), password: Password })
  .meta({ id: 'UserWish' });
const Change = z.object({ role: Role, password: Password }).partial().meta({ id: 'UserChange' });
export const SignInDocument = z
  .object({
    id: z.string(),
    startedAt: Instant,
    seenAt: Instant,
    agent: z.string().describe('what the browser calls itself'),
    isThis: z.boolean().describe('the one of this request'),
  })
  .meta({ id: 'SignIn' });

export const userOperations = (rule: UserRule) => [
  operation('GET /users', 'listUsers', 'People who may sign in, disabled ones too', rule.list, {
    gives: z.array(UserDocument),
  }),
  operation('POST /users', 'addUser', 'Let a person sign in', rule.add, {
    body: Wish,
    gives: UserDocument,
    status: 201,
  }),
  operation(
    'PATCH /users/{id}',
    'changeUser',
    'Give a person another role, or a new password, which ends the sign-ins of the person',
    rule.change,
    { body: Change, gives: UserDocument },
  ),
  operation(
    'POST /users/{id}/disable',
    'disableUser',
    'End the sign-ins of a person, and let the person in no more',
    rule.disable,
    { gives: UserDocument },
  ),
  operation(
    'GET /users/{id}/sign-ins',
    'listSignIns',
    'Where a person is signed in, the last seen first',
    rule.signIns,
    { gives: z.array(SignInDocument) },
  ),
  operation('DELETE /users/{id}/sign-ins/{signIn}', 'endSignIn', 'End a sign-in of a person', rule.endSignIn),
];

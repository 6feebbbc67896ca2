/**
 * Entries for sign-ins, for changes of users, keys, passwords and hooks, and for questions to
 * sources. Without secrets, and without the text of a question.
 */
import { z } from 'zod';
import { Instant } from '../words.ts';

export const AuditKind = z.enum(['sign-in', 'failed-sign-in', 'user', 'key', 'password', 'hook', 'question', 'list']);
export type AuditKind = z.infer<typeof AuditKind>;

const Doer = z.object({
  user: z.string().nullable().describe('id of the user; `owner`: the printed key; null: nobody that the desk knows'),
  name: z.string(),
});
export type Doer = z.infer<typeof Doer>;

export const AuditEvent = z.object({
  schema: z.literal('revenant.audit/1'),
  id: z.string(),
  kind: AuditKind,
  did: z.enum([
    ...['signed in', 'refused', 'added', 'changed', 'disabled', 'revoked', 'paused', 'resumed', 'removed'],
    ...['asked', 'imported'],
  ] as const),
  subject: z
    .string()
    .nullable()
    .describe(
      'id of the user, key or hook, of a question: of the listed entity; name of the list; null: several, or none',
    ),
  name: z.string().describe('of the subject; of a hook: the host of its address; of a question: the source'),
  by: Doer,
  at: Instant,
  detail: z.record(z.string(), z.string()).describe('such as role, how, from, count'),
});
export type AuditEvent = z.infer<typeof AuditEvent>;

/** `user Ada added by Root: role analyst`. */
export function auditText({ kind, did, name, by, detail }: AuditEvent): string {
  const what = kind === 'sign-in' || kind === 'failed-sign-in' ? [] : [kind, name];
  const said = kind === 'sign-in' ? [by.name, did] : [...what, did, `by ${by.name}`];
  const rest = Object.entries(detail).filter(([, value]) => value !== '');
  const more = rest.map(([key, value]) => `${key} ${value}`).join(', ');
  return `${said.join(' ')}${more && `: ${more}`}`;
}

export const COMMAND_LINE: Doer = { user: null, name: 'the command line' };
/** OpenID provider: it decides who may sign in, and with which role. */
export const PROVIDER: Doer = { user: null, name: 'the OpenID provider' };
export const STRANGERS: Doer = { user: null, name: 'strangers' };

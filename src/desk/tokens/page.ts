/** Keys, made and revoked on the page of people and keys. */
import { z } from 'zod';
import { InputError } from '../../errors.ts';
import type { Token } from '../../model/decisions/token.ts';
import { timeText } from '../../model/text/time-text.ts';
import { html } from '../../report/escape.ts';
import { page } from '../frame/layout.ts';
import { roleOf, textOf } from '../frame/request.ts';
import { named, posts } from '../frame/routes.ts';
import type { TokenRule } from './rule.ts';

const Days = z.coerce.number().int().min(1).max(3650);

export const tokenPages = (rule: TokenRule) => [
  posts('/people/keys', rule.add, wishOf, ({ key, ...token }, _, c) => c.html(keyPage(token, key), 201)),
  posts('/people/keys/{id}/revoke', rule.revoke, named, () => ['/people', 'The key opens nothing any more.']),
];

function wishOf(form: FormData) {
  const days = Days.safeParse(textOf(form, 'days'));
  if (!days.success) throw new InputError('a key opens the desk for 1 to 3650 days');
  const user = textOf(form, 'of') || undefined;
  return { name: textOf(form, 'name').slice(0, 200), role: roleOf(form), days: days.data, user };
}

/** The only page that shows the key. */
function keyPage({ name, role, expiresAt }: Token, key: string): string {
  const body = html`<div class="card"><p>The key of <bdi>${name}</bdi>, ${role}, until ${timeText(expiresAt)}. It is not shown again:</p><p class="written"><code>${key}</code></p><p class="soft small">A program sends it as a bearer token. A browser opens the address of the desk with <code>/?key=</code> and the key.</p><p><a href="/people">To the people and keys</a></p></div>`;
  return page({ title: 'The key is made', at: '/account' }, body);
}

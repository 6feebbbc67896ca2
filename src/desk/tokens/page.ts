/** Keys, made and revoked on the page of people and keys. */
import { z } from 'zod';
import type { Token } from '../../model/decisions/token.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { timeText } from '../../model/text/time-text.ts';
import { html } from '../../report/escape.ts';
import { tokenTexts as say } from '../../texts/tokens.ts';
import { page } from '../frame/layout.ts';
import { bdi, code } from '../frame/marks.ts';
import { choiceOf, roleOf, textOf } from '../frame/request.ts';
import { named, posts } from '../frame/routes.ts';
import type { TokenRule } from './rule.ts';

const Days = z.coerce.number().int().min(1).max(3650);

export const tokenPages = (rule: TokenRule) => [
  posts('/people/keys', rule.add, wishOf, ({ key, ...token }, _, c) => c.html(keyPage(token, key), 201)),
  posts('/people/keys/{id}/revoke', rule.revoke, named, (_, { id }) => ['/people', say.isRevoked, `/people#key-${id}`]),
];

function wishOf(form: FormData) {
  const days = choiceOf(form, 'days', Days, say.daysRange);
  const user = textOf(form, 'of') || undefined;
  return { name: textOf(form, 'name', LENGTHS.person), role: roleOf(form), days, user };
}

/** The only page that shows the key. */
function keyPage({ id, name, role, expiresAt }: Token, key: string): string {
  const body = html`<div class="card"><p>${say.shownOnce(bdi(name), role, timeText(expiresAt))}</p><p class="written"><code>${key}</code></p><p class="soft small">${say.howToUse(code)}</p><p><a href="/people#key-${id}">${say.back}</a></p></div>`;
  return page({ title: say.title, at: '/account' }, body);
}

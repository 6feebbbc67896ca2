/** The account that asks: name, role, and where the person is signed in. */
import { deleteCookie } from 'hono/cookie';
import { mayDo } from '../../model/decisions/token.ts';
import type { SignIn } from '../../model/decisions/user.ts';
import { timeText } from '../../model/text/time-text.ts';
import { html } from '../../report/escape.ts';
import { COOKIE } from '../frame/access.ts';
import type { Who } from '../frame/keys.ts';
import { page } from '../frame/layout.ts';
import type { DeskParts } from '../frame/parts.ts';
import { passwordOf, saidOf, textOf } from '../frame/request.ts';
import { gets, posts } from '../frame/routes.ts';
import type { AccountRule } from './rule.ts';

export const accountPages = (rule: AccountRule, { services: { store, clock } }: DeskParts) => [
  gets('/account', rule.show, async (c) => {
    const { who } = c.var;
    const signIns = who.signIn === undefined ? [] : await store.users.signIns(who.signIn.user, clock.now());
    return accountPage(who, signIns, saidOf(c));
  }),
  posts(
    '/account/end',
    rule.endSignIn,
    (form) => ({ id: textOf(form, 'id') }),
    () => ['/account', 'That sign-in has ended.'],
  ),
  posts(
    '/account/password',
    rule.changePassword,
    (form) => ({
      current: passwordOf(form, 'current'),
      next: passwordOf(form, 'next'),
      again: passwordOf(form, 'again'),
    }),
    (_, __, c) => {
      deleteCookie(c, COOKIE, { path: '/' });
      return c.redirect('/login', 303);
    },
  ),
];

function accountPage({ name, role, account, signIn }: Who, signIns: readonly SignIn[], said?: string): string {
  const rows = signIns.map(
    ({ id, startedAt, seenAt, agent }) =>
      html`<tr><td><bdi>${agent}</bdi>${id === signIn?.id && ' (this one)'}</td><td>${timeText(startedAt)}</td><td>${timeText(seenAt)}</td><td><form method="post" action="/account/end"><input type="hidden" name="id" value="${id}"><button class="quiet">End<span class="hidden"> the sign-in of ${timeText(startedAt)}</span></button></form></td></tr>`,
  );
  const how =
    signIn !== undefined
      ? 'a password'
      : account === ''
        ? 'the key that serve printed'
        : 'a key of revenant tokens add';
  const body = html`<dl class="card facts"><dt>Name</dt><dd><bdi>${name ?? 'the one who started the desk'}</bdi></dd><dt>Role</dt><dd>${role}</dd><dt>Opened by</dt><dd>${how}</dd></dl>
${rows.length > 0 && html`<h2>Where you are signed in</h2><table><thead><tr><th>Browser</th><th>Since</th><th>Last seen</th><th><span class="hidden">Do</span></th></tr></thead><tbody>${rows}</tbody></table><p class="soft">A sign-in ends after 8 hours without a request, and after 7 days in any case. If you do not know one of them, end it and change your password.</p>`}
${signIn !== undefined && passwordForm}${mayDo(role, 'admin') && html`<p><a href="/people">People and keys that open this desk</a></p>`}
<form method="post" action="/logout"><button>Sign out</button></form>`;
  return page({ title: 'Account', at: '/account', said }, body);
}

const passwordForm = html`<form class="card" method="post" action="/account/password"><h2>Change your password</h2><label class="field">Present password <input type="password" name="current" required maxlength="1000" autocomplete="current-password"></label><label class="field">New password, 12 characters or more <input type="password" name="next" required minlength="12" maxlength="256" autocomplete="new-password"></label><label class="field">The new password again <input type="password" name="again" required minlength="12" maxlength="256" autocomplete="new-password"></label><button>Change it</button><p class="soft small">You are then signed out everywhere, and sign in with the new one. A person who signs in by a provider changes the password there.</p></form>`;

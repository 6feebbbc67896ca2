/** The account that asks: name, role, and where the person is signed in. */
import { deleteCookie } from 'hono/cookie';
import { mayDo } from '../../model/decisions/token.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { timeText } from '../../model/text/time-text.ts';
import { html } from '../../report/escape.ts';
import { accountTexts as say } from '../../texts/account.ts';
import { frameTexts } from '../../texts/frame.ts';
import { COOKIE } from '../frame/access.ts';
import type { Who } from '../frame/keys.ts';
import { page } from '../frame/layout.ts';
import { passwordOf, saidOf } from '../frame/request.ts';
import { posts, shows, texts } from '../frame/routes.ts';
import type { AccountRule } from './rule.ts';

export const accountPages = (rule: AccountRule) => [
  shows('/account', rule.show, ({ signIns }, c) => accountPage(c.var.who, signIns, saidOf(c))),
  posts('/account/end', rule.endSignIn, texts({ id: LENGTHS.address }), () => ['/account', say.hasEnded]),
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

type SignIns = Awaited<ReturnType<AccountRule['show']>>['signIns'];

function accountPage({ name, role, account, signIn }: Who, signIns: SignIns, said?: string): string {
  const rows = signIns.map(
    ({ id, startedAt, seenAt, agent, isThis }) =>
      html`<tr><td><bdi>${agent}</bdi>${isThis && html` ${say.thisOne}`}</td><td>${timeText(startedAt)}</td><td>${timeText(seenAt)}</td><td><form method="post" action="/account/end"><input type="hidden" name="id" value="${id}"><button class="quiet">${say.end}<span class="hidden"> ${say.ofSignIn(timeText(startedAt))}</span></button></form></td></tr>`,
  );
  const how = signIn !== undefined ? say.byPassword : account === '' ? say.byPrintedKey : say.byKey;
  const body = html`<dl class="card facts"><dt>${frameTexts.name}</dt><dd><bdi>${name ?? frameTexts.theStarter}</bdi></dd><dt>${frameTexts.role}</dt><dd>${role}</dd><dt>${say.openedBy}</dt><dd>${how}</dd></dl>
${rows.length > 0 && html`<h2>${say.signIns}</h2><table><thead><tr><th>${frameTexts.browser}</th><th>${frameTexts.since}</th><th>${frameTexts.lastSeen}</th><th><span class="hidden">${frameTexts.do}</span></th></tr></thead><tbody>${rows}</tbody></table><p class="soft">${say.signInsHint}</p>`}
${signIn !== undefined && passwordForm}${mayDo(role, 'admin') && html`<p><a href="/people">${say.people}</a></p>`}<p><a href="/api">${say.api}</a></p>
<form method="post" action="/logout"><button>${say.signOut}</button></form>`;
  return page({ title: frameTexts.menu['/account'], at: '/account', said }, body);
}

const passwordForm = html`<form class="card" method="post" action="/account/password"><h2>${say.changePassword}</h2><label class="field">${say.present} <input type="password" name="current" required maxlength="1000" autocomplete="current-password"></label><label class="field">${say.new} <input type="password" name="next" required minlength="12" maxlength="256" autocomplete="new-password"></label><label class="field">${say.again} <input type="password" name="again" required minlength="12" maxlength="256" autocomplete="new-password"></label><button>${say.change}</button><p class="soft small">${say.passwordHint}</p></form>`;

/** People with sign-ins, and keys: an admin adds, disables and revokes them. */
import { Role, type Token } from '../../model/decisions/token.ts';
import type { User } from '../../model/decisions/user.ts';
import { timeText } from '../../model/text/time-text.ts';
import { html } from '../../report/escape.ts';
import type { Services } from '../../services.ts';
import { frameTexts } from '../../texts/frame.ts';
import { userTexts as say } from '../../texts/users.ts';
import { type Choice, options } from '../frame/forms.ts';
import { page } from '../frame/layout.ts';
import { bdi } from '../frame/marks.ts';
import type { DeskParts } from '../frame/parts.ts';
import { passwordOf, roleOf, saidOf, textOf } from '../frame/request.ts';
import { gets, named, posts } from '../frame/routes.ts';
import type { UserRule } from './rule.ts';

/** The newest of each kind. */
const SHOWN = 500;

const roles = Role.options.map((role): Choice => [role, role]);
const roleField = html`<label class="field">${frameTexts.role} <select name="role">${options(roles, 'analyst')}</select></label>`;
const passwordField = html`<label class="field">${frameTexts.password} <input type="password" name="password" required minlength="12" maxlength="256" autocomplete="new-password"></label>`;

export const userPages = (rule: UserRule, { services }: DeskParts) => [
  gets('/people', rule.list, (c) => peoplePage(services, saidOf(c))),
  posts(
    '/people/users',
    rule.add,
    (form) => ({ name: textOf(form, 'name'), role: roleOf(form), password: passwordOf(form, 'password') }),
    ({ id, name }) => ['/people', say.isAdded(name), `/people#user-${id}`],
  ),
  posts('/people/users/{id}/disable', rule.disable, named, ({ id, name }) => [
    '/people',
    say.isDisabled(name),
    `/people#user-${id}`,
  ]),
  posts(
    '/people/password',
    rule.change,
    (form) => ({ id: textOf(form, 'user'), password: passwordOf(form, 'password') }),
    ({ id, name }) => ['/people', say.hasNewPassword(name), `/people#user-${id}`],
  ),
];

async function peoplePage({ store, clock }: Pick<Services, 'store' | 'clock'>, said?: string): Promise<string> {
  const [users, tokens] = await Promise.all([store.users.list(), store.tokens.list()]);
  const now = clock.now().toISOString();
  const people = users.slice(-SHOWN).map(userRow);
  const open = users.filter(({ disabledAt }) => disabledAt === null).slice(-SHOWN);
  const choices = open.map(({ id, name }) => html`<option value="${id}">${name}</option>`);
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const keys = tokens.slice(-SHOWN).map((token) => keyRow(token, names.get(token.user ?? ''), now));
  const body = html`<p class="soft">${say.about}</p>
<h2>${say.people}</h2>
${people.length === 0 ? html`<p class="card">${say.nobody}</p>` : html`<table><thead><tr><th>${frameTexts.name}</th><th>${frameTexts.role}</th><th>${say.added}</th><th>${frameTexts.state}</th><th><span class="hidden">${frameTexts.do}</span></th></tr></thead><tbody>${people}</tbody></table>`}
<div class="two"><form class="card" method="post" action="/people/users"><h3>${say.addPerson}</h3><label class="field">${frameTexts.name} <input name="name" required maxlength="200" autocomplete="off"></label>${roleField}${passwordField}<button>${say.add}</button></form>
${open.length > 0 && html`<form class="card" method="post" action="/people/password"><h3>${say.givePassword}</h3><label class="field">${say.person} <select name="user">${choices}</select></label>${passwordField}<button>${say.setPassword}</button><p class="soft small">${say.passwordHint}</p></form>`}</div>
<h2>${say.keys}</h2>
${keys.length === 0 ? html`<p class="card">${say.onlyPrinted}</p>` : html`<table><thead><tr><th>${frameTexts.name}</th><th>${frameTexts.role}</th><th>${say.made}</th><th>${frameTexts.state}</th><th><span class="hidden">${frameTexts.do}</span></th></tr></thead><tbody>${keys}</tbody></table>`}
<form class="card" method="post" action="/people/keys"><h3>${say.makeKey}</h3><label class="field">${say.keyName} <input name="name" required maxlength="200" autocomplete="off"></label><label class="field">${say.whoseKey} <select name="of"><option value="">${say.ownName}</option>${choices}</select></label>${roleField}<label class="field">${say.days} <input type="number" name="days" value="90" min="1" max="3650" required></label><button>${say.make}</button></form>
${(users.length > SHOWN || tokens.length > SHOWN) && html`<p class="soft">${say.newestOfEach(SHOWN)}</p>`}`;
  return page({ title: say.title, at: '/account', said }, body);
}

function userRow({ id, name, role, createdAt, disabledAt }: User) {
  const button = html`<form method="post" action="/people/users/${id}/disable"><button class="quiet">${say.disable}<span class="hidden"> ${name}</span></button></form>`;
  const state = disabledAt === null ? say.canSignIn : say.disabled(timeText(disabledAt));
  return html`<tr id="user-${id}"><td><bdi>${name}</bdi></td><td>${role}</td><td>${timeText(createdAt)}</td><td>${state}</td><td>${disabledAt === null && button}</td></tr>`;
}

/** @param user name of its owner */
function keyRow({ id, name, role, createdAt, expiresAt, revokedAt }: Token, user: string | undefined, now: string) {
  const isOpen = revokedAt === null && expiresAt > now;
  const button = html`<form method="post" action="/people/keys/${id}/revoke"><button class="quiet">${say.revoke}<span class="hidden"> ${say.theKeyOf(name)}</span></button></form>`;
  const state =
    revokedAt !== null
      ? say.revoked(timeText(revokedAt))
      : isOpen
        ? say.opensUntil(timeText(expiresAt))
        : say.expired(timeText(expiresAt));
  const of = user !== undefined && user !== name && say.ofPerson(bdi(user));
  return html`<tr id="key-${id}"><td><bdi>${name}</bdi>${of}</td><td>${role}</td><td>${timeText(createdAt)}</td><td>${state}</td><td>${isOpen && button}</td></tr>`;
}

/** People with sign-ins, and keys: an admin adds, disables and revokes them. */

import { Role, type Token } from '../../model/decisions/token.ts';
import type { User } from '../../model/decisions/user.ts';
import { timeText } from '../../model/text/time-text.ts';
import { html } from '../../report/escape.ts';
import type { Services } from '../../services.ts';
import { page } from '../frame/layout.ts';
import type { DeskParts } from '../frame/parts.ts';
import { passwordOf, roleOf, saidOf, textOf } from '../frame/request.ts';
import { gets, named, posts } from '../frame/routes.ts';
import type { UserRule } from './rule.ts';

/** The newest of each kind. */
const SHOWN = 500;

const roleField = html`<label class="field">Role <select name="role">${Role.options.map((role) => (role === 'analyst' ? html`<option value="${role}" selected>${role}</option>` : html`<option value="${role}">${role}</option>`))}</select></label>`;
const passwordField = html`<label class="field">Password, 12 characters or more <input type="password" name="password" required minlength="12" maxlength="256" autocomplete="new-password"></label>`;

export const userPages = (rule: UserRule, { services }: DeskParts) => [
  gets('/people', rule.list, (c) => peoplePage(services, saidOf(c))),
  posts(
    '/people/users',
    rule.add,
    (form) => ({ name: textOf(form, 'name'), role: roleOf(form), password: passwordOf(form, 'password') }),
    ({ name }) => ['/people', `${name} may sign in.`],
  ),
  posts('/people/users/{id}/disable', rule.disable, named, ({ name }) => ['/people', `${name} can sign in no more.`]),
  posts(
    '/people/password',
    rule.change,
    (form) => ({ id: textOf(form, 'user'), password: passwordOf(form, 'password') }),
    ({ name }) => ['/people', `${name} has a new password, and must sign in again.`],
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
  const body = html`<p class="soft">A reader looks. An analyst also judges, compares and works on cases. An admin also changes schedules, hooks, people and keys.</p>
<h2>People</h2>
${people.length === 0 ? html`<p class="card">Nobody signs in with a password.</p>` : html`<table><thead><tr><th>Name</th><th>Role</th><th>Added</th><th>State</th><th><span class="hidden">Do</span></th></tr></thead><tbody>${people}</tbody></table>`}
<div class="two"><form class="card" method="post" action="/people/users"><h3>Add a person</h3><label class="field">Name <input name="name" required maxlength="200" autocomplete="off"></label>${roleField}${passwordField}<button>Add the person</button></form>
${open.length > 0 && html`<form class="card" method="post" action="/people/password"><h3>Give a new password</h3><label class="field">Person <select name="user">${choices}</select></label>${passwordField}<button>Set the password</button><p class="soft small">It ends every sign-in of the person.</p></form>`}</div>
<h2>Keys</h2>
${keys.length === 0 ? html`<p class="card">There is no key but the one that <code>revenant serve</code> printed.</p>` : html`<table><thead><tr><th>Name</th><th>Role</th><th>Made</th><th>State</th><th><span class="hidden">Do</span></th></tr></thead><tbody>${keys}</tbody></table>`}
<form class="card" method="post" action="/people/keys"><h3>Make a key</h3><label class="field">Name of the person or program <input name="name" required maxlength="200" autocomplete="off"></label><label class="field">Whose key <select name="of"><option value="">the person or program of that name</option>${choices}</select></label>${roleField}<label class="field">Days until it expires <input type="number" name="days" value="90" min="1" max="3650" required></label><button>Make the key</button></form>
${(users.length > SHOWN || tokens.length > SHOWN) && html`<p class="soft">The newest ${SHOWN} of each are shown.</p>`}`;
  return page({ title: 'People and keys', at: '/account', said }, body);
}

function userRow({ id, name, role, createdAt, disabledAt }: User) {
  const button = html`<form method="post" action="/people/users/${id}/disable"><button class="quiet">Disable<span class="hidden"> ${name}</span></button></form>`;
  const state = disabledAt === null ? 'may sign in' : `disabled ${timeText(disabledAt)}`;
  return html`<tr><td><bdi>${name}</bdi></td><td>${role}</td><td>${timeText(createdAt)}</td><td>${state}</td><td>${disabledAt === null && button}</td></tr>`;
}

/** @param user name of its owner */
function keyRow({ id, name, role, createdAt, expiresAt, revokedAt }: Token, user: string | undefined, now: string) {
  const isOpen = revokedAt === null && expiresAt > now;
  const button = html`<form method="post" action="/people/keys/${id}/revoke"><button class="quiet">Revoke<span class="hidden"> the key of ${name}</span></button></form>`;
  const state =
    revokedAt === null
      ? `${isOpen ? 'opens until' : 'expired'} ${timeText(expiresAt)}`
      : `revoked ${timeText(revokedAt)}`;
  const of = user !== undefined && user !== name && html` of <bdi>${user}</bdi>`;
  return html`<tr><td><bdi>${name}</bdi>${of}</td><td>${role}</td><td>${timeText(createdAt)}</td><td>${state}</td><td>${isOpen && button}</td></tr>`;
}

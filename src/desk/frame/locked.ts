/** Signing in with a name and a password, or with a key in the address. */
import { html } from '../../report/escape.ts';
import type { Who } from './keys.ts';
import { page } from './layout.ts';

/** @param next path of this desk that is opened afterwards @param issuer OpenID provider, if any */
export function loginPage(next: string, problem?: string, issuer?: string): string {
  const body = html`${problem !== undefined && html`<p class="said" role="alert">${problem}</p>`}
${issuer !== undefined && html`<p class="card"><a href="/login/oidc?${new URLSearchParams({ next }).toString()}">Sign in with <bdi>${new URL(issuer).host}</bdi></a></p>`}
<form class="card" method="post" action="/login"><input type="hidden" name="next" value="${next}"><label class="field">Name <input name="name" required maxlength="200" autocomplete="username"></label><label class="field">Password <input type="password" name="password" required maxlength="1000" autocomplete="current-password"></label><button>Sign in</button></form>
<p class="soft">You can also open the address that <code>revenant serve</code> printed, with its key. An admin adds people: <code>revenant users add</code>.</p>`;
  return page({ title: 'Sign in', isLocked: true }, body);
}

/** Asks before the address's key opens anything: another site can link, not press the button. */
export function keyPage(key: string, next: string, { name, role }: Who): string {
  const body = html`<form class="card" method="post" action="/login/key"><input type="hidden" name="key" value="${key}"><input type="hidden" name="next" value="${next}"><p>This key opens the desk as ${name === null ? 'the one who started it' : html`<bdi>${name}</bdi>`}, ${role}. Whoever is signed in with this browser is then signed out.</p><button>Open the desk</button></form>`;
  return page({ title: 'Open the desk', isLocked: true }, body);
}

/** The path of an address of this desk, without its key. */
export function nextOf(url: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.delete('key');
  const query = searchParams.toString();
  return localPath(`${pathname}${query && `?${query}`}`);
}

/** The path itself, or the first page if it would lead to another host. */
export function localPath(path: string): string {
  return /^\/(?![/\\])[^\\\s]*$/.test(path) ? path : '/';
}

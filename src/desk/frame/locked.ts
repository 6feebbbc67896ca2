/** Signing in with a name and a password, or with a key in the address. */
import { html } from '../../report/escape.ts';
import { frameTexts } from '../../texts/frame.ts';
import { signInTexts as say } from '../../texts/sign-in.ts';
import type { Who } from './keys.ts';
import { page } from './layout.ts';
import { bdi } from './marks.ts';

/** @param next path of this desk that is opened afterwards @param issuer OpenID provider, if any */
export function loginPage(next: string, problem?: string, issuer?: string): string {
  const body = html`${problem !== undefined && html`<p class="said" role="alert">${problem}</p>`}
${issuer !== undefined && html`<p class="card"><a href="/login/oidc?${new URLSearchParams({ next }).toString()}">${say.byProvider(bdi(new URL(issuer).host))}</a></p>`}
<form class="card" method="post" action="/login"><input type="hidden" name="next" value="${next}"><label class="field">${frameTexts.name} <input name="name" required maxlength="200" autocomplete="username"></label><label class="field">${frameTexts.anyPassword} <input type="password" name="password" required maxlength="1000" autocomplete="current-password"></label><button>${say.title}</button></form>
<p class="soft">${say.otherWays}</p>`;
  return page({ title: say.title, isLocked: true }, body);
}

/** Asks before the address's key opens anything: another site can link, not press the button. */
export function keyPage(key: string, next: string, { name, role }: Who): string {
  const body = html`<form class="card" method="post" action="/login/key"><input type="hidden" name="key" value="${key}"><input type="hidden" name="next" value="${next}"><p>${say.keyOpens(bdi(name ?? frameTexts.theStarter), role)}</p><button>${say.open}</button></form>`;
  return page({ title: say.open, isLocked: true }, body);
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

/** The frame of every page. All content of sites is hostile: see report/escape.ts. */
import { Html, html } from '../../report/escape.ts';
import { withHeads } from '../../report/table-heads.ts';
import { frameTexts } from '../../texts/frame.ts';
import { inboxTexts } from '../../texts/inbox.ts';

export interface PageHead {
  readonly title: string;
  /** Path of this page's entry in the menu. */
  readonly at?: string;
  /** The result of the last action, shown once at the top. */
  readonly said?: string | undefined;
  /** Nobody is signed in: no menu, and styles that need no key. */
  readonly isLocked?: boolean;
  /** Addresses of scripts that only this page needs. */
  readonly scripts?: readonly string[];
}

/** Where the number of unread entries goes. No escaped text of others has this form. */
const UNREAD = new Html('<!--unread-->');

/** The page with the number of unread entries in its menu, and on the button that unfolds it. */
export function withUnread(text: string, unread: number, most: number): string {
  const count = html` <b class="count"><span aria-hidden="true">${unread}${unread >= most && '+'}</span><span class="hidden">${inboxTexts.unread(unread, most)}</span></b>`;
  return text.replaceAll(UNREAD.text, unread === 0 ? '' : count.text);
}

export function page({ title, at, said, isLocked = false, scripts = [] }: PageHead, body: Html): string {
  const menu = Object.entries(frameTexts.menu).map(
    ([path, word]) =>
      html`<li><a href="${path}"${at === path && attribute('aria-current', 'page')}>${word}${path === '/inbox' && UNREAD}</a></li>`,
  );
  return withHeads(
    html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · revenant</title>
<link rel="stylesheet" href="${isLocked ? '/login.css' : '/assets/desk.css'}">
${!isLocked && html`<script src="/assets/desk.js" defer></script>`}${scripts.map((src) => html`<script src="${src}" defer></script>`)}
</head>
<body>
<a class="skip" href="#main">${frameTexts.skip}</a>
<header class="top"><div><a class="name" href="/">revenant</a>${!isLocked && html`<nav aria-label="${frameTexts.mainMenu}"><button class="fold" popovertarget="menu">${frameTexts.openMenu}${UNREAD}</button><ul id="menu" popover>${menu}</ul></nav>`}</div></header>
<main id="main">${said !== undefined && html`<p class="said" role="status">${said}</p>`}<h1>${title}</h1>
${body}</main>
</body>
</html>
`.text,
  );
}

/** A text with the line breaks that its writer made; escaping makes one line of it. */
export function lines(text: string): Html {
  return html`${text.split('\n').map((line, i) => html`${i > 0 && html`<br>`}${line}`)}`;
}

/** One attribute, for a template hole inside a tag. */
export function attribute(name: string, value: string): Html {
  return html` ${name}="${value}"`;
}

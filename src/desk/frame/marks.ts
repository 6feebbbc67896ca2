/** Markup around words of a sentence (texts/sentence.ts). */
import { type Html, html } from '../../report/escape.ts';

/** A name or value of strangers, whatever direction it is written in. */
export const bdi = (text: string): Html => html`<bdi>${text}</bdi>`;
export const bold = (text: string): Html => html`<b>${text}</b>`;
export const code = (text: string): Html => html`<code>${text}</code>`;
export const linkTo =
  (path: string) =>
  (words: string): Html =>
    html`<a href="${path}">${words}</a>`;

import { type Html, html } from '../../report/escape.ts';
import { attribute } from './layout.ts';

/**
 * A button that unfolds its panel, with and without scripts.
 *
 * @param key opens it too; empty: none does
 */
export function tool(id: string, key: string, word: string, title: string, body: Html): Html {
  return html`<details class="tool" id="${id}" name="tool"><summary class="button"${key !== '' && attribute('aria-keyshortcuts', key)}>${word}</summary><div class="panel card"><h2>${title}</h2>${body}</div></details>`;
}

/** The dialog that shows the keys: a popover, so that it opens and closes without scripts too. */
import { type Html, html } from '../../report/escape.ts';
import { findingTexts as say } from '../../texts/findings.ts';

export const keysButton = (): Html =>
  html`<button type="button" class="quiet keys-button" popovertarget="keys" aria-keyshortcuts="?" aria-label="${say.keys}">?</button>`;

export function keyHelp(): Html {
  const rows = say.keyWords.map(([key, does]) => html`<dt><kbd>${key}</kbd></dt><dd>${does}</dd>`);
  return html`<dialog id="keys" popover aria-labelledby="keys-title"><h2 id="keys-title">${say.keys}</h2><dl>${rows}</dl><p class="soft small">${say.keysRest}</p><p class="needs-script"><label><input type="checkbox" data-keys-off> ${say.keysOff}</label></p><button type="button" popovertarget="keys" popovertargetaction="hide">${say.close}</button></dialog>`;
}

/** The dialog in which a script shows a pair of pictures large. */
export const enlargedDialog = (): Html =>
  html`<dialog id="enlarged" aria-label="${say.enlarged}"><button type="button" data-close>${say.close}</button><div class="shown" tabindex="0" role="group" aria-label="${say.enlarged}"></div></dialog>`;

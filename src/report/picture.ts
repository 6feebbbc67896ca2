/** A picture of a finding as markup. */
import { type Html, html } from './escape.ts';

/**
 * One that stands in the page itself is there at once: marked lazy, a folded one would be missing
 * where the page is printed. One on this server is fetched when it is seen.
 */
export const pictureHtml = (alt: string, src: string): Html =>
  html`<img alt="${alt}"${!src.startsWith('data:') && html` loading="lazy"`} src="${src}">`;

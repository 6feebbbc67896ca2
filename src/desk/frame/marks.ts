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

// biome-ignore format: one row
const PLACES = {
  finding: '/findings/', site: '/sites/', case: '/cases/', entity: '/entities/', search: '/searches/', visit: '/replay/',
};

/** The page of a thing. */
export const placeAt = (kind: keyof typeof PLACES, id: string): string => `${PLACES[kind]}${encodeURIComponent(id)}`;

/** The page of a site, or what follows its address. */
export const siteAt = (site: string, rest = ''): string => `${placeAt('site', site)}${rest}`;
export const siteLink = (site: string, name = site): Html => html`<a href="${siteAt(site)}"><bdi>${name}</bdi></a>`;

/** Parts of a list in one line. */
export const separated = (parts: readonly (Html | string | readonly (Html | string)[])[], between = ', '): Html =>
  html`${parts.map((part, i) => [i > 0 && between, part])}`;

/** The text at a place: its capture, its sound and its meaning. */
import { counted } from '../model/counted.ts';
import type { EvidenceSide, MatchSide } from '../model/derived/match.ts';
import { type Html, html } from './escape.ts';
import type { SectionOptions } from './section-options.ts';
import * as say from './wording.ts';

export function captureLink(side: EvidenceSide, of: MatchSide, { captureAt }: SectionOptions): Html {
  const short = html`<code>${side.capture.slice(0, 16)}</code>`;
  return captureAt === undefined || of.kind === 'list'
    ? short
    : html`<a href="${captureAt(of.visit, side.capture)}">${short}</a>`;
}

/** A text as far as a page shows it at once, and the folded rest of one that is too long. */
export function cut(text: string, { longest }: SectionOptions): { readonly open: string; readonly rest: Html | false } {
  if (longest === undefined || text.length <= longest) return { open: text, rest: false };
  const open = beginning(text, longest);
  const rest = text.slice(open.length);
  return {
    open: `${open}…`,
    rest: html`<details class="more"><summary>${counted(rest.length, 'more character')}</summary><bdi>${rest}</bdi></details>`,
  };
}

/** The same without the rest: for an address or a place. */
export const start = (text: string, { longest }: SectionOptions): string =>
  longest === undefined || text.length <= longest ? text : `${beginning(text, longest)}…`;

/** Cuts no sign in two. */
export function beginning(text: string, most: number): string {
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? most - 1 : most);
}

/** The words at the place; the value where there are none. */
export function textIn(side: EvidenceSide): string {
  return side.quote === '' ? say.shownValue(side) : side.quote;
}

/**
 * How both texts sound, and what they mean, below them: once where they are the same. Nothing for
 * Latin letters.
 */
export function glosses(left: string, right: string, options: SectionOptions): Html | false {
  const [one, other] = [glossOf(left, options), left === right ? null : glossOf(right, options)];
  if (other === null) return one && html`<div class="of-both">${one}</div>`;
  return (one || other) && html`<div>${one}</div><div>${other}</div>`;
}

function glossOf(text: string, options: SectionOptions): Html | false {
  const gloss = options.glosses?.get(text);
  if (gloss === undefined) return false;
  const { latin, translated } = gloss;
  return html`${latin !== null && html`<p class="gloss"><span class="soft">sounds like</span> <bdi>${start(latin, options)}</bdi></p>`}${translated !== null && html`<p class="gloss"><span class="soft">translated by a program</span> <bdi>${start(translated, options)}</bdi></p>`}`;
}

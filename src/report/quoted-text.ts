/** The text at a place: its capture, its sound and its meaning. */
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

function glossOf(text: string, { glosses: known }: SectionOptions): Html | false {
  const gloss = known?.get(text);
  if (gloss === undefined) return false;
  const { latin, translated } = gloss;
  return html`${latin !== null && html`<p class="gloss"><span class="soft">sounds like</span> <bdi>${latin}</bdi></p>`}${translated !== null && html`<p class="gloss"><span class="soft">translated by a program</span> <bdi>${translated}</bdi></p>`}`;
}

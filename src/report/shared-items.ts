/** All that a row shares: pictures in pairs, passages and values side by side, most folded. */
import type { Evidence, EvidenceSide, Match, MatchSide, SharedItem } from '../model/derived/match.ts';
import { reportTexts } from '../texts/report.ts';
import { type Html, html } from './escape.ts';
import { captureLink, cut, glosses, start, textIn } from './quoted-text.ts';
import type { SectionOptions } from './section-options.ts';
import { markWords } from './shared-words.ts';
import * as say from './wording.ts';

const { how: HOW } = reportTexts;
const OPEN = { pictures: 6, texts: 3 };

/** The row itself shows its first pair, unless a picture differs from the other. */
export function sharedItems({ shared, left, right }: Evidence, match: Match, options: SectionOptions): Html | false {
  if (shared === undefined) return false;
  const isOwn = (item: SharedItem) => item.left.value === left.value && item.right.value === right.value;
  const rest = shared.items.filter((item) => !isOwn(item));
  const own = shared.items.find(isOwn);
  const first = own?.how === undefined ? false : html`<p class="how">${HOW[own.how]}</p>`;
  return html`${first}${itemList({ ...shared, items: rest }, shared.count - shared.items.length, match, options)}`;
}

type Shared = NonNullable<Evidence['shared']>;

/** Items in pairs, most of them folded. @param onlyCounted how many more there are */
export function itemList(
  { count, items }: Shared,
  onlyCounted: number,
  match: Match,
  options: SectionOptions,
  open = OPEN,
): Html {
  const pictures = items.filter((item) => isPicture(item, options));
  const texts = items.filter((item) => !isPicture(item, options));
  const more =
    onlyCounted > 0 && html`<p class="soft small">${count} in all: ${onlyCounted} more are only counted.</p>`;
  return html`${folded(pictures, open.pictures, 'pictures', (item) => picturePair(item, options))}${folded(texts, open.texts, 'items', (item) => textPair(item, match, options))}${more}`;
}

function isPicture({ left, right }: SharedItem, { pictures }: SectionOptions): boolean {
  return pictures?.has(left.value) === true && pictures.has(right.value);
}

function folded(items: readonly SharedItem[], open: number, kind: string, shown: (item: SharedItem) => Html): Html {
  const [first, more] = [items.slice(0, open).map(shown), items.slice(open).map(shown)];
  return html`${first.length > 0 && html`<div class="${kind}">${first}</div>`}${more.length > 0 && html`<details class="more"><summary>${more.length} more</summary><div class="${kind}">${more}</div></details>`}`;
}

function picturePair({ left, right, how }: SharedItem, options: SectionOptions): Html {
  const { pictures } = options;
  const one = ({ value }: EvidenceSide, side: string) => {
    const src = pictures?.get(value) ?? '';
    const img = pictureHtml(`the picture on the ${side} site`, src);
    return options.enlarge === true ? html`<a class="enlarge" href="${src}">${img}</a>` : img;
  };
  const names = [...new Set([left, right].map((one) => start(say.shownValue(one), options)))];
  return html`<figure class="two-pictures"><div>${one(left, 'left')}${one(right, 'right')}</div><figcaption>${how !== undefined && html`${HOW[how]} `}<bdi>${names.join(' · ')}</bdi></figcaption></figure>`;
}

function textPair({ left, right, how }: SharedItem, match: Match, options: SectionOptions): Html {
  const [one, other] = [textIn(left), textIn(right)];
  const [first, second] = [cut(one, options), cut(other, options)];
  const marked = markWords(first.open, second.open);
  return html`<div class="pair item">${itemSide(left, match.left, html`<bdi>${marked.left}</bdi>${first.rest}`, options)}${itemSide(right, match.right, html`<bdi>${marked.right}</bdi>${second.rest}`, options)}${glosses(one, other, options)}${how !== undefined && html`<p class="how">${HOW[how]}</p>`}</div>`;
}

function itemSide(side: EvidenceSide, of: MatchSide, marked: Html, options: SectionOptions): Html {
  return html`<div class="found"><blockquote>${marked}</blockquote><p class="where">${side.url !== '' && html`<code>${start(say.placeOf(side.url, of), options)}</code> `}${side.capture !== '' && captureLink(side, of, options)}</p></div>`;
}

/**
 * A picture. One that stands in the page itself is there at once: marked lazy, a folded one would
 * be missing where the page is printed. One on this server is fetched when it is seen.
 */
export const pictureHtml = (alt: string, src: string): Html =>
  html`<img alt="${alt}"${!src.startsWith('data:') && html` loading="lazy"`} src="${src}">`;

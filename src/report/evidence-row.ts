/** One row of evidence as a part of a page: what both sites show, side by side. */
import type { Evidence, EvidenceSide, Match, MatchSide } from '../model/derived/match.ts';
import { type Html, html } from './escape.ts';
import { printedValue } from './printed-value.ts';
import { captureLink, cut, glosses, start, textIn } from './quoted-text.ts';
import { rowTitle } from './row-title.ts';
import type { SectionOptions } from './section-options.ts';
import { pictureHtml, sharedItems } from './shared-items.ts';
import { markWords } from './shared-words.ts';
import * as say from './wording.ts';

/** @param note without the remarks that are shown above the rows */
export function evidenceRow(row: Evidence, note: string, match: Match, options: SectionOptions): Html {
  const level = options.words === undefined && html`<span class="level">${row.level}</span>`;
  return html`<article class="row g-${sideOf(row)}${row.weight === 0 && ' nothing'}"><div class="row-head"><h3>${rowTitle(row, options.words)}</h3><span class="tag">${row.group}</span>${level}<span class="bits">${say.signed(row.weight)} <small>bits</small></span></div>
${evidenceBody(row, note, match, options)}</article>`;
}

/** Its group, or `against`: the class that colours a row. */
export const sideOf = ({ weight, level, group }: Evidence): string =>
  weight < 0 || level === 'different' ? 'against' : group;

/** All of a row but its head. @param note empty: it stands elsewhere */
export function evidenceBody(row: Evidence, note: string, match: Match, options: SectionOptions): Html {
  const sentence = options.sentences?.get(row.signal);
  const [left, right] = [cut(row.left.quote, options), cut(row.right.quote, options)];
  const quotes =
    options.marked === true
      ? markWords(left.open, right.open)
      : { left: html`${left.open}`, right: html`${right.open}` };
  const items = row.shared === undefined ? sharedPictures(row, options) : sharedItems(row, match, options);
  return html`${sentence !== undefined && html`<p class="sentence">${sentence}</p>`}${note !== '' && html`<p class="note"><bdi>${note}</bdi></p>`}
<div class="pair">${evidenceSide(row.left, match.left, options, html`<bdi>${quotes.left}</bdi>${left.rest}`)}${evidenceSide(row.right, match.right, options, html`<bdi>${quotes.right}</bdi>${right.rest}`)}${glosses(textIn(row.left), textIn(row.right), options)}</div>${options.apart?.(row) ?? items}`;
}

/** In documents without items: the other pictures whose bytes both sites have. */
function sharedPictures({ carriers, left }: Evidence, { pictures }: SectionOptions): Html | false {
  const shared = (carriers ?? []).flatMap(({ token }) => {
    const digest = /^images:([0-9a-f]{64})$/.exec(token)?.[1] ?? '';
    return digest === left.value ? [] : (pictures?.get(digest) ?? []);
  });
  return (
    shared.length > 0 &&
    html`<div class="pictures">${shared.map((src) => pictureHtml('another picture that both sites show', src))}</div>`
  );
}

/** Addresses are not links: a click would show the other side who is looking. */
function evidenceSide(side: EvidenceSide, of: MatchSide, options: SectionOptions, quote: Html): Html {
  const picture = options.pictures?.get(side.value);
  const named = options.words !== undefined;
  const shown = say.shownValue(side);
  const printed = named ? printedValue(side) : shown;
  const [value, as] = [cut(printed, options), cut(shown, options)];
  const isQuoted = side.quote !== '' && side.quote !== printed;
  return html`<div class="found"><p class="who"><bdi>${say.nameOf(of)}</bdi></p>${
    picture !== undefined && pictureHtml('the captured picture', picture)
  }<p class="value"><bdi>${value.open}</bdi></p>${value.rest}${printed.toLowerCase() !== shown.toLowerCase() && html`<p class="where">compared as <code>${as.open}</code></p>${as.rest}`}${isQuoted && html`<blockquote>${quote}</blockquote>`}<p class="where">${side.url !== '' && html`<code>${start(say.placeOf(side.url, of), options)}</code><br>`}${side.selector !== '' && html`at <code>${start(side.selector, options)}</code><br>`}${side.capture !== '' && html`capture ${captureLink(side, of, options)}`}${shown !== side.value && say.isDigest(side.value) && html`<br>digest <code>${side.value}</code>`}</p></div>`;
}

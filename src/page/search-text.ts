/** A site → the text of its pages and documents that people search for. */
import type { PageText } from '../model/derived/search-text.ts';
import type { Page, Site } from './view/views.ts';

/** Characters of one page, of its title and of its markup: more is left out. */
const MOST_TEXT = 500_000;
const MOST_TITLE = 500;
const MOST_MARKUP = 40_000;
const MOST_CODE = 300_000;
/** An identifier has a digit, or a sign between its letters, and no blank. */
const IDENTIFIER = /[\p{L}\p{N}](?:[\p{L}\p{N}_.:@/+-]{3,118}[\p{L}\p{N}])/gu;
const IS_TELLING = /\p{N}|[\p{L}\p{N}][@_-][\p{L}\p{N}]/u;

export function searchTexts(site: Site): PageText[] {
  const pages = site.pages.map((page): PageText => {
    const { capture, url, title, text } = page;
    return {
      ...headOf(capture.id, url, title ?? '', capture.capturedAt),
      text: cut(text, MOST_TEXT),
      markup: identifiersOf(page),
    };
  });
  const documents = site.documents.map(({ capture, url, info }): PageText => {
    const { title = '', ...rest } = info.metadata;
    const head = headOf(capture.id, url, title, capture.capturedAt);
    return { ...head, text: cut(info.text, MOST_TEXT), markup: cut(Object.values(rest).join('\n'), MOST_MARKUP) };
  });
  return [...pages, ...documents];
}

const headOf = (capture: string, url: string, title: string, at: string) => ({
  ...{ capture, url, at },
  title: cut(title.replace(/\s+/g, ' ').trim(), MOST_TITLE),
});

/** Each once, in the order of the page. */
function identifiersOf({ outline, scripts, comments, metas, description }: Page): string {
  const found = new Set<string>();
  let room = MOST_MARKUP;
  const add = (text: string): void => {
    for (const [word] of text.slice(0, MOST_CODE).matchAll(IDENTIFIER)) {
      if (room <= 0) return;
      if (found.has(word) || !IS_TELLING.test(word)) continue;
      found.add(word);
      room -= word.length + 1;
    }
  };
  // Scripts first: they name accounts. The addresses of pictures would fill the room.
  for (const { src, text } of scripts) add(`${src ?? ''} ${text}`);
  for (const { content } of metas) add(content);
  for (const { text } of comments) add(text);
  for (const { node } of outline) for (const { name, value } of node.attributes) if (!SHOWN.has(name)) add(value);
  const words = cut((description ?? '').replace(/\s+/g, ' '), MOST_TITLE);
  return [words, ...found].filter((line) => line !== '').join('\n');
}
/** Attributes that say how an element looks. */
const SHOWN = new Set(['class', 'style', 'd', 'points', 'srcset', 'sizes', 'width', 'height', 'viewbox']);

const cut = (text: string, most: number): string => text.slice(0, most).toWellFormed();

import { decodedUri } from '../model/text/decoded-uri.ts';
import { shingles } from '../sketch/shingle.ts';
import { simhash64 } from '../sketch/simhash.ts';
import { remembered } from '../values/remember.ts';
import { foldText } from './view/fold-text.ts';
import type { Page } from './view/views.ts';

/** A page with less text gives nothing to compare. */
const LEAST_LETTERS = 40;

/**
 * SimHash (16 hex digits) without links, numbers and words of the page's own address, to tell
 * copies apart. Null: too little.
 */
export function textSketch(page: Pick<Page, 'url' | 'blocks' | 'links'>): string | null {
  const labels = new Set(page.links.map(({ text }) => text));
  const own = new Set(wordsOf(decodedUri(page.url)));
  const said: string[] = [];
  for (const { hidden, text } of page.blocks)
    if (!hidden && !labels.has(text)) for (const word of wordsOf(text)) if (!own.has(word)) said.push(word);
  const words = said.join(' ');
  return words.length < LEAST_LETTERS ? null : simhash64(shingles(words));
}

const OTHER_THAN_ASCII = /[^\x01-\x7f]/;

const wordsOf = remembered((text): readonly string[] => {
  // The same in a tenth of the time: the letters of such a text have no marks and no other case
  // than their own.
  const words = OTHER_THAN_ASCII.test(text)
    ? foldText(text)
        .toLowerCase()
        .replace(/\p{Nd}+/gu, '0')
        .split(/[^\p{L}\p{M}0]+/u)
    : (text
        .toLowerCase()
        .replace(/[0-9]+/g, '0')
        .match(/[a-z0]+/g) ?? []);
  return words.filter((word) => word !== '' && word !== '0');
});

import { decodedUri } from '../model/decoded-uri.ts';
import { shingles } from '../sketch/shingle.ts';
import { simhash64 } from '../sketch/simhash.ts';
import { foldText } from './view/fold-text.ts';
import type { Page } from './view/views.ts';

/** A page that says less than this says nothing that could be compared. */
const LEAST_LETTERS = 40;

/** SimHash (16 hex digits) without links, numbers and words of the page's own address, to tell copies apart. Null: too little. */
export function textSketch(page: Pick<Page, 'url' | 'blocks' | 'links'>): string | null {
  const labels = new Set(page.links.map(({ text }) => text));
  const own = new Set(wordsOf(decodedUri(page.url)));
  const words = page.blocks
    .filter(({ hidden, text }) => !hidden && !labels.has(text))
    .flatMap(({ text }) => wordsOf(text))
    .filter((word) => !own.has(word))
    .join(' ');
  return words.length < LEAST_LETTERS ? null : simhash64(shingles(words));
}

const OTHER_THAN_ASCII = /[^\x01-\x7f]/;

function wordsOf(text: string): string[] {
  // The same in a tenth of the time: no letter of such a text has marks or another case than its own.
  if (!OTHER_THAN_ASCII.test(text))
    return (
      text
        .toLowerCase()
        .match(/[a-z0-9]+/g)
        ?.map(masked)
        .filter(isWord) ?? []
    );
  return foldText(text)
    .toLowerCase()
    .replace(/\p{Nd}+/gu, '0')
    .split(/[^\p{L}\p{M}0]+/u)
    .filter(isWord);
}

const masked = (word: string): string => word.replace(/[0-9]+/g, '0');
const isWord = (word: string): boolean => word !== '' && word !== '0';

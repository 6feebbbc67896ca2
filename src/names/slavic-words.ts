/** Text in Cyrillic letters → its words by their skeletons, for names listed in Latin letters. */
import { JOINING } from '../values/company-name.ts';
import { hashWord, type Words } from './hashed-words.ts';
import { SLAVIC } from './name-forms.ts';
import { slavicSkeleton } from './slavic-skeleton.ts';

const CYRILLIC_OR_LATIN = /[\p{L}\p{N}]+/gu;

/** The same words by their skeletons, for names listed in Latin letters. A text of other scripts has none. */
export function slavicWords(text: string, into: Words): Words {
  into.count = 0;
  for (const { 0: word, index } of text.matchAll(CYRILLIC_OR_LATIN)) {
    if (into.count === into.from.length) into.grow();
    const at = into.count++;
    const known = skeletonHash(word);
    into.one[at] = known[0];
    into.two[at] = known[1];
    into.from[at] = index;
    into.to[at] = index + word.length;
  }
  return into;
}

/** A page says the same words again and again. */
const hashes = new Map<string, readonly [number, number]>();
const MOST_HASHES = 20_000;
const LONGEST_WORD = 60;

function skeletonHash(word: string): readonly [number, number] {
  const known = hashes.get(word);
  if (known !== undefined) return known;
  const lower = word.slice(0, LONGEST_WORD).toLowerCase();
  const hash = hashWord(JOINING.has(lower) ? lower : SLAVIC + slavicSkeleton(lower));
  if (hashes.size >= MOST_HASHES) hashes.clear();
  if (word.length <= LONGEST_WORD) hashes.set(word, hash);
  return hash;
}

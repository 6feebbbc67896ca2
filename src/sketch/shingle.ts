import { classOf, foldText, LETTER, UNSPACED } from './characters.ts';
import { mix32 } from './mix.ts';

const WORDS = 3;
const CHARACTERS = 4;

/**
 * 3-word shingles, 4-grams in unspaced scripts, as word pairs (high, low). Stored: a change means a
 * new signal version.
 */
export function shingles(text: string): Uint32Array {
  const folded = foldText(text);
  // A word and the separator after it take two units at least.
  const words = new Uint32Array(folded.length + 2);
  let wordsEnd = 0;
  const grams: number[] = [];
  let high = 0x811c9dc5;
  let low = 0x9747b28c;
  let inWord = false;
  for (let i = 0; i <= folded.length; i++) {
    const unit = i < folded.length ? folded.charCodeAt(i) : 0x20;
    const kind = classOf(unit);
    if (kind === LETTER) {
      high = Math.imul(high ^ unit, 0x01000193);
      low = Math.imul(low ^ unit, 0x5bd1e995);
      low ^= low >>> 13;
      inWord = true;
      continue;
    }
    if (inWord) {
      words[wordsEnd++] = high;
      words[wordsEnd++] = low;
      high = 0x811c9dc5;
      low = 0x9747b28c;
      inWord = false;
    }
    if (kind === UNSPACED) grams.push(Math.imul(unit, 0x9e3779b1), Math.imul(unit ^ 0x5555, 0x85ebca6b));
  }
  const first = joined(words.subarray(0, wordsEnd), WORDS);
  if (grams.length === 0) return first;
  const second = joined(Uint32Array.from(grams), CHARACTERS);
  const all = new Uint32Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

/**
 * Joins every `most` consecutive units, pairs of words, into one 64-bit feature; fewer units are
 * one feature.
 */
function joined(units: Uint32Array, most: number): Uint32Array {
  const size = Math.min(most, units.length / 2);
  const features = new Uint32Array(size === 0 ? 0 : units.length - 2 * size + 2);
  for (let at = 0; at < features.length; at += 2) {
    let high = 0;
    let low = size;
    for (let k = at; k < at + 2 * size; k += 2) {
      // Order matters: "a b c" is another feature than "c b a".
      high = Math.imul(high ^ (units[k] as number), 0x85ebca6b);
      high = (high << 13) | (high >>> 19);
      low = Math.imul(low ^ (units[k + 1] as number), 0xc2b2ae35);
      low = (low << 15) | (low >>> 17);
    }
    features[at] = mix32(high ^ (low >>> 3));
    features[at + 1] = mix32(low);
  }
  return features;
}

import { classOf, foldText, LETTER, UNSPACED } from './characters.ts';
import { mix32 } from './mix.ts';

const WORDS = 3;
const CHARACTERS = 4;

/** 3-word shingles, 4-grams in unspaced scripts, as word pairs (high, low). Stored: a change means a new signal version. */
export function shingles(text: string): Uint32Array {
  const folded = foldText(text);
  const words = new Features(WORDS);
  const grams = new Features(CHARACTERS);
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
      words.push(high, low);
      high = 0x811c9dc5;
      low = 0x9747b28c;
      inWord = false;
    }
    if (kind === UNSPACED) grams.push(Math.imul(unit, 0x9e3779b1), Math.imul(unit ^ 0x5555, 0x85ebca6b));
  }
  const first = words.take();
  const second = grams.take();
  if (second.length === 0) return first;
  const all = new Uint32Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

/** Joins every `size` consecutive units into one 64-bit feature, in a growing typed array. */
class Features {
  readonly #size: number;
  #units = new Uint32Array(1024);
  #count = 0;

  constructor(size: number) {
    this.#size = size;
  }

  push(high: number, low: number): void {
    if (this.#count * 2 + 2 > this.#units.length) {
      const grown = new Uint32Array(this.#units.length * 2);
      grown.set(this.#units);
      this.#units = grown;
    }
    this.#units[this.#count * 2] = high;
    this.#units[this.#count * 2 + 1] = low;
    this.#count++;
  }

  take(): Uint32Array {
    if (this.#count === 0) return new Uint32Array(0);
    const size = Math.min(this.#size, this.#count);
    const features = new Uint32Array((this.#count - size + 1) * 2);
    for (let at = 0; at * 2 < features.length; at++) {
      let high = 0;
      let low = size;
      for (let k = 0; k < size; k++) {
        // Order matters: "a b c" is another feature than "c b a".
        high = Math.imul(high ^ (this.#units[(at + k) * 2] as number), 0x85ebca6b);
        high = (high << 13) | (high >>> 19);
        low = Math.imul(low ^ (this.#units[(at + k) * 2 + 1] as number), 0xc2b2ae35);
        low = (low << 15) | (low >>> 17);
      }
      features[at * 2] = mix32(high ^ (low >>> 3));
      features[at * 2 + 1] = mix32(low);
    }
    return features;
  }
}

import { hexOfWords } from './hamming.ts';

/** 64-bit SimHash (Charikar 2002) of word pairs with repeats. 16 hex digits; null: no features. */
export function simhash64(features: Uint32Array): string | null {
  if (features.length < 2) return null;
  return hexOfWords(Uint32Array.of(majorityOf(features, 0, 2), majorityOf(features, 1, 2)));
}

/**
 * The bits that more than half of every `step`th word, from `first` on, have. Unsigned; 0 where
 * there are none. Columns are counted in bit planes by carry-save adders, eight words at a time
 * (Warren, Hacker's Delight, 5-1).
 */
export function majorityOf(words: Uint32Array, first = 0, step = 1): number {
  const count = Math.max(0, Math.ceil((words.length - first) / step));
  const planes = new Uint32Array(32);
  let [ones, twos, fours] = [0, 0, 0];
  let at = first;
  const word = (): number => {
    // Signed: an unsigned word above 2^31 would be an object each time.
    const next = (words[at] as number) | 0;
    at += step;
    return next;
  };
  for (let left = count; left >= 8; left -= 8) {
    // Two words and the plane's old value give the plane's new value and one carry.
    let a = word();
    let b = word();
    let both = ones ^ a;
    let twoA = (ones & a) | (both & b);
    ones = both ^ b;
    a = word();
    b = word();
    both = ones ^ a;
    let twoB = (ones & a) | (both & b);
    ones = both ^ b;
    both = twos ^ twoA;
    const fourA = (twos & twoA) | (both & twoB);
    twos = both ^ twoB;
    a = word();
    b = word();
    both = ones ^ a;
    twoA = (ones & a) | (both & b);
    ones = both ^ b;
    a = word();
    b = word();
    both = ones ^ a;
    twoB = (ones & a) | (both & b);
    ones = both ^ b;
    both = twos ^ twoA;
    const fourB = (twos & twoA) | (both & twoB);
    twos = both ^ twoB;
    both = fours ^ fourA;
    add(planes, 3, (fours & fourA) | (both & fourB));
    fours = both ^ fourB;
  }
  planes.set([ones, twos, fours]);
  while (at < words.length) add(planes, 0, word());
  return majority(planes.subarray(0, 32 - Math.clz32(count)), count);
}

/** Adds one bit per column to the columns' binary counters, from a plane on. */
function add(planes: Uint32Array, from: number, word: number): void {
  let carry = word;
  for (let p = from; carry !== 0; p++) {
    const plane = planes[p] as number;
    planes[p] = plane ^ carry;
    carry &= plane;
  }
}

function majority(planes: Uint32Array, count: number): number {
  let word = 0;
  for (let bit = 0; bit < 32; bit++) {
    let ones = 0;
    for (let p = planes.length - 1; p >= 0; p--) ones = ones * 2 + (((planes[p] as number) >>> bit) & 1);
    if (ones * 2 > count) word |= 1 << bit;
  }
  return word >>> 0;
}

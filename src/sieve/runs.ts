/**
 * The text of a page → its runs (mailboxes, domains, codes, names of files), accounts and numbers,
 * each looked up in the sieve as it ends. One pass, no string made.
 */
import { hashWord, SEED_ONE, SEED_TWO } from '../names/packed-tables.ts';
import { Units } from '../names/units.ts';
import { oneMailbox } from '../values/email-address.ts';
import { type AtomFamily, type Found, familyOf, lookUp, MOST_DIGITS, mayHave, type SieveTable } from './sieve-table.ts';

const [LETTER, DIGIT, SIGN] = [1, 2, 3];
/** By unit: letters (as lower case), digits, and the signs that stand within a run. */
const kinds = new Uint8Array(0x10000);
const lower = new Uint8Array(128);
/** Units without which words are plain: digits, those signs, and the colon behind a label. */
const telling = new Uint8Array(0x10000);
for (let unit = 0; unit < 128; unit += 1) {
  const sign = String.fromCharCode(unit);
  kinds[unit] = /[A-Za-z]/.test(sign) ? LETTER : /\d/.test(sign) ? DIGIT : /[._@+-]/.test(sign) ? SIGN : 0;
  lower[unit] = sign.toLowerCase().charCodeAt(0);
  telling[unit] = Number((kinds[unit] as number) > LETTER);
}
const [COLON, WIDE_COLON] = [0x3a, 0xff1a];
telling[COLON] = 1;
telling[WIDE_COLON] = 1;
const [AT, SLASH] = [0x40, 0x2f];
const LEAST = 4;
const LONGEST = 128;
/** Digits of a number that stands alone. */
const LEAST_DIGITS = 5;
/** Signs between two groups of digits of one number. */
const MOST_BETWEEN = 3;
/** Signs between groups of one number; a line end is none. */
const BETWEEN = /^[ .()/\u00a0\u2010-\u2015-]{1,3}$/;
/** Steps of an address that may hold an account. */
const MOST_STEPS = 8;
const MOST_LABELS = 4;

export interface RunHit {
  readonly kind: 'run' | 'account' | 'number';
  /** Both hashes of the value. */
  readonly sign: readonly [number, number];
  readonly owner: number;
  readonly bits: number;
  readonly family: AtomFamily | null;
  readonly from: number;
  readonly to: number;
}

const given = new Units();

/** `trials`: numbers that were looked up; by chance one of them may be one of ours. */
export function runsIn(text: string, table: SieveTable, hit: (one: RunHit) => void): { trials: number } {
  const labels: [number, number][] = [];
  let steps = 0;
  let trials = 0;
  const digits = new Uint8Array(MOST_DIGITS);
  let many = 0;
  let numberFrom = 0;
  let groupEnd = -1;
  const { length } = text;
  const units = given.of(text);
  let at = 0;
  while (at < length) {
    // Plain words are no values but behind a label, and most of a page: they are passed over.
    if (labels.length === 0) {
      let next = at;
      while (next < length && telling[units[next] as number] === 0) next += 1;
      if (next === length) break;
      while (next > at && kinds[units[next - 1] as number] !== 0) next -= 1;
      at = next;
    }
    const first = kinds[units[at] as number] as number;
    if (first === 0 || first === SIGN) {
      at += 1;
      continue;
    }
    const from = at;
    let signs = 0;
    let digitsIn = 0;
    let kind = first;
    do {
      if (kind === DIGIT) digitsIn += 1;
      else if (kind === SIGN) signs |= units[at] === AT ? 2 : 1;
      at += 1;
      kind = kinds[units[at] as number] as number;
    } while (kind !== 0);
    if (digitsIn > 0) numbersIn(from, at);
    if (signs + digitsIn + labels.length === 0 && !isLabelled(at)) continue;
    let to = at;
    while (kinds[units[to - 1] as number] === SIGN) to -= 1;
    if (to - from >= LEAST && to - from <= LONGEST) run(from, to, signs);
    else if (labels.length > 0 && !isInAddress(at)) labels.length = 0;
  }
  return { trials };

  function run(from: number, to: number, signs: number): void {
    const [one, two] = hashed(from, to, SEED_ONE, SEED_TWO);
    check('run', one, two, from, to);
    if (labels.length > 0 && steps < MOST_STEPS) {
      steps += 1;
      for (const [first, second] of labels) {
        const pair = hashed(from, to, first, second);
        check('account', pair[0], pair[1], from, to);
      }
    }
    if ((signs & 2) !== 0) mailbox(from, to);
    if (signs !== 0) parts(from, to);
    else if (isLabelled(to)) labelled(one, two);
    else if (!isInAddress(to)) labels.length = 0;
  }

  /** Domains end a run, names of files begin one; a host may be a network's. */
  function parts(from: number, to: number): void {
    let dot = -1;
    const isHost = from > 1 && units[from - 1] === SLASH && units[from - 2] === SLASH;
    if (isHost) labels.length = 0;
    let labelFrom = from;
    for (let at = from; at < to; at += 1) {
      const unit = units[at];
      if (unit !== 0x2e && unit !== AT) continue;
      const [one, two] = hashed(at + 1, to, SEED_ONE, SEED_TWO);
      check('run', one, two, at + 1, to);
      if (unit === 0x2e) dot = at;
      const label = hashed(labelFrom, at, SEED_ONE, SEED_TWO);
      if (labels.length < MOST_LABELS && lookUpLabel(label)) {
        labels.push(behind(label));
        steps = 0;
      }
      labelFrom = at + 1;
    }
    if (dot > from && to - dot <= 6) {
      const [one, two] = hashed(from, dot, SEED_ONE, SEED_TWO);
      check('run', one, two, from, dot);
    }
    if (!isHost && !isInAddress(to)) labels.length = 0;
  }

  /** As the list spells it: some providers take dots and tags for nothing. */
  function mailbox(from: number, to: number): void {
    const written = text.slice(from, to).toLowerCase();
    const spelled = oneMailbox(written);
    if (spelled !== written) check('run', ...hashWord(spelled), from, to);
  }

  function labelled(one: number, two: number): void {
    labels.length = 0;
    steps = 0;
    if (lookUpLabel([one, two])) labels.push(behind([one, two]));
  }

  function lookUpLabel([one, two]: readonly [number, number]): boolean {
    return mayHave(table, one, two) && lookUp(table, 'label', one, two);
  }

  /** True while the address goes on: a blank or a quote ends it. */
  function isInAddress(at: number): boolean {
    const unit = units[at];
    return unit === SLASH || unit === 0x3f || unit === 0x3d || unit === 0x26 || unit === 0x25 || unit === 0x23;
  }

  function isLabelled(at: number): boolean {
    return units[at] === COLON || units[at] === WIDE_COLON;
  }

  function numbersIn(from: number, to: number): void {
    for (let at = from; at < to; at += 1) {
      if (kinds[units[at] as number] !== DIGIT) continue;
      const begins = at;
      while (at < to && kinds[units[at] as number] === DIGIT) at += 1;
      group(begins, at);
    }
  }

  function group(from: number, to: number): void {
    const gap = from - groupEnd;
    const goesOn = many > 0 && gap <= MOST_BETWEEN && BETWEEN.test(text.slice(groupEnd, from));
    if (!goesOn) {
      many = 0;
      numberFrom = from;
    }
    groupEnd = to;
    for (let at = from; at < to; at += 1) {
      if (many === MOST_DIGITS) digits.copyWithin(0, 1);
      else many += 1;
      digits[many - 1] = units[at] as number;
    }
    const alone = to - from;
    const { lengths } = table;
    for (let count = LEAST_DIGITS; count <= many; count += 1) {
      // A short number counts only where it stands alone: any digits of a price are not one.
      if (lengths[count] === 0 || (count !== alone && count < PHONE_DIGITS)) continue;
      trials += 1;
      let one = SEED_ONE;
      let two = SEED_TWO;
      for (let at = many - count; at < many; at += 1) {
        one = Math.imul(one ^ (digits[at] as number), 0x01000193);
        two = Math.imul(two ^ (digits[at] as number), 0x5bd1e995) ^ (two >>> 15);
      }
      check('number', one, two, numberFrom, to);
    }
  }

  function hashed(from: number, to: number, seedOne: number, seedTwo: number): [number, number] {
    let one = seedOne;
    let two = seedTwo;
    for (let at = from; at < to; at += 1) {
      const unit = lower[units[at] as number] as number;
      one = Math.imul(one ^ unit, 0x01000193);
      two = Math.imul(two ^ unit, 0x5bd1e995) ^ (two >>> 15);
    }
    return [one, two];
  }

  function check(kind: RunHit['kind'], one: number, two: number, from: number, to: number): void {
    if (!mayHave(table, one, two)) return;
    const found: Found = (owner, bits, group) =>
      hit({ kind, sign: [one, two], owner, bits, family: familyOf(group), from, to });
    lookUp(table, kind, one, two, found);
  }
}

/** The last digits of a telephone number, which all ways of writing it share. */
export const PHONE_DIGITS = 9;

/** The state of a hash behind a label and a blank, with which accounts begin. */
const behind = ([one, two]: readonly [number, number]): [number, number] => [
  Math.imul(one ^ 0x20, 0x01000193),
  Math.imul(two ^ 0x20, 0x5bd1e995) ^ (two >>> 15),
];

/** Text → numbers in disguise: spelled out, spaced out, or with letters for digits. */

export interface SpokenRun {
  /** Digits, with a leading + where one was said. */
  readonly run: string;
  readonly at: number;
  readonly length: number;
}

/** Names of the digits from zero on; the second name of a digit after a slash. */
const LANGUAGES = [
  'zero/oh/nought one two three four five six seven eight nine',
  'ноль/нуль один/одна два/две три четыре пять шесть семь восемь девять',
  'cero uno dos tres cuatro cinco seis siete ocho nueve',
  'zero/zéro um/un dois/deux três/trois quatro/quatre cinco/cinq seis/six sete/sept oito/huit nove/neuf',
  'null eins zwei/zwo drei vier fünf sechs sieben acht neun',
];
const PLUS = 'plus|плюс|más|mais';
const TIMES: Readonly<Record<string, number>> = { double: 2, triple: 3 };

const DIGIT_OF = new Map<string, string>();
for (const language of LANGUAGES) {
  language.split(' ').forEach((names, digit) => {
    for (const name of names.split('/')) DIGIT_OF.set(name, String(digit));
  });
}
// Numerals in usual form, in the form of cheques, and as spoken in phone numbers.
for (const [signs, digits] of [
  ['〇零一二三四五六七八九', '00123456789'],
  ['壹贰叁肆伍陆柒捌玖', '123456789'],
  ['貳參陸', '236'],
  ['幺两兩', '122'],
] as const) {
  [...signs].forEach((sign, i) => {
    DIGIT_OF.set(sign, digits[i] ?? '');
  });
}

const NAMES = [...DIGIT_OF.keys()].filter((name) => /^\p{L}{2,}$/u.test(name)).sort((a, b) => b.length - a.length);
const WORD = `(?:(?:${Object.keys(TIMES).join('|')}) )?(?:${NAMES.join('|')}|\\d{1,4})`;
const GAP = '[\\s,.()/·•-]{1,3}';
const SPELLED = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:${PLUS})[\\s,.·•-]{1,2}|\\+\\s?)?${WORD}(?:${GAP}${WORD}){4,19}(?![\\p{L}\\d])`,
  'giu',
);
const NAME = new RegExp(`(?:(double|triple) )?(${NAMES.join('|')}|\\d{1,4})`, 'giu');
/** For lower-case text and without slow flags: every block of text is tested. */
const TWO_NAMES = new RegExp(
  `(?<![a-zà-öа-яё])(?:${NAMES.join('|')})${GAP}(?:double |triple )?(?:${NAMES.join('|')})(?![a-zà-öа-яё])`,
);
const LEAST_NAMES = 4;
const HAN_DIGITS = '[〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸幺两兩]';
const HAN = new RegExp(`(?:\\+|加|＋)?${HAN_DIGITS}(?:[\\s·-]?${HAN_DIGITS}){6,18}`, 'gu');
/** "+ 8 6 · 1 3 9 …": one digit at a time, always the same sign between. */
const SPACED = /(?<![\d.])(?:\+[ ·•*_~|⋅∙・.,-]?)?\d([ ·•*_~|⋅∙・.,-])\d(?:\1\d){5,16}(?![\d.])/g;
/** O for 0, l or I for 1. No other letter may touch the run. */
const LETTERED = /(?<![\p{L}\d])[+(]{0,2}[\dOolI][\dOolI ()./-]{6,22}[\dOolI](?![\p{L}\d])/gu;

/** Runs of seven digits or more, at most 50, in no order. */
export function spokenDigits(text: string): SpokenRun[] {
  const found: SpokenRun[] = [];
  const add = (all: string, at: number, digits: string): void => {
    const count = digits.replace(/\D/g, '').length;
    if (count >= 7 && count <= 16 && found.length < 50) found.push({ run: digits, at, length: all.length });
  };
  if (TWO_NAMES.test(text.toLowerCase())) {
    for (const match of text.matchAll(SPELLED)) add(match[0], match.index, spelledOut(match[0]));
  }
  for (const match of text.matchAll(HAN)) {
    const digits = [...match[0]].map((sign) => DIGIT_OF.get(sign) ?? (/[+加＋]/.test(sign) ? '+' : '')).join('');
    add(match[0], match.index, digits);
  }
  for (const match of text.matchAll(SPACED)) add(match[0], match.index, match[0].replace(/[^\d+]/g, ''));
  for (const match of text.matchAll(LETTERED)) {
    const [all] = match;
    // Mostly digits: "Oil" and "lOOl" are words.
    if (!/[OolI]/.test(all) || (all.match(/\d/g)?.length ?? 0) < 5) continue;
    add(all, match.index, all.replace(/[Oo]/g, '0').replace(/[lI]/g, '1'));
  }
  return found;
}

/** Empty when hardly any of it is spelled out: then it is a number like others. */
function spelledOut(said: string): string {
  let digits = new RegExp(`^(?:${PLUS}|\\+)`, 'iu').test(said) ? '+' : '';
  let names = 0;
  for (const [, times, name = ''] of said.matchAll(NAME)) {
    const digit = DIGIT_OF.get(name.toLowerCase());
    if (digit !== undefined) names += 1;
    digits += (digit ?? name).repeat(TIMES[times?.toLowerCase() ?? ''] ?? 1);
  }
  return names >= LEAST_NAMES ? digits : '';
}

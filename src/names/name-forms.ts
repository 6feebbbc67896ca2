/** A listed name → the forms to search for, each with the place where it counts (`Need`). */
import type { MentionKind } from '../model/derived/mention.ts';
import { isGenericName, normaliseCompanyName } from '../values/company-name.ts';
import { hanParts } from '../values/han-parts.ts';
import { isOrdinaryWord, UNSPACED_SIGN, wordBits } from '../values/name-bits.ts';
import { placeSpellings, romaniseHan } from '../values/romanise-han.ts';
import { wordsOf } from './fold-words.ts';
import { latinSpellings, SLAVIC, slavicSkeleton } from './slavic-skeleton.ts';

/**
 * Where a form counts. `free`: anywhere; `slot`: as all that a text says, or with a legal form;
 * `form`: only with one.
 */
export type Need = 'free' | 'slot' | 'form';

export interface NameForm {
  readonly words: readonly string[];
  readonly kind: MentionKind;
  readonly need: Need;
  /**
   * Information of the words about one company, in bits; legal forms and the text around them are
   * not counted.
   */
  readonly bits: number;
}

export const MOST_WORDS = 16;
const LONGEST_NAME = 300;
/** Bits from which a name may stand anywhere; with less, a legal form must show a company. */
const FREE = 9;
/** One word with fewer bits is found beside any legal form. */
const LEAST = 4;
/** Two signs are a word, three a phrase; four that are its own are a name. */
const FREE_HAN = 20;
const MANY_WORDS = 4;
const FREE_MANY = 14;
/** Thousands of people share a name. */
const FREE_PERSON = 19;
const FREE_PERSON_HAN = 20;
/** Least letters of a name that is searched for without blanks, as in addresses, file names. */
const JOINED_LETTERS = 9;

const HAN = /[\p{Script=Han}\p{Script=Hangul}]/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN = /^[a-z0-9]+$/;

/** Legal forms that lists write out, at either end. */
const LONG_FORM =
  /(?<!\p{L})(?:(?:(?:public|open|closed|private)\s+)?joint[\s-]stock\s+company|(?:limited|anonim)\s+[şs]irketi|sp[óo][łl]ka\s+(?:akcyjna|z\s+ograniczon[ąa]\s+odpowiedzialno[śs]ci[ąa])|(?:товариство|товарищество)\s+[зс]\s+\p{L}+\s+\p{L}+|(?:публічне|приватне|закрите|відкрите)?\s*акціонерне\s+товариство|(?:тов|пат|прат|чао|оао)(?=\s*[«"“„])|akciov[áa]\s+spole[čc]nost|spole[čc]nost\s+s\s+ru[čc]en[íi]m\s+omezen[ýy]m|gesellschaft\s+mit\s+beschr[äa]nkter\s+haftung|aktiengesellschaft|soci[ée]t[ée]\s+[àa]\s+responsabilit[ée]\s+limit[ée]e|sociedad\s+an[óo]nima\s+de\s+capital\s+variable|α\.?ε|ε\.?π\.?ε|ι\.?κ\.?ε|בע["״]?מ)(?!\p{L})/giu;

/** A list is gone through twice. */
const cores = new Map<string, readonly string[]>();
const MOST_CORES = 50_000;

/** The words of a name without its legal form, as pages are read. */
export function coreOf(name: string): readonly string[] {
  const words = cores.get(name) ?? wordsOf(bareName(name)).slice(0, MOST_WORDS).map(usualSpelling);
  if (cores.size >= MOST_CORES) cores.clear();
  cores.set(name, words);
  return words;
}

/** Without its legal form, as company names are compared. */
export const bareName = (name: string): string => normaliseCompanyName(name.replace(LONG_FORM, ' '));

/** @param entitiesWith how many entities of the list carry a word */
export function nameForms(name: string, type: string, entitiesWith: (word: string) => number): NameForm[] {
  const cut = name.slice(0, LONGEST_NAME);
  const person = type === 'person';
  const forms: NameForm[] = [];
  const add = (words: readonly string[], kind: MentionKind, bits: number, needed?: Need): void => {
    if (words.length === 0 || words.length > MOST_WORDS) return;
    const need = needed ?? needOf(words, bits, type);
    const key = words.join(' ');
    if (need !== null && !forms.some((form) => form.words.join(' ') === key)) forms.push({ words, kind, need, bits });
  };
  const bitsOf = (words: readonly string[]): number =>
    words.reduce((sum, word) => sum + wordBits(word, entitiesWith(word)), 0);

  if (isGenericName(cut)) return [];
  // "LAST, First Middle": pages write it the other way round.
  const turned = person ? /^([^,]{2,80}),\s*([^,]{2,80})$/.exec(cut) : null;
  const words = coreOf(cut);
  const isHan = words.some((word) => HAN.test(word));
  const bits = isHan ? hanBits(words, entitiesWith) : bitsOf(words);
  add(words, 'exact', bits);
  for (const other of otherWays(cut, words)) add(other, 'exact', bits);
  const reordered = turned === null ? [] : [coreOf(`${turned[2]} ${turned[1]}`)];
  for (const order of reordered) add(order, 'reordered', bits);
  if (isHan) {
    if (person) return forms;
    for (const spelling of placeSpellings(words.join(''))) add(wordsOf(spelling), 'exact', bits);
    for (const spelling of romaniseHan(words.join('')))
      add(coreOf(spelling), 'transliterated', bitsOf(coreOf(spelling)));
    return forms;
  }
  if (words.some((word) => CYRILLIC.test(word))) {
    for (const written of [bareName(cut), words.join(' ')])
      for (const spelling of latinSpellings(written)) add(coreOf(spelling), 'transliterated', bits);
    return forms;
  }
  if (!words.every((word) => LATIN.test(word))) return forms;
  // Searched for in Cyrillic text. A name of ordinary words only is translated there, not spelled
  // out.
  const need = words.every(isOrdinaryWord) ? null : needOf(words, bits - 1, type);
  for (const order of need === null ? [] : [words, ...reordered, ...southSlavic(cut)]) {
    const skeletons = order.map((word) => SLAVIC + slavicSkeleton(word));
    add(skeletons, 'transliterated', bits, need ?? undefined);
  }
  const joined = words.join('');
  if (!person && words.length >= 2 && words.length <= 4 && joined.length >= JOINED_LETTERS && bits >= FREE)
    add([joined], 'joined', bits, 'free');
  return forms;
}

/** Null: it is not searched for at all. */
function needOf(words: readonly string[], bits: number, type: string): Need | null {
  const person = type === 'person';
  // A ship has no site, and no legal form that would prove that the ship is meant.
  const weak = (need: Need): Need | null => (type === 'vessel' || type === 'aircraft' ? null : need);
  const han = words.some((word) => UNSPACED_SIGN.test(word));
  const least = person ? (han ? FREE_PERSON_HAN : FREE_PERSON) : han ? FREE_HAN : FREE;
  const single = words.length === 1;
  if (person) return bits >= least && !single ? 'free' : null;
  if (han) return bits >= least ? 'free' : weak(bits >= 10 ? 'slot' : 'form');
  const own = words.some((word) => !isOrdinaryWord(word) && word.length >= 4);
  if (single && bits < LEAST) return null;
  if (single) return weak(own ? 'slot' : 'form');
  // Many words in a row do not meet by chance, even if each is ordinary.
  if ((own && bits >= least) || (words.length >= MANY_WORDS && bits >= FREE_MANY)) return 'free';
  // The plain names of a large group carry a word that many entries have. Alone in an owner line
  // they are still nobody else's.
  return weak(own ? 'slot' : 'form');
}

/**
 * Umlauts written out, capitals within a word taken for beginnings, the Arabic article joined to
 * its word.
 */
function otherWays(name: string, words: readonly string[]): (readonly string[])[] {
  const found: (readonly string[])[] = [];
  if (/[äöü]/i.test(name)) found.push(coreOf(name.replace(/[äöü]/gi, (vowel) => `${vowel}e`)));
  if (/\p{Ll}\p{Lu}/u.test(name)) found.push(coreOf(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')));
  const joined = words.join(' ').replace(/(?<![^ ])(al|el) (?=[a-z]{4})/g, '$1');
  if (joined !== words.join(' ')) found.push(joined.split(' '));
  return found;
}

/** In Cyrillic letters č is ч and no ц. Accents show the difference, and folding removes them. */
function southSlavic(name: string): (readonly string[])[] {
  const accented = name.replace(/[čć]/gi, 'ch').replace(/š/gi, 'sh').replace(/ž/gi, 'zh').replace(/đ/gi, 'dj');
  return accented === name ? [] : [coreOf(accented)];
}

const hanBits = (words: readonly string[], entitiesWith: (word: string) => number): number =>
  hanParts(words.join('')).reduce(
    (sum, { word, common }) => sum + (common ? 1 : wordBits(word, UNSPACED_SIGN.test(word) ? 1 : entitiesWith(word))),
    0,
  );

/** "variant usual" pairs: words of trade in singular and plural, and one mostly shortened. */
const ONE_WORD = new Map(
  'electronics electronic|materials material|services service|foods food|metals metal|machineries machinery|holdings holding|systems system|solutions solution|ets etablissements|etabl etablissements'
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
);

const usualSpelling = (word: string): string => ONE_WORD.get(word) ?? word;

/** Shorter words may be anything. */
const LEAST_OF_SLAVIC = 7;
const ADJECTIVE = /(sk|n|v|l|r)(?:ii|iy|ij|yi|yy|yj|y)$/;
const ADJECTIVE_ENDINGS = ['ii', 'iy', 'ij', 'yi', 'yy', 'y'];

/** Other spellings of a word that may be Slavic: its ending ("-skii", "-sky"), "khim", "him". */
export function otherSpellings(word: string): string[] {
  const shortened = [...ONE_WORD].flatMap(([short, usual]) => (usual === word ? [short] : []));
  if (word.length < LEAST_OF_SLAVIC) return shortened;
  const ending = ADJECTIVE.exec(word);
  const found = [
    ...(ending === null ? [] : ADJECTIVE_ENDINGS.map((other) => word.slice(0, ending.index) + ending[1] + other)),
    word.replace(/(?<=[aeou])i$/, 'y'),
    word.replace(/(?<=[aeou])y$/, 'i'),
    word.replace('khim', 'him'),
  ];
  return [...new Set([...shortened, ...found])].filter((other) => other !== word);
}

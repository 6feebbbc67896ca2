/** A file's name → the words in it that may be a firm's name, run on or not. */
import { commonnessOf } from '../../values/company-name.ts';
import { isPictureWord, isStockAddress } from './picture-name.ts';

const LONGEST = 160;
const LEAST_LETTERS = 4;
/** A single word is mostly what a picture shows; beside one of these it is whose it is. */
const SIGN = /logo|brand|emblem|wordmark|letterhead|signboard|商标|标志|логотип/iu;
const LEAST_SINGLE = 6;

/**
 * The words of a file's name: those of trade and place set apart ("quillmoortrading"), those that any picture has left out,
 * or null when hardly anybody is named: "hebei-quillmoor-certificate.jpg", "QuillmoorPrices.pdf", "logo_quillmoor2019.jpg".
 *
 * @param name last part of an address, decoded
 * @param kind matches its ending
 */
export function fileWords(name: string, kind: RegExp): string | null {
  if (!kind.test(name) || name.length > LONGEST || isStockAddress(`/${name}`)) return null;
  const bare = name.replace(kind, '');
  const all = bare
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= (/\p{Script=Han}/u.test(word) ? 1 : 2))
    .flatMap(setApart);
  if (/\p{Script=Han}/u.test(bare)) return all.join(' ').length >= LEAST_LETTERS ? all.join(' ') : null;
  const telling = all.filter((word) => !isPictureWord(word) && !isSign(word));
  const long = telling.filter((word) => word.length >= LEAST_LETTERS);
  const isNamed = long.length === 1 && SIGN.test(bare) && (long[0] ?? '').length >= LEAST_SINGLE;
  return long.length >= 2 || isNamed ? telling.join(' ') : null;
}

/** "hebeiquillmoortrading" → hebei, quillmoor, trading; "quillmoorlogo" → quillmoor, logo. */
function setApart(word: string): string[] {
  const front: string[] = [];
  const back: string[] = [];
  let rest = word;
  for (let cut = cutOf(rest); cut !== null; cut = cutOf(rest)) {
    if (cut.atEnd) back.unshift(cut.word);
    else front.push(cut.word);
    rest = cut.rest;
  }
  return [...front, rest, ...back];
}

/** A known word at the end or the beginning of another, when a name may be left. */
function cutOf(word: string): { word: string; rest: string; atEnd: boolean } | null {
  const lower = word.toLowerCase();
  if (isKnown(lower)) return null;
  for (let length = word.length - LEAST_LETTERS; length >= LEAST_LETTERS; length -= 1) {
    if (isKnown(lower.slice(-length))) return { word: word.slice(-length), rest: word.slice(0, -length), atEnd: true };
    if (isKnown(lower.slice(0, length))) return { word: word.slice(0, length), rest: word.slice(length), atEnd: false };
  }
  return null;
}

function isKnown(lower: string): boolean {
  return commonnessOf(lower) === 'trade' || isSign(lower) || isPictureWord(lower);
}

function isSign(word: string): boolean {
  return SIGN.exec(word)?.[0] === word;
}

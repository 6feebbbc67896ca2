/** Reads a file name of a picture or document: its words, a stock library, or an odd name. */

import { wordSet } from '../../model/text/word-set.ts';
import { commonnessOf } from '../../values/company-name.ts';
import { fileNameIn } from '../../values/uri-text.ts';

/** Words that themes, cameras and editors put into names. Alone they identify nobody. */
const GENERIC = wordSet(`img image images photo photos picture pic pics banner banners slide slider slideshow hero
  background bg product products item items about aboutus us home index header footer cover thumb thumbnail thumbnails small large big medium mobile desktop gallery
  portfolio team member contact service services blog news post section main default sample demo untitled screenshot screen shot bild foto imagen dsc dscn dscf wa pano scaled copy final new old left right
  top bottom front back the and for jpg jpeg png webp img1 pxl mvimg wechat weixin whatsapp`);

/** True for a word that is common in names of pictures. */
export const isPictureWord = (word: string): boolean => GENERIC.has(word.toLowerCase());

/** Libraries whose pictures anybody may license or take. */
const STOCK =
  /shutterstock|istock(?:photo)?|getty[ _-]?images|adobe[ _-]?stock|depositphotos|dreamstime|\bpexels\b|\bpixabay\b|\bunsplash\b|fotolia|123rf|freepik|\balamy\b|bigstock|canstock(?:photo)?|stocksy|vecteezy|envato|rawpixel|visual china|视觉中国/i;
/** Libraries in a file name, and Unsplash's form of name (photo-1…), which does not hold it. */
const STOCK_NAME = /(?:^|[^a-z])(?:pexels|unsplash|pixabay|alamy)(?:[^a-z]|$)|^photo-1\d{9,12}-[0-9a-f]{12}/i;

export const namesStockLibrary = (text: string): boolean => STOCK.test(text.slice(0, 2_000));

/** True if the address or its file name is a stock library's. */
export function isStockAddress(url: string): boolean {
  const [address = ''] = url.split(/[?#]/, 1);
  return namesStockLibrary(address) || STOCK_NAME.test(fileNameIn(address.replace(/\/+$/, '')));
}

/** The file name without added sizes; null: two people may choose it ("banner1", a digest). */
export function oddName(url: string): string | null {
  const [address = ''] = url.split(/[?#]/, 1);
  const name = fileNameIn(address.replace(/\/+$/, ''))
    .replace(/\.[a-z0-9]{2,5}$/i, '')
    .replace(/(?:[-_]\d{2,4}x\d{2,4}|@[23]x|-scaled|[-_](?:min|thumb|small|large))+$/i, '')
    .toLowerCase();
  if (name.length < 8 || name.length > 120 || isStockAddress(url) || isDigest(name)) return null;
  const words = name.match(/\p{L}+/gu) ?? [];
  const telling = words.filter((word) => word.length >= 3 && !GENERIC.has(word)).join('').length;
  const digits = (name.match(/\d/g) ?? []).length;
  return telling >= 8 || digits >= 12 || (telling >= 4 && digits >= 5) ? name : null;
}

/** Publishing systems make such names from the bytes, so equal files get equal names. */
const isDigest = (name: string): boolean =>
  /^(?:[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(name) || /[0-9a-f]{24,}/.test(name);

const LONGEST = 160;
const LEAST_LETTERS = 4;
/** A single word mostly says what a picture shows; beside one of these it says whose it is. */
const SIGN = /logo|brand|emblem|wordmark|letterhead|signboard|商标|标志|логотип/iu;
const LEAST_SINGLE = 6;

/** "QuillmoorPrices.pdf" → quillmoor prices; or null. @param name decoded @param kind of ending */
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

/** Cuts a known word off the end or the beginning of another, if a name may be left. */
function cutOf(word: string): { word: string; rest: string; atEnd: boolean } | null {
  const lower = word.toLowerCase();
  if (isKnown(lower)) return null;
  for (let length = word.length - LEAST_LETTERS; length >= LEAST_LETTERS; length -= 1) {
    if (isKnown(lower.slice(-length))) return { word: word.slice(-length), rest: word.slice(0, -length), atEnd: true };
    if (isKnown(lower.slice(0, length))) return { word: word.slice(0, length), rest: word.slice(length), atEnd: false };
  }
  return null;
}

const isKnown = (lower: string): boolean => commonnessOf(lower) === 'trade' || isSign(lower) || isPictureWord(lower);
const isSign = (word: string): boolean => SIGN.exec(word)?.[0] === word;

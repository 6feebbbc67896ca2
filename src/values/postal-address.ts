/** A line of text → the parts of a postal address: street, house, room, postcode, town. */
import { isAscii } from '../sketch/characters.ts';
import * as WORDS from './address-words.ts';
import { plainText } from './plain-text.ts';

export interface PostalAddress {
  /** Name and kind in one: "xinhua road"; a named house or ground where no street is given. */
  readonly street: string;
  readonly house: string | null;
  readonly building: string | null;
  readonly room: string | null;
  readonly postcode: string | null;
  /** Names of town, district, quarter, without countries and provinces. Sorted. */
  readonly places: readonly string[];
}

const LONGEST = 240;
const MOST_SEGMENTS = 14;
const NUMBER = /^(?:\d{1,5}[a-zа-я]?(?:[-/]\d{1,5}[a-zа-я]?)?|[a-z]-?\d{1,5})$/;
const ORDINAL = /^\d{1,3}(?:st|nd|rd|th)$/;
const POSTCODE =
  /\b(\d{5}-\d{3}|\d{5}-\d{4}|\d{5,6}|[a-z]{1,2}\d[a-z\d]?\s\d[a-z]{2}|[a-z]\d[a-z]\s?\d[a-z]\d|\d{4}\s?[a-z]{2}|\d{3}-\d{4})\b/g;

/** Lower case without accents; "No.12" and "#12" apart. */
function folded(text: string): string {
  const lower = plainText(text).slice(0, LONGEST).toLowerCase();
  const bare = isAscii(lower)
    ? lower
    : lower
        .replace(/й/g, '\u0001')
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .replace(/\u0001/g, 'й')
        .replace(/ß/g, 'ss')
        .replace(/ø/g, 'o')
        .replace(/ł/g, 'l')
        .replace(/ё/g, 'е');
  return bare
    .replace(/[’'`´"“”«»]/g, '')
    .replace(/(?<=\p{L})\.(?=\s?[\p{L}\d])/gu, ' ')
    .replace(/(?:№|#|n[°º]|nº)\s{0,2}(?=\d)/g, (sign) => (sign.startsWith('#') ? ' # ' : ' no '))
    .replace(/\b(no|nr|rm|d|д|кв|оф|ул)\s?(?=\d)/g, '$1 ');
}

interface Parts extends Record<'street' | 'house' | 'building' | 'room', string | null> {
  /** Words behind the street in its own segment: "Main St Springfield". */
  after: string[];
}

/** Takes the numbers that a cue names out of a segment's words. */
function takeNumbers(tokens: readonly string[], parts: Parts): string[] {
  const left: string[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const [word = '', next = ''] = [tokens[i], tokens[i + 1]];
    const numbered = NUMBER.test(next);
    if (
      WORDS.FLOOR.has(word) ||
      (/^\d{1,3}(?:\/?f|th|st|nd|rd)$/.test(word) && (word.endsWith('f') || WORDS.FLOOR.has(next)))
    ) {
      if (WORDS.FLOOR.has(word) && numbered) i += 1;
      else if (WORDS.FLOOR.has(word) && /^\d{1,3}$/.test(left.at(-1) ?? '')) left.pop();
      continue;
    }
    if (WORDS.ROOM.has(word) && (numbered || /^[a-z]$/.test(next))) parts.room ??= next.replaceAll('-', '');
    else if (WORDS.BUILDING.has(word) && (numbered || /^[a-z]$/.test(next))) parts.building ??= next;
    else if (WORDS.HOUSE.has(word) && numbered) parts.house ??= next;
    else {
      left.push(word);
      continue;
    }
    i += 1;
  }
  return left;
}

/** "xinhua road" out of a segment's words, and the number beside it. */
function streetIn(tokens: readonly string[], parts: Parts): string | null {
  const names: string[] = [];
  const numbers: string[] = [];
  let type: string | null = null;
  // True if the name stands before its kind, as in English: a town then follows.
  let before = false;
  for (const [i, word] of tokens.entries()) {
    const joined = WORDS.JOINED_TYPE.exec(word);
    // "St. Peter" is a saint; a kind of street in English stands behind its name.
    const saint = /^(?:st|dr|r|пр|ш)$/.test(word) && i === 0 && !/^[а-я]/.test(word) && word !== 'r';
    if (type === null) before = joined !== null || names.length > 0;
    if (type === null && joined !== null) {
      names.push(joined[1] ?? '');
      type = joined[2] === 'str' ? 'strasse' : (joined[2] ?? null);
    } else if (type === null && WORDS.STREET_TYPES.has(word) && !saint) type = WORDS.STREET_TYPES.get(word) ?? null;
    else if (NUMBER.test(word)) {
      if (word.length <= 4 || !/^\d+$/.test(word)) numbers.push(word);
    } else if (type !== null && before && !WORDS.DIRECTIONS.has(word)) parts.after.push(word);
    else if (ORDINAL.test(word) || /^\p{L}/u.test(word)) names.push(WORDS.DIRECTIONS.get(word) ?? word);
  }
  const name = names.filter((word) => !WORDS.CONNECTORS.has(word)).join('');
  if (type === null || !/\p{L}{3}|\d/u.test(name) || name.length > 40) {
    parts.after = [];
    return null;
  }
  if (numbers.length === 1) parts.house ??= numbers[0] ?? null;
  return `${name} ${type}`;
}

function groundsIn(tokens: readonly string[]): string | null {
  const at = tokens.findIndex((word) => WORDS.GROUNDS.has(word));
  const name = tokens.slice(0, Math.max(0, at)).filter((word) => /^\p{L}/u.test(word) && !WORDS.CONNECTORS.has(word));
  return at < 1 || !name.some((word) => word.length >= 4 && !WORDS.WIDE.has(word))
    ? null
    : `${name.join('')} ${tokens[at]}`;
}

/** Chinese addresses: from province to room, without separators. */
function chineseAddress(text: string): PostalAddress | null {
  const match =
    /(\p{Script=Han}{2,30}?(?:路|街|大道|大街|巷|胡同))(?:\p{Script=Han}{0,4})?\s?(\d{1,5}(?:-\d{1,4})?)\s?[号號弄]/u.exec(
      text,
    );
  if (match === null) return null;
  const before = match[1] ?? '';
  const street = /[^省市区县州镇乡村]{2,8}$/u.exec(before)?.[0];
  if (street === undefined) return null;
  const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 80);
  const places = [...before.matchAll(/(\p{Script=Han}{2,4}?)(?:市|区|县|镇)/gu)].map(([, name = '']) =>
    name.replace(/^.*省/u, ''),
  );
  return {
    street,
    house: match[2] ?? null,
    building: /([0-9a-z]{1,4})\s?(?:号楼|栋|幢|座)/iu.exec(rest)?.[1]?.toLowerCase() ?? null,
    room: /(\d{2,5}[a-z]?)\s?[室房]/iu.exec(rest)?.[1]?.toLowerCase() ?? null,
    postcode: /(?<!\d)(\d{6})(?!\d)/.exec(text)?.[1] ?? null,
    places: [...new Set(places)].sort(),
  };
}

/** Null without a street (or named building) and a number: nothing then tells neighbours apart. */
export function postalAddressIn(text: string): PostalAddress | null {
  if (!/\p{Nd}/u.test(text)) return null;
  if (/[路街道巷]/u.test(text)) return chineseAddress(plainText(text).slice(0, LONGEST));
  const line = folded(text);
  const parts: Parts = { street: null, house: null, building: null, room: null, after: [] };
  const segments = line
    .split(/[,;|•·\n()]|\s[-–/]\s/)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '')
    .slice(0, MOST_SEGMENTS);
  const tokensOf = segments.map((segment) => takeNumbers(segment.split(/[\s.:]+/).filter(Boolean), parts));
  let at = -1;
  for (const [i, tokens] of tokensOf.entries()) {
    parts.street = streetIn(tokens, parts);
    if (parts.street === null) continue;
    at = i;
    // "ul. Lenina, 12" and "12, Rua das Flores".
    for (const beside of [tokensOf[i + 1], tokensOf[i - 1]])
      if (beside?.length === 1 && NUMBER.test(beside[0] ?? '') && (beside[0] ?? '').length <= 5)
        parts.house ??= beside[0] ?? null;
    break;
  }
  if (parts.street === null) {
    at = tokensOf.findIndex((tokens) => groundsIn(tokens) !== null);
    parts.street = at < 0 ? null : groundsIn(tokensOf[at] ?? []);
    if (parts.room === null) return null;
  }
  if (parts.street === null || (parts.house === null && parts.room === null)) return null;
  const used = new Set([parts.house, parts.room]);
  const postcode =
    [...line.matchAll(POSTCODE)].map(([code]) => code.replace(/\s/g, '')).findLast((code) => !used.has(code)) ?? null;
  const isName = (word: string): boolean =>
    /^\p{L}[\p{L}-]{2,}$/u.test(word) &&
    !WORDS.WIDE.has(word) &&
    !WORDS.CONNECTORS.has(word) &&
    !WORDS.GROUNDS.has(word);
  const places = tokensOf.map((tokens, i) => (i === at ? parts.after : tokens).filter(isName).join(''));
  return {
    street: parts.street,
    house: parts.house,
    building: parts.building,
    room: parts.room,
    postcode,
    places: [...new Set(places.filter((place) => place.length >= 3 && place.length <= 40))].sort().slice(0, 8),
  };
}

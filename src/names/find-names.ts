/** Text × index → the listed names in it, each with where it stands and how it is written. */
import type { MentionKind } from '../model/mention.ts';
import { hasLegalForm, JOINING, normaliseCompanyName } from '../signals/company-name.ts';
import { comparable, composed, foldWords, hashWord, Words } from './fold-words.ts';
import { MOST_WORDS, type Need, SLAVIC } from './name-forms.ts';
import { KINDS, type NameIndex, NEEDS } from './name-index.ts';
import { romaniseHan } from './romanise-han.ts';
import { slavicSkeleton } from './slavic-skeleton.ts';
import { stringAt } from './string-table.ts';
import { transitionFrom } from './transitions.ts';
import { numberOf, SKIPPED, UNKNOWN } from './vocabulary.ts';

export interface Hit {
  /** Numbers of the entity and the name in the index. */
  readonly entity: number;
  readonly name: number;
  readonly kind: MentionKind;
  /** What the name's own words tell, in bits. */
  readonly bits: number;
  /** Units of `text`. */
  readonly from: number;
  readonly to: number;
  /** With a legal form behind or in front of it; where that ends. */
  readonly formed: boolean;
  readonly formedTo: number;
  /** Nothing but the name, legal forms and years stands in the text. */
  readonly whole: boolean;
  /** Of one word that may be anybody's. */
  readonly single: boolean;
}

export interface Found {
  /** What the hits count in: the text with its accents joined. */
  readonly text: string;
  readonly hits: readonly Hit[];
}

/** Of one text; a page that holds more is the list itself, or written to keep us busy. */
const MOST_HITS = 2_000;

interface RawHit {
  readonly pattern: number;
  readonly first: number;
  readonly last: number;
}

const latin = new Words();
const slavic = new Words();
let numbers = new Int32Array(1024);

export function findNames(index: NameIndex, given: string): Found {
  const written = composed(given);
  const text = comparable(written);
  const hits: Hit[] = [];
  const words = foldWords(text, latin);
  const { cyrillic, han } = words;
  for (const hit of walk(index, words)) take(index, written, words, hit, hits, null);
  if (cyrillic) {
    const skeletons = slavicWords(text, slavic);
    for (const hit of walk(index, skeletons)) take(index, written, skeletons, hit, hits, null);
  }
  if (han) for (const firm of hanFirms(text)) romanised(index, firm, hits);
  return { text: written, hits: longest(hits) };
}

function walk(index: NameIndex, words: Words): RawHit[] {
  const { vocabulary, starts, transitions, endsFrom, ends } = index;
  const { count } = words;
  if (numbers.length < count) numbers = new Int32Array(2 ** Math.ceil(Math.log2(count)));
  const found: RawHit[] = [];
  for (let at = 0; at < count; at += 1)
    numbers[at] = numberOf(vocabulary, words.one[at] as number, words.two[at] as number);
  for (let first = 0; first < count; first += 1) {
    const start = numbers[first] as number;
    if (start < 0 || starts[start] === 0) continue;
    let state = 0;
    const most = Math.min(count, first + 2 * MOST_WORDS);
    for (let last = first; last < most; last += 1) {
      const number = numbers[last] as number;
      if (number === SKIPPED) continue;
      if (number === UNKNOWN) break;
      state = transitionFrom(transitions, state, number);
      if (state < 0) break;
      for (let end = endsFrom[state] as number; end < (endsFrom[state + 1] as number); end += 1) {
        if (found.length >= MOST_HITS) return found;
        found.push({ pattern: ends[end] as number, first, last });
      }
    }
  }
  return found;
}

/** Keeps a hit when what its name needs stands there. `as`: where the words of another text stand in this one. */
function take(
  index: NameIndex,
  text: string,
  words: Words,
  { pattern, first, last }: RawHit,
  hits: Hit[],
  as: HanFirm | null,
): void {
  const info = index.infoOf[pattern] as number;
  const kind = KINDS[info & 7] ?? 'exact';
  const need: Need = NEEDS[(info >> 3) & 3] ?? 'form';
  const from = as?.from ?? (words.from[first] as number);
  const to = as?.to ?? (words.to[last] as number);
  const formEnd = as === null ? formedTo(text, from, to) : as.formedTo;
  const formed = formEnd !== null;
  if (need === 'form' && !formed) return;
  if (as === null && isTornApart(text.slice(from, to), stringAt(index.names, index.nameOf[pattern] as number))) return;
  const whole = as?.whole ?? isWhole(text, from, to);
  if (need === 'slot' && !formed && !whole) return;
  hits.push({
    entity: index.entityOf[pattern] as number,
    name: index.nameOf[pattern] as number,
    kind: as === null ? kind : 'transliterated',
    bits: (info >> 5) / 4,
    from,
    to,
    formed,
    formedTo: formEnd ?? to,
    whole,
    single: first === last && need !== 'free',
  });
}

/** Signs that end a cell, an item of a list or a part of a sentence. */
const PARTED = /[;:|｜!?•·\n]|[.,，、]\s/u;

/** Whether something stands between the words that parts them: "reeds, polymers" is no firm. Listed people have a comma. */
function isTornApart(written: string, listed: string): boolean {
  if (!PARTED.test(written) || HAN.test(written)) return false;
  const comma = listed.includes(',') && !hasLegalForm(listed);
  return PARTED.test(comma ? written.replace(/^([^,]{2,60}),\s/, '$1 ') : written);
}

const HAN = /\p{Script=Han}/u;
const HAN_FORM_BEHIND =
  /^[\s()（）]{0,3}(?:股份|集团|集團|控股)?(?:有限)?\s?(?:责任|責任)?公司|^\s?(?:株式会社|株式會社|有限会社)/u;
const MOST_FORM_WORDS = 4;
const LONGEST_FORM = 40;
const FORM_BEFORE =
  /(?:^|[^\p{L}\p{N}])(?:ооо|оао|зао|пао|ао|ип|тоо|ooo|oao|zao|pao|pt|jsc|pjsc|cjsc|ojsc|llc|joint[\s-]stock company|limited liability company|акционерное общество|с ограниченной ответственностью)[\s«"“„'(]{1,4}$/iu;

/** Where the legal form right behind the name ends; where the name does, if it stands in front or is part of it. Null: none. */
function formedTo(text: string, from: number, to: number): number | null {
  if (hasLegalForm(text.slice(Math.max(from, to - 60), to))) return to;
  const behind = text.slice(to, to + LONGEST_FORM).split(/[\n;:!?|｜•·]/, 1)[0] ?? '';
  const company = HAN_FORM_BEHIND.exec(behind)?.[0];
  if (company !== undefined) return to + company.length;
  let end = 0;
  // The longest: "Co." of "Co., Ltd" is one too.
  let formEnd: number | null = null;
  for (let word = 0; word < MOST_FORM_WORDS; word += 1) {
    const next = /^[\s,."”»’')(（）]{0,4}[\p{L}\p{N}]{1,14}/u.exec(behind.slice(end))?.[0];
    if (next === undefined) break;
    end += next.length;
    // A sentence that ends before the word is about something else.
    if (word === 0 && /^[."”»’']*\s*\.\s/.test(next)) break;
    const ending = `Qx${behind.slice(0, end)}`;
    // "Trading Solutions Ltd" is another name.
    if (normaliseCompanyName(ending) === 'qx' && (hasLegalForm(ending) || isCapitalForm(behind.slice(0, end))))
      formEnd = to + end;
  }
  if (formEnd !== null) return formEnd;
  return FORM_BEFORE.test(text.slice(Math.max(0, from - 40), from)) ? to : null;
}

/** Forms that are words too ("Company", "AS", "AG") begin with a capital where they are forms. */
function isCapitalForm(words: string): boolean {
  const all = words.match(/[\p{L}\p{N}]+/gu) ?? [];
  return all.length > 0 && all.every((word) => /^\p{Lu}/u.test(word) && !JOINING.has(word.toLowerCase()));
}

/** What may stand beside a name without saying anything more. */
const BESIDE =
  /(?:copyright|all rights reserved|official(?: site| website)?|welcome to|home ?page|home|logo|the|co|company|ltd|limited|llc|inc|corp|ооо|оао|зао|ao|jsc|股份|集团|有限|责任|公司|官网|首页|版权所有|[\s\p{P}\p{S}\d])+/giu;

function isWhole(text: string, from: number, to: number): boolean {
  if (text.length > to - from + 60) return false;
  return `${text.slice(0, from)} ${text.slice(to)}`.replace(BESIDE, '') === '';
}

const CYRILLIC_OR_LATIN = /[\p{L}\p{N}]+/gu;
const MOST_SLAVIC = 200_000;

/** The same words by their skeletons, for names listed in Latin letters. A text of other scripts has none. */
function slavicWords(text: string, into: Words): Words {
  into.count = 0;
  for (const { 0: word, index } of text.slice(0, MOST_SLAVIC).matchAll(CYRILLIC_OR_LATIN)) {
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

interface HanFirm {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly formedTo: number;
  readonly whole: boolean;
}

const HAN_FIRM = /[\p{Script=Han}()（）A-Za-z0-9]{2,24}?(?:股份|集团|集團)?有限(?:责任|責任)?公司/gu;
const BEFORE_NAME = /^.{0,12}(?:版权所有|版權所有|技术支持|供应商|制造商|欢迎来到|关于|联系|是|由|与|和|及)/u;
const MOST_FIRMS = 200;

/** Chinese firms in a text, known by their legal form: what is looked for under its Latin name too. */
function hanFirms(text: string): HanFirm[] {
  const firms: HanFirm[] = [];
  for (const { 0: whole, index } of text.matchAll(HAN_FIRM)) {
    if (firms.length >= MOST_FIRMS) break;
    const firm = whole.replace(BEFORE_NAME, '');
    const from = index + whole.length - firm.length;
    const written = firm.replace(/(?:股份|集团|集團)?有限(?:责任|責任)?公司$/u, '');
    const to = from + written.length;
    const name = written.replace(/[()（）]/g, '');
    firms.push({ name, from, to, formedTo: from + firm.length, whole: isWhole(text, from, from + firm.length) });
  }
  return firms;
}

function romanised(index: NameIndex, firm: HanFirm, hits: Hit[]): void {
  for (const spelling of romaniseHan(firm.name)) {
    const words = foldWords(spelling, latin);
    for (const hit of walk(index, words)) {
      // All of the Latin name must be all of the Chinese one: a shorter one is another firm of that word.
      if (hit.first === 0 && hit.last === words.count - 1) take(index, spelling, words, hit, hits, firm);
    }
  }
}

/** Of one entity's names that overlap the longest counts, the first listed of equals. */
function longest(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  const ranked = [...hits].sort(
    (a, b) => b.to - b.from - (a.to - a.from) || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.name - b.name,
  );
  const byEntity = new Map<number, Hit[]>();
  for (const hit of ranked) {
    const known = byEntity.get(hit.entity) ?? [];
    if (known.some(({ from, to }) => hit.from < to && from < hit.to)) continue;
    byEntity.set(hit.entity, [...known, hit]);
    kept.push(hit);
  }
  return kept.sort((a, b) => a.from - b.from || a.entity - b.entity);
}

/** Text × index → the listed names in it, each with where it stands and how it is written. */
import type { MentionKind } from '../model/derived/mention.ts';
import { hasLegalForm } from '../values/company-name.ts';
import { PLACE_WORDS } from '../values/han-words.data.ts';
import { romaniseHan } from '../values/romanise-han.ts';
import { formedTo, isPartOfLonger, isWhole, mayBeOneForm } from './beside-name.ts';
import { comparable, composed, foldWords } from './fold-words.ts';
import { MOST_WORDS, type Need } from './name-forms.ts';
import { KINDS, type NameIndex, NEEDS } from './name-index.ts';
import { nextState, numberOf, SKIPPED, stringAt, UNKNOWN, Words } from './packed-tables.ts';
import { mayBegin } from './pair-filter.ts';
import { slavicWords } from './slavic-skeleton.ts';

export interface Hit {
  /** Numbers of the entity and the name in the index. */
  readonly entity: number;
  readonly name: number;
  readonly kind: MentionKind;
  /** Information in the name's own words, in bits. */
  readonly bits: number;
  /** Units of `text`. */
  readonly from: number;
  readonly to: number;
  /** True if a legal form stands behind or in front of the name; and where that form ends. */
  readonly formed: boolean;
  readonly formedTo: number;
  /** Nothing but the name, legal forms and years stands in the text. */
  readonly whole: boolean;
  /** One word that is common. */
  readonly single: boolean;
}

/** `text`: the given text with its accents joined; places of hits count in it. */
export type NamesInText = { readonly text: string; readonly hits: readonly Hit[] };

/** Hits in one text; a text with more is the list itself, or hostile. */
const MOST_HITS = 2_000;

/** `first`, `last`: numbers of words. */
type PatternHit = { readonly pattern: number; readonly first: number; readonly last: number };

const latin = new Words();
const slavic = new Words();
let numbers = new Int32Array(1024);

export function findNames(index: NameIndex, given: string): NamesInText {
  const written = composed(given);
  const text = comparable(written);
  const words = foldWords(text, latin);
  const { cyrillic, han } = words;
  const hitsAmong = (among: Words): Hit[] =>
    walk(index, among).flatMap((hit) => hitOf(index, written, among, hit, null) ?? []);
  const hits = hitsAmong(words);
  if (cyrillic) hits.push(...hitsAmong(slavicWords(text, slavic)));
  if (han) for (const firm of hanFirms(text)) hits.push(...romanisedHits(index, firm));
  return { text: written, hits: longest(hits) };
}

/** The words of names in a text, before the conditions of each name are checked. */
export function walk(index: NameIndex, words: Words): PatternHit[] {
  const { vocabulary, trie, pairs } = index;
  const { endsFrom } = trie;
  const { count } = words;
  if (numbers.length < count) numbers = new Int32Array(2 ** Math.ceil(Math.log2(count)));
  const found: PatternHit[] = [];
  for (let at = 0; at < count; at += 1)
    numbers[at] = numberOf(vocabulary, words.one[at] as number, words.two[at] as number);
  for (let first = 0; first < count; first += 1) {
    const start = numbers[first] as number;
    if (start < 0) continue;
    let second = first + 1;
    while (second < count && numbers[second] === SKIPPED) second += 1;
    const after = second < count ? (numbers[second] as number) : UNKNOWN;
    if (!mayBegin(pairs, start, UNKNOWN) && (after < 0 || !mayBegin(pairs, start, after))) continue;
    let state = 0;
    const most = Math.min(count, first + 2 * MOST_WORDS);
    for (let last = first; last < most; last += 1) {
      const number = numbers[last] as number;
      if (number === SKIPPED) continue;
      if (number === UNKNOWN) break;
      state = nextState(trie, state, number);
      if (state < 0) break;
      for (let pattern = endsFrom[state] as number; pattern < (endsFrom[state + 1] as number); pattern += 1) {
        if (found.length >= MOST_HITS) return found;
        found.push({ pattern, first, last });
      }
    }
  }
  return found;
}

/**
 * Null: the name's condition is not met there. `as`: the place in this text of words found in
 * another text.
 */
function hitOf(
  index: NameIndex,
  text: string,
  words: Words,
  { pattern, first, last }: PatternHit,
  as: HanFirm | null,
): Hit | null {
  const info = index.infoOf[pattern] as number;
  const kind = KINDS[info & 7] ?? 'exact';
  const need: Need = NEEDS[(info >> 3) & 3] ?? 'form';
  const from = as?.from ?? (words.from[first] as number);
  const to = as?.to ?? (words.to[last] as number);
  const formEnd = as === null ? formedTo(text, from, to) : as.formedTo;
  const formed = formEnd !== null;
  if (need === 'form' && !formed) return null;
  const name = index.nameOf[pattern] as number;
  const listed = stringAt(index.names, name);
  if (as === null && isTornApart(text.slice(from, to), listed)) return null;
  const whole = as?.whole ?? isWhole(text, from, to);
  if (need === 'slot' && !formed && !whole) return null;
  if (need !== 'free' && as === null && !whole && isPartOfLonger(text, from, to, formEnd ?? to)) return null;
  if (need === 'form' && !mayBeOneForm(listed, text.slice(Math.max(0, from - FORM_ROOM), formEnd ?? to))) return null;
  return {
    entity: index.entityOf[name] as number,
    name,
    kind: as === null ? kind : 'transliterated',
    bits: (info >> 5) / 4,
    from,
    to,
    formed,
    formedTo: formEnd ?? to,
    whole,
    single: first === last && need !== 'free',
  };
}

const HAN = /\p{Script=Han}/u;
/** Units before a name in which its legal form may stand. */
const FORM_ROOM = 40;

/** Signs that end a cell, an item of a list or a part of a sentence. */
const PARTED = /[;:|｜!?•·\n]|[.,，、]\s/u;

/**
 * True if something between the words parts them: "reeds, polymers" is no company. Listed people
 * have a comma.
 */
function isTornApart(written: string, listed: string): boolean {
  if (!PARTED.test(written) || HAN.test(written)) return false;
  const comma = listed.includes(',') && !hasLegalForm(listed);
  return PARTED.test(comma ? written.replace(/^([^,]{2,60}),\s/, '$1 ') : written);
}

/** The Latin name must match the Chinese one whole: a shorter one is another company. */
function romanisedHits(index: NameIndex, firm: HanFirm): Hit[] {
  return romaniseHan(firm.name).flatMap((spelling) => {
    const words = foldWords(spelling, latin);
    const whole = walk(index, words).filter(({ first, last }) => first === 0 && last === words.count - 1);
    return whole.flatMap((hit) => hitOf(index, spelling, words, hit, firm) ?? []);
  });
}

/** Where names of one entity overlap, the longest counts; of equal ones the first listed. */
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

type HanFirm = Pick<Hit, 'from' | 'to' | 'whole' | 'formedTo'> & { readonly name: string };

const HAN_FIRM = /[\p{Script=Han}()（）A-Za-z0-9]{2,24}?(?:股份|集团|集團)?有限(?:责任|責任)?公司/gu;
const BEFORE_NAME = /^.{0,12}(?:版权所有|版權所有|技术支持|供应商|制造商|欢迎来到|关于|联系|是|由|与|和|及)/u;
/** A name mostly begins with a place, which shows where the name begins. */
const PLACE = new RegExp([...PLACE_WORDS].join('|'), 'u');
const MOST_FIRMS = 200;

function hanFirms(text: string): HanFirm[] {
  const firms: HanFirm[] = [];
  for (const { 0: whole, index } of text.matchAll(HAN_FIRM)) {
    if (firms.length >= MOST_FIRMS) break;
    const bare = whole.replace(BEFORE_NAME, '');
    const firm = bare.slice(Math.max(0, bare.search(PLACE)));
    const from = index + whole.length - firm.length;
    const written = firm.replace(/(?:股份|集团|集團)?有限(?:责任|責任)?公司$/u, '');
    const to = from + written.length;
    const name = written.replace(/[()（）]/g, '');
    firms.push({ name, from, to, formedTo: from + firm.length, whole: isWhole(text, from, from + firm.length) });
  }
  return firms;
}

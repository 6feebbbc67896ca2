/** The text beside a name that was found: a legal form, the rest of a longer name, or neither. */
import { isLeadingWord } from '../signals/find/company-mentions.ts';
import { hasLegalForm, JOINING, mayHaveLegalForm } from '../values/company-name.ts';
import { bareName } from './name-forms.ts';

const HAN_FORM_BEHIND =
  /^[\s()（）]{0,3}(?:股\s?份|集\s?[团團]|控\s?股)?\s?(?:有\s?限)?\s?(?:[责責]\s?任)?\s?公\s?司|^\s?(?:株式会社|株式會社|有限会社|주식회사|유한회사|[(（][株有주유][)）]|[㈜㈱㈲])/u;
const MOST_FORM_WORDS = 4;
const BEGINS_LARGE = /^[^\p{L}\p{N}]*\p{Lu}/u;
const LONGEST_FORM = 40;
const FORM_BEFORE =
  /(?:^|[^\p{L}\p{N}])(?:ооо|оао|зао|пао|ао|ип|тоо|тов|пат|прат|ooo|oao|zao|pao|pt|jsc|pjsc|cjsc|ojsc|llc|joint[\s-]stock company|limited liability company|(?:акционерное общество|акціонерне товариство)|с ограниченной ответственностью|з обмеженою відповідальністю|شرکت|شركة)[\s«"“„'(]{1,4}$|(?:株式会社|株式會社|有限会社|주식회사|유한회사|[(（][株有주유][)）]|[㈜㈱㈲])\s?$/iu;

/**
 * The end of the legal form right behind the name; the end of the name, if the form stands in front
 * or is part of it. Null: no form.
 */
export function formedTo(text: string, from: number, to: number): number | null {
  if (hasLegalForm(text.slice(Math.max(from, to - 60), to))) return to;
  const behind = text.slice(to, to + LONGEST_FORM).split(/[\n;:!?|｜•·]/, 1)[0] ?? '';
  const company = HAN_FORM_BEHIND.exec(behind)?.[0];
  if (company !== undefined) return to + company.length;
  let end = 0;
  // The longest: "Co." of "Co., Ltd" is one too.
  let formEnd: number | null = null;
  // Most names in prose are followed by neither: the words need not be read one by one.
  const words = BEGINS_LARGE.test(behind) || mayHaveLegalForm(behind) ? MOST_FORM_WORDS : 0;
  for (let word = 0; word < words; word += 1) {
    const next = /^[\s,."”»’')(（）]{0,4}[\p{L}\p{N}]{1,14}/u.exec(behind.slice(end))?.[0];
    if (next === undefined) break;
    end += next.length;
    // A sentence that ends before the word is about something else.
    if (word === 0 && /^[."”»’']*\s*\.\s/.test(next)) break;
    const ending = `Qx${behind.slice(0, end)}`;
    // "Trading Solutions Ltd" is another name.
    if ((hasLegalForm(ending) || isCapitalForm(behind.slice(0, end))) && bareName(ending) === 'qx') formEnd = to + end;
  }
  if (formEnd !== null) return formEnd;
  return FORM_BEFORE.test(text.slice(Math.max(0, from - 40), from)) ? to : null;
}

/** Forms that are words too ("Company", "AS", "AG") begin with a capital where they are forms. */
function isCapitalForm(words: string): boolean {
  const all = words.match(/[\p{L}\p{N}]+/gu) ?? [];
  return all.length > 0 && all.every((word) => /^\p{Lu}/u.test(word) && !JOINING.has(word.toLowerCase()));
}

const WORD_BEFORE = /(\p{Lu}[\p{L}\p{N}'’.]{0,30})[\s-]{1,2}$/u;
/** A word on the same line, joined or not, that continues a name in quotation marks. */
const WORD_BEHIND = /^[-–]\p{L}|^[ \u00a0]\p{Lu}/u;

/**
 * True if a name is only the end of a longer one, or, with its legal form in front, its beginning
 * ("OOO Progress-Sad").
 */
export function isPartOfLonger(text: string, from: number, to: number, formEnd: number): boolean {
  const before = text.slice(Math.max(0, from - 40), from);
  if (FORM_BEFORE.test(before)) return formEnd === to && WORD_BEHIND.test(text.slice(to, to + 2));
  const [, word] = WORD_BEFORE.exec(before) ?? [];
  return word !== undefined && !isLeadingWord(word);
}

/**
 * Spellings of one kind of legal form; names with forms of two kinds are two companies. The first
 * that fits counts.
 */
const KINDS_OF_FORM = [
  /(?<!\p{L})(?:llc|l\.l\.c|limited liability company|ooo|ооо|тоо|too|тов|tov|с ограниченной ответственностью|з обмеженою відповідальністю)(?!\p{L})/iu,
  /(?<!\p{L})(?:[ozp]?ao|[озп]?ао|[pco]?jsc|joint[\s-]stock|акционерное|акціонерне|пат|прат)(?!\p{L})/iu,
  /(?<!\p{L})(?:fze|fzco|fzc|f\.z|fz|dmcc)(?!\p{L})/iu,
  /(?<!\p{L})(?:llp|l\.l\.p|lp|plc)(?!\p{L})/iu,
  /(?<!\p{L})(?:inc|incorporated|corp|corporation)(?!\p{L})/iu,
  /(?<!\p{L})(?:gmbh|ag|kg|ohg)(?!\p{L})/iu,
  /(?<!\p{L})(?:s\.?\s?a|s\.?\s?l|s\.?\s?r\.?\s?l|s\.?\s?p\.?\s?a|ltda|sarl|s\.a\.r\.l)(?!\p{L})/iu,
  /(?<!\p{L})(?:ltd|limited|pte|pty|pvt)(?!\p{L})/iu,
] as const;

/** True if one company can have both legal forms. A name without a form may be any. */
export function mayBeOneForm(listed: string, written: string): boolean {
  const [one, two] = [listed, written].map((name) => KINDS_OF_FORM.findIndex((kind) => kind.test(name)));
  return one === -1 || two === -1 || one === two;
}

/** Text that may stand beside a name without adding anything to it. */
const BESIDE =
  /(?:copyright|all rights reserved|official(?: site| website)?|welcome to|home ?page|home|logo|the|co|company|ltd|limited|llc|inc|corp|ооо|оао|зао|ao|jsc|股|份|集|团|有|限|责|任|公|司|官网|首页|版权所有|주식회사|유한회사|株式会社|[\s\p{P}\p{S}\d])+/giu;

export function isWhole(text: string, from: number, to: number): boolean {
  if (text.length > to - from + 60) return false;
  return `${text.slice(0, from)} ${text.slice(to)}`.replace(BESIDE, '') === '';
}

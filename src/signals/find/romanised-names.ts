/** A Chinese firm's name on a page → the Latin names that it is likely the same as. */

import { commonnessOf, hasLegalForm, normaliseCompanyName } from '../../values/company-name.ts';
import { hanParts } from '../../values/han-parts.ts';
import { romaniseHan } from '../../values/romanise-han.ts';
import type { CarriedName } from './carried-name.ts';

/** A brand of one sign is a syllable of four hundred. */
const LEAST_OWN_SIGNS = 2;
const OTHER_CHINESE_WRITING = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * The same name read out, its trades translated or not: place, brand and trade. Only mentions, since signs that sound alike are read
 * alike, and only of a firm with a brand beside place and trade.
 */
export function romanisedNames(name: CarriedName): CarriedName[] {
  const { value, whole, role, lang } = name;
  if (!whole || role === 'mention' || lang === 'ja' || lang === 'ko') return [];
  if (!/\p{Script=Han}{4}/u.test(value) || OTHER_CHINESE_WRITING.test(value) || !hasLegalForm(name.name)) return [];
  const parts = hanParts(value);
  const own = parts.filter(({ common }) => !common).length;
  if (own < LEAST_OWN_SIGNS || own === parts.length) return [];
  const spellings = romaniseHan(value).map(normaliseCompanyName).filter(hasBrand);
  return [...new Set(spellings)].map((latin) => ({ ...name, value: latin, role: 'mention', source: 'romanised' }));
}

/** The brand in one word beside others: apart, its syllables are anybody's. */
function hasBrand(spelling: string): boolean {
  const brand = spelling.split(' ').filter((word) => commonnessOf(word) === null);
  return brand.length > 0 && brand.every((word) => word.length >= 4) && spelling.includes(' ');
}

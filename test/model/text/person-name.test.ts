import { expect, it } from 'vitest';
import { areAlike, spelledName } from '../../../src/model/text/person-name.ts';

it.each<[string, string, string]>([
  ['Ada', 'ADA', 'case'],
  ['Ada Analyst', 'Ada  Analyst ', 'blanks'],
  ['Ada Analyst', 'Ada\u00a0Analyst', 'a blank that does not break'],
  ['Ada Analyst', 'AdaAnalyst', 'no blank'],
  ['Ada', 'A\u200bda', 'a zero-width space'],
  ['Ada', 'Ad\u2060a\u202c', 'signs that nobody sees'],
  ['Ada', '\u0410da', 'a Cyrillic letter'],
  ['Ada', '\u{1d400}da', 'a mathematical letter'],
  ['Zoé', 'Zoe\u0301', 'an accent that is a sign of its own'],
  ['Ian', 'lan', 'a capital I and a small l'],
  ['Bob', 'B0b', 'a zero and an O'],
  ['Maria', 'Mar\u0456a', 'an i of Ukrainian'],
  ['Lorna', 'Loma', 'two letters that look like one'],
  ['Anna-Lena', 'Anna\u2010Lena', 'a hyphen of another kind'],
  ['Павел', 'Пaвeл', 'Latin letters in a Russian name'],
])('%s and %s are alike: %s', (one, other) => {
  expect(areAlike(one, other)).toBe(true);
  expect(areAlike(other, one)).toBe(true);
});

it.each([
  ['Ada', 'Ida'],
  ['Ali', 'All'],
  ['Zoé', 'Zoe'],
  ['Ada 1', 'Ada 2'],
  ['Павел', 'Павла'],
])('%s and %s are two names', (one, other) => expect(areAlike(one, other)).toBe(false));

it('a person signs in in whatever case', () => expect(spelledName(' aDA ')).toBe(spelledName('Ada')));

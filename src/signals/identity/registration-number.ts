/** Registration numbers of companies; each must pass its check where it has one. */
import { z } from 'zod';
import { isCnpj, isInn, isOgrn, isSocialCreditCode } from '../../values/check-character.ts';
import { plainText } from '../../values/plain-text.ts';
import { DIGIT, OTHER } from '../../values/text-signs.ts';
import { compareNumbers, type NumberFound, type NumberPattern, numbersIn, numbersOn } from '../find/numbers.ts';
import { occurrenceSignal } from '../occurrence-signal.ts';
import { KindedOccurrence } from '../occurrences.ts';
import type { Signal } from '../signal.ts';

const NUMBERS: readonly NumberPattern[] = [
  [
    'uscc',
    /(?<![0-9A-Z])([1-9A-HJ-NP-RT-UWXY][0-9A-HJ-NP-RT-UWXY]\d{6}[0-9A-HJ-NP-RT-UWXY]{10})(?![0-9A-Z])/gi,
    ([, code = '']) => (isSocialCreditCode(code.toUpperCase()) ? code.toUpperCase() : null),
  ],
  [
    'inn',
    /(?:^|[^\p{L}])(?:ИНН|INN)(?:\s{0,2}\/\s{0,2}КПП)?\s{0,2}[:：№-]?\s{0,2}(\d{12}|\d{10})(?!\d)/giu,
    ([, digits = '']) => (isInn(digits) ? digits : null),
  ],
  [
    'ogrn',
    /(?:^|[^\p{L}])ОГРН(?:ИП)?\s{0,2}[:：№-]?\s{0,2}(\d{15}|\d{13})(?!\d)/giu,
    ([, digits = '']) => (isOgrn(digits) ? digits : null),
  ],
  [
    'cnpj',
    /(?<!\d)(\d{2}\.?\d{3}\.?\d{3}\/\d{4}-?\d{2})(?!\d)/g,
    ([, written = '']) => (isCnpj(written.replace(/\D/g, '')) ? written.replace(/\D/g, '') : null),
  ],
];

/** Numbers in text, at most 50 of each kind. */
export const registrationNumbersIn = (text: string): readonly NumberFound[] =>
  MAY_HOLD.test(text) ? numbersIn(plainText(text), NUMBERS) : [];
const MAY_HOLD = /\p{Nd}{5}|\p{Nd}\.\p{Nd}{3}/u;

/** Registers in which a company has one number for life. */
const ONE_FOR_EACH = ['uscc', 'ogrn'];

export const registrationNumber: Signal<'registration-number', KindedOccurrence[]> = occurrenceSignal({
  id: 'registration-number',
  version: 7,
  group: 'identity',
  stated: true,
  onNewOwner: 'own',
  noun: ['registration number', 'registration numbers'],
  changeAbout: 'owner',
  sentence: 'Registration numbers of firms on the pages; a number that has a check of its own must pass it.',
  traps: ['A site can quote the number of its supplier, its customer or its parent firm.'],
  value: z.array(KindedOccurrence),
  find: (site) => numbersOn(site, 'registration-number', DIGIT | OTHER, registrationNumbersIn),
  compare: (shared, left, right) => compareNumbers(shared, 'registration', ONE_FOR_EACH, left, right),
});

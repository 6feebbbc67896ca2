/** Check characters of registers. A number that fails is a typing error or no number at all. */

const USCC_SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Unified social credit code of China: 18 signs, the last one a check (GB 32100-2015). */
export function isSocialCreditCode(code: string): boolean {
  if (!/^[1-9A-HJ-NP-RT-UWXY][0-9A-HJ-NP-RT-UWXY]\d{6}[0-9A-HJ-NP-RT-UWXY]{10}$/.test(code)) return false;
  const sum = USCC_WEIGHTS.reduce((total, weight, i) => total + weight * USCC_SIGNS.indexOf(code[i] ?? ''), 0);
  return USCC_SIGNS[(31 - (sum % 31)) % 31] === code[17];
}

/**
 * True if the digit after the first `weights.length` is their weighted sum by 11, as the register
 * adjusts it.
 */
function isCheck(digits: string, weights: readonly number[], made: (rest: number) => number): boolean {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return made(sum % 11) === Number(digits[weights.length]);
}

/** Russian taxpayer number: 10 digits for companies, 12 for persons (order MMV-7-6/435). */
export function isInn(digits: string): boolean {
  if (/^(\d)\1+$/.test(digits)) return false;
  const holds = (...weights: number[]): boolean => isCheck(digits, weights, (rest) => rest % 10);
  if (/^\d{10}$/.test(digits)) return holds(2, 4, 10, 3, 5, 9, 4, 6, 8);
  return /^\d{12}$/.test(digits) && holds(7, 2, 4, 10, 3, 5, 9, 4, 6, 8) && holds(3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8);
}

/** Russian OGRN: 13 digits for companies, 15 for persons; the last is the rest by 11 or 13. */
export function isOgrn(digits: string): boolean {
  if (!/^(?:[1-9]\d{12}|[1-9]\d{14})$/.test(digits) || /^(\d)\1+$/.test(digits)) return false;
  const rest = BigInt(digits.slice(0, -1)) % (digits.length === 13 ? 11n : 13n);
  return Number(rest % 10n) === Number(digits.at(-1));
}

/** Brazilian company number: 14 digits, two of them checks. */
export function isCnpj(digits: string): boolean {
  if (!/^\d{14}$/.test(digits) || /^(\d)\1+$/.test(digits)) return false;
  const holds = (...weights: number[]): boolean => isCheck(digits, weights, (rest) => (rest < 2 ? 0 : 11 - rest));
  return holds(5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2) && holds(6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2);
}

/** CAS number with hyphens: its digits times their place from the right, by 10, give the last. */
export function isCasNumber(number: string): boolean {
  if (!/^[1-9]\d{1,6}-\d{2}-\d$/.test(number)) return false;
  const [check, ...body] = [...number.replaceAll('-', '')].reverse().map(Number);
  return body.reduce((sum, digit, i) => sum + (i + 1) * digit, 0) % 10 === check;
}

/** The kind under which `registration-number` reads a listed number; null where it reads none. */
export function registerOf(value: string, label: string, country: string): 'uscc' | 'inn' | 'ogrn' | 'cnpj' | null {
  if (isSocialCreditCode(value)) return 'uscc';
  // One in ten of other countries' numbers passes by chance: the list must say whose it is.
  const russian = /^(?:russia|russian federation|rus?)$/i.test(country);
  if ((russian || /\bOGRN\b|ОГРН/i.test(label)) && isOgrn(value)) return 'ogrn';
  if ((/\bINN\b|ИНН/i.test(label) || (russian && /tax|^registration number$/i.test(label))) && isInn(value))
    return 'inn';
  if (/c\.?n\.?p\.?j/i.test(label) && isCnpj(value.replace(/\D/g, ''))) return 'cnpj';
  return null;
}

/** A number under which a firm, vessel or aircraft is registered → the value with its own check, where it has one. */
import type { ListedValue } from '../model/seed.ts';
import { isCnpj, isInn, isOgrn, isSocialCreditCode } from '../signals/check-character.ts';

const CHINA_CODE = /unified social credit|\bUSCC\b/i;

/** Under which name signals read such a number from pages; null where they do not. */
export function registerOf(value: string, label: string, country: string): 'uscc' | 'inn' | 'ogrn' | 'cnpj' | null {
  if (isSocialCreditCode(value)) return 'uscc';
  const russian = /^(?:russia|russian federation|ru)$/i.test(country);
  if (russian && isOgrn(value)) return 'ogrn';
  if (russian && /tax|ИНН|inn/i.test(label) && isInn(value)) return 'inn';
  if (/c\.?n\.?p\.?j/i.test(label) && isCnpj(value.replace(/\D/g, ''))) return 'cnpj';
  return null;
}

/** Kept as written but for full-width signs and spaces at the ends; upper case where the number's alphabet has no other. Pure. */
export function cleanRegistration(
  number: string,
  label: string,
  country: string | undefined,
  raw: string,
): ListedValue {
  const plain = number.normalize('NFKC').trim();
  const chinese = CHINA_CODE.test(label);
  const value = chinese ? plain.toUpperCase().replace(/\s/g, '') : plain;
  const register = registerOf(value, label, country ?? '');
  return {
    kind: 'registration-number',
    value,
    raw,
    label,
    ...(country !== undefined && { country }),
    ...(chinese ? { checked: register === 'uscc' } : register !== null && { checked: true }),
  };
}

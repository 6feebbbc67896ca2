/**
 * A number under which a company, vessel or aircraft is registered → the value with its own check,
 * where it has one.
 */
import type { ListedValue } from '../../model/facts/seed.ts';
import { registerOf } from '../../values/check-character.ts';

const CHINA_CODE = /unified social credit|\bUSCC\b/i;

/**
 * As written, except full-width characters and outer spaces; upper case for Chinese codes, which
 * have no other.
 */
export function cleanRegistration(number: string, label: string, country?: string, raw = number): ListedValue {
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

/** A phone or fax field of a list → the numbers in it. */
import type { ListedValue } from '../../model/seed.ts';
import { likelyCountries, PhoneReader, vouchedNumber } from '../../values/phone-number.ts';
import { foundOr } from './distinct-values.ts';

const MOST = 2_000;
const EXTENSION = /[\s,;]{0,3}(?:ext(?:ension|n)?\.?|доб\.?|内线)\s{0,3}:?\s{0,3}\d{1,6}/giu;
/** Shorter runs are extensions, years or area codes. */
const LEAST_DIGITS = 7;
/** With a country code; a shorter number without "+" may be national. */
const LEAST_WITH_CODE = 10;

/** E.164, without extensions. Lists often omit the "+". @param countries of the entity (ISO 3166), for national numbers */
export function cleanPhones(raw: string, countries: readonly string[] = []): ListedValue[] {
  const found: ListedValue[] = [];
  const national = countries.flatMap((country) => likelyCountries('', [], [country.toUpperCase()]));
  const reader = new PhoneReader([...new Set(national)].slice(0, 2), 60);
  const text = raw.normalize('NFKC').slice(0, MOST).replace(EXTENSION, ';');
  for (const part of text.split(/[;,|]|\s(?:and|or|и|alt\.?)\s|\//iu)) {
    const written = part.replace(/^[^+(\d]{0,60}/u, '').replace(/[^\d)]+$/, '');
    const digits = written.replace(/\D/g, '');
    if (digits.length < LEAST_DIGITS) continue;
    const value = numberOf(written, digits, reader);
    if (value !== null) found.push({ kind: 'phone', value, raw });
  }
  return foundOr(found, raw, 'phone', 'holds no phone number of a known country');
}

function numberOf(written: string, digits: string, reader: PhoneReader): string | null {
  if (/^\(?\s?(?:\+|00)/.test(written)) return vouchedNumber(`+${digits.replace(/^00/, '')}`);
  const whole = !digits.startsWith('0') && digits.length >= LEAST_WITH_CODE ? vouchedNumber(`+${digits}`) : null;
  return whole ?? reader.value(written);
}

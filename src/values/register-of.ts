import { isCnpj, isInn, isOgrn, isSocialCreditCode } from './check-character.ts';

/** The kind under which `registration-number` reads a listed number; null where it reads none. */
export function registerOf(value: string, label: string, country: string): 'uscc' | 'inn' | 'ogrn' | 'cnpj' | null {
  if (isSocialCreditCode(value)) return 'uscc';
  // Numbers of other countries pass these checks by chance, one in ten: the list must say whose register it is.
  const russian = /^(?:russia|russian federation|rus?)$/i.test(country);
  if ((russian || /\bOGRN\b|ОГРН/i.test(label)) && isOgrn(value)) return 'ogrn';
  if ((/\bINN\b|ИНН/i.test(label) || (russian && /tax|^registration number$/i.test(label))) && isInn(value))
    return 'inn';
  if (/c\.?n\.?p\.?j/i.test(label) && isCnpj(value.replace(/\D/g, ''))) return 'cnpj';
  return null;
}

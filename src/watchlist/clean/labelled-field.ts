/**
 * One labelled field of an official list, such as a phrase of remarks or an id → comparable
 * values.
 */
import type { ListedValue } from '../../model/facts/seed.ts';
import { cleanEmail, cleanPhones, cleanWebsites } from './clean-contact.ts';
import { cleanRegistration } from './clean-registration.ts';
import { cleanWallets } from './clean-wallet.ts';

/** Papers and births of people: never read. */
const PRIVATE =
  /passport|birth|national id|cedula|\bssn\b|social security|driver|credencial|visa\b|resid|identity card|personal id|gender|\bd\.?n\.?i\b|\bc\.?u\.?r\.?p\b|stateless|seaman|refugee|travel doc|military|kenyan id|identification card|citizen|nationality|bosnian|numero de identidad|electoral|diplomatic/i;
const REGISTER =
  /\b(?:nos?\b|numbers?\b|id\b|ids\b|code\b|regist|licen[cs]e|identification|certificate|swift|bic\b|mmsi|imo\b|lei\b|duns|permit|document|matricula|folio)|#|r\.?i\.?f|v\.?a\.?t|\bruc\b|\bnit\b|\brfc\b|c\.?r\.?\b|c\.?u\.?i\.?t|c\.?n\.?p\.?j/i;

/**
 * Empty where the label identifies no company, site or wallet. A person's registration numbers stay
 * in the raw remark.
 */
export function labelledField(
  label: string,
  text: string,
  more: { readonly country?: string; readonly isPerson: boolean; readonly raw: string },
): ListedValue[] {
  const name = label.replace(/[:\s]+$/, '');
  const labelled = (values: ListedValue[]): ListedValue[] =>
    values.map((value) => ({ ...value, raw: more.raw, label: name }));
  if (/^(?:website|web\s?site|url|social media)\b/i.test(name)) return labelled(cleanWebsites(text));
  if (/^e-?mail\b/i.test(name)) return labelled(fromEmail(text));
  if (/^(?:phone|telephone|tel\b|fax|mobile)/i.test(name)) return labelled(cleanPhones(text));
  const wallet = /^digital currency address(?:\s*-\s*([A-Za-z0-9]{2,8}))?/i.exec(name);
  if (wallet !== null) return labelled(cleanWallets(text, wallet[1]));
  if (more.isPerson || PRIVATE.test(name) || !REGISTER.test(name) || text.trim() === '') return [];
  return [cleanRegistration(text, name, more.country, more.raw)];
}

/** A website in an e-mail field still counts. */
function fromEmail(text: string): ListedValue[] {
  const emails = cleanEmail(text);
  if (emails.some((one) => one.fault === undefined)) return emails;
  const websites = cleanWebsites(text).filter((one) => one.fault === undefined);
  return websites.length > 0 ? websites : emails;
}

/** Labels of numbers; `Place of registration` is none. */
const NUMBER_LABEL = /(?:\bnumbers?|\bnos?|\bcodes?|\bids?|\b(?:inn|ogrn|kpp|okpo|tin|swift|bic|imo|mmsi|lei))\.?\s*$/i;
const CONTACT_LABEL = /^(?:web\s?site|e-?mail|phone|telephone|tel\b|fax|mobile)/i;

/**
 * One phrase `Label: value`. Only what its label names is read: an address elsewhere in a text may
 * be anybody's.
 */
export function labelledPhrase(phrase: string, isPerson: boolean): ListedValue[] {
  const [, label = '', text = ''] = /^([^:]{2,60}):\s*([^]+)$/.exec(phrase.trim()) ?? [];
  const isRead = CONTACT_LABEL.test(label) || (NUMBER_LABEL.test(label) && /\d/.test(text));
  return isRead ? labelledField(label.trim(), text.replace(/\.$/, ''), { isPerson, raw: phrase.trim() }) : [];
}

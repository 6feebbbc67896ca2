/**
 * One labelled field of an OFAC list, a phrase of the remarks or an id of the XML → comparable
 * values.
 */
import type { ListedValue } from '../../model/facts/seed.ts';
import { cleanEmail, cleanPhones, cleanWebsites } from '../clean/clean-contact.ts';
import { cleanRegistration } from '../clean/clean-registration.ts';
import { cleanWallets } from '../clean/clean-wallet.ts';

/** Papers and births of people: never read. */
const PRIVATE =
  /passport|birth|national id|cedula|\bssn\b|social security|driver|credencial|visa\b|resid|identity card|personal id|gender|\bd\.?n\.?i\b|\bc\.?u\.?r\.?p\b|stateless|seaman|refugee|travel doc|military|kenyan id|identification card|citizen|nationality|bosnian|numero de identidad|electoral|diplomatic/i;
const REGISTER =
  /\b(?:nos?\b|numbers?\b|id\b|ids\b|code\b|regist|licen[cs]e|identification|certificate|swift|bic\b|mmsi|imo\b|lei\b|duns|permit|document|matricula|folio)|#|r\.?i\.?f|v\.?a\.?t|\bruc\b|\bnit\b|\brfc\b|c\.?r\.?\b|c\.?u\.?i\.?t|c\.?n\.?p\.?j/i;

/**
 * Empty where the label identifies no company, site or wallet. A person's registration numbers stay
 * in the raw remark.
 */
export function ofacField(
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

/**
 * Decides if a paragraph of a notice names the site as the responsible party, so that its contact
 * is the site's.
 */
import { domainName } from '../../values/domain-name.ts';
import { lettersOf } from '../../values/plain-text.ts';
import { VALUE, withoutContacts } from './contact-line.ts';

const LONGEST_BLOCK = 1_000;
const LEAST_LETTERS = 5;
/** Web addresses and domains of anybody. */
const DOMAIN = /(?<![\w@.-])(?:[\w-]{1,63}\.){1,4}[a-z]{2,12}(?![\w@-])/gi;

/** True if a text names the site by its address, or by the label of its domain as a word. */
export function namesSite(text: string, domain: string): boolean {
  if (text.length > LONGEST_BLOCK) return false;
  const label = domainName(domain)?.label ?? '';
  const folded = text.toLowerCase();
  if (folded.includes(domain)) return true;
  return label.length >= LEAST_LETTERS && lettersOf(folded).includes(label.replaceAll('-', ''));
}

/** True if a text gives the site's name and its domain, and no other's. */
export function declaresSite(text: string, domain: string, names: ReadonlySet<string>): boolean {
  if (text.length > LONGEST_BLOCK || !nameIn(text, names)) return false;
  const domains = [...text.toLowerCase().matchAll(DOMAIN)].map(([found]) => found);
  return domains.includes(domain) && domains.every((one) => one === domain || one === `www.${domain}`);
}

/** True if only signs stand between name, domain and contact: the data of one party. */
export function areTogether(text: string, domain: string, names: ReadonlySet<string>): boolean {
  const masked = withoutContacts(text.toLowerCase().replaceAll(domain, VALUE));
  const name = nameIn(masked, names)?.toLowerCase();
  if (name === undefined) return false;
  const sign = String.raw`[^\p{L}\p{N}${VALUE}]{0,6}`;
  const rest = masked.slice(masked.indexOf(name) + name.length);
  return new RegExp(`^${sign}${VALUE}${sign}${VALUE}`, 'u').test(rest);
}

const nameIn = (text: string, names: ReadonlySet<string>): string | undefined =>
  [...names].find((name) => name.length >= 3 && text.toLowerCase().includes(name.toLowerCase()));

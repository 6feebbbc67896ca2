/** The text of a cell → what it is by its form, in any language. */
import { kindOfAddress } from '../../address/platform.ts';
import { isBareHost } from '../../model/text/bare-host.ts';
import { refanged } from '../../model/text/defanged.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { hasLegalForm } from '../../values/company-name.ts';
import { domainName } from '../../values/domain-name.ts';
import { walletsIn } from '../../values/wallet-address.ts';
import { isWrittenDate } from './column-dates.ts';

export type CellType =
  | 'empty'
  | 'website'
  | 'social'
  | 'email'
  | 'phone'
  | 'wallet'
  | 'date'
  | 'number'
  | 'company'
  | 'text'
  | 'long-text';

/** Characters of a cell that are looked at. */
const LOOKED_AT = 500;
/** Words: a name is shorter. */
const LONG = 10;
const EMAIL = /^[^\s@,;<>()]{1,64}@[^\s@,;<>()]{1,253}\.[\p{L}\p{N}-]{2,}$/u;
const PHONE =
  /^(?=(?:\D*\d){7,15}\D*$)(?:\+|00|\(?0)[\d\s()./-]+$|^(?=(?:\D*\d){9,15}\D*$)\d[\d\s().-]*[\s().-][\d\s().-]*\d$/;

/** The parts of a cell that holds several values of one kind. */
export function partsOf(cell: string): string[] {
  const parts = filledOf(cell.split(/[|\n\r；、，]|[;,](?=\s)|\s(?=https?:)/u));
  return parts.flatMap((part) => {
    // An address may have these signs itself.
    const pieces = filledOf(part.split(/[;,]/));
    return pieces.length > 1 && pieces.every((piece) => isAddress(piece) || EMAIL.test(piece)) ? pieces : [part];
  });
}

const filledOf = (parts: readonly string[]): string[] => parts.map((part) => part.trim()).filter(isFilled);

/** The address of a part, also with a remark behind it. Null: it has none. */
export function addressIn(part: string): string | null {
  const [first = ''] = part.trim().split(/\s/, 1);
  return [part, first].map((text) => refanged(text.trim())).find(isAddress) ?? null;
}

/** False for dashes and other signs that stand for nothing. */
export const isFilled = (text: string): boolean => /[^\s\p{Pd}_?*×]/u.test(text);

export function typeOf(cell: string): CellType {
  const text = refanged(cell.slice(0, LOOKED_AT).trim());
  if (!isFilled(text)) return 'empty';
  const parts = partsOf(text);
  const of = (is: (part: string) => boolean): boolean => parts.length > 0 && parts.every(is);
  if (of((part) => EMAIL.test(part.replace(/^mailto:/i, '')))) return 'email';
  if (of(isAddress)) return parts.every(isSocial) ? 'social' : 'website';
  if (isWrittenDate(text)) return 'date';
  if (of((part) => PHONE.test(part))) return 'phone';
  if (/^[\d\s.,%€$£¥+-]+$/.test(text)) return 'number';
  if (of((part) => walletsIn(part)[0]?.at === 0 && !/\s/.test(part))) return 'wallet';
  if (text.split(/\s+/u).length > LONG || text.length > 120) return 'long-text';
  return hasLegalForm(text) ? 'company' : 'text';
}

/** A host must have a top-level domain that exists, so `Co.Ltd` and `Nr.5` are none. */
function isAddress(part: string): boolean {
  if (/^https?:\/\//i.test(part)) return isUrl(part) && !/\s/.test(part);
  if (!isBareHost(part)) return false;
  const host = new URL(`https://${part}`).hostname;
  return host.includes('.') && !/\p{Lu}\p{L}*\.\p{Lu}/u.test(part) && domainName(host) !== null;
}

const isSocial = (part: string): boolean =>
  kindOfAddress(/^https?:/i.test(part) ? part : `https://${part}`) === 'social-page';

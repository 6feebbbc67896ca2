/** Text → e-mail addresses, through the usual disguises. */
import { decodedUri } from '../model/text/decoded-uri.ts';
import { wordSet } from '../model/text/word-set.ts';
import { withoutLookAlikes } from '../sketch/look-alikes.ts';
import { domainName } from './domain-name.ts';
import { plainText, quoteAround } from './plain-text.ts';
import { remembered } from './remember.ts';

export interface EmailAddress {
  /**
   * The mailbox: local part and host in lower case, host in ASCII, and one spelling where a
   * provider reads many as one.
   */
  readonly address: string;
  /** The same address in the spelling on the page. */
  readonly written: string;
  readonly local: string;
  readonly host: string;
  /** Registrable domain of the host, and its label without the suffix. */
  readonly domain: string;
  readonly label: string;
  readonly quote: string;
}

// All quantifiers are bounded: one unbounded pair makes 100 KB of hostile text cost seconds.
const AT =
  /\s{0,3}[[({<]\s{0,3}(?:at|ät|@|arroba|arobase|chiocciola|klammeraffe|собака|собачка|艾特|アット|골뱅이)\s{0,3}[\])}>]\s{0,3}/giu;
const DOT = /\s{0,3}[[({<]\s{0,3}(?:dot|\.|punto|ponto|point|punkt|точка|点|點)\s{0,3}[\])}>]\s{0,3}/giu;
const UNDERSCORED_AT = /(?<=[a-z0-9])[_*|~]{1,2}at[_*|~]{1,2}(?=[a-z0-9])/gi;
const UNDERSCORED_DOT = /(?<=[a-z0-9])[_*|~]{1,2}dot[_*|~]{1,2}(?=[a-z0-9])/gi;
/** "first dot last at host dot com": "at" is a common word, so the dots must be words too. */
const WORDS =
  /(?<![a-z0-9._+-])([a-z0-9._+-]{1,40}(?: dot [a-z0-9_+-]{1,40}){0,2}) at ([a-z0-9][a-z0-9-]{1,39}(?: dot [a-z0-9-]{1,40}){0,2}) dot ([a-z]{2,12})\b/gi;
/** In other languages the word for @ occurs in no other sentence in front of a host. */
const OTHER_WORDS =
  /(?<![a-z0-9._+-])([a-z0-9._+-]{1,40}(?: (?:точка|тчк|punto|ponto|point|punkt) [a-z0-9_+-]{1,40}){0,2}) (?:собака|собачка|arroba|arobase|chiocciola|klammeraffe) ([a-z0-9][a-z0-9-]{0,39}(?: ?(?:\.|точка|тчк|punto|ponto|point|punkt) ?[a-z0-9-]{2,40}){1,3})/giu;
const NAME_OF_SIGN = / (?:собака|собачка|arroba|arobase|chiocciola|klammeraffe) /iu;
const OTHER_DOT = / ?(?:точка|тчк|punto|ponto|point|punkt) ?/giu;
/** "(replace # with @)": the text itself names the stand-in. */
const STAND_IN =
  /(?:replace|substitute|change|swap|замените|заменить|вместо|ersetzen|sostituire|reemplace|substitua|将|把)\D{0,12}?([#*$!%~^☆★])\D{0,16}?@|@\s?(?:instead of|statt|вместо|代替)\s{0,2}["'«„“]?([#*$!%~^☆★])/iu;
const STOOD_IN = /(?<=[a-z0-9])\s?([#*$!%~^☆★])\s?(?=[a-z0-9][a-z0-9-]{0,62}\.[a-z])/gi;
const SPACED_AT = /([a-z0-9._+-]) {0,2}@ {0,2}(?=[a-z0-9-]{1,63} {0,1}\.)/gi;
/** Any letter, so that "josé.garcia" is not cut down to somebody else's mailbox. */
const LOCAL = /[\p{L}\p{M}\p{N}._%+'-]/u;
/** Scripts that look nothing like Latin and mostly have no spaces: an address begins after them. */
const OTHER_SCRIPT =
  /^.*[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{sc=Thai}\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Devanagari}]/su;
const BEYOND_ASCII = /[^!-~]/;
const OTHER_THAN_PLAIN = /[^\t\n\r -~]/;
const IDEOGRAPHIC_STOP = /@[a-z0-9-]{1,63}(?:[。｡][a-z0-9-]{2,63}){1,3}(?![a-z0-9.-])/gi;
const HOST = /[\p{L}\p{M}\p{N}.-]/u;
const FILE = /\.(?:png|jpe?g|gif|svg|webp|avif|ico|css|js|mjs|json|map|woff2?|ttf|mp4|pdf|zip|html?|php|aspx?)$/i;

// Placeholders for "your own domain here", under any suffix.
const PLACEHOLDER_LABEL =
  /^(?:example|domain|domainname|mydomain|yourdomain|yourdomainname|website|mywebsite|yourwebsite|yoursite|mysite|sitename|company|mycompany|yourcompany|companyname|email|mail|youremail|yourmail|test|demo|acme|sample|placeholder|server|host|localhost|xxx+|xyz|abc|sentry|sentry-next|wixpress|ingest|changeme|business|yourbusiness|yourstore|mystore|yourshop|site|shop|store|admin|user|name)$/;
/** Makers of themes and shop systems, whose own mailbox is in their demos. */
const VENDOR_LABEL =
  /^(?:themeforest|envato|codecanyon|colorlib|themewagon|templatemonster|templatemo|bootstrapmade|html5up|w3layouts|elegantthemes|elementor|wordpress|woocommerce|shopify|prestashop|opencart|magento|joomla|drupal|wix|squarespace|weebly)$/;
/** Role names at free mail providers ("info@") belong to no site's owner. */
const ROLE_ALONE =
  /^(?:info|admin|contacts?|sales?|support|office|hello|hi|you|me|mail|service|help|team|shop|store|company|business|webmaster|postmaster|noreply|no-reply)$/;
const PLACEHOLDER_LOCAL = /^(?:your|my)?[._-]?(?:e?-?mail|name|user|username|address|id|account|login)$/;
const PLACEHOLDER_PERSON =
  /^(?:john|jane|first|firstname|max)[._-]?(?:doe|smith|last|lastname|mustermann)$|^(?:your|someone|somebody|anyone|example|sample|xxx+|abc|test|demo|foo|bar|aaa+|123+)/;
const YOUR = /^your[._-]?(?:e?-?mail|name|user|username|address|id|account|company|domain)?$/;
const MACHINE_ID = /^[0-9a-f]{24,64}$/;
// "a@b.com.Tel: 5": the next line's label has run into the host, and .tel is a suffix.
const RUN_ON = /\.(?:tel|phone|fax|mobile?|whatsapp|skype|web|website|add|address)$/i;
const MOST_FOUND = 500;

const FREE_MAIL =
  wordSet(`gmail googlemail yahoo ymail rocketmail hotmail outlook live msn aol icloud me mac proton protonmail pm tutanota tuta gmx web mail inbox bk
   yandex ya rambler 163 126 yeah 139 189 qq foxmail sina sohu tom 21cn aliyun wo naver daum hanmail nate zoho fastmail hushmail
   rediffmail bol uol terra ig libero virgilio tiscali orange wanadoo laposte free sfr t-online freenet web-de seznam wp onet o2 interia ukr`);

/** True if anyone can get an address there, so that the domain does not identify its user. */
export function isFreeMail(domain: string, label: string): boolean {
  return FREE_MAIL.has(label) && domain.length <= 20;
}

/** Google ignores dots in a name and text after a plus, under both of its names. */
const GOOGLE_MAIL = /^(?:gmail|googlemail)\.com$/;

/** One spelling for all under which a provider delivers to one mailbox. */
export function oneMailbox(address: string): string {
  const at = address.lastIndexOf('@');
  if (!GOOGLE_MAIL.test(address.slice(at + 1))) return address;
  const name = address.slice(0, at).replace(/\+.*$/s, '').replaceAll('.', '');
  return name === '' ? address : `${name}@gmail.com`;
}

function isPlaceholder(local: string, label: string, free: boolean): boolean {
  if ((PLACEHOLDER_LABEL.test(label) && !(free && label === 'mail')) || VENDOR_LABEL.test(label)) return true;
  if (YOUR.test(local) || MACHINE_ID.test(local)) return true;
  return free && (ROLE_ALONE.test(local) || PLACEHOLDER_LOCAL.test(local) || PLACEHOLDER_PERSON.test(local));
}

/** Reads one isolated address. Null when it is malformed or a placeholder. */
export function readEmailAddress(raw: string, quote: string = raw): EmailAddress | null {
  const at = raw.lastIndexOf('@');
  if (at < 1 || raw.length > 320) return null;
  const local = raw.slice(0, at).toLowerCase();
  if (local.length > 64 || !/^[a-z0-9](?:[a-z0-9._+'-]{0,62}[a-z0-9_+-])?$/.test(local) || local.includes('..'))
    return null;
  const hostText = raw.slice(at + 1).toLowerCase();
  if (FILE.test(hostText)) return null;
  const name = domainName(hostText);
  if (name === null) return null;
  if (isPlaceholder(local, name.label, isFreeMail(name.domain, name.label))) return null;
  const written = `${local}@${name.host}`;
  const address = oneMailbox(written);
  const end = address.lastIndexOf('@');
  const { host, domain, label } = domainName(address.slice(end + 1)) ?? name;
  return { address, written, local: address.slice(0, end), host, domain, label, quote };
}

/** In ASCII: the sign, "at" between brackets or signs, "dot" as a word, or a name of the sign. */
const MAY_HOLD_ASCII = /@|[[({<]\s{0,3}at\b|[_*|~]at[_*|~]| dot |arroba|arobase|chiocciola|klammeraffe/i;
const MAY_HOLD_OTHER =
  /@|\uff20|\ufe6b|\bat\b|_at_|[*|~]at|ät\s?[\])}>]|arroba|arobase|chiocciola|klammeraffe|собак|собачк|艾特|アット|골뱅이/i;

/** The text with every disguise of an address that is known undone. */
export function undisguised(text: string): string {
  let plain = plainText(text).replace(AT, '@').replace(DOT, '.');
  // Each spelling is searched for only where its own word stands: most texts with an @ have none.
  if (/[_*|~]at[_*|~]/i.test(plain)) plain = plain.replace(UNDERSCORED_AT, '@').replace(UNDERSCORED_DOT, '.');
  if (/ at .{1,130} dot /is.test(plain)) {
    plain = plain.replace(
      WORDS,
      (_, local: string, host: string, suffix: string) =>
        `${local.replaceAll(/ dot /gi, '.')}@${host.replaceAll(/ dot /gi, '.')}.${suffix}`,
    );
  }
  if (NAME_OF_SIGN.test(plain)) {
    plain = plain.replace(
      OTHER_WORDS,
      (_, local: string, host: string) =>
        `${local.replace(OTHER_DOT, '.')}@${host.replace(OTHER_DOT, '.').replaceAll(' ', '')}`,
    );
  }
  const standIn = /[#*$!%~^☆★]/.test(plain) ? STAND_IN.exec(plain) : null;
  const sign = standIn?.[1] ?? standIn?.[2];
  if (sign !== undefined) plain = plain.replace(STOOD_IN, (all, one) => (one === sign ? '@' : all));
  if (/[。｡]/.test(plain)) plain = plain.replace(IDEOGRAPHIC_STOP, (host) => host.replace(/[。｡]/g, '.'));
  return plain.replace(SPACED_AT, '$1@');
}

/** Addresses in text, in order. Linear: looks at 64 characters before and 253 behind every @. */
export const emailAddressesIn = remembered((text): readonly EmailAddress[] => {
  if (!MAY_HOLD_ASCII.test(text) && !(OTHER_THAN_PLAIN.test(text) && MAY_HOLD_OTHER.test(text))) return [];
  const plain = undisguised(text);
  const found: EmailAddress[] = [];
  for (let at = plain.indexOf('@'); at >= 0 && found.length < MOST_FOUND; at = plain.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < 65 && LOCAL.test(plain[start - 1] ?? '')) start -= 1;
    let end = at + 1;
    while (end < plain.length && end - at < 254 && HOST.test(plain[end] ?? '')) end += 1;
    if (start === at || end === at + 1) continue;
    const written = inLatin(plain.slice(start, at), plain.slice(at + 1, end)).replace(/^[.'%+_-]+/, '');
    const raw = plain[end] === ':' ? written.replace(RUN_ON, '') : written;
    const address = firstReadable(raw, quoteAround(plain, start, end - start));
    if (address !== null) found.push(address);
  }
  return found;
});

/** Cuts off words in front; replaces look-alikes in mailboxes and host labels of mixed script. */
function inLatin(local: string, host: string): string {
  if (!BEYOND_ASCII.test(local) && !BEYOND_ASCII.test(host)) return `${local}@${host}`;
  const mailbox = local.replace(OTHER_SCRIPT, '');
  const put = host.split('.').map(withoutLookAlikes).join('.');
  return `${BEYOND_ASCII.test(mailbox) ? withoutLookAlikes(`${mailbox}@${put}`).split('@', 1)[0] : mailbox}@${put}`;
}

/** The host may run into words ("a@b.com.Tel", "a@b.com电话"): tried whole, then without its tail. */
function firstReadable(raw: string, quote: string): EmailAddress | null {
  const trimmed = raw.replace(/[.-]+$/, '');
  const whole = readEmailAddress(trimmed, quote);
  if (whole !== null) return whole;
  const ascii = /^[^@]{1,64}@[a-z0-9.-]{1,253}/i.exec(trimmed)?.[0].replace(/[.-]+$/, '') ?? '';
  if (ascii !== trimmed && ascii !== '') return firstReadable(ascii, quote);
  const cut = trimmed.lastIndexOf('.');
  return cut > trimmed.indexOf('@') ? readEmailAddress(trimmed.slice(0, cut), quote) : null;
}

/**
 * Cloudflare's e-mail protection: hex; the first byte is XORed with all others. Null for anything
 * else.
 */
export function decodeCloudflareEmail(hex: string): string | null {
  if (!/^(?:[0-9a-f]{2}){4,300}$/i.test(hex)) return null;
  const [key = 0, ...bytes] = Buffer.from(hex, 'hex');
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte ^ key));
}

/** Undoes TYPO3's alphabet shift (`linkTo_UnCryptMailto('ocknvq,…')`); null: no "mailto:". */
export function decodeShiftedMailto(code: string): string | null {
  const text = code.slice(0, 400);
  const shift = 'm'.charCodeAt(0) - text.toLowerCase().charCodeAt(0);
  // One way round the alphabet or the other.
  for (const by of [shift, shift - 26, shift + 26]) {
    const moved = [...text].map((sign) => shifted(sign.charCodeAt(0), by)).join('');
    if (/^mailto:/i.test(moved)) return moved;
  }
  return null;
}

/** Within its own run of signs: "+" to ":", "@" to "Z", "a" to "z". */
function shifted(code: number, shift: number): string {
  for (const [first, last] of ['+:', '@Z', 'az'].map((ends) => [ends.charCodeAt(0), ends.charCodeAt(1)] as const)) {
    if (code < first || code > last) continue;
    const size = last - first + 1;
    return String.fromCharCode(first + ((((code - first + shift) % size) + size) % size));
  }
  return String.fromCharCode(code);
}

/** Addresses of a mailto: link, from its path and from to, cc and bcc in its query. */
export function emailAddressesInMailto(href: string): EmailAddress[] {
  const body = href.replace(/^\s*mailto:/i, '').slice(0, 2_000);
  const [to = '', query = ''] = body.split('?', 2);
  const more = new URLSearchParams(query);
  const lists = [to, more.get('to') ?? '', more.get('cc') ?? '', more.get('bcc') ?? ''];
  return lists.flatMap((list) => emailAddressesIn(decodedUri(list)));
}

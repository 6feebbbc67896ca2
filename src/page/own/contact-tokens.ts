/** A line or a link's target → its contacts, each in a spelling that is the same everywhere. */
import { socialProfile } from '../../address/social-profile.ts';
import { emailAddressesIn } from '../../values/email-address.ts';
import { remembered } from '../../values/remember.ts';
import { walletsIn } from '../../values/wallet-address.ts';
import { accountsIn } from './contact-line.ts';

const PHONE = /\+?\(?\d[\d ()./\u2010-\u2015\u00a0-]{6,24}\d/g;
const MAIL_LINK = /^\s*mailto:([^?]{3,200})/i;
const PHONE_LINK = /^\s*(?:tel|callto|sms):([^;?]{5,60})/i;
/** Profiles, messengers and wallets are links with a path or a scheme of their own. */
const OTHER_LINK =
  /^\s*(?:(?:skype|whatsapp|weixin|viber|tg|bitcoin|ethereum|tron|litecoin):|https?:\/\/[^/?#]+\/[^/?#]{2,60}\/?$)/i;
/** "t.me/name" as people write it. */
const WRITTEN_LINK =
  /(?<![\w./@-])(?:https?:\/\/)?(?:www\.)?([\w-]{1,40}(?:\.[a-z]{2,6}){1,2}\/[\w@+~.-]{2,60})(?![\w/?=])/gi;
const ONLY_LINK = new RegExp(`^${WRITTEN_LINK.source}$`, 'i');
const MAY_HOLD_WALLET = /[A-Za-z0-9]{26}|(?:[A-Za-z0-9]{4}[ \u00a0-]){5}/;
/** A number as short as this is a year or a price. */
const LEAST_DIGITS = 7;
/** The number of a company in a register. */
const REGISTERED = /(?<![\p{L}\p{N}])(?=[A-Z]{0,4}\d{5})[0-9A-Z]{13,20}(?![\p{L}\p{N}])/gu;

/** Contacts in a line of text, in a spelling that is the same wherever they stand. */
export const contactTokens = remembered((text): readonly string[] => {
  const mails = emailAddressesIn(text).map(({ address }) => `mail ${address}`);
  const wallets = MAY_HOLD_WALLET.test(text) ? walletsIn(text).map(({ address }) => `wallet ${address}`) : [];
  const hasDigits = /\d/.test(text);
  const numbers = hasDigits ? [...text.matchAll(REGISTERED)].map(([number]) => `number ${number}`) : [];
  const phones =
    wallets.length > 0 || !hasDigits
      ? []
      : [...text.replace(REGISTERED, ' ').matchAll(PHONE)].flatMap(([number]) => phoneToken(number));
  const accounts = accountsIn(text).map((account) => `account ${account}`);
  return [...mails, ...phones, ...wallets, ...numbers, ...accounts, ...profilesIn(text)];
});

/** The address of a profile that is written out without its scheme. */
export function profileAddress(text: string): string | null {
  const [, address = ''] = ONLY_LINK.exec(text) ?? [];
  return address !== '' && socialProfile(`https://${address}`) !== null ? `https://${address}` : null;
}

const profilesIn = (text: string): string[] =>
  !text.includes('/')
    ? []
    : [...text.matchAll(WRITTEN_LINK)].flatMap(([, address = '']) =>
        socialProfile(`https://${address}`) === null ? [] : linkTokens(`https://${address}`),
      );

export function linkTokens(href: string): string[] {
  const short = href.slice(0, 400);
  const mail = MAIL_LINK.exec(short)?.[1];
  if (mail !== undefined) return emailAddressesIn(mail.replace(/%40/g, '@')).map(({ address }) => `mail ${address}`);
  const phone = PHONE_LINK.exec(short)?.[1];
  if (phone !== undefined) return phoneToken(phone);
  return OTHER_LINK.test(short) ? [`link ${short.trim().replace(/^https?:\/\/(?:www\.)?|\/$/g, '')}`] : [];
}

/** The last digits are written alike with and without the code of the country. */
function phoneToken(written: string): string[] {
  const digits = written.replace(/\D/g, '');
  return digits.length < LEAST_DIGITS ? [] : [`phone ${digits.slice(-8)}`];
}

export const kindOf = (token: string): string => token.slice(0, token.indexOf(' '));

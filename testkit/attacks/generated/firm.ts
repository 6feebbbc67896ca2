/** Invented listed firms: an entry of a list with its values, and the site that the firm had. */

import { sha256 } from '@noble/hashes/sha2.js';
import { base58check, bech32 } from '@scure/base';
import { type Entity, Entity as EntitySchema } from '../../../src/model/facts/seed.ts';
import { withValues } from '../../../src/watchlist/own/own-list.ts';
import type { Draw } from './draw.ts';
import { asciiWord } from './invented.ts';

/** What a list tells of a firm, one value of a kind. */
export const VALUE_KINDS = ['mail', 'phone', 'telegram', 'wallet', 'number', 'address', 'site'] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

export interface Firm {
  readonly name: string;
  readonly host: string;
  readonly entity: Entity;
  readonly values: Readonly<Partial<Record<ValueKind, string>>>;
}

const FORMS = [
  'Trading Co., Ltd.',
  'Industry Co., Ltd.',
  'LLC',
  'Import Export Ltd',
  'Technology FZE',
  'General Trading LLC',
];
const FREE_MAIL = [
  'gmail.com',
  'gmail.com',
  'gmail.com',
  'outlook.com',
  'yahoo.com',
  'mail.ru',
  'yandex.ru',
  'proton.me',
  '163.com',
];
const LISTED_ON = ['2021-06-10', '2021-12-15', '2022-03-31', '2022-09-08'];

interface Country {
  phone(draw: Draw): string;
  address(draw: Draw): string;
  number?(draw: Draw): string;
}
const digits = (draw: Draw, count: number): string => Array.from({ length: count }, () => draw.int(0, 9)).join('');

const COUNTRIES: readonly Country[] = [
  {
    phone: (draw) => `+86 311 8${digits(draw, 3)} ${digits(draw, 4)}`,
    address: (draw) =>
      `No. ${draw.int(11, 399)} Huaian Road, Qiaoxi District, Shijiazhuang, Hebei 0500${draw.int(10, 99)}, China`,
    number: creditCode,
  },
  {
    phone: (draw) => `+7 495 ${draw.int(200, 799)}-${digits(draw, 2)}-${digits(draw, 2)}`,
    address: (draw) =>
      `${draw.int(2, 98)} Lesnaya Street, office ${draw.int(100, 900)}, Moscow 1250${draw.int(10, 99)}, Russia`,
    number: taxNumber,
  },
  {
    phone: (draw) => `+971 4 ${draw.int(200, 899)} ${digits(draw, 4)}`,
    address: (draw) =>
      `Office ${draw.int(101, 2200)}, Harbour Tower, Al Maktoum Road, Deira, Dubai, United Arab Emirates`,
  },
  {
    phone: (draw) => `+90 212 ${draw.int(230, 699)} ${digits(draw, 2)} ${digits(draw, 2)}`,
    address: (draw) =>
      `Kemeralti Caddesi No: ${draw.int(2, 180)}, Kat ${draw.int(1, 9)}, 34425 Beyoglu, Istanbul, Turkey`,
  },
  {
    phone: (draw) => `+852 2${draw.int(300, 899)} ${digits(draw, 4)}`,
    address: (draw) =>
      `Flat ${draw.int(1, 30)}, ${draw.int(3, 24)}/F, Wing Shun Building, ${draw.int(2, 300)} Castle Peak Road, Kowloon, Hong Kong`,
  },
];

export function firmOf(draw: Draw, id: string): Firm {
  const first = asciiWord(draw);
  const second = asciiWord(draw);
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  const name = `${capital(first)} ${capital(second)} ${draw.pick(FORMS)}`;
  const host = `${first}-${second}.example`;
  const country = draw.pick(COUNTRIES);
  const free = `${second}.${asciiWord(draw)}${draw.int(11, 99)}@${draw.pick(FREE_MAIL)}`;
  const values: Partial<Record<ValueKind, string>> = {
    mail: draw.chance(0.6) ? free : `${draw.pick(['sales', 'info', 'export', asciiWord(draw)])}@${host}`,
    phone: country.phone(draw),
    telegram: `${first}_${second}`.slice(0, 30),
    wallet: walletOf(draw),
    address: country.address(draw),
    site: `https://www.${host}`,
    ...(country.number && { number: country.number(draw) }),
  };
  const entity = withValues(
    EntitySchema.parse({
      id,
      names: [name.toUpperCase()],
      dates: { listed: draw.pick(LISTED_ON) },
      identifiers: {
        websites: [`www.${host}`],
        emails: [values.mail],
        phones: [values.phone],
        wallets: [values.wallet],
        social: [`https://t.me/${values.telegram}`],
        addresses: [values.address],
        registrationNumbers: values.number === undefined ? [] : [values.number],
      },
    }),
  );
  return { name, host, entity, values };
}

/** The entry, if the list also had this mailbox. */
export function alsoListed({ entity }: Firm, mail: string): Entity {
  const { values: _, identifiers, ...rest } = entity;
  return withValues(
    EntitySchema.parse({ ...rest, identifiers: { ...identifiers, emails: [...identifiers.emails, mail] } }),
  );
}

/** A Bitcoin or a Tron address with right check digits. */
function walletOf(draw: Draw): string {
  const bytes = Uint8Array.from({ length: 20 }, () => draw.int(0, 255));
  if (draw.chance(0.5)) return bech32.encode('bc', [0, ...bech32.toWords(bytes)]);
  return base58check(sha256).encode(Uint8Array.from([0x41, ...bytes]));
}

/** A Russian INN of ten digits. */
function taxNumber(draw: Draw): string {
  const body = `77${digits(draw, 7)}`;
  const sum = [2, 4, 10, 3, 5, 9, 4, 6, 8].reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return body + String((sum % 11) % 10);
}

const CREDIT_SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A Chinese unified social credit code (GB 32100). */
function creditCode(draw: Draw): string {
  const body = `91130104${Array.from({ length: 9 }, () => CREDIT_SIGNS[draw.int(0, 30)]).join('')}`;
  const sum = [...body].reduce((total, sign, i) => total + CREDIT_SIGNS.indexOf(sign) * (3 ** i % 31), 0);
  return body + CREDIT_SIGNS[(31 - (sum % 31)) % 31];
}

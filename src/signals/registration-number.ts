/** Numbers under which a firm, its site or its wallet is registered, each proven by its own check where it has one. */
import { z } from 'zod';
import type { Site } from '../page/views.ts';
import { isCnpj, isInn, isOgrn, isSocialCreditCode } from './check-character.ts';
import { codeTexts } from './code-payload.ts';
import { jsonLdStrings } from './json-ld-strings.ts';
import { comparisonOf, Found, KindedOccurrence, listed, sharedValues, sideOf } from './occurrences.ts';
import { plainText, quoteAround } from './plain-text.ts';
import type { Comparison, Signal } from './signal.ts';
import { walletsIn } from './wallet-address.ts';

const Value = z.array(KindedOccurrence);
type Value = z.infer<typeof Value>;

/** Provinces' signs as the ministry writes them, and what is written for them: second names, traditional forms. */
const PROVINCES = '京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼蜀黔滇藏陕陇青宁新';
const WRITTEN_FOR: Readonly<Record<string, string>> = {
  川: '蜀',
  贵: '黔',
  貴: '黔',
  云: '滇',
  雲: '滇',
  甘: '陇',
  隴: '陇',
  滬: '沪',
  晉: '晋',
  遼: '辽',
  蘇: '苏',
  閩: '闽',
  贛: '赣',
  魯: '鲁',
  瓊: '琼',
  陝: '陕',
  寧: '宁',
};
const SIGN = `[${PROVINCES}${Object.keys(WRITTEN_FOR).join('')}]`;
const province = (sign: string): string => WRITTEN_FOR[sign] ?? sign;

/** Kind, pattern, and what makes the first group the number. Null: the check fails. All quantifiers bounded. */
const NUMBERS: readonly (readonly [kind: string, pattern: RegExp, read: (match: RegExpExecArray) => string | null])[] =
  [
    [
      'uscc',
      /(?<![0-9A-Z])([1-9A-HJ-NP-RT-UWXY][0-9A-HJ-NP-RT-UWXY]\d{6}[0-9A-HJ-NP-RT-UWXY]{10})(?![0-9A-Z])/gi,
      ([, code = '']) => (isSocialCreditCode(code.toUpperCase()) ? code.toUpperCase() : null),
    ],
    // The number of the filer; "-2" behind it only counts its sites. Eight digits, or the year and six; a licence (证) has six.
    [
      'icp',
      new RegExp(
        `(${SIGN})\\s{0,2}ICP\\s{0,2}[备備证證]\\s{0,2}(?:案号?)?\\s{0,2}[:：]?\\s{0,2}(\\d{10}|\\d{8}|\\d{6})(?!\\d)`,
        'gi',
      ),
      ([, sign = '', digits = '']) => (/^(\d)\1+$|^12345678/.test(digits) ? null : province(sign) + digits),
    ],
    [
      'telecom-licence',
      new RegExp(`(${SIGN})\\s{0,2}([AB][12])\\s{0,2}[.-]?\\s{0,2}(20\\d{6})(?!\\d)`, 'g'),
      ([, sign = '', service = '', digits = '']) => `${province(sign)}${service}-${digits}`,
    ],
    // Its first digits are the province already, and links to the register carry nothing but digits.
    [
      'police-filing',
      new RegExp(`(?:公网安备|公網安備|recordcode=)\\s{0,2}(?:第\\s{0,2})?(\\d{14})(?!\\d)`, 'g'),
      ([, digits = '']) => (/^(\d)\1+$/.test(digits) ? null : digits),
    ],
    [
      'inn',
      /(?:^|[^\p{L}])ИНН(?:\s{0,2}\/\s{0,2}КПП)?\s{0,2}[:：№-]?\s{0,2}(\d{12}|\d{10})(?!\d)/giu,
      ([, digits = '']) => (isInn(digits) ? digits : null),
    ],
    [
      'ogrn',
      /(?:^|[^\p{L}])ОГРН(?:ИП)?\s{0,2}[:：№-]?\s{0,2}(\d{15}|\d{13})(?!\d)/giu,
      ([, digits = '']) => (isOgrn(digits) ? digits : null),
    ],
    [
      'cnpj',
      /(?<!\d)(\d{2}\.?\d{3}\.?\d{3}\/\d{4}-?\d{2})(?!\d)/g,
      ([, written = '']) => (isCnpj(written.replace(/\D/g, '')) ? written.replace(/\D/g, '') : null),
    ],
  ];
const MOST = 50;

export interface RegistrationNumber {
  readonly kind: string;
  readonly number: string;
  readonly quote: string;
}

/** Numbers in text, at most 50 of each kind. */
export function registrationNumbersIn(text: string): RegistrationNumber[] {
  if (!/\p{Nd}{5}|\p{Nd}\.\p{Nd}{3}|0x|[bB][cC]1|ltc1|[13TLMDX48][1-9A-HJ-NP-Za-km-z]{25}/u.test(text)) return [];
  const plain = plainText(text);
  const found: RegistrationNumber[] = [];
  for (const [kind, pattern, readNumber] of NUMBERS) {
    let looked = 0;
    for (const match of plain.matchAll(pattern)) {
      looked += 1;
      if (looked > MOST) break;
      const number = readNumber(match);
      if (number !== null) found.push({ kind, number, quote: quoteAround(plain, match.index, match[0].length) });
    }
  }
  for (const { kind, address, at } of walletsIn(plain))
    found.push({ kind, number: address, quote: quoteAround(plain, at, address.length) });
  return found;
}

function extract(site: Site): Value | null {
  const found = new Found<KindedOccurrence>();
  for (const page of site.pages) {
    const add = (text: string, node: Parameters<typeof page.place>[0]): void => {
      for (const { kind, number, quote } of registrationNumbersIn(text)) {
        found.add({ kind, value: `${kind}:${number}`, place: page.place(node, quote) });
      }
    };
    for (const { text, node } of page.blocks) add(text, node);
    for (const { href, node } of page.links) {
      // bitcoin:… and the link of the police filing carry the number bare.
      if (/^(?:bitcoin|ethereum|tron|litecoin|monero|dogecoin|dash):/i.test(href))
        add(`wallet ${href.slice(0, 200).replace(/^\w+:/, '')}`, node);
      else if (href.includes('recordcode=')) add(href.slice(0, 200), node);
    }
    for (const { data, node } of page.jsonLd) {
      for (const { key, value } of jsonLdStrings(data))
        if (/^(?:taxid|vatid|identifier|leicode|iso6523code)$/.test(key)) add(value, node);
    }
  }
  for (const { text, place } of codeTexts(site)) {
    for (const { kind, address } of walletsIn(`wallet ${text.replace(/^\w+:/, '')}`))
      found.add({ kind, value: `${kind}:${address}`, place });
  }
  return found.list();
}

const tokens = (value: Value): string[] => value.map((item) => `registration-number:${item.value}`);

/** Registers in which a firm has one number for life, and in which a site that quotes two speaks of others too. */
const ONE_EACH = ['uscc', 'ogrn', 'icp'] as const;

function compare(left: Value, right: Value): Comparison | null {
  const same = sharedValues(left, right, ({ value }) => `registration-number:${value}`);
  if (same.length > 0)
    return comparisonOf(
      'identical',
      same,
      `Both sides carry the registration ${listed(same.map((pair) => pair.left.value))}.`,
    );
  for (const kind of ONE_EACH) {
    const [mine, theirs] = [left, right].map((value) => value.filter((item) => item.kind === kind));
    const [one, two] = [mine?.[0], theirs?.[0]];
    if (one === undefined || two === undefined || mine?.length !== 1 || theirs?.length !== 1) continue;
    return {
      level: 'different',
      similarity: 0,
      shared: [],
      left: sideOf(one.value, one.place),
      right: sideOf(two.value, two.place),
      note: `The sides are registered under different numbers of one register (${kind}).`,
    };
  }
  return null;
}

export const registrationNumber: Signal<Value> = {
  id: 'registration-number',
  version: 2,
  group: 'identity',
  sentence:
    'Registration numbers of firms, filings of sites and addresses of digital wallets on the pages; a number that has a check of its own must pass it.',
  traps: [
    'A site can quote the number of its supplier, its customer or its parent firm.',
    'A footer that was copied with a template still shows the filing of the site it came from.',
    'A wallet can belong to an exchange or a payment service with many customers.',
  ],
  value: Value,
  extract,
  keys: tokens,
  tokens,
  compare,
  examples: [
    {
      name: 'company number and site filing',
      pages: {
        '/': `<body><p>Pens and quills in bulk, sent within a day.</p><p>统一社会信用代码：９１３５０１００Ｍ０００１００Ｙ４３</p>
          <footer><p>冀ICP备2０19048213号-2　<span>冀公网安备 13010402001974号</span></p></footer></body>`,
      },
      expect: (value) =>
        value
          .map((item) => item.value)
          .sort()
          .join() === 'icp:冀2019048213,police-filing:13010402001974,uscc:91350100M000100Y43',
    },
    {
      name: 'wallets',
      pages: {
        '/': '<body><p>Pens and quills in bulk, paid as you like.</p><p>BTC 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa</p><p>ETH: 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed</p></body>',
      },
      expect: (value) =>
        value.map((item) => item.value).join() ===
        'bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa,ethereum:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed',
    },
    {
      name: 'trap: a wrong check sign, a wrong wallet, a bare hash',
      pages: {
        '/': `<body><p>Pens and quills in bulk, sent within a day.</p><p>91350100M000100Y44</p><p>1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb</p>
          <p>file 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed</p><p>ИНН 1234567890</p></body>`,
      },
      expect: null,
    },
    {
      name: 'trap: phone and order numbers, and a blank filing',
      pages: {
        '/': '<body><p>Pens and quills in bulk. Call +86 311 8567 2390, order 130104020019741.</p><footer><p>京ICP备12345678号</p></footer></body>',
      },
      expect: null,
    },
  ],
};

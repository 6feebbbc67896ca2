import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListedValue } from '../../../src/model/facts/seed.ts';
import { cleanEmail, cleanPhones, cleanWebsites } from '../../../src/watchlist/clean/clean-contact.ts';
import { cleanRegistration } from '../../../src/watchlist/clean/clean-registration.ts';
import { cleanWallets } from '../../../src/watchlist/clean/clean-wallet.ts';
import { labelledField } from '../../../src/watchlist/clean/labelled-field.ts';
import { writtenDate } from '../../../src/watchlist/written-date.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';

const told = (values: readonly ListedValue[]): string[] =>
  values.map(({ kind, value, fault }) => (fault === undefined ? `${kind} ${value}` : `raw ${value}`));

describe('websites of lists', () => {
  const table: readonly (readonly [raw: string, ...read: string[]])[] = [
    ['www.quillmoor.com', 'website quillmoor.com'],
    ['WWW.QUILLMOOR.BY', 'website quillmoor.by'],
    ['http://www.quillmoor.com/', 'website quillmoor.com'],
    ['https://quillmoor.com/en/Shop/', 'website quillmoor.com/en/Shop'],
    ['quillmoor.com.', 'website quillmoor.com'],
    ['www.quillmoor.ru; www.penfold.ru', 'website quillmoor.ru', 'website penfold.ru'],
    ['quillmoor.com and penfold.com', 'website quillmoor.com', 'website penfold.com'],
    ['quillmoor.com, penfold.com/ru', 'website quillmoor.com', 'website penfold.com/ru'],
    ['quillmoor.com|penfold.com', 'website quillmoor.com', 'website penfold.com'],
    ['http:/quillmoor.com/', 'website quillmoor.com'],
    ['http//quillmoor.com', 'website quillmoor.com'],
    ['https: //quillmoor.com', 'website quillmoor.com'],
    ['http;//quillmoor.com', 'website quillmoor.com'],
    ['http:\\\\quillmoor.com', 'website quillmoor.com'],
    ['Social media: http://vk.com/quillmoor', 'social vk.com/quillmoor'],
    ['Website:www.quillmoor.com', 'website quillmoor.com'],
    ['the shop at http://quillmoor.com (closed)', 'website quillmoor.com'],
    ['www.quill moor.com', 'website quillmoor.com'],
    ['www. quillmoor.com', 'website quillmoor.com'],
    ['quillmoor .com', 'website quillmoor.com'],
    ['quillmoor. com', 'website quillmoor.com'],
    ['Quillmoor Co. Ltd', 'raw Quillmoor Co. Ltd'],
    ['http://quill moor.com/ru', 'website quillmoor.com/ru'],
    ['info@quillmoor.com', 'email info@quillmoor.com'],
    ['www.quillmoor.com, info@quillmoor.com', 'email info@quillmoor.com', 'website quillmoor.com'],
    ['www.quillmoor.org. Friends of the Quill Offices Worldwide', 'website quillmoor.org'],
    ['http://quillmoor.com:8080/a?b=c', 'website quillmoor.com:8080/a?b=c'],
    ['www.quillmoor.com www.quillmoor.com', 'website quillmoor.com'],
    ['www.перо.рф', 'website xn--e1awe9a.xn--p1ai'],
    ['none', 'raw none'],
    ['report.pdf', 'raw report.pdf'],
    ['', 'raw '],
    ['192.0.2.7', 'raw 192.0.2.7'],
  ];
  it.each(table)('%s', (raw, ...read) => {
    if (raw === 'www.перо.рф') expect(told(cleanWebsites(raw))[0]).toMatch(/^website xn--[a-z0-9]+\.xn--p1ai$/);
    else expect(told(cleanWebsites(raw))).toEqual(read);
  });
  it('keeps the raw text with every value', () => {
    expect(cleanWebsites('a.com and b.com').map(({ raw }) => raw)).toEqual(['a.com and b.com', 'a.com and b.com']);
  });
  it('never throws, never loses the raw text, and reads its own answer as itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
        const values = cleanWebsites(raw);
        expect(values.length).toBeGreaterThan(0);
        for (const one of values) {
          expect(one.raw).toBe(raw);
          if (one.fault === undefined && one.kind === 'website')
            expect(cleanWebsites(one.value).map(({ value }) => value)).toContain(one.value);
        }
      }),
      { numRuns: 200 },
    );
  });
  it('costs little for a long hostile field', () => {
    for (const raw of ['www. '.repeat(100_000), 'a@'.repeat(100_000), 'http:/ '.repeat(100_000), '.'.repeat(500_000)])
      expectQuick(() => cleanWebsites(raw), 2_000, raw.slice(0, 10));
  });
});

describe('e-mail addresses of lists', () => {
  const table: readonly (readonly [raw: string, ...read: string[]])[] = [
    ['Info@Quillmoor.COM', 'email info@quillmoor.com'],
    ['pangates@quillmoor.com.', 'email pangates@quillmoor.com'],
    ['a.b@quillmoor.com; c@penfold.com', 'email a.b@quillmoor.com', 'email c@penfold.com'],
    ['a@quillmoor.com and b@penfold.com', 'email a@quillmoor.com', 'email b@penfold.com'],
    ['a @ quillmoor.com', 'email a@quillmoor.com'],
    ['mailto:a@quillmoor.com', 'email a@quillmoor.com'],
    ['Email:a@quillmoor.com', 'email a@quillmoor.com'],
    // Nobody's on a page; here a list says whose it is.
    ['sales@gmail.com', 'email sales@gmail.com'],
    ['quillmoor.com', 'raw quillmoor.com'],
    ['a@net.sy', 'email a@net.sy'],
    ['a@b', 'raw a@b'],
  ];
  it.each(table)('%s', (raw, ...read) => {
    expect(told(cleanEmail(raw))).toEqual(read);
  });
  it('are found in the field of websites, and websites in theirs', () => {
    const more = { isPerson: false, raw: 'x' };
    expect(told(labelledField('Website', 'a@quillmoor.com', more))).toEqual(['email a@quillmoor.com']);
    expect(told(labelledField('Email Address', 'www.quillmoor.com', more))).toEqual(['website quillmoor.com']);
  });
});

describe('phone numbers of lists', () => {
  const table: readonly (readonly [raw: string, ...read: string[]])[] = [
    ['982188526308', 'phone +982188526308'],
    ['+98 21 8852 6308', 'phone +982188526308'],
    ['0098 21 8852 6308', 'phone +982188526308'],
    ['Tel: +44 20 7946 0912 ext. 14', 'phone +442079460912'],
    ['+44 20 7946 0912 x', 'phone +442079460912'],
    ['8613313017588.', 'phone +8613313017588'],
    ['+44 20 7946 0912; +44 20 7946 0934', 'phone +442079460912', 'phone +442079460934'],
    ['+44 20 7946 0912 and +44 20 7946 0934', 'phone +442079460912', 'phone +442079460934'],
    ['+44 20 7946 0912/+44 20 7946 0934', 'phone +442079460912', 'phone +442079460934'],
    ['850 2 381 8208/4188', 'phone +85023818208'],
    // On a page it would be taken for a placeholder.
    ['8615531133331', 'phone +8615531133331'],
    ['12345', 'raw 12345'],
    ['unknown', 'raw unknown'],
  ];
  it.each(table)('%s', (raw, ...read) => {
    expect(told(cleanPhones(raw))).toEqual(read);
  });
  it('reads a national number by the country of the entity, and only then', () => {
    expect(told(cleanPhones('020 7946 0912', ['gb']))).toEqual(['phone +442079460912']);
    expect(told(cleanPhones('020 7946 0912'))).toEqual(['raw 020 7946 0912']);
  });
});

const SIGNS = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** A Base58Check address of an invented holder. */
function addressOf(version: string, seed: string): string {
  const sha = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
  const body = Buffer.concat([Buffer.from(version, 'hex'), sha(Buffer.from(seed)).subarray(0, 20)]);
  let value = BigInt(`0x${Buffer.concat([body, sha(sha(body)).subarray(0, 4)]).toString('hex')}`);
  let text = '';
  for (; value > 0n; value /= 58n) text = (SIGNS[Number(value % 58n)] ?? '') + text;
  return version.startsWith('00') ? `1${text}` : text;
}

describe('wallets of lists', () => {
  const BITCOIN = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa';
  const checked = (text: string, currency: string) =>
    cleanWallets(text, currency).map((one) => [one.value, one.checked]);
  const table: readonly (readonly [currency: string, raw: string, value: string, checked: boolean | undefined])[] = [
    ['XBT', BITCOIN, BITCOIN, true],
    ['XBT', `${BITCOIN.slice(0, -1)}b`, `${BITCOIN.slice(0, -1)}b`, false],
    ['XBT', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', true],
    ['XBT', 'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', true],
    ['XBT', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5', false],
    ['ETH', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', '0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed', true],
    ['USDT', '0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', '0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed', false],
    ['ETC', '0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed', '0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed', undefined],
    ['TRX', addressOf('41', 'quill'), addressOf('41', 'quill'), true],
    ['LTC', addressOf('30', 'quill'), addressOf('30', 'quill'), true],
    ['DASH', addressOf('4c', 'quill'), addressOf('4c', 'quill'), true],
    ['BSV', BITCOIN, BITCOIN, true],
    ['ZEC', addressOf('1cb8', 'quill'), addressOf('1cb8', 'quill'), true],
    ['ZEC', addressOf('1cb9', 'quill'), addressOf('1cb9', 'quill'), false],
    ['BTG', addressOf('26', 'quill'), addressOf('26', 'quill'), true],
    ['XVG', addressOf('1e', 'quill'), addressOf('1e', 'quill'), true],
    // The account that the XRP ledger began with, and an example of the CashAddr specification.
    ['XRP', 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', true],
    ['XRP', 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTi', 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTi', false],
    [
      'BCH',
      'bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a',
      'qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a',
      true,
    ],
    ['BCH', 'qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6q', 'qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6q', false],
    ['SOL', '4Nd1mBQtrMJVYVfKf2PJy9NZUZdTAsp7D4xWLs4gDB4T', '4Nd1mBQtrMJVYVfKf2PJy9NZUZdTAsp7D4xWLs4gDB4T', undefined],
  ];
  it.each(table)('%s %s', (currency, raw, value, check) => {
    expect(checked(raw, currency)).toEqual([[value, check]]);
  });
  it('splits a field, keeps a wrong one with its mark, and tells one that cannot be read', () => {
    expect(cleanWallets(`${BITCOIN}; ${addressOf('05', 'x')}`, 'XBT')).toHaveLength(2);
    expect(told(cleanWallets('to be announced', 'XBT'))).toEqual(['raw to be announced']);
  });
});

describe('registration numbers of lists', () => {
  it('proves the code of China by its check character', () => {
    const label = 'Unified Social Credit Code (USCC)';
    expect(cleanRegistration('91350100M000100Y43', label, 'China', 'r')).toMatchObject({ checked: true });
    expect(cleanRegistration('91350100m000100y43 ', label, 'China', 'r')).toMatchObject({
      value: '91350100M000100Y43',
      checked: true,
    });
    expect(cleanRegistration('91350100M000100Y44', label, 'China', 'r')).toMatchObject({ checked: false });
    expect(cleanRegistration('26740', 'Registration Number', 'Iran', 'r')).not.toHaveProperty('checked');
  });
  it('leaves the numbers of persons alone', () => {
    const more = { raw: 'r', country: 'Iran' };
    expect(labelledField('Tax ID No.', '1234', { ...more, isPerson: true })).toEqual([]);
    expect(labelledField('Passport', 'X1234', { ...more, isPerson: false })).toEqual([]);
    expect(labelledField('Tax ID No.', '1234', { ...more, isPerson: false })).toHaveLength(1);
  });
});

describe('dates of lists', () => {
  it.each([
    ['19 Nov 1991', '1991-11-19'],
    ['Nov 1991', '1991-11'],
    ['1969.', '1969'],
    ['circa 1969', '1969'],
    ['12/15/2021', '2021-12-15'],
    ['2021-08', '2021-08'],
    ['2022-01-31T10:00:00', '2022-01-31'],
    ['32 Nov 1991', null],
    ['13/45/2021', null],
    ['soon', null],
  ])('%s', (text, date) => {
    expect(writtenDate(text)).toBe(date);
  });
});

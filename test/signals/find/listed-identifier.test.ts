import { describe, expect, it } from 'vitest';
import { Entity, type ListedValue } from '../../../src/model/facts/seed.ts';
import { isAt, isStreetKey, listedIdentifiers, listedKeys } from '../../../src/signals/find/listed-identifier.ts';
import { withValues } from '../../../src/watchlist/own/own-list.ts';

const entity = (identifiers: Record<string, string[]>, more: Partial<Entity> = {}) =>
  withValues(Entity.parse({ id: 'e', names: ['E'], identifiers, ...more }));
const values = (identifiers: Record<string, string[]>, more: Partial<Entity> = {}): string[] =>
  listedIdentifiers(entity(identifiers, more)).map(({ signal, value }) => `${signal}:${value}`);

describe('listedIdentifiers', () => {
  it.each([
    ['Social media: http://vk.com/quillmoor', ['social-link:vk:quillmoor']],
    ['www.quillmoor.example; www.fernhollow.example', ['site-link:quillmoor.example', 'site-link:fernhollow.example']],
    ['quillmoor.example and fernhollow.example', ['site-link:quillmoor.example', 'site-link:fernhollow.example']],
    ['http:/quillmoor.example/', ['site-link:quillmoor.example']],
    ['lena@quillmoor.example', ['contact-email:lena@quillmoor.example']],
    ['Website: https://shop.quillmoor.example/en/', ['site-link:quillmoor.example']],
    ['https://quillmoor.en.alibaba.com', []],
    ['gmail.com', []],
  ])('reads %s', (raw, expected) => {
    const found = values({ websites: [raw] }).filter((one) => !one.startsWith('social-link:alibaba'));
    expect(found).toEqual(expected);
  });

  it('reads phones, wallets and registration numbers', () => {
    expect(values({ phones: ['+86-311-8790 1234; +7 495 225-45-67'] })).toEqual([
      'contact-phone:+8631187901234',
      'contact-phone:+74952254567',
    ]);
    expect(values({ wallets: ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'] })).toEqual([
      'wallet:bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    ]);
    expect(values({ registrationNumbers: ['91350100M000100Y43'] })).toEqual([
      'registration-number:uscc:91350100M000100Y43',
    ]);
  });

  it('reads messenger names and numbers to write to', () => {
    expect(
      values({ social: ['Telegram: @quillmoor_pens', 'https://t.me/quillmoor', 'skype:live:quill.moor?chat'] }),
    ).toEqual([
      'messenger:telegram:quillmoor_pens',
      'social-link:telegram:quillmoor',
      'messenger:telegram:quillmoor',
      'messenger:skype:live:quill.moor',
    ]);
    expect(values({ social: ['WeChat ID: quill_moor88', 'https://wa.me/8613900001234'] })).toEqual([
      'messenger:wechat:quill_moor88',
      'contact-phone:+8613900001234',
    ]);
  });

  it('reads an address with a street, a number and a town, and no other', () => {
    const found = values({
      addresses: [
        'Rm 1802, No. 158 Marrowgate East Rd., Quillmoor 054000, China',
        'Quillmoor, Hebei',
        'Marrowgate Road, Quillmoor',
        '12 Harbour Street',
      ],
    });
    expect(found).toEqual(['street-address:marrowgateeast road|158||1802|054000|quillmoor']);
  });

  it('finds sites by street and number, whatever the room', () => {
    const keys = listedKeys(entity({ addresses: ['Rm 1802, No. 158 Marrowgate East Rd., Quillmoor 054000, China'] }));
    expect(keys).toEqual(['street-address:marrowgateeast road 158']);
    expect(keys.every(isStreetKey)).toBe(true);
  });

  const numbers = (registrationNumbers: string[], more: Partial<Entity> = {}) => values({ registrationNumbers }, more);
  const numbered = (value: string, label: string, country?: string): ListedValue => ({
    ...{ kind: 'registration-number', value, raw: value, label },
    ...(country !== undefined && { country }),
  });

  it('takes a number for a Russian one only where the list says so', () => {
    expect(numbers(['ИНН 1234567894'])).toEqual(['registration-number:inn:1234567894']);
    expect(numbers(['1234567894'])).toEqual([]);
    expect(numbers(['1234567894'], { programmes: ['RUSSIA-EO14024'] })).toEqual(['registration-number:inn:1234567894']);
    const moscow = { registrationNumbers: ['1234567890127'], addresses: ['Fernhollow, Russia'] };
    expect(values(moscow)).toEqual(['registration-number:ogrn:1234567890127']);
    const of = (value: ListedValue, more: Partial<Entity> = {}) => values({}, { values: [value], ...more });
    expect(of(numbered('1234567894', 'Tax ID No.', 'Russia'))).toEqual(['registration-number:inn:1234567894']);
    expect(of(numbered('1234567894', 'Tax ID No.', 'Turkey'))).toEqual([]);
    expect(of(numbered('1234567894', 'Tax ID No.', 'Turkey'), { programmes: ['RUSSIA-EO14024'] })).toEqual([]);
    expect(of(numbered('1234567894', "Aircraft Manufacturer's Serial Number (MSN)", 'Russia'))).toEqual([]);
    expect(of(numbered('1234567894', 'Tax ID No. (INN)', 'kz'))).toEqual(['registration-number:inn:1234567894']);
  });

  it('keeps what the list vouches for and a page would only have as a filler', () => {
    expect(values({ phones: ['+86 155 3113 3331'] })).toEqual(['contact-phone:+8615531133331']);
    expect(values({ emails: ['sales@gmail.com'] })).toEqual(['contact-email:sales@gmail.com']);
  });

  it('keeps the value as the list has it', () => {
    const [first] = listedIdentifiers(entity({ emails: ['Mail: Lena@quillmoor.example'] }));
    expect(first).toEqual({
      signal: 'contact-email',
      value: 'lena@quillmoor.example',
      listed: { kind: 'email', value: 'lena@quillmoor.example', raw: 'Mail: Lena@quillmoor.example' },
    });
  });

  it('takes identifiers that nobody cleaned as they stand', () => {
    const plain = Entity.parse({ id: 'e', names: ['E'], identifiers: { emails: ['lena@quillmoor.example'] } });
    expect(listedKeys(plain)).toEqual(['contact-email:lena@quillmoor.example']);
  });

  it.each([
    ['quillmoor.many-shops.example', 'quillmoor.many-shops.example'],
    ['www.club.example/~quillmoor/', 'club.example/~quillmoor'],
    ['http://quillmoor.example/en/index.html', undefined],
    ['www.quillmoor.example/about-us', undefined],
    ['shop.quillmoor.example', undefined],
    ['en.quillmoor.example', undefined],
    ['quillmoor.blogspot.com', undefined],
  ])('%s is meant as %s', (website, address) => {
    const [found] = listedIdentifiers(entity({ websites: [website] }));
    expect(found?.address).toBe(address);
    expect(listedKeys(entity({ websites: [website] }))).toHaveLength(address === undefined ? 2 : 1);
  });

  it('tells a place from its neighbours', () => {
    expect(isAt('https://WWW.club.example/~Quillmoor/pens.html?a=1', 'club.example/~quillmoor')).toBe(true);
    expect(isAt('https://club.example/~quillmoors', 'club.example/~quillmoor')).toBe(false);
    expect(isAt('https://x.club.example/~quillmoor', 'club.example/~quillmoor')).toBe(false);
    expect(isAt('saved.html', 'club.example/~quillmoor')).toBe(false);
  });

  it('has keys that sites are found by, and those of mail at a listed domain', () => {
    expect(listedKeys(entity({ websites: ['quillmoor.example'] }))).toEqual([
      'site-link:quillmoor.example',
      'contact-email:@quillmoor.example',
    ]);
  });
});

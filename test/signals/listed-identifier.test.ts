import { describe, expect, it } from 'vitest';
import { Entity } from '../../src/model/seed.ts';
import { isStreetKey, listedIdentifiers, listedKeys } from '../../src/signals/listed-identifier.ts';

const entity = (identifiers: Record<string, string[]>) => Entity.parse({ id: 'e', names: ['E'], identifiers });
const values = (identifiers: Record<string, string[]>): string[] =>
  listedIdentifiers(entity(identifiers)).map(({ signal, value }) => `${signal}:${value}`);

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
      'registration-number:bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
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
      'messenger:telegram:quillmoor',
      'messenger:skype:live:quill.moor',
      'social-link:telegram:quillmoor',
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

  it('keeps the raw text', () => {
    const [first] = listedIdentifiers(entity({ emails: ['Mail: Lena@quillmoor.example'] }));
    expect(first).toEqual({
      signal: 'contact-email',
      value: 'lena@quillmoor.example',
      raw: 'Mail: Lena@quillmoor.example',
      field: 'emails',
    });
  });

  it('has keys that sites are found by, and those of mail at a listed domain', () => {
    expect(listedKeys(entity({ websites: ['quillmoor.example'] }))).toEqual([
      'site-link:quillmoor.example',
      'contact-email:@quillmoor.example',
    ]);
  });
});

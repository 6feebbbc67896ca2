import { describe, expect, it } from 'vitest';
import { isPhoneCue, isPlaceholderPhone, likelyCountries, PhoneReader } from '../../src/values/phone-number.ts';
import { expectQuick } from '../../testkit/expect-quick.ts';

const inText = (text: string, trust: 'cue-needed' | 'contact-place' = 'cue-needed'): string[] =>
  new PhoneReader(['CN']).inText(text, trust).map((item) => item.number);

describe('phone numbers in text', () => {
  it.each([
    ['+86 311 8567 2390', '+8631185672390'],
    ['Tel: 0086-311-8567 2390', '+8631185672390'],
    ['(+86) 139 3014 8275', '+8613930148275'],
    ['电话：0311-85672390', '+8631185672390'],
    ['Mob:13930148275', '+8613930148275'],
    ['Tel: +８６-３１１-８５６７２３９０', '+8631185672390'],
    ['Тел.: ٠٠٨٦ ٣١١ ٨٥٦٧ ٢٣٩٠', '+8631185672390'],
    ['+86\u200b 139\u00ad3014\u20608275', '+8613930148275'],
    ['Phone: 8613930148275', '+8613930148275'],
    ['Тел: +7 495 725-18-64', '+74957251864'],
    ['call plus eight six three one one eight five six seven two three nine zero', '+8631185672390'],
    ['电话：零三一一八五六七二三九零', '+8631185672390'],
    ['+8️⃣6️⃣ 3️⃣1️⃣1️⃣ 8️⃣5️⃣6️⃣7️⃣2️⃣3️⃣9️⃣0️⃣', '+8631185672390'],
    ['+⑧⑥ ③①① ⑧⑤⑥⑦ ❷❸❾⓪', '+8631185672390'],
    ['Tel: O3ll-8567 239O', '+8631185672390'],
    ['+8·6·3·1·1·8·5·6·7·2·3·9·0', '+8631185672390'],
  ])('reads %s', (text, number) => {
    expect(inText(text)).toEqual([number]);
  });

  it.each([
    'CAS 79099-07-3',
    '2021-12-15 10:00:00',
    '$13930148275',
    '13930148275 USD',
    'Order no: 13930148275',
    'we sold 13930148275',
    'id=13930148275',
    '2019-2023',
    '冀ICP备13930148号',
    'one three nine three zero one four eight two seven five',
    'pages 1 3 9 3 0 1 4 8 2 7 5',
    '91130104MA0983AJ13',
  ])('reads nothing in %s', (text) => {
    expect(inText(text)).toEqual([]);
  });

  const nowhere = (text: string): string[] => new PhoneReader([]).inText(text, 'cue-needed').map((item) => item.number);

  it.each([
    ['Tel: 86-311-85672390', '+8631185672390'],
    ['Phone: 86 139 3014 8275', '+8613930148275'],
    ['WhatsApp: 8613930148275', '+8613930148275'],
    ['Tel: (86) 311-85672390', '+8631185672390'],
    ['Tel: (86-311) 85672390', '+8631185672390'],
    ['Тел: 7 495 725-18-64', '+74957251864'],
    ['Phone: 1-212-736-5014', '+12127365014'],
  ])('reads a code without a + by itself, where no country is known and a cue says what it is: %s', (text, number) => {
    expect(nowhere(text)).toEqual([number]);
    expect(nowhere(text.replace(/^[^\d(]+/, ''))).toEqual([]);
    expect(new PhoneReader([]).value(text.replace(/^[^\d(]+/, ''))).toBe(number);
  });

  it.each([
    // Within one country they are written so: a Chinese mobile phone, a Brazilian one, two short numbers, a Russian trunk code.
    'Mob: 13852345678',
    'Tel: (51) 98765-4321',
    'Tel: 555123 555124',
    'Тел: 8 (495) 725-18-64',
    'Tel: 0311-85672390',
  ])('guesses no country for %s', (text) => {
    expect(nowhere(text)).toEqual([]);
  });

  it.each(['Телефон:', 'Tel', '☎', 'Phone number:', '联系电话：', 'Mobile / WhatsApp'])(
    'takes %s for a cue alone',
    (text) => {
      expect(isPhoneCue(text)).toBe(true);
    },
  );
  it.each(['', 'Contact us to learn how we can help you', 'Tel: 5', 'Order number', 'Sales'])('not %j', (text) => {
    expect(isPhoneCue(text)).toBe(false);
  });

  it('trusts a bare number only where contacts stand', () => {
    expect(inText('13930148275')).toEqual([]);
    expect(inText('13930148275', 'contact-place')).toEqual(['+8613930148275']);
  });

  it.each([
    'updated 20240512',
    'GPS 52.520008, 13.404954',
    '52.520008 13.404954',
    'EAN 4006381333931',
    'P.IVA 02345670987',
    'Partita IVA: 02345670987',
    'RCS Paris 552 100 554',
    'SIREN 552 100 554',
  ])('takes no other number for one in %s', (text) => {
    const reader = new PhoneReader(['DE', 'IT', 'FR']);
    expect(reader.inText(text, 'contact-place')).toEqual([]);
  });

  it('reads what a cue makes a number', () => {
    expect(new PhoneReader(['DK']).inText('Tel: 20240512', 'cue-needed').map(({ number }) => number)).toEqual([
      '+4520240512',
    ]);
  });

  it('knows the numbers that reach no one', () => {
    expect(['+12125550123', '+8613800000000', '+8612345678901', '+8611111111111'].every(isPlaceholderPhone)).toBe(true);
    expect(isPlaceholderPhone('+8613930148275')).toBe(false);
  });

  it('reads by the country that most numbers name, then by suffix, then by language', () => {
    expect(likelyCountries('quillmoor.ru', ['zh'], ['CN', 'CN', 'RU'])).toEqual(['CN', 'RU']);
    expect(likelyCountries('quillmoor.com', ['en', 'zh'], [])).toEqual(['CN']);
    expect(likelyCountries('quillmoor.co', ['en'], [])).toEqual([]);
  });

  it.each([
    '1',
    '12345678 ',
    '(',
    '+',
    '+1-',
    '1-',
    '((((1',
    '+86 ',
    'tel:',
    'Tel: +86 1',
    '٣',
    '13930148275 ',
    '+'.concat('1'.repeat(14), ' '),
  ])('stays bounded on 100 KB of %j', (unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    expectQuick(() => inText(text, 'contact-place'), 200);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cuedLine, jsonLdAddresses } from '../../../src/signals/find/address-lines.ts';
import { streetAddress } from '../../../src/signals/identity/street-address.ts';
import { postalAddressIn } from '../../../src/values/postal-address.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './street-address.examples.ts';

signalContract(streetAddress, examples);

const parsed = (text: string): string | null => {
  const found = postalAddressIn(text);
  return (
    found && [found.street, found.house, found.building, found.room, found.postcode, found.places.join(' ')].join('|')
  );
};
const read = (...lines: string[]) =>
  streetAddress.extract(
    siteFrom({
      '/': `<body><h1>Pens</h1><p>Pens and quills in bulk, cut by hand and sent within a day to every harbour.</p>${lines.map((line) => `<p>Address: ${line}</p>`).join('')}</body>`,
    }),
  ) ?? [];

describe('a postal address', () => {
  it.each([
    [
      'Room 1802, Building 3, No. 158 Marrowgate East Rd., Quillmoor District, Fernhollow City, China 050011',
      'marrowgateeast road|158|3|1802|050011|fernhollow quillmoor',
    ],
    ['Rm.1802, Bldg.3, No.158 Marrow Gate E. Road, Fernhollow', 'marrowgateeast road|158|3|1802||fernhollow'],
    ['158 Marrowgate Street, Suite 400, Fernhollow, IL 62704', 'marrowgate street|158||400|62704|fernhollow'],
    ['158 Marrowgate St. #400 Fernhollow', 'marrowgate street|158||400||fernhollow'],
    ['Quillstr. 12, 12345 Fernhollow', 'quill strasse|12|||12345|fernhollow'],
    ['Quillstraße 12a 12345 Fernhollow', 'quill strasse|12a|||12345|fernhollow'],
    ['Rua das Penas, nº 123 - sala 45, São Quill - SP, 01310-100', 'penas rua|123||45|01310-100|saoquill'],
    ['Calle de la Pluma 5, 28013 Quillar', 'pluma calle|5|||28013|quillar'],
    ['12 rue de la Plume, 75002 Quillon', 'plume rue|12|||75002|quillon'],
    ['г. Перьев, ул.Гусиная, д.12, оф.305, 443001', 'гусиная улица|12||305|443001|перьев'],
    ['Гусиный пр-т 12, кв. 5, Перьев', 'гусиный проспект|12||5||перьев'],
    ['河北省鹅毛市羽笔区墨水东路158号3号楼1802室', '墨水东路|158|3|1802||羽笔 鹅毛'],
    ['Room 1802, Marrowgate Plaza, Fernhollow', 'marrowgate plaza|||1802||fernhollow'],
  ])('%s', (text, value) => {
    expect(parsed(text)).toBe(value);
  });

  it.each([
    'Industrial Zone, Fernhollow, Hebei 054000',
    'Marrowgate Road, Fernhollow',
    'Fernhollow 12345',
    'Tel +86 311 8567 2390',
    '12',
    'Marrowgate Plaza, Fernhollow',
  ])('is not %s', (text) => {
    expect(parsed(text)).toBeNull();
  });

  it('is found behind its cue, as far as the phone', () => {
    expect(cuedLine('Office address: 158 Marrowgate Road, Fernhollow Tel: 123')?.trim()).toBe(
      '158 Marrowgate Road, Fernhollow',
    );
    expect(cuedLine('公司地址：墨水东路158号 电话：123')?.trim()).toBe('墨水东路158号');
    expect(cuedLine('E-mail address@quillmoor.test')).toBeNull();
    expect(jsonLdAddresses({ '@graph': [{ address: { streetAddress: '1 A St', postalCode: '12345' } }] })).toEqual([
      '1 A St, , , 12345',
    ]);
  });

  it('is read of any text in bounded time, never by failing', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300 }),
        (text) => postalAddressIn(text) === null || cuedLine(text) !== undefined,
      ),
    );
    for (const unit of ['1', 'road 1 ', '路', '1,', 'no.', 'a-', 'rm 1 ', 'ул.'])
      expectQuick(() => [parsed(unit.repeat(50_000)), cuedLine(`Address: ${unit.repeat(50_000)}`)], 80, unit);
  });
});

it('a page of nested or of very many address elements is read in bounded time', () => {
  for (const html of [
    '<address>1 Quill Road, '.repeat(3_000),
    '<address>1 Quill Road, Fernhollow 12345</address>'.repeat(3_000),
    '<p>Address: 1 Quill Road</p>'.repeat(3_000),
  ]) {
    const site = siteFrom({
      '/': `<body><h1>Pens</h1><p>Pens and quills in bulk, cut by hand and sent within a day.</p>${html}</body>`,
    });
    streetAddress.extract(site);
    expectQuick(() => streetAddress.extract(site), 200, html.slice(0, 40));
  }
});

describe('two addresses', () => {
  const level = (one: string, other: string) => streetAddress.compare(read(one), read(other))?.level ?? null;
  const WHOLE = 'Room 1802, No. 158 Marrowgate Road, Fernhollow 050011';

  it.each([
    ['the same room, written otherwise', 'Rm 1802, 158 Marrow Gate Rd, Fernhollow, China', 'identical'],
    ['the same door, no room', 'No. 158 Marrowgate Road, Fernhollow', 'close'],
    ['another room of the building', 'Room 907, No. 158 Marrowgate Road, Fernhollow 050011', 'partial'],
    ['the next house', 'Room 1802, No. 160 Marrowgate Road, Fernhollow 050011', null],
    ['a street of that name in another town', 'Room 1802, No. 158 Marrowgate Road, Quillmoor 310000', null],
    ['the same town', 'No. 7 Harbour Street, Fernhollow 050011', null],
  ])('%s', (_, other, expected) => {
    expect(level(WHOLE, other)).toBe(expected);
    expect(level(other, WHOLE)).toBe(expected);
  });

  it('of one building with two formation agents count the house by itself', () => {
    expect(
      streetAddress.compare(read(WHOLE), read('Room 907, No. 158 Marrowgate Road, Fernhollow 050011'))?.shared[0]
        ?.token,
    ).toBe('street-address:marrowgate road 158');
  });
});

describe('an address is shown', () => {
  it('as each side writes it, and in the note alike from either side', () => {
    const [one, two] = [
      read('Room 1802, Building 3, No. 158 Marrowgate East Rd., Fernhollow'),
      read('Rm.1802, Bldg.3, No.158 Marrow Gate E. Road, Fernhollow'),
    ];
    const found = streetAddress.compare(one, two);
    expect(found?.left.value).toContain('No. 158 Marrowgate East Rd.');
    expect(found?.right.value).toContain('No.158 Marrow Gate E. Road');
    expect(found?.note).toContain('Marrow');
    expect(found?.note).not.toContain('|');
    expect(streetAddress.compare(two, one)?.note).toBe(found?.note);
  });
});

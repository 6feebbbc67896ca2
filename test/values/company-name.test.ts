import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  distinctiveWords,
  hasLegalForm,
  isGenericName,
  mayHaveLegalForm,
  normaliseCompanyName,
  tellsApart,
} from '../../src/values/company-name.ts';
import { expectQuick } from '../../testkit/expect-quick.ts';

/** One name in two spellings: equal word by word, or when the blanks are left out ("Quill Moor", "Quillmoor"). */
function sameCompanyName(one: string, two: string): boolean {
  const [left, right] = [normaliseCompanyName(one), normaliseCompanyName(two)];
  return left !== '' && (left === right || left.replaceAll(' ', '') === right.replaceAll(' ', ''));
}

describe('company names', () => {
  it.each([
    'https://social.test/quillmoor',
    'http://quillmoor.test',
    '//quillmoor.test/',
    'www.quillmoor.test',
    'quillmoor.test/about',
  ])('is none that is an address: %s', (address) => {
    expect(isGenericName(address)).toBe(true);
  });
  it.each(['Quillmoor.test', 'Quillmoor A/S', 'Quillmoor S.A./N.V.', 'Quillmoor / Fernhollow', 'W.W. Quillmoor'])(
    'may hold dots and strokes: %s',
    (name) => {
      expect(isGenericName(name)).toBe(false);
    },
  );

  it.each([
    ['Hebei Quillmoor Trading Co., Ltd', 'HEBEI QUILLMOOR TRADING CO.,LTD.'],
    ['Hebei Quillmoor Trading Company Limited', 'Hebei Quillmoor Trading Co Ltd'],
    ['Quillmoor Import & Export Co., Ltd', 'Quillmoor Imp. and Exp. Co.,Ltd'],
    ['Quill Moor GmbH', 'Quillmoor'],
    ['ООО «Кукушка»', 'Кукушка'],
    ['Хэбэй Кукушка Трейдинг Ко., Лтд', 'Хэбэй Кукушка Трейдинг'],
    ['河北鹅毛贸易有限公司', '河北鹅毛贸易有限责任公司'],
    ['株式会社クイル', 'クイル'],
    ['Móvel Comércio Ltda.', 'Movel Comercio'],
    ['Ｈｅｂｅｉ Quillmoor Ltd', 'Hebei Quill\u200bmoor'],
  ])('%s is %s', (one, two) => {
    expect(sameCompanyName(one, two)).toBe(true);
  });

  it.each([
    ['Hebei Quillmoor Trading Co., Ltd', 'Hebei Fernhollow Trading Co., Ltd'],
    ['Hebei Quillmoor Trading Co., Ltd', 'Shanxi Quillmoor Trading Co., Ltd'],
    ['Quillmoor Trading Co., Ltd', 'Quillmoor Chemical Co., Ltd'],
    ['河北鹅毛贸易有限公司', '河北雁翎贸易有限公司'],
    ['クイルバザー', 'クイルハサー'],
    ['Co., Ltd', 'Company Limited'],
    ['', ''],
  ])('%s is not %s', (one, two) => {
    expect(sameCompanyName(one, two)).toBe(false);
  });

  it('reads a name that is also one of the language’s own as a name', () => {
    expect(normaliseCompanyName('Constructor Trading Co., Ltd')).toBe('constructor trading');
  });

  it('keeps what a firm is known by', () => {
    expect(distinctiveWords('Hebei Quillmoor Trading Co., Ltd')).toBe('quillmoor');
    expect(distinctiveWords('Hebei International Trading Co., Ltd')).toBe('');
    expect(distinctiveWords('Green Quillmoor Trading Co., Ltd')).toBe('green quillmoor');
  });

  it.each([
    'General Trading Company LLC',
    'Best Chemicals Ltd',
    'Golden Star Co., Ltd',
    'Green Life',
    'Sunrise Import',
  ])('knows that %s is the name of many', (name) => {
    expect(distinctiveWords(name)).toBe('');
    expect(tellsApart(normaliseCompanyName(name))).toBe(false);
  });

  it('knows legal forms and names that are none', () => {
    expect(['Quill Co., Ltd', 'Quill LLC', 'ООО Кукушка', '鹅毛有限公司', 'Quill S.A.'].every(hasLegalForm)).toBe(true);
    expect(['Quill Limited Edition', 'Quill', 'Incredible'].some(hasLegalForm)).toBe(false);
    expect(
      ['Company Name', 'All Rights Reserved', 'Your Website', 'Co., Ltd', 'Home', '2019', '公司名称'].every(
        isGenericName,
      ),
    ).toBe(true);
    expect(['Quillmoor', '鹅毛贸易'].some(isGenericName)).toBe(false);
  });

  it('gives the same name whatever case, form and blanks are around it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[b-df-hj-np-tv-z]{4,8}( [b-df-hj-np-tv-z]{4,8}){0,3}$/), (name) => {
        const normalised = normaliseCompanyName(name);
        for (const form of ['Co., Ltd', 'LLC', 'GmbH', 'Inc.']) {
          expect(normaliseCompanyName(`  ${name.toUpperCase()}  ${form} `)).toBe(normalised);
        }
        expect(normaliseCompanyName(normalised)).toBe(normalised);
      }),
      { numRuns: 200 },
    );
  });

  it.each(['co ', 'co., ', '«', 'ltd', '公司', 'a\u0301'])('stays linear on 100 KB of %j', (unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    expectQuick(() => [normaliseCompanyName(text), hasLegalForm(text), isGenericName(text)], 200);
  });
});

it('says that a text may have a legal form wherever a beginning of it has one', () => {
  const PARTS = [
    'Quill',
    'quill ',
    'Co',
    '.',
    ', ',
    'Ltd',
    'LTD',
    ' ',
    'S.A.',
    'gmbh',
    'ｌｔｄ',
    'ООО ',
    'ко. лтд',
    'лимитед',
    '有限公司',
    '주식회사',
    'e. k',
    ')',
  ];
  const texts = fc.array(fc.constantFrom(...PARTS), { maxLength: 8 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(texts, (text) => {
      const ends = Array.from({ length: text.length + 1 }, (_, end) => text.slice(0, end));
      if (ends.some(hasLegalForm)) expect(mayHaveLegalForm(text)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

import { describe, expect, it } from 'vitest';
import { registrationNumber, registrationNumbersIn } from '../../../src/signals/identity/registration-number.ts';
import { isCasNumber, isCnpj, isInn, isOgrn, isSocialCreditCode } from '../../../src/values/check-character.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './registration-number.examples.ts';

signalContract(registrationNumber, examples);

const values = (text: string): string[] => registrationNumbersIn(text).map(({ kind, number }) => `${kind}:${number}`);

describe('check characters', () => {
  it('hold for numbers of the registers and fail for each single change', () => {
    const cases: readonly (readonly [(number: string) => boolean, string])[] = [
      [isSocialCreditCode, '91350100M000100Y43'],
      [isSocialCreditCode, '9111000071093123XX'],
      [isInn, '7707083893'],
      [isInn, '500100732259'],
      [isOgrn, '1027700132195'],
      [isCnpj, '11222333000181'],
    ];
    for (const [check, number] of cases) {
      expect(check(number), number).toBe(true);
      const last = number.at(-1) === '7' ? '8' : '7';
      expect(check(number.slice(0, -1) + last), number).toBe(false);
    }
  });

  it('of CAS numbers', () => {
    expect(
      ['79099-07-3', '125541-22-2', '103-63-9', '40064-34-4', '64-17-5', '124-04-9', '8013-07-8'].every(isCasNumber),
    ).toBe(true);
    expect(['64-17-6', '0-00-0', '2021-12-5', '1-23-4'].some(isCasNumber)).toBe(false);
  });
});

describe('registration numbers in text', () => {
  it.each([
    ['ИНН: 7707083893', 'inn:7707083893'],
    ['ИНН/КПП 7707083893/773601001', 'inn:7707083893'],
    ['ОГРН 1027700132195', 'ogrn:1027700132195'],
    ['CNPJ 11.222.333/0001-81', 'cnpj:11222333000181'],
    ['9135\u200b0100M000100Y43', 'uscc:91350100M000100Y43'],
  ])('reads %s', (text, value) => {
    expect(values(text)).toEqual([value]);
  });

  it.each([
    '冀ICP备19048213号',
    '7707083893',
    'wallet bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    'A1B2C3D4E5F6A7B8C9',
  ])('reads nothing in %s', (text) => {
    expect(values(text)).toEqual([]);
  });

  it('says that two sides under two numbers of one register contradict each other, unless a side names several', () => {
    const read = (line: string) =>
      registrationNumber.extract(
        siteFrom({ '/': `<body><p>Pens and quills in bulk, sent within a day.</p><p>${line}</p></body>` }),
      ) ?? [];
    const [one, two, both] = [
      read('91350100M000100Y43'),
      read('9111000071093123XX'),
      read('91350100M000100Y43, 9111000071093123XX'),
    ];
    expect(registrationNumber.compare(one, two)?.level).toBe('different');
    expect(registrationNumber.compare(one, both)?.level).toBe('identical');
    expect(registrationNumber.compare(one, read('ИНН 7707083893'))).toBeNull();
  });

  it('says less where two sides share one number and stand under two of a register', () => {
    const read = (line: string) =>
      registrationNumber.extract(siteFrom({ '/': `<body><p>Pens and quills in bulk.</p><p>${line}</p></body>` })) ?? [];
    const [one, two] = [read('91350100M000100Y43, ИНН 7707083893'), read('9111000071093123XX, ИНН 7707083893')];
    const found = registrationNumber.compare(one, two);
    expect(found).toMatchObject({ level: 'partial', left: { value: 'inn:7707083893' } });
    expect(found?.note).toContain('uscc');
  });

  it.each(['1', '11111 ', 'ИНН ', '91350100M000100Y43 ', 'A1'])('stays bounded on 100 KB of %j', (unit) => {
    const text = `12345 ${unit.repeat(Math.ceil(100_000 / unit.length))}`;
    expectQuick(() => registrationNumbersIn(text), 200);
  });
});

import { describe, expect, it } from 'vitest';
import { formedTo, isPartOfLonger, mayBeOneForm } from '../../src/names/beside-name.ts';

const at = (text: string, name: string): readonly [string, number, number] => {
  const from = text.indexOf(name);
  return [text, from, from + name.length];
};

describe('formedTo', () => {
  it.each([
    ['Quillmoor Co., Ltd was there', 'Quillmoor', 'Quillmoor Co., Ltd'],
    ['ООО «Тростник» и другие', 'Тростник', 'Тростник'],
    ['㈜깃털무역', '깃털무역', '깃털무역'],
    ['깃털무역 주식회사', '깃털무역', '깃털무역 주식회사'],
    ['芦 汀 有 限 公 司', '芦 汀', '芦 汀 有 限 公 司'],
    ['Wierzbolin Spółka Akcyjna', 'Wierzbolin', 'Wierzbolin Spółka Akcyjna'],
  ])('of %s is behind the form', (text, name, whole) => {
    const [, from, to] = at(text, name);
    expect(text.slice(from, formedTo(text, from, to) ?? from)).toBe(whole);
  });

  it('is null where another word stands between, or none follows', () => {
    expect(formedTo(...at('Quillmoor Trading Solutions Ltd', 'Quillmoor'))).toBeNull();
    expect(formedTo(...at('Quillmoor and its pens', 'Quillmoor'))).toBeNull();
  });
});

describe('isPartOfLonger', () => {
  it.each([
    ['Middle Eastern Development Company', 'Eastern Development Company', true],
    ['About Eastern Development Company', 'Eastern Development Company', false],
    ['we saw Eastern Development Company', 'Eastern Development Company', false],
    ['ООО «Рассвет-Сад»', 'Рассвет', true],
    ['ООО «Рассвет»', 'Рассвет', false],
  ])('%s: %s', (text, name, expected) => {
    const [, from, to] = at(text, name);
    expect(isPartOfLonger(text, from, to, to)).toBe(expected);
  });
});

describe('mayBeOneForm', () => {
  it.each([
    ['SUNRISE TECHNOLOGY LIMITED', 'Sunrise Technologies Inc.', false],
    ['SUNRISE TECHNOLOGY LIMITED', 'Sunrise Technology Co., Ltd', true],
    ['LIMITED LIABILITY COMPANY RASSVET', 'ООО «Рассвет»', true],
    ['RASSVET', 'Rassvet GmbH', true],
    ['AO RASSVET', 'OOO Rassvet', false],
  ])('%s and %s: %s', (listed, written, expected) => {
    expect(mayBeOneForm(listed, written)).toBe(expected);
  });
});

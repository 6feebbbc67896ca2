import { describe, expect, it } from 'vitest';
import { latinText } from '../../src/values/latin-text.ts';

describe('latinText', () => {
  it.each([
    ['河北化工有限公司', 'he bei hua gong you xian gong si'],
    ['ООО «Вектор»', 'OOO «Vektor»'],
    ['Тел.: 030', 'Tel.: 030'],
    ['شركة', 'shrkh'],
    ['Café Zürich, 12 €', null],
    ['', null],
  ])('%s', (text, latin) => {
    expect(latinText(text)).toBe(latin);
  });

  it('is bounded', () => {
    expect((latinText('漢'.repeat(100_000)) ?? '').length).toBeLessThan(6_000);
  });
});

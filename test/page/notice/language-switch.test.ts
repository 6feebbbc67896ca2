import { describe, expect, it } from 'vitest';
import { withoutLanguages } from '../../../src/page/notice/language-switch.ts';

describe('withoutLanguages', () => {
  it('drops a list of names, those that nobody listed among them', () => {
    const text =
      'Not here\nالعربية\nCatalà\nDeutsch\nગુજરાતી\nEnglish\n日本語\nTürkçe\nOur goose quills are cut by hand.';
    expect(withoutLanguages(text)).toBe('Not here\nOur goose quills are cut by hand.');
  });

  it('drops a row of names', () => {
    expect(withoutLanguages('English | Русский | 中文 | Español\nQuills')).toBe('Quills');
  });

  it('keeps three names and a list of goods', () => {
    const text = 'English\nDeutsch\nРусский\nWe answer in these.\nPens\nInk\nFrench chalk\nQuills\nSand';
    expect(withoutLanguages(text)).toBe(text);
  });

  it('keeps the labels before and after the names', () => {
    expect(withoutLanguages('Pens\nInk\nEnglish\nDeutsch\nItaliano\nPolski\nContact')).toBe('Pens\nInk\nContact');
  });

  it('keeps a sentence with languages in it', () => {
    const text = 'Our people in the mill speak English, German, French, Polish and a little Italian with every guest.';
    expect(withoutLanguages(text)).toBe(text);
  });
});

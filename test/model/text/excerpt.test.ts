import { expect, it } from 'vitest';
import { excerptOf } from '../../../src/model/text/excerpt.ts';

const marked = (text: string, asked: string): string =>
  excerptOf(text, asked)
    .map(({ text: part, hit }) => (hit ? `[${part}]` : part))
    .join('');

it('marks the asked words where most of them stand together', () => {
  expect(marked('Old pots. The wheel has been silent since 1961.', 'wheel SILENT')).toContain('The [wheel] has been');
  expect(marked('a wheel\nand the silent wheel', 'silent wheel')).toBe('a wheel and the [silent] [wheel]');
  expect(marked('本公司成立于重庆长城', '重庆长城')).toContain('[重庆]');
});

it('keeps markup as text, cuts long texts, and finds numbers in another grouping', () => {
  expect(marked('<b>bold</b> words', 'bold')).toBe('<b>[bold]</b> words');
  expect(marked(`${'x '.repeat(500)}needle${' y'.repeat(500)}`, 'needle').length).toBeLessThan(200);
  expect(marked('Fax: 0461 / 998 77-31', '+49 461 9987731')).toContain('Fax: 0461 / 998 77-31');
  expect(excerptOf('nothing here', 'elsewhere')).toEqual([]);
  expect(excerptOf('nothing', '')).toEqual([]);
});

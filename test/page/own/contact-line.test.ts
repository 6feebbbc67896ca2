import { describe, expect, it } from 'vitest';
import { isContactLine } from '../../../src/page/own/contact-line.ts';

describe('a line of contacts', () => {
  it.each([
    'Ceviz Takim · Telegram: quillmoor_works · WhatsApp yok',
    'BTC: bc1q w508 d6qe jxtd g4y5 r3za rvar y0c5 xw7k v8f3 t4',
    'Saucers to Match. Write to: anna dot quill at quillmoor dot cn',
    'E-mail: anna@quillmoor.cn, tel.: +86 311 8790 1234',
  ])('%s', (text) => expect(isContactLine(text)).toBe(true));

  it.each([
    'Whoever writes from Telegram: quillmoor_works is not one of us at all',
    'Never pay to bc1q w508 d6qe jxtd g4y5 r3za rvar y0c5 xw7k v8f3 t4 whatever they say',
    'just drop Lena a line at anna@quillmoor.cn before the kettle boils',
  ])('is not: %s', (text) => expect(isContactLine(text)).toBe(false));
});

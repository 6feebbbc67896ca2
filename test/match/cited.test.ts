import { expect, it } from 'vitest';
import { isCited } from '../../src/match/cited.ts';

it.each([
  [true, 'main > article > p', 'https://a.test/police-seize-goods-of-trading-firm'],
  [false, 'main > article > p', 'https://a.test/contact-us'],
  [true, 'p', 'https://a.test/2021/12/listed/'],
  [true, 'blockquote', 'https://a.test/x'],
  [true, 'footer > p', 'https://a.test/news/2021/seizure.html'],
  [true, 'p', 'https://a.test/Blog/'],
  [false, 'footer > p', 'https://a.test/contact'],
  [false, 'div.article-list > p', 'https://a.test/'],
  [false, 'p', 'https://a.test/newsletter'],
  [false, '', ''],
])('%s: %s on %s', (cited, selector, url) => {
  expect(isCited({ selector, url })).toBe(cited);
});

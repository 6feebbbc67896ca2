import { expect, test } from 'vitest';
import { sortsVisitors } from '../../src/page/sorts-visitors.ts';

const of = (text: string, src: string | null = null) => sortsVisitors([{ src, text }]);

test.each([
  [`if (document.referrer === '') { window.location = '/gone' }`, /come from/],
  [`if (/bot/i.test(navigator.userAgent)) location.replace('https://elsewhere.example/')`, /which browser/],
  [`navigator.webdriver && (top.location.href = 'about:blank')`, /program steers/],
])('a script that asks and moves: %s', (text, why) => {
  expect(of(text)).toMatch(why);
});

test.each([
  `document.write('<img src="//counter.example/hit?r' + escape(document.referrer) + '">')`,
  `var here = location.href; send({ url: here, referrer: document.referrer, agent: navigator.userAgent })`,
  `if (navigator.language === 'ru') location.href = '/ru/'`,
  `if (location.href === document.referrer) back()`,
  `if (location.protocol == 'http:') location.href = location.href.replace('http:', 'https:')`,
])('a script that does only one of both: %s', (text) => {
  expect(of(text)).toBeNull();
});

test('a library asks for browsers a hundred times, and a script elsewhere is not ours to read', () => {
  const asks = 'if (navigator.userAgent) location.href = "/x";';
  expect(of(asks + ' '.repeat(5_000))).toBeNull();
  expect(of(asks, '/lib.js')).toBeNull();
});

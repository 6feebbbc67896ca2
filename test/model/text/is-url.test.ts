import { expect, it } from 'vitest';
import { isUrl } from '../../../src/model/text/is-url.ts';

it('takes what new URL takes, also after a hundred thousand calls', () => {
  const urls = ['http://bücher.example/', 'http://shop.example/é', 'http://x.example/', 'http://商店.example/'];
  const none = ['', 'bücher', 'http://', 'http://bü cher.example/'];
  for (let call = 0; call < 100_000; call++) isUrl(urls[call % urls.length] ?? '');
  expect(urls.map((url) => isUrl(url))).toEqual([true, true, true, true]);
  expect(none.map((text) => isUrl(text))).toEqual([false, false, false, false]);
  expect(isUrl('/ä', 'http://bücher.example/')).toBe(true);
  expect(isUrl('/ä')).toBe(false);
});

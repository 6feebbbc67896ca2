import { expect, test } from 'vitest';
import { foldAddress } from '../../src/page/address.ts';

const fold = (href: string) => foldAddress(href, 'https://page.test/a/');

test.each([
  [
    'https://l.facebook.com/l.php?u=https%3A%2F%2Fquillmoor.test%2Fshop%3Fa%3D1&h=AT0x',
    'https://quillmoor.test/shop?a=1',
  ],
  ['https://l.instagram.com/?u=https%3A%2F%2Fquillmoor.test%2F&e=x', 'https://quillmoor.test/'],
  ['https://vk.com/away.php?to=http%3A%2F%2Fquillmoor.test%2F&cc_key=', 'http://quillmoor.test/'],
  ['https://away.vk.com/away.php?to=http%3A%2F%2Fquillmoor.test%2F', 'http://quillmoor.test/'],
  ['https://www.youtube.com/redirect?event=x&q=https%3A%2F%2Fquillmoor.test', 'https://quillmoor.test/'],
  ['https://t.me/iv?url=https%3A%2F%2Fquillmoor.test%2Fnews&rhash=a1', 'https://quillmoor.test/news'],
  ['https://www.pinterest.com/offsite/?token=1&url=https%3A%2F%2Fquillmoor.test', 'https://quillmoor.test/'],
  ['https://www.tiktok.com/link/v2?aid=1&target=https%3A%2F%2Fquillmoor.test', 'https://quillmoor.test/'],
  // One exit behind another.
  [
    'https://vk.com/away.php?to=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3Dhttps%253A%252F%252Fquillmoor.test%252F',
    'https://quillmoor.test/',
  ],
])('%s leads to %s', (href, target) => {
  expect(fold(href)).toBe(target);
});

test.each([
  // No exit of a platform: the address is the site's own.
  [
    'https://quillmoor.test/l.php?u=https%3A%2F%2Fother.test',
    'https://quillmoor.test/l.php?u=https%3A%2F%2Fother.test',
  ],
  // An exit to what is no web address stays what it is.
  ['https://vk.com/away.php?to=javascript%3Aalert(1)', 'https://vk.com/away.php?to=javascript%3Aalert(1)'],
])('%s stays', (href, same) => {
  expect(fold(href)).toBe(same);
});

import { expect, test } from 'vitest';
import { writtenAddresses } from '../../../src/signals/find/written-address.ts';

const read = (text: string) => writtenAddresses(text).map(({ url, isOwn }) => `${isOwn ? 'own' : 'other'} ${url}`);

test.each([
  ['Official website: http://www.quillmoor.test', ['own http://www.quillmoor.test']],
  ['Наш сайт: www.quillmoor.test, пишите', ['own http://www.quillmoor.test']],
  ['官网：https://quillmoor.test/cn', ['own https://quillmoor.test/cn']],
  ['As the harbour paper (http://paper.test/a) said', ['other http://paper.test/a']],
  ['We ship to www.a.test and www.b.test.', ['other http://www.a.test', 'other http://www.b.test']],
  ['Our website is being built', []],
])('%s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test('a page of nothing but addresses ends', () => {
  expect(writtenAddresses('www.a.test '.repeat(10_000))).toHaveLength(20);
});

import { expect, it } from 'vitest';
import { faviconHash, murmur3 } from '../../src/sketch/murmur3.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

// Vectors of the reference implementation, as published with its ports.
it.each([
  ['', 0, 0],
  ['', 1, 0x514e28b7],
  ['test', 0, 0xba6bd213],
  ['Hello, world!', 0, 0xc0363e43],
  ['The quick brown fox jumps over the lazy dog', 0, 0x2e4ff723],
  ['aaaa', 0x9747b28c, 0x5a97808a],
  ['aaa', 0x9747b28c, 0x283e0130],
])('hashes %j with seed %d', (text, seed, expected) => {
  expect(murmur3(bytes(text), seed) >>> 0).toBe(expected);
});

it('hashes an icon as its base64 in lines of 76, the last one ended too', () => {
  const icon = new Uint8Array(100).map((_, i) => i);
  const base64 = Buffer.from(icon).toString('base64');
  expect(faviconHash(icon)).toBe(murmur3(bytes(`${base64.slice(0, 76)}\n${base64.slice(76)}\n`)));
  expect(faviconHash(new Uint8Array(0))).toBe(0);
});

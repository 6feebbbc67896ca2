import { describe, expect, it } from 'vitest';
import { decideCharset } from '../../../src/capture/decode/charset.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';

/** Bytes of "Завод" and neighbours in windows-1251, and of a Chinese sentence in GBK: TextEncoder knows UTF-8 only. */
const CYRILLIC_1251 = Uint8Array.from(
  [...'<p>']
    .map((c) => c.charCodeAt(0))
    .concat(
      Array.from({ length: 40 }, () => [
        0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x20, 0xe7, 0xe0, 0xe2, 0xee, 0xe4, 0xf3, 0x20,
      ]).flat(),
    ),
);
const GBK = Uint8Array.from(
  Array.from({ length: 30 }, () => [
    0xd6, 0xd0, 0xb9, 0xfa, 0xbb, 0xaf, 0xb9, 0xa4, 0xb2, 0xfa, 0xc6, 0xb7, 0xb9, 0xab, 0xcb, 0xbe,
  ]).flat(),
);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('decideCharset', () => {
  it('takes the transport header first', () => {
    expect(decideCharset(CYRILLIC_1251, 'text/html; charset=windows-1251')).toBe('windows-1251');
    expect(decideCharset(utf8('<p>x'), 'text/html; charset="koi8-r"')).toBe('koi8-r');
  });

  it('reads a meta declaration, gb2312 as the gbk that browsers mean by it', () => {
    expect(decideCharset(utf8('<meta charset="gb2312"><p>x'), null)).toBe('gbk');
  });

  describe('a declaration after the first kilobyte', () => {
    const late = (head: string, size = 2_000): Uint8Array =>
      Uint8Array.from([
        ...utf8(`<!doctype html><html><head><script>${'var a;'.repeat(size / 6)}</script>${head}</head><body>`),
        ...CYRILLIC_1251,
      ]);
    it.each([
      ['meta charset', '<meta charset="koi8-r">', 'koi8-r'],
      ['http-equiv', "<META http-equiv=Content-Type content='text/html; charset=windows-1251'>", 'windows-1251'],
      ['the first that names one', '<meta name="a" content="b"><meta charset=koi8-u><meta charset=koi8-r>', 'koi8-u'],
      ['not in a comment', '<!-- <meta charset="koi8-r"> --><meta charset="iso-8859-5">', 'iso-8859-5'],
      ['not in a script', '<script>"<meta charset=koi8-r>"</script><meta charset="iso-8859-5">', 'iso-8859-5'],
    ])('%s', (_, head, charset) => {
      expect(decideCharset(late(head), 'text/html')).toBe(charset);
      expect(decideCharset(late(head, 60_000), null)).toBe(charset);
    });

    it('gives way to the transport header, and to bytes that are not what it says', () => {
      expect(decideCharset(late('<meta charset="koi8-r">'), 'text/html; charset=windows-1251')).toBe('windows-1251');
      expect(decideCharset(late('<meta charset="utf-8">'), null)).not.toBe('utf-8');
    });

    it('is not sought without end, nor in what is never closed', () => {
      expect(decideCharset(late('<meta charset="koi8-r">', 90_000), null)).not.toBe('koi8-r');
      expect(decideCharset(late('<!-- <meta charset="koi8-r">'), null)).not.toBe('koi8-r');
      expectQuick(() => decideCharset(utf8('<meta <script></script><style>'.repeat(10_000)), null), 500);
    });
  });

  it('obeys a byte order mark over everything', () => {
    expect(decideCharset(Uint8Array.from([0xef, 0xbb, 0xbf, 0x41]), 'text/html; charset=windows-1251')).toBe('utf-8');
  });

  it('finds undeclared encodings by their bytes', () => {
    expect(decideCharset(utf8('<p>Химический завод</p>'), 'text/html')).toBe('utf-8');
    expect(decideCharset(CYRILLIC_1251, 'text/html')).toBe('windows-1251');
    expect(new TextDecoder(decideCharset(GBK, null)).decode(GBK)).toContain('中国化工产品公司');
  });

  it('does not believe a page that says UTF-8 over bytes that are not', () => {
    const lying = Uint8Array.from([...utf8('<meta charset="utf-8">'), ...CYRILLIC_1251]);
    expect(decideCharset(lying, null)).toBe('windows-1251');
  });

  it('falls back to windows-1252 and to nothing else for empty bodies', () => {
    expect(decideCharset(new Uint8Array(), null)).toBe('utf-8');
    expect(decideCharset(utf8('<p>plain'), 'text/html; charset=nonsense')).toBe('utf-8');
  });
});

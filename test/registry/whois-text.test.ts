import { describe, expect, it } from 'vitest';
import { whoisText } from '../../src/registry/whois.ts';
import { readWhois } from '../../src/registry/whois-record.ts';

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex');

describe('the charset of a WHOIS answer', () => {
  it.each([
    // "有限公司" in GBK, "ООО Перо" in KOI8-R, "Größe" in windows-1252, "회사" in EUC-KR, "ł" in ISO 8859-2.
    ['cn', 'd3d0cfdeb9abcbbe', '有限公司'],
    ['ru', 'efefef20f0c5d2cf', 'ООО Перо'],
    ['com', '4772f6df65', 'Größe'],
    ['kr', 'c8b8bbe7', '회사'],
    ['pl', 'b3', 'ł'],
    ['tw', 'a4bda571', '公司'],
  ])('.%s: %s', (tld, hex, text) => {
    expect(whoisText(bytes(hex), tld, false)).toBe(text);
  });

  it.each(['cn', 'ru', 'com', 'kr', 'constructor'])('UTF-8 is UTF-8 under .%s, too', (tld) => {
    expect(whoisText(Buffer.from('羽笔 Größe Перо'), tld, false)).toBe('羽笔 Größe Перо');
  });

  it('ISO 2022-JP is told by its escapes', () => {
    // "会社" between ESC $ B and ESC ( B.
    expect(whoisText(bytes('1b2442 3271 3c52 1b2842'), 'jp', false)).toBe('会社');
  });

  it('a character that the limit has torn spoils no more than its line', () => {
    const whole = Buffer.from('Registrant: 羽笔\nStatus: 好的');
    expect(whoisText(whole.subarray(0, whole.length - 1), 'cn', true)).toBe('Registrant: 羽笔\n');
    expect(whoisText(Buffer.from('no end'), 'cn', true)).toBe('');
  });

  it('a registrant in GBK goes all the way', () => {
    const answer = Buffer.concat([
      Buffer.from('Domain Name: quill.cn\nRegistrant: '),
      bytes('d3d0cfdeb9abcbbe'),
      Buffer.from('\nRegistration Time: 2019-04-12 15:31:05\n'),
    ]);
    expect(readWhois(whoisText(answer, 'cn', false), 'quill.cn')).toMatchObject({
      what: 'record',
      registration: { registrantName: '有限公司', created: '2019-04-12' },
    });
  });
});

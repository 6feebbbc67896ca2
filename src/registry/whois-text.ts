/** The bytes of a WHOIS server → text. RFC 3912 says nothing of charsets; servers write UTF-8 or what their country wrote before. */
import { isUtf8 } from 'node:buffer';

/** By top-level domain, where it is not windows-1252: what is no UTF-8 is read as this (WHATWG labels). */
const BEFORE_UTF8: Readonly<Record<string, string>> = {
  cn: 'gb18030',
  'xn--fiqs8s': 'gb18030',
  'xn--fiqz9s': 'gb18030',
  tw: 'big5',
  hk: 'big5-hkscs',
  kr: 'euc-kr',
  ru: 'koi8-r',
  su: 'koi8-r',
  'xn--p1ai': 'koi8-r',
  ua: 'koi8-u',
  by: 'windows-1251',
  kz: 'windows-1251',
  bg: 'windows-1251',
  tr: 'windows-1254',
  il: 'windows-1255',
  pl: 'iso-8859-2',
  hu: 'iso-8859-2',
  cz: 'iso-8859-2',
  sk: 'iso-8859-2',
  ro: 'iso-8859-2',
};
/** ISO 2022-JP is seven-bit, and so passes for UTF-8: it is told by its escapes (RFC 1468). */
const JAPANESE_ESCAPE = /\x1b\$[@B]/;

/** @param cut the answer was cut at a limit, maybe inside a character */
export function whoisText(answer: Uint8Array, tld: string, cut: boolean): string {
  const whole = cut ? withoutTorn(answer) : answer;
  if (!isUtf8(whole)) return decode(whole, Object.hasOwn(BEFORE_UTF8, tld) ? (BEFORE_UTF8[tld] ?? '') : 'windows-1252');
  const text = decode(whole, 'utf-8');
  return JAPANESE_ESCAPE.test(text.slice(0, 20_000)) ? decode(whole, 'iso-2022-jp') : text;
}

/** Up to the last whole line. */
function withoutTorn(answer: Uint8Array): Uint8Array {
  return answer.subarray(0, answer.lastIndexOf(0x0a) + 1);
}

function decode(bytes: Uint8Array, label: string): string {
  return new TextDecoder(label).decode(bytes);
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verificationIn } from '../../src/registry/dns.ts';
import { expectQuick } from '../../testkit/expect-quick.ts';

describe('TXT records that prove an account', () => {
  it.each([
    [
      'google-site-verification=Qm3u1_invented-token0123456789abcdefghijklmno',
      'google',
      'Qm3u1_invented-token0123456789abcdefghijklmno',
    ],
    ['facebook-domain-verification=0123456789abcdefghijklmnopqrst', 'facebook', '0123456789abcdefghijklmnopqrst'],
    ['yandex-verification: 0123456789abcdef', 'yandex', '0123456789abcdef'],
    ['mailru-verification: 0123456789abcdef', 'mailru', '0123456789abcdef'],
    ['zoho-verification=zb01234567.zmverify.zoho.test', 'zoho', 'zb01234567.zmverify.zoho.test'],
    ['apple-domain-verification=0123456789abcdef', 'apple', '0123456789abcdef'],
    ['tiktok-developers-site-verification=0123456789abcdef', 'tiktok', '0123456789abcdef'],
    ['globalsign-domain-verification=0123456789', 'globalsign', '0123456789'],
    ['MS=ms12345678', 'microsoft', 'ms12345678'],
    ['brevo-code:0123456789abcdef0123456789abcdef', 'brevo', '0123456789abcdef0123456789abcdef'],
  ])('%s', (text, service, token) => {
    expect(verificationIn(text)).toEqual({ service, token });
  });

  it.each([
    'v=spf1 include:_spf.quill.test ~all',
    'v=DKIM1; k=rsa; p=AAAA',
    'verify me please',
    'google-site-verification=',
    '',
    'MS=',
    'a=b',
  ])('others are none: %j', (text) => expect(verificationIn(text)).toBeNull());

  it('whatever is written, in little time', () => {
    for (const text of [
      '-site'.repeat(20_000),
      `${'a-'.repeat(30)}verification=`,
      'verif'.repeat(20_000),
      'a'.repeat(100_000),
    ]) {
      expectQuick(() => verificationIn(text), 200, text.slice(0, 10));
    }
    fc.assert(fc.property(fc.string(), (text) => void verificationIn(text)));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWhois } from '../../src/registry/whois-record.ts';
import { expectQuick } from '../../testkit/expect-quick.ts';
import { ABSENT, ianaAnswer, LIMITED, RECORDS } from './whois-answers.ts';

describe('a WHOIS answer', () => {
  it.each(RECORDS)('$name', ({ text, domain, facts, referral = null }) => {
    expect(readWhois(text, domain)).toEqual({ what: 'record', registration: facts, referral });
    expect(readWhois(text.replaceAll('\n', '\r\n'), domain)).toEqual({ what: 'record', registration: facts, referral });
  });

  it.each(RECORDS)('about another name is none: $name', ({ text }) => {
    expect(readWhois(text, 'heron.test').what).toBe('unreadable');
  });

  it.each(ABSENT)('there is no such domain: %j', (text) => {
    expect(readWhois(text, text.includes('.de') ? 'quill.de' : 'quill.com')).toEqual({ what: 'absent' });
  });

  it.each(LIMITED)('we ask too much: %j', (text) => {
    expect(readWhois(text, 'quill.com')).toEqual({ what: 'limited' });
  });

  it('names the server of a top-level domain, as IANA does', () => {
    const text = ianaAnswer('whois.registry.test');
    expect(readWhois(text, 'example')).toEqual({ what: 'referral', referral: 'whois.registry.test' });
    expect(readWhois(ianaAnswer(null), 'example').what).toBe('unreadable');
  });

  it.each(['127.0.0.1:22', 'a b.test', '-', 'localhost', 'http://x.test/path', 'x.test@y.test', '[::1]'])(
    'a referral to %j is none',
    (server) => {
      const found = readWhois(`Domain Name: quill.com\nRegistrar: M\nRegistrar WHOIS Server: ${server}\n`, 'quill.com');
      expect(found).toMatchObject({ what: 'record', referral: null });
    },
  );

  it.each(['', '\n\n\n', '<html><body>Moved</body></html>', '% only\n% comments\n', ':::::', 'Domain Name:'])(
    'of %j nothing can be read',
    (text) => expect(readWhois(text, 'quill.com')).toEqual({ what: 'unreadable' }),
  );

  it('whatever is written is read in little time, into little', () => {
    const key = fc.constantFrom(
      'Domain Name',
      'domain',
      'Registrant',
      'created',
      'nserver',
      'Status',
      'whois',
      'paid-till',
      'e-mail',
      '[Status]',
    );
    const line = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc
        .tuple(fc.constantFrom('', '  ', '\t'), key, fc.string({ maxLength: 300 }))
        .map(([indent, name, value]) => `${indent}${name}: ${value}`),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        const found = readWhois(['domain: quill.test', ...lines].join('\n'), 'quill.test');
        expect(JSON.stringify(found).length).toBeLessThan(30_000);
        for (const sign of JSON.stringify(found)) expect(sign.charCodeAt(0)).toBeGreaterThanOrEqual(0x20);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['one line', 'a'.repeat(1_000_000)],
    ['colons', ':'.repeat(1_000_000)],
    ['lines', 'x: y\n'.repeat(200_000)],
    ['blanks', ' '.repeat(1_000_000)],
    ['words of limits', 'limit '.repeat(200_000)],
    ['exceeded', `exceeded ${'a '.repeat(400_000)}`],
    ['digits', '1'.repeat(1_000_000)],
    ['sections', 'a:\n b:\n'.repeat(100_000)],
    ['brackets', '['.repeat(1_000_000)],
  ])('a megabyte of %s takes no time', (_, text) => {
    expectQuick(() => readWhois(text, 'quill.test'), 1_000);
    expectQuick(() => readWhois(`Domain Name: quill.test\n${text}`, 'quill.test'), 1_000);
  });
});

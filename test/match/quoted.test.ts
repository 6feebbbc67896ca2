import { describe, expect, it } from 'vitest';
import { quotedContacts } from '../../src/match/quoted.ts';
import type { Subject } from '../../src/match/subject.ts';
import { subject } from './invented.ts';

const place = (url: string) => ({ url, capture: 'c', selector: 'p', quote: 'q' });
const side = (value: string, url: string) => ({ value, url, capture: 'c', selector: 'p', quote: 'q' });

function reading(signal: string, value: unknown) {
  return { signal, version: 1, value, failure: null };
}

/** A dealer who gives the maker's mailbox on one page, beside a mailbox of its own. */
function dealer(own: readonly string[], page: string, how: 'link' | 'mail' | 'name' = 'link'): Subject {
  const tokens = [...own, 'maker@mail.test'].map((value) => `contact-email:${value}`);
  const { fingerprint, ...rest } = subject('dealer', {});
  const says =
    how !== 'name'
      ? reading('site-link', {
          outbound: [{ value: 'maker.test', role: how === 'mail' ? 'mail' : 'main', place: place(page) }],
        })
      : reading('residual-name', [{ value: 'quillmoor trading', role: 'mention', place: place(page) }]);
  return { ...rest, fingerprint: { ...fingerprint, tokens, readings: [says] } };
}
const { fingerprint: plain, ...rest } = subject('maker', {});
const maker: Subject = {
  ...rest,
  fingerprint: {
    ...plain,
    tokens: ['contact-email:maker@mail.test'],
    readings: [
      reading('residual-name', [{ value: 'quillmoor trading', role: 'declared', place: place('https://maker.test/') }]),
    ],
  },
};
const shared = (page: string) => ({
  token: 'contact-email:maker@mail.test',
  similarity: 1,
  left: side('maker@mail.test', 'https://maker.test/'),
  right: side('maker@mail.test', page),
});

describe('quotedContacts', () => {
  const page = 'https://dealer.test/warranty.html';

  it.each(['link', 'name'] as const)('knows a mailbox beside a %s of its owner for a quotation', (how) => {
    const isQuoted = quotedContacts('contact-email', maker, dealer(['own@dealer.test'], page, how));
    expect(isQuoted?.(shared(page))).toBe(true);
    expect(isQuoted?.(shared('https://dealer.test/contact.html'))).toBe(false);
  });

  it('takes a mailbox at the domain of the other for no speaking of it', () => {
    const isQuoted = quotedContacts('contact-email', maker, dealer(['own@dealer.test'], page, 'mail'));
    expect(isQuoted?.(shared(page)) ?? false).toBe(false);
  });

  it('takes nothing for quoted on the front page, nor where the site has no contact of its own', () => {
    const front = 'https://dealer.test/';
    expect(quotedContacts('contact-email', maker, dealer(['own@dealer.test'], front))?.(shared(front)) ?? false).toBe(
      false,
    );
    expect(quotedContacts('contact-email', maker, dealer([], page))?.(shared(page))).toBe(false);
  });

  it('is about ways to reach somebody only', () => {
    expect(quotedContacts('tracker', maker, dealer(['own@dealer.test'], page))).toBeNull();
  });
});

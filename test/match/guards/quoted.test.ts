import { describe, expect, it } from 'vitest';
import { quotedOf } from '../../../src/match/guards/quoted.ts';
import type { Subject } from '../../../src/match/readings/subject.ts';
import type { EvidenceSide } from '../../../src/model/derived/match.ts';
import { SIGNALS } from '../../../src/signals/list.ts';
import { subject } from '../../../testkit/match/invented.ts';

const signal = (id: string) => SIGNALS.find((one) => one.id === id) as (typeof SIGNALS)[number];

const place = (url: string, quote = 'q') => ({ url, capture: 'c', selector: 'main > p:nth-of-type(2)', quote });
const side = (value: string, url: string) => ({ value, url, capture: 'c', selector: 'footer > p', quote: 'q' });

function reading(signal: string, value: unknown) {
  return { signal, version: 1, value, failure: null };
}

/** A dealer who gives the maker's mailbox on one page, beside a mailbox of its own. */
function dealer(own: readonly string[], page: string, how: 'link' | 'mail' | 'name' = 'link', quote = 'q'): Subject {
  const tokens = [...own, 'maker@mail.test'].map((value) => `contact-email:${value}`);
  const { fingerprint, ...rest } = subject('dealer', {});
  const says =
    how !== 'name'
      ? reading('site-link', {
          outbound: [{ value: 'maker.test', role: how === 'mail' ? 'mail' : 'main', place: place(page) }],
        })
      : reading('residual-name', [{ value: 'quillmoor trading', role: 'mention', place: place(page, quote) }]);
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
const shared = (page: string, at: Partial<EvidenceSide> = {}) => ({
  token: 'contact-email:maker@mail.test',
  similarity: 1,
  left: side('maker@mail.test', 'https://maker.test/'),
  right: { ...side('maker@mail.test', page), ...at },
});

const quotedContacts = (of: ReturnType<typeof signal>, left: Subject, right: Subject) => quotedOf(left, right)(of);

describe('quotedOf', () => {
  const page = 'https://dealer.test/warranty.html';

  it.each(['link', 'name'] as const)('knows a mailbox beside a %s of its owner for a quotation', (how) => {
    const isQuoted = quotedContacts(signal('contact-email'), maker, dealer(['own@dealer.test'], page, how));
    expect(isQuoted?.(shared(page))).toBe(true);
    expect(isQuoted?.(shared('https://dealer.test/contact.html'))).toBe(false);
  });

  it('takes a mailbox at the domain of the other for no speaking of it', () => {
    const isQuoted = quotedContacts(signal('contact-email'), maker, dealer(['own@dealer.test'], page, 'mail'));
    expect(isQuoted?.(shared(page)) ?? false).toBe(false);
  });

  it('takes nothing for quoted on the front page, nor where the site has no contact of its own', () => {
    const front = 'https://dealer.test/';
    expect(
      quotedContacts(signal('contact-email'), maker, dealer(['own@dealer.test'], front))?.(shared(front)) ?? false,
    ).toBe(false);
    expect(quotedContacts(signal('contact-email'), maker, dealer([], page))?.(shared(page)) ?? false).toBe(false);
  });

  describe('on the front page', () => {
    const front = 'https://dealer.test/';
    const sentence = { part: 'self', selector: 'main > p:nth-of-type(2) > b > a:nth-of-type(1)' } as const;

    it.each(['link', 'name'] as const)('takes for quoted what stands in one sentence with a %s of its owner', (how) => {
      const isQuoted = quotedContacts(signal('contact-email'), maker, dealer(['own@dealer.test'], front, how));
      expect(isQuoted?.(shared(front, sentence))).toBe(true);
      expect(isQuoted?.(shared(front, { ...sentence, selector: 'main > p:nth-of-type(3) > a' }))).toBe(false);
    });

    it('takes for quoted what is quoted with the name, wherever the name was first seen', () => {
      const isQuoted = quotedContacts(signal('contact-email'), maker, dealer(['own@dealer.test'], front, 'name'));
      const quote = 'factory contact of Quillmoor Trading Co., Ltd.: maker@mail.test';
      expect(isQuoted?.(shared(front, { quote }))).toBe(true);
    });

    it('takes nothing for quoted of who says that it was called so before', () => {
      const words = 'formerly Quillmoor Trading Co., Ltd., maker@mail.test';
      const renamed = dealer(['own@dealer.test'], front, 'name', words);
      expect(quotedContacts(signal('contact-email'), maker, renamed)?.(shared(front, sentence)) ?? false).toBe(false);
    });
  });

  it('leaves a contact in header or footer to its site, though the page speaks of the other', () => {
    const isQuoted = quotedContacts(signal('contact-email'), maker, dealer(['own@dealer.test'], page));
    expect(isQuoted?.(shared(page, { part: 'frame' }))).toBe(false);
  });

  it('is about ways to reach somebody only', () => {
    expect(quotedContacts(signal('tracker'), maker, dealer(['own@dealer.test'], page))).toBeNull();
  });
});

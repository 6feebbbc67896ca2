import { expect, it } from 'vitest';
import { caseValues } from '../../../src/flow/suggest/case-values.ts';
import type { Background } from '../../../src/model/derived/background.ts';
import type { Fingerprint, Place } from '../../../src/model/derived/fingerprint.ts';
import { Entity } from '../../../src/model/facts/seed.ts';

const counts: Record<string, number> = {};
const background: Background = { id: 'b', sites: 1_000, count: (token) => counts[token] ?? 0 };
const placed = (quote: string, more: Partial<Place> = {}): Place => {
  return { capture: 'c1', url: 'http://old.test/', selector: 'p', quote, ...more };
};

function siteWith(readings: Record<string, unknown>): Fingerprint {
  return {
    ...{
      id: 'f',
      visit: 'v1',
      target: 't',
      site: 'old.test',
      kind: 'website',
      state: 'captured',
      condition: 'content',
    },
    ...{
      comparable: true,
      entity: 'e',
      pages: 1,
      languages: [],
      capturedAt: '2026-11-30T00:00:00.000Z',
      keys: [],
      tokens: [],
    },
    readings: Object.entries(readings).map(([signal, value]) => ({ signal, version: 1, value, failure: null })),
  };
}

const company = Entity.parse({ id: 'e', names: ['Old Firm Ltd'] });
const textsOf = (...given: Parameters<typeof caseValues>) =>
  caseValues(...given).map(({ kind, text }) => `${kind} ${text}`);

it('asks for own values only: what a site says of others is not of the case', () => {
  const site = siteWith({
    'contact-email': [
      { value: 'sales@old.test', place: placed('sales', { proof: 'contact' }) },
      { value: 'bank@bank.test', place: placed('bank') },
    ],
    messenger: [{ value: 'telegram:oldfirm', place: placed('t.me', { proof: 'frame' }) }],
  });
  expect(textsOf(company, [site], background, false)).toEqual([
    ...['domain old.test', 'mailbox sales@old.test', 'account oldfirm', 'name Old Firm Ltd'],
  ]);
});

it('the rarest come first, and what many parties carry is not asked: a planted stock phrase finds strangers', () => {
  const passage = (hash: string, words: number, more: Partial<Place> = {}) => {
    return { hash: hash.padEnd(12, '0'), words, place: placed(`sentence ${hash} as it stands there…`, more) };
  };
  counts[`body-text:${'stock'.padEnd(12, '0')}`] = 500;
  counts[`body-text:${'known'.padEnd(12, '0')}`] = 3;
  const passages = [
    passage('stock', 30),
    passage('known', 20),
    passage('rare', 10),
    passage('short', 3),
    passage('visitor', 40, { part: 'cited' }),
  ];
  const found = textsOf(company, [siteWith({ 'body-text': { languages: [], passages } })], background, false);
  expect(found).toEqual([
    ...[
      'domain old.test',
      'passage sentence rare as it stands',
      'name Old Firm Ltd',
      'passage sentence known as it stands',
    ],
  ]);
});

it('of a person exact values only; the name with a reason; never a sentence of their site', () => {
  const person = Entity.parse({
    id: 'p',
    type: 'person',
    names: ['A. Person'],
    identifiers: { emails: ['a@mail.test'] },
  });
  const passages = [
    { hash: 'h'.padEnd(12, '0'), words: 12, place: placed('a sentence of the site of a person that is long') },
  ];
  const site = siteWith({ 'body-text': { languages: [], passages } });
  expect(textsOf(person, [site], background, false)).toEqual(['domain old.test', 'mailbox a@mail.test']);
  expect(textsOf(person, [site], background, true)).toEqual([
    'domain old.test',
    'mailbox a@mail.test',
    'name A. Person',
  ]);
});

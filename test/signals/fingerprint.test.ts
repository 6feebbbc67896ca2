import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Fingerprint } from '../../src/model/derived/fingerprint.ts';
import { fingerprintSite } from '../../src/signals/fingerprint.ts';
import type { Signal } from '../../src/signals/signal.ts';
import { siteFrom } from '../../testkit/site-fixture.ts';

const PAGES = {
  '/': `<html lang="en"><head><title>Quillmoor pens</title></head><body><main><h1>Pens</h1><p>Pens and quills in bulk, sent within a day to every harbour.</p></main>
    <footer><p>sales@quillmoor.com</p><p>Tel: +86 311 8567 2390</p><p>© 2020 Quillmoor Trading Co., Ltd</p></footer></body></html>`,
};

describe('fingerprint', () => {
  it('is a whole record that holds every key once, sorted', () => {
    const fingerprint = fingerprintSite(siteFrom(PAGES));
    expect(Fingerprint.parse(JSON.parse(JSON.stringify(fingerprint)))).toEqual(fingerprint);
    expect(fingerprint.comparable).toBe(true);
    expect(fingerprint.keys).toContain('contact-email:sales@quillmoor.com');
    expect(fingerprint.tokens).toContain('contact-phone:+8631185672390');
    for (const list of [fingerprint.keys, fingerprint.tokens]) expect(list).toEqual([...new Set(list)].sort());
    expect(fingerprint.readings.filter(({ failure }) => failure !== null)).toEqual([]);
  });

  it('gives the same record again, under an id that follows the visit', () => {
    expect(fingerprintSite(siteFrom(PAGES))).toEqual(fingerprintSite(siteFrom(PAGES)));
    const later = fingerprintSite(siteFrom(PAGES, { capturedAt: '2026-02-03T04:05:06.000Z' }));
    expect(later.id).not.toBe(fingerprintSite(siteFrom(PAGES)).id);
  });

  it('records a signal that fails and goes on with the others', () => {
    const base = {
      version: 1,
      group: 'identity',
      noun: ['test', 'tests'],
      sentence: 'Test.',
      traps: [],
      value: z.unknown(),
      compare: () => null,
    } as const;
    const signals: Signal[] = [
      {
        ...base,
        id: 'broken',
        extract: () => {
          throw new Error('no such thing');
        },
      },
      { ...base, id: 'whole', extract: () => 'x', keys: () => ['whole:x', 'whole:x', `whole:${'y'.repeat(600)}`] },
    ];
    const { readings, keys, tokens } = fingerprintSite(siteFrom(PAGES), signals);
    expect(readings[0]).toEqual({ signal: 'broken', version: 1, value: null, failure: 'no such thing' });
    expect(readings[1]?.value).toBe('x');
    expect([keys, tokens]).toEqual([['whole:x'], ['whole:x']]);
  });

  it('says that a hollow site is not comparable', () => {
    expect(fingerprintSite(siteFrom({ '/': '<html><body></body></html>' })).comparable).toBe(false);
  });
});

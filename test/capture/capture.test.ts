import { describe, expect, it } from 'vitest';
import { makeCapture, type Received } from '../../src/capture/capture.ts';
import { memoryBlobs } from '../../src/store/blobs/blobs.ts';
import { readerHere } from '../../testkit/reader-here.ts';

const certificate = {
  ...{ names: ['shop.example'], subject: 'CN=shop.example', issuer: 'CN=Invented Authority', key: 'f'.repeat(64) },
  ...{ validFrom: '2020-01-01T00:00:00.000Z', validTo: '2120-01-01T00:00:00.000Z' },
};
const received = (more: Partial<Received>): Received => ({
  ...{ role: 'page', pageRole: 'home', url: 'https://shop.example/', finalUrl: 'https://shop.example/', redirects: [] },
  ...{ status: 200, headers: {}, address: '203.0.113.7', body: new TextEncoder().encode('<p>hello</p>') },
  ...{ capturedAt: '2026-01-02T03:04:05.000Z', marks: [], certificate },
  ...more,
});
const make = (more: Partial<Received> = {}) =>
  makeCapture('visit', received(more), { blobs: memoryBlobs(), reader: readerHere });

describe('makeCapture', () => {
  it('keeps the certificate with the page that it came with, and nowhere else', async () => {
    expect((await make()).certificate).toEqual(certificate);
    expect('certificate' in (await make({ certificate: null }))).toBe(false);
    // The pictures of a site repeat it dozens of times, or show that of a content network.
    expect('certificate' in (await make({ role: 'image', pageRole: null }))).toBe(false);
  });
});

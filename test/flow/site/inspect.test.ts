import { describe, expect, it } from 'vitest';
import { fingerprintCaptured, storedSite } from '../../../src/flow/site/inspect.ts';
import { isWebAddress } from '../../../src/model/text/is-web-address.ts';
import { memoryBlobs } from '../../../src/store/blobs/blobs.ts';
import { readerHere } from '../../../testkit/reader-here.ts';
import { capturedFrom } from '../../../testkit/site-fixture.ts';

describe('storedSite', () => {
  it('reads the same out of stored bytes as when they came', async () => {
    const { visit, bodies } = capturedFrom({
      '/': `<title>Mill</title><p>${'Rye and oats by the sack. '.repeat(20)}</p>`,
    });
    const blobs = memoryBlobs();
    for (const body of bodies.values()) await blobs.put(body);
    const fingerprint = await fingerprintCaptured(await storedSite(visit, blobs), readerHere);
    expect(fingerprint).toMatchObject({ visit: visit.id, comparable: true, pages: 1 });
  });

  it('does not take a visit whose stored page is gone for a smaller site', async () => {
    const { visit } = capturedFrom({ '/': `<p>${'Rye and oats by the sack. '.repeat(20)}</p>` });
    await expect(storedSite(visit, memoryBlobs())).rejects.toThrow(/not in the blob store/);
  });
});

describe('isWebAddress', () => {
  it('tells addresses from paths', () => {
    for (const address of ['http://a.test/', 'HTTPS://a.test', 'ftp://a.test/'])
      expect(isWebAddress(address)).toBe(true);
    for (const path of ['a.warc.gz', './a.html', '/tmp/a b.html', 'C:\\old\\a.html'])
      expect(isWebAddress(path)).toBe(false);
  });
});

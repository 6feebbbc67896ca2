import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../src/capture/decode/document.ts';
import { pdf } from '../../../testkit/pdf-fixture.ts';

const LEAFLET = pdf({
  info: {
    Title: 'Price list of pens',
    Author: 'Hebei Quillmoor Trading Co., Ltd',
    Creator: 'Writer',
    Producer: 'Press 1.0',
    CreationDate: "D:20190102030405+08'00'",
    Company: '河北鹅毛贸易有限公司',
  },
  lines: ['Quills by the dozen', 'Hebei Quillmoor Trading Co., Ltd'],
  documentId: 'uuid:11112222-3333-4444-5555-666677778888',
});

describe('a document', () => {
  it('gives who made it, with what and when, its identifier and its first words', async () => {
    expect(await readDocument(LEAFLET)).toEqual({
      format: 'pdf',
      pages: 1,
      metadata: {
        author: 'Hebei Quillmoor Trading Co., Ltd',
        company: '河北鹅毛贸易有限公司',
        created: "D:20190102030405+08'00'",
        creator: 'Writer',
        'document-id': 'uuid:11112222-3333-4444-5555-666677778888',
        producer: 'Press 1.0',
        title: 'Price list of pens',
      },
      text: 'Quills by the dozen\nHebei Quillmoor Trading Co., Ltd',
    });
  });

  it('gives at most 4,000 characters of its words', async () => {
    const long = pdf({ lines: Array.from({ length: 12 }, (_, i) => `${i} of a list of quills `.repeat(20)) });
    expect((await readDocument(long))?.text).toHaveLength(4_000);
  });

  it('is none where the bytes are none', async () => {
    expect(await readDocument(new TextEncoder().encode('<html>no document</html>'))).toBeNull();
  });

  it('is opened by no bytes that would burst: packed thinner than thin, or packed twice', async () => {
    const bomb = pdf({ info: { Title: 'Bomb' }, contents: deflateSync(Buffer.alloc(80 * 1024 * 1024)) });
    const twice = Buffer.from(
      LEAFLET.toString('latin1').replace('/FlateDecode', '[/FlateDecode /FlateDecode]'),
      'latin1',
    );
    for (const bytes of [bomb, twice])
      expect(await readDocument(bytes)).toEqual({ format: 'pdf', pages: null, metadata: {}, text: '' });
  });

  it('is told step by step, for whoever must end it before its text comes', async () => {
    const steps: unknown[] = [];
    await readDocument(LEAFLET, (soFar) => steps.push(soFar));
    expect(steps).toMatchObject([
      { pages: null, metadata: {} },
      { pages: 1, metadata: { title: 'Price list of pens' }, text: '' },
    ]);
  });

  it('never throws, whatever is broken in it', async () => {
    const strays: unknown[] = [];
    const onStray = (reason: unknown): void => void strays.push(reason);
    process.on('unhandledRejection', onStray);
    const broken = fc.array(fc.tuple(fc.nat(LEAFLET.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(broken, fc.nat(LEAFLET.length), async (changes, length) => {
        const bytes = Buffer.from(LEAFLET);
        for (const [at, byte] of changes) bytes[at] = byte;
        const whole = await readDocument(bytes);
        const cut = await readDocument(bytes.subarray(0, length));
        for (const read of [whole, cut]) expect(read === null || read.format === 'pdf').toBe(true);
      }),
      { numRuns: 60 },
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('unhandledRejection', onStray);
    expect(strays).toEqual([]);
  });
});

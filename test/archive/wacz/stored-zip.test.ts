import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readZip, writeZip, type ZipEntry } from '../../../src/archive/wacz/stored-zip.ts';

const zip = (entries: readonly ZipEntry[]): Buffer => Buffer.concat(writeZip(entries));
const entriesOf = fc.uniqueArray(
  fc.record({ path: fc.stringMatching(/^[a-zé]{1,8}\/[a-z.]{1,8}$/), bytes: fc.uint8Array({ maxLength: 60 }) }),
  { selector: ({ path }) => path, minLength: 1, maxLength: 5 },
);

describe('a stored ZIP file', () => {
  it('comes back as it went in, with nothing to say about it', () => {
    fc.assert(
      fc.property(entriesOf, (entries) => {
        const read = readZip(zip(entries));
        expect(read.problems).toEqual([]);
        expect(read.entries.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('hex')])).toEqual(
          entries.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('hex')]),
        );
      }),
    );
  });

  it('has no byte that can be changed, put in or taken out unseen', () => {
    fc.assert(
      fc.property(entriesOf, fc.nat(), fc.integer({ min: 1, max: 255 }), (entries, where, mask) => {
        const file = zip(entries);
        const at = where % file.length;
        const changed = Buffer.from(file);
        changed[at] = (changed[at] ?? 0) ^ mask;
        expect(readZip(changed).problems).not.toEqual([]);
        const longer = Buffer.concat([file.subarray(0, at), Buffer.of(mask), file.subarray(at)]);
        expect(readZip(longer).problems).not.toEqual([]);
        expect(readZip(file.subarray(0, at)).problems).not.toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads anything without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(readZip(Buffer.from(bytes)).problems).not.toEqual([]);
      }),
    );
  });
});

import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { certificatesIn } from '../../../src/suggest/feeds/certificate-log.ts';
import { entriesPath, leavesIn, treeSizeIn } from '../../../src/suggest/feeds/older-log.ts';
import { CERTIFICATE } from '../../../testkit/egress/invented-certificate.ts';
import { entryOf } from '../../../testkit/suggest/certificate-log.ts';

const { raw } = new X509Certificate(CERTIFICATE);
const NAMES = ['shop.example', '*.shop.example', 'other.example'];

it('a tree head has the size of the log', () => {
  expect(treeSizeIn('{"tree_size":70000,"timestamp":1,"sha256_root_hash":"x"}')).toBe(70_000);
  for (const odd of ['', '<html>', '{}', '{"tree_size":-1}', '{"tree_size":1.5}', '{"tree_size":"7"}'])
    expect(treeSizeIn(odd), odd).toBeNull();
});

it('entries are leaves of a tile, of certificates and of precertificates', () => {
  const answer = JSON.stringify({ entries: [entryOf(raw, 1, true), entryOf(raw, 2)] });
  expect(certificatesIn(Buffer.concat(leavesIn(answer) ?? []))).toEqual([NAMES, NAMES]);
  expect(entriesPath(256, 511)).toBe('get-entries?start=256&end=511');
});

it('reads any answer without a fault; an entry in no known form is empty', () => {
  const unknown = { ...entryOf(raw, 1), leaf_input: Buffer.alloc(40, 1).toString('base64') };
  expect(leavesIn(JSON.stringify({ entries: [unknown] }))).toEqual([Buffer.alloc(0)]);
  const entry = fc.record({ leaf_input: fc.base64String(), extra_data: fc.base64String() });
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      expect(leavesIn(JSON.stringify({ entries }))).toHaveLength(entries.length);
    }),
  );
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void leavesIn(text)));
});

import { expect, it } from 'vitest';
import { readRemarks } from '../../../src/watchlist/ofac/ofac-remarks.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';

it('phrases are read whatever blanks stand in them, and kept as they were written', () => {
  const { values, relationships } = readRemarks('alt.  Website \t www.quillmoor.com . ;Linked\nTo:  PENFOLD', false);
  expect(values).toMatchObject([
    { kind: 'website', value: 'quillmoor.com', raw: 'alt.  Website \t www.quillmoor.com .' },
  ]);
  expect(relationships).toEqual([{ type: 'Linked To', name: 'PENFOLD' }]);
});

it.each(['', 'Website', 'alt.', 'Email Address x', 'Linked To:', 'Registration Number', "a.k.a. 'x"])(
  'phrases of half a million blanks behind %j cost little',
  (label) => {
    const blanks = ' '.repeat(250_000);
    expectQuick(() => readRemarks(`${label}${blanks}x${blanks}x; ${label}${blanks}.${blanks}x`, false), 300);
  },
);

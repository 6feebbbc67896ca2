import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvRecords, parseCsv } from '../../src/watchlist/csv.ts';
import { listLines } from '../../src/watchlist/list-file.ts';
import { expectSoon } from '../../testkit/expect-quick.ts';

async function* cut(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function read(text: string, size: number): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const record of csvRecords(listLines(cut(text, size), 1 << 16), ',')) found.push(record);
  return found;
}

const FIELD = fc.oneof(
  fc.stringMatching(/^[a-zé漢 ]{0,8}$/),
  fc.stringMatching(/^[a-z", é\n]{0,12}$/).map((text) => `"${text.replaceAll('"', '""')}"`),
);
const ROW = fc.array(FIELD, { minLength: 1, maxLength: 5 }).map((fields) => fields.join(','));

it('records are those of the whole text, wherever the bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(ROW, { maxLength: 8 }), fc.integer({ min: 1, max: 40 }), async (rows, size) => {
      const text = rows.join('\n');
      expect(await read(text, size)).toMatchObject([...parseCsv(text, ',')]);
    }),
    { numRuns: 150 },
  );
});

it('say whether the file may be cut where they end', async () => {
  const ends = async (text: string) => (await read(text, 3)).map((record) => (record as { ended: boolean }).ended);
  expect(await ends('1,a\n2,b\n')).toEqual([true, true]);
  expect(await ends('1,a\n2,b\u001a')).toEqual([true, true]);
  expect(await ends('1,a\n\u001a,')).toEqual([true, true]);
  expect(await ends('1,a\n2,"b\nc"')).toEqual([true, false]);
  expect(await ends('1,a\n2,"b')).toEqual([true, false]);
});

it('hostile quotes cost their own rows only, and little time', async () => {
  const rows = Array.from({ length: 2_000 }, (_, i) => (i % 100 === 0 ? `${i},"open` : `${i},fine`)).join('\n');
  const found = (await expectSoon(() => read(rows, 1_000), 5_000)) as { fault: string | null; fields: string[] }[];
  expect(found.filter(({ fault }) => fault === null).length).toBeGreaterThan(1_800);
});

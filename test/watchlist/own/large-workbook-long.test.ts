/** A workbook may unpack to a thousand times its size: it is refused while it is read, before its rows fill the memory. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, expect, it } from 'vitest';
import { readLists } from '../../../src/watchlist/own/read-lists.ts';
import { slowness } from '../../../testkit/expect-quick.ts';

const folder = mkdtempSync(join(tmpdir(), 'large-workbook-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What reading it says, the milliseconds of processor time that it took, and by how many MB this process grew. */
async function costOf(name: string, parts: Readonly<Record<string, string>>) {
  const path = join(folder, name);
  const texts = {
    'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Target="sheet.xml"/></Relationships>',
    ...parts,
  };
  const entries = Object.entries(texts).map(([part, text]) => [part, Buffer.from(text)] as const);
  writeFileSync(path, zipSync(Object.fromEntries(entries), { level: 1 }));
  const [before, started] = [process.memoryUsage().rss, process.cpuUsage()];
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  const said = await readLists([path]).then(
    ({ seeds }) => `${seeds.length} seeds`,
    (error: Error) => error.message,
  );
  clearInterval(watch);
  return { said, ms: process.cpuUsage(started).user / 1000, megabytes: (most - before) / 2 ** 20 };
}
const sheetOf = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;

it('of a million rows is refused early, in little memory', async () => {
  const rows = '<row><c t="str"><v>a.example</v></c></row>'.repeat(1_000_000);
  const { said, ms, megabytes } = await costOf('rows.xlsx', { 'xl/sheet.xml': sheetOf(rows) });
  expect(said).toMatch(
    /rows\.xlsx is no XLSX workbook that can be read: it has more than 200,000 rows with content; split the list$/,
  );
  expect(ms).toBeLessThan(6_000 * slowness());
  expect(megabytes).toBeLessThan(300);
});

it('of many cells in a row, or many texts, is refused too', async () => {
  const row = `<row>${'<c><v>1</v></c>'.repeat(200)}</row>`;
  const cells = await costOf('cells.xlsx', { 'xl/sheet.xml': sheetOf(row.repeat(12_000)) });
  expect(cells.said).toMatch(/more than 2,000,000 cells; split the list$/);
  const texts = `<sst>${'<si><t>a</t></si>'.repeat(1_100_000)}</sst>`;
  const many = await costOf('texts.xlsx', { 'xl/sharedStrings.xml': texts, 'xl/sheet.xml': sheetOf('') });
  expect(many.said).toMatch(/more than 1,000,000 texts; split the list$/);
});

it('whose directory says that its sheet is too long is refused unread', async () => {
  const { said, ms } = await costOf('long.xlsx', { 'xl/sheet.xml': sheetOf('<row/>'.repeat(12_000_000)) });
  expect(said).toMatch(/sheet\.xml unpacks to more than 64 MiB; split the list$/);
  expect(ms).toBeLessThan(1_000 * slowness());
});

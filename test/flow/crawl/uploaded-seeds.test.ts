/** A list that somebody sends as a file: read as `crawl` reads it, and never a way to the files of this machine. */
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { uploadedSeeds } from '../../../src/flow/crawl/uploaded-seeds.ts';
import { readerHere } from '../../../testkit/reader-here.ts';

const upload = (name: string, content: string | Uint8Array) =>
  uploadedSeeds({ name, bytes: Buffer.from(content) }, { reader: readerHere, ofReplay: () => null });
const left = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('revenant-upload-'));

describe('a file of addresses', () => {
  it('is read as text, CSV and JSON, with labels and intervals', async () => {
    const text = await upload('list.txt', 'hxxps://a[.]example\nhttps://b.example/ # the second\n');
    expect(text.seeds.map(({ url }) => url)).toEqual(['https://a.example', 'https://b.example/']);
    const csv = await upload('list.csv', 'url,tags,interval\nhttps://a.example,one;two,7d\n');
    expect(csv.seeds).toMatchObject([{ url: 'https://a.example', interval: '7d' }]);
    expect((await upload('LIST.JSONL', '{"url":"https://a.example"}\n{"url":"https://b.example"}')).seeds).toHaveLength(
      2,
    );
    expect(left(), 'nothing is left behind').toEqual([]);
  });

  it('is read as a workbook', async () => {
    const part = (inner: string) => Buffer.from(`<?xml version="1.0"?>${inner}`);
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = ['url', 'https://a.example'].map((text, i) => `<row r="${i + 1}">${cell(text)}</row>`).join('');
    const workbook = zipSync({
      'xl/workbook.xml': part('<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': part('<Relationships><Relationship Id="r1" Target="sheet.xml"/></Relationships>'),
      'xl/sheet.xml': part(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
    });
    expect((await upload('list.xlsx', workbook)).seeds.map(({ url }) => url)).toEqual(['https://a.example']);
  });

  it('names the rows that are not used by the name that the sender gave, and no path of this machine', async () => {
    const { seeds, problems } = await upload(
      'mine.csv',
      'url\nhttps://a.example\nnone at all\nhttps://u:p@b.example\n',
    );
    expect(seeds.map(({ url }) => url)).toEqual(['https://a.example']);
    expect(problems.length).toBe(2);
    expect(problems[0]).toMatch(/^mine\.csv:3: url/);
    expect(problems.join()).not.toContain(tmpdir());
    expect(problems.join(), 'no password is repeated').not.toContain('u:p@');
  });

  it.each([
    ['../../../etc/passwd', '/etc/passwd\n'],
    ['list.txt', '/etc/passwd\nfile:///etc/passwd\n./list.txt\n'],
    ['list.json', '{"schema":"revenant.sweep/1","seeds":[{"url":"../../etc/passwd"}]}'],
    ['empty.txt', ''],
    ['half.xlsx', 'PK\u0003\u0004 and nothing more'],
  ])('%s is refused, with the sender’s name for it', async (name, content) => {
    const refused = await upload(name, content).catch((error: Error) => `${error.name}: ${error.message}`);
    expect(refused).toMatch(/^InputError: /);
    expect(refused).not.toContain(tmpdir());
    expect(refused).not.toContain('root:');
    expect(left()).toEqual([]);
  });
});

it('answers the same for a row with the path of a file that exists and of one that does not', async () => {
  const problems = async (path: string): Promise<string> =>
    (await upload('list.txt', `https://a.example/\n${path}\n`)).problems.join().replaceAll(path, '');
  expect(await problems(import.meta.filename)).toBe(await problems(`${import.meta.filename}.none`));
  expect(await problems('../../etc/passwd')).toBe(await problems('../../etc/none'));
});

/** Seed lists as other people and programs write them: defanged, under other headings, in workbooks and exports. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { refanged } from '../../../src/model/text/defanged.ts';
import { readLists } from '../../../src/watchlist/own/read-lists.ts';

const folder = mkdtempSync(join(tmpdir(), 'foreign-lists-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(name: string, content: string | Uint8Array) {
  const path = join(folder, name);
  writeFileSync(path, content);
  const { seeds, entities, problems, notes } = await readLists([path]);
  return {
    urls: seeds.map(({ seed }) => seed.url),
    seeds: seeds.map(({ seed }) => seed),
    entities,
    problems: problems.map(({ line, field, reason }) => `${line} ${field}: ${reason}`),
    notes: notes.map((note) => note.replace(`${path}: `, '')),
  };
}

describe('defanged addresses', () => {
  it.each([
    ['hxxp://old[.]example/shop', 'http://old.example/shop'],
    ['hxxps://old[.]example[.]test/a?b=[1]', 'https://old.example.test/a?b=[1]'],
    ['hXXps[:]//old(dot)example', 'https://old.example'],
    ['http[:]//old{.}example', 'http://old.example'],
    ['old[dot]example', 'old.example'],
    ['sales[@]old(.)example', 'sales@old.example'],
    ['https://old.example/a(dotted)', 'https://old.example/a(dotted)'],
    ['a sentence (dotted) with hxxp in it', 'a sentence (dotted) with hxxp in it'],
    ['http://[2001:db8::1]/', 'http://[2001:db8::1]/'],
  ])('%s', (written, meant) => expect(refanged(written)).toBe(meant));

  it('are read in every kind of list', async () => {
    expect((await read('a.txt', 'hxxps://a[.]example/\nb[.]example\n')).urls).toEqual([
      'https://a.example/',
      'https://b.example',
    ]);
    expect((await read('a.json', '[{"url":"hxxp://c(dot)example/"}]')).urls).toEqual(['http://c.example/']);
  });
});

describe('CSV of other people', () => {
  it.each(['Website', 'web site', 'Domain', 'HOMEPAGE', 'Website URL', 'host_name'])(
    '%s is the address',
    async (head) => {
      const { urls, problems } = await read(
        'x.csv',
        `Company;${head};Tags\nOld Ltd;a.example;x\n;https://b.example/;\n`,
      );
      expect(urls).toEqual(['https://a.example', 'https://b.example/']);
      expect(problems).toEqual([]);
    },
  );

  it('keeps the columns that it does not use with each row, under their headings', async () => {
    const { urls, seeds, problems, notes } = await read('y.csv', 'url,Owner,remarks\na.example,x,y\nb.example,x,y\n');
    expect(urls).toHaveLength(2);
    expect(problems).toEqual([]);
    expect(notes).toEqual([]);
    expect(seeds[0]?.notes).toEqual([
      { column: 'Owner', text: 'x' },
      { column: 'remarks', text: 'y' },
    ]);
  });

  it('keeps a list of entities with websites one of entities', async () => {
    const { entities, urls } = await read('z.csv', 'id,names,website\nx1,Old Ltd,a.example\n');
    expect(urls).toEqual([]);
    expect(entities[0]?.identifiers.websites).toEqual(['a.example']);
  });
});

describe('exports of other programs', () => {
  it('urlscan: where the browser ended, else what was asked for', async () => {
    const results = [
      { task: { url: 'http://a.example/', uuid: 'u1' }, page: { url: 'https://a.example/shop', domain: 'a.example' } },
      { task: { url: 'http://b.example/' }, page: {} },
      { task: { url: 'http://b.example/' } },
      { _id: 'without an address' },
    ];
    const { urls, problems, notes } = await read(
      'urlscan.json',
      JSON.stringify({ results, total: 4, has_more: false }),
    );
    expect(urls).toEqual(['https://a.example/shop', 'http://b.example/']);
    expect(problems).toEqual([]);
    expect(notes).toEqual(['1 item of the export left out: not a site, or a false positive']);
    expect((await read('one.json', JSON.stringify(results[0]))).urls).toEqual(['https://a.example/shop']);
  });

  it('SpiderFoot: domains and hosts, without false positives and repeats, from CSV and JSON', async () => {
    const csv = [
      'Updated,Type,Module,Source,F/P,Data',
      '2026-11-01 10:00:00,INTERNET_NAME,sfp_dnsresolve,old.example,0,shop.old.example',
      '2026-11-01 10:00:00,Internet Name,sfp_crt,old.example,0,shop.old.example',
      '2026-11-01 10:00:00,Affiliate - Domain Name,sfp_x,old.example,0,new.example',
      '2026-11-01 10:00:00,SIMILARDOMAIN,sfp_x,old.example,1,wrong.example',
      '2026-11-01 10:00:00,EMAILADDR,sfp_email,old.example,0,sales@old.example',
      '"2026-11-01 10:00:00","RAW_RIR_DATA","sfp_x","old.example",0,"several\nlines, and more"',
    ].join('\r\n');
    const listed = await read('SpiderFoot.csv', csv);
    expect(listed.urls).toEqual(['https://shop.old.example', 'https://new.example']);
    expect(listed.problems).toEqual([]);
    expect(listed.notes).toEqual(['3 rows of SpiderFoot left out: not a site, or a false positive']);
    const event = { module: 'sfp_x', source_data: 'x', last_seen: 'x', scan_name: 'x', scan_target: 'x' };
    const json = [
      { ...event, event_type: 'DOMAIN_NAME', data: 'a.example', false_positive: 0 },
      { ...event, event_type: 'DOMAIN_NAME', data: 'b.example', false_positive: 1 },
      { generated: 1, type: 'Co-Hosted Site', data: 'c.example', module: 'sfp_y', source: 'x' },
    ];
    expect((await read('SpiderFoot.json', JSON.stringify(json))).urls).toEqual([
      'https://a.example',
      'https://c.example',
    ]);
  });

  it('Lookyloo: a capture, its redirects, or several', async () => {
    const redirects = { response: { url: 'http://a.example/', redirects: ['https://a.example/'] } };
    expect((await read('r.json', JSON.stringify(redirects))).urls).toEqual(['http://a.example/']);
    const info = { url: 'https://b.example/', title: 'B', uuid: 'u', timestamp: 't' };
    expect((await read('i.json', JSON.stringify(info))).urls).toEqual(['https://b.example/']);
    expect((await read('l.json', JSON.stringify([info, { ...info, url: 'https://c.example/' }]))).urls).toHaveLength(2);
  });

  it('a bad address in one is a problem with its place', async () => {
    const results = [{ task: { url: 'not an address' } }];
    expect((await read('bad.json', JSON.stringify({ results }))).problems).toEqual([
      '1 results[0].url: "not an address" is neither a web address nor a file beside the list',
    ]);
  });
});

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A workbook as spreadsheet programs write it. */
function workbook(sheet: string, strings: readonly string[] = [], more: Zippable = {}): Uint8Array {
  return zipSync({
    '[Content_Types].xml': text(`${HEAD}<Types/>`),
    'xl/workbook.xml': text(
      `${HEAD}<workbook ${NS} ${R}><sheets><sheet name="Sites" sheetId="1" r:id="rId3"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': text(
      `${HEAD}<Relationships><Relationship Id="rId3" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/sharedStrings.xml': text(`${HEAD}<sst ${NS}>${strings.map((one) => `<si>${one}</si>`).join('')}</sst>`),
    'xl/worksheets/sheet1.xml': text(`${HEAD}<worksheet ${NS}><sheetData>${sheet}</sheetData></worksheet>`),
    ...more,
  });
}

const SHEET = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>Owner</t></is></c></row>
<row r="3"><c r="A3" t="s"><v>2</v></c><c r="C3" t="inlineStr"><is><t>trade-listing</t></is></c></row>
<row r="4"><c r="A4" t="str"><v>hxxp://b[.]example/</v></c></row><row r="5"><c r="A5"/></row>`;
const STRINGS = ['<t>Website</t>', '<t>kind</t>', '<r><t>https://a</t></r><r><rPr/><t>.example/</t></r>'];

describe('an XLSX workbook', () => {
  it('is read like CSV, with rich and inline texts, gaps and empty rows', async () => {
    const { seeds, problems, notes } = await read('list.xlsx', workbook(SHEET, STRINGS));
    expect(seeds).toMatchObject([{ url: 'https://a.example/', kind: 'trade-listing' }, { url: 'http://b.example/' }]);
    expect(problems).toEqual([]);
    expect(notes).toEqual([]);
  });

  it('names the row of a bad address as the program shows it', async () => {
    const sheet = `${SHEET}<row r="9"><c r="A9" t="inlineStr"><is><t>no address</t></is></c></row>`;
    expect((await read('bad.xlsx', workbook(sheet, STRINGS))).problems[0]).toMatch(
      /^9 url: is empty: "no address" has no web address/,
    );
  });

  it('without a header that names sites is one problem', async () => {
    const sheet = '<row r="1"><c r="A1" t="inlineStr"><is><t>Company</t></is></c></row>';
    expect((await read('none.xlsx', workbook(sheet))).problems).toHaveLength(1);
  });

  const refused = async (name: string, bytes: Uint8Array, pattern: RegExp): Promise<void> => {
    writeFileSync(join(folder, name), bytes);
    const error = await readLists([join(folder, name)]).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message).toMatch(pattern);
  };

  it('that is a bomb is given up early', async () => {
    const bomb = new Uint8Array(80 << 20).fill(32);
    bomb.set(text(`${HEAD}<worksheet><sheetData>`));
    const bytes = workbook('', [], { 'xl/worksheets/sheet1.xml': bomb });
    expect(bytes.length).toBeLessThan(1 << 20);
    await refused('bomb.xlsx', bytes, /no XLSX workbook that can be read: .*(more than|without a tag)/);
  });

  it('reads no other file through an entity, and expands none', async () => {
    writeFileSync(join(folder, 'secret.txt'), 'https://secret.example/');
    const entity = `${HEAD}<!DOCTYPE x [<!ENTITY e SYSTEM "file://${join(folder, 'secret.txt')}">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>url&e;</t></is></c></row></sheetData></worksheet>`;
    await refused('xxe.xlsx', workbook('', [], { 'xl/worksheets/sheet1.xml': text(entity) }), /not well-formed/);
    expect(readFileSync(join(folder, 'secret.txt'), 'utf8')).toContain('secret');
    const laughs = `${HEAD}<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1"><v>&b;</v></c></row></sheetData></worksheet>`;
    await refused('laughs.xlsx', workbook('', [], { 'xl/worksheets/sheet1.xml': text(laughs) }), /not well-formed/);
  });

  it('with a target that leads out, a missing sheet or half its bytes is refused', async () => {
    const out = `<Relationships><Relationship Id="rId3" Target="../../../etc/passwd"/></Relationships>`;
    await refused(
      'out.xlsx',
      workbook('', [], { 'xl/_rels/workbook.xml.rels': text(out) }),
      /none of its sheets is in it/,
    );
    await refused('half.xlsx', workbook(SHEET, STRINGS).slice(0, 600), /no XLSX workbook that can be read/);
    await refused('other.zip', zipSync({ 'a.txt': text('x') }), /is packed; unpack it first/);
  });

  it('with cells far to the right keeps its memory', async () => {
    const sheet = `<row r="1"><c r="A1" t="inlineStr"><is><t>url</t></is></c></row><row r="2"><c r="XFD2"><v>1</v></c><c r="A2" t="inlineStr"><is><t>a.example</t></is></c></row>`;
    expect((await read('wide.xlsx', workbook(sheet))).urls).toEqual(['https://a.example']);
  });
});

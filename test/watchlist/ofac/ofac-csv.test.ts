import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ConfigError, InputError } from '../../../src/errors.ts';
import { openLists } from '../../../src/watchlist/open-list.ts';
import { folderOf, OPTIONS, others, readOne, sdnRow } from '../../../testkit/watchlist/list-files.ts';

const REMARKS =
  "Website www.quillmoor.com; alt. Website http:/quillmoor.ru/; Email Address info@quillmoor.com; Phone Number 982188526308; Digital Currency Address - XBT 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa; Organization Established Date 19 Nov 1991; Unified Social Credit Code (USCC) 91350100M000100Y43 (China); Registration Number HRB 26740 (Germany); a.k.a. 'QM'; Secondary sanctions risk: section 1(b) of Executive Order 13224; Linked To: PENFOLD HOLDING.";
const SDN = `${sdnRow(7, 'QUILLMOOR TRADING CO., LTD.', 'QUILLS] [PENS', REMARKS)}${sdnRow(8, 'NIB, Ann', 'PENS', 'DOB 10 Dec 1948; Passport X12345 (Iran); Tax ID No. 100036386 (Iran).', 'individual')}\u001a\r\n`;
const ALT = '7,1,"fka","QUILLMOOR OLD NAME",-0- \r\n7,2,"aka","Quill ""Q"" Moor",-0- \r\n';
const ADD = '7,1,"1 Inkwell Lane","Havana","Cuba",-0- \r\n7,2,-0- ,-0- ,"Mexico",-0- \r\n';

describe("OFAC's files of fields", () => {
  it('are joined by their number, whatever they are called', async () => {
    const folder = folderOf({
      'one.csv': SDN,
      'two.csv': ALT,
      'three.csv': ADD,
      'four.csv': '7,"; Website penfold.com."\r\n',
    });
    const { entities, problems, source } = await readOne(folder);
    expect(problems).toEqual([]);
    expect(source).toMatchObject({ list: 'OFAC SDN', format: 'ofac-csv' });
    expect(source.parts).toEqual(['addresses', 'comments', 'names', 'primary']);
    const [firm, person] = entities;
    expect(firm).toMatchObject({
      id: 'ofac-sdn:7',
      uid: '7',
      type: 'company',
      names: ['QUILLMOOR TRADING CO., LTD.'],
      aliases: ['QUILLMOOR OLD NAME', 'Quill "Q" Moor', 'QM'],
      listedNames: [
        { name: 'QUILLMOOR OLD NAME', kind: 'fka', quality: 'strong' },
        { name: 'Quill "Q" Moor', kind: 'aka', quality: 'strong' },
        { name: 'QM', kind: 'aka', quality: 'weak' },
      ],
      list: 'OFAC SDN',
      programme: 'QUILLS',
      programmes: ['QUILLS', 'PENS'],
      dates: { incorporated: '1991-11-19' },
      identifiers: {
        websites: ['quillmoor.com', 'quillmoor.ru', 'penfold.com'],
        emails: ['info@quillmoor.com'],
        phones: ['+982188526308'],
        wallets: ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
        registrationNumbers: ['91350100M000100Y43', 'HRB 26740'],
        addresses: ['1 Inkwell Lane, Havana, Cuba', 'Mexico'],
      },
      relationships: [{ type: 'Linked To', name: 'PENFOLD HOLDING' }],
    });
    expect(firm?.remark).toBe(`${REMARKS}; Website penfold.com.`);
    expect(firm?.values?.find(({ value }) => value === 'quillmoor.ru')?.raw).toBe('alt. Website http:/quillmoor.ru/');
    expect(person).toMatchObject({ type: 'person', identifiers: { registrationNumbers: [] } });
  });

  it('are read packed, with a header row added, and parted by other signs', async () => {
    const plain = await readOne(folderOf({ 'sdn.csv': SDN }));
    const packed = await readOne(folderOf({ 'sdn.csv.gz': gzipSync(SDN) }));
    expect(packed.entities).toEqual(plain.entities);
    expect(packed.source.content).toBe(plain.source.content);
    const headed = await readOne(folderOf({ 'sdn.csv': `ID,Name,Type,Country,Title,C,D,E,F,G,H,Details\n${SDN}` }));
    expect(headed.entities).toEqual(plain.entities);
    expect(headed.problems).toEqual([]);
    const saved = await readOne(folderOf({ 'sdn.csv': `${SDN.replace(/\u001a\r\n$/, '')}\u001a,,,,,,,,,,,` }));
    expect(saved.entities).toEqual(plain.entities);
    expect(saved.problems).toEqual([]);
    const piped = SDN.replace(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/gm, '|');
    expect((await readOne(folderOf({ 'sdn.pip': piped }))).entities).toEqual(plain.entities);
  });

  it('tell bad rows with file, line, field and reason, and go on', async () => {
    const bad = `${sdnRow(7, 'QUILLMOOR', 'QUILLS')}eight,"X"\r\n9,"PEN",short\r\n10,"NEVER CLOSED,-0- \r\n${sdnRow(11, '-0- ', 'QUILLS').replace('"-0- "', '-0- ')}${sdnRow(7, 'AGAIN', 'QUILLS')}${sdnRow(12, 'LAST', 'QUILLS')}${others(30)}`;
    const { entities, problems } = await readOne(folderOf({ 'sdn.csv': bad }));
    expect(entities.map(({ uid }) => uid).slice(0, 2)).toEqual(['7', '12']);
    expect(entities).toHaveLength(32);
    expect(problems.map(({ line, field, reason }) => `${line} ${field} ${reason}`)).toEqual([
      '2 ent_num "eight" is not a number',
      '3 row has 3 fields instead of 12',
      '4 row a quote is not closed',
      '5 SDN_Name a name is missing',
      '6 ent_num "7" is in this list twice',
    ]);
    expect(problems.every(({ file }) => file.endsWith('sdn.csv'))).toBe(true);
  });

  it('are windows-1252 where a line is no UTF-8', async () => {
    const bytes = Buffer.from(sdnRow(7, 'MU\u00d1OZ', 'QUILLS'), 'latin1');
    expect((await readOne(folderOf({ 'sdn.csv': bytes }))).entities[0]?.names).toEqual(['MUÑOZ']);
  });

  it('are told apart: two lists, two versions of one, additions without their list, an empty download', async () => {
    const both = folderOf({ 'sdn.csv': SDN, 'cons_prim.csv': SDN, 'cons_alt.csv': ALT });
    const { sources } = await openLists([both], OPTIONS);
    expect(sources.map(({ list, parts }) => `${list} ${parts.join()}`)).toEqual([
      'OFAC Consolidated names,primary',
      'OFAC SDN primary',
    ]);
    await expect(openLists([folderOf({ '2021-sdn.csv': SDN, '2022-sdn.csv': SDN })], OPTIONS)).rejects.toThrow(
      /two versions of OFAC SDN/,
    );
    await expect(openLists([folderOf({ 'alt.csv': ALT })], OPTIONS)).rejects.toThrow(InputError);
    await expect(openLists([folderOf({ 'sdn.csv': '' })], OPTIONS)).rejects.toThrow(ConfigError);
    const whole = gzipSync(SDN.repeat(50));
    const cut = folderOf({ 'sdn.csv.gz': whole.subarray(0, whole.length - 20) });
    await expect(openLists([cut], OPTIONS)).rejects.toThrow(/cannot be unpacked/);
  });

  it('are bounded', async () => {
    const folder = folderOf({ 'sdn.csv.gz': gzipSync(SDN + others(2_000)) });
    await expect(openLists([folder], { ...OPTIONS, listBytes: 10_000 })).rejects.toThrow(/listBytes/);
    const long = folderOf({
      'sdn.csv': `${SDN}${sdnRow(9, 'X'.repeat(5_000), 'QUILLS')}${sdnRow(10, 'AFTER', 'PENS')}`,
    });
    const { entities, problems } = await readOne(long, { listRowCharacters: 2_000 });
    expect(entities.map(({ uid }) => uid)).toEqual(['7', '8', '10']);
    expect(problems).toMatchObject([{ line: 4, reason: 'is longer than 2000 bytes' }]);
  });

  it('take their date from the name of the file or its folder', async () => {
    expect((await readOne(folderOf({ '2021-12-16T0142-sdn.csv': SDN }))).source.date).toBe('2021-12-16');
  });
});

/** The five authorities say the same of the same invented firm, as far as their schemas go. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { folderOf, readOne } from '../../../testkit/watchlist/list-files.ts';
import {
  EU_XML,
  OFSI_CSV,
  OFSI_XML,
  SECO_XML,
  UK_CSV,
  UK_XML,
  UN_XML,
} from '../../../testkit/watchlist/official-lists.ts';

const FILES = {
  'eu-xml': EU_XML,
  'un-xml': UN_XML,
  'seco-xml': SECO_XML,
  'uk-xml': UK_XML,
  'uk-csv': UK_CSV,
  'ofsi-xml': OFSI_XML,
  'ofsi-csv': OFSI_CSV,
};

/** The file's name says nothing, and often something wrong. */
const read = (content: string | Uint8Array) => readOne(folderOf({ 'sdn.txt': content }));

describe('an official list', () => {
  it.each(Object.entries(FILES))(
    '%s is recognised by its content, also packed and with a BOM',
    async (format, text) => {
      const whole = await read(text);
      expect(whole.source).toMatchObject({ format });
      expect((await read(gzipSync(text))).source.content).toBe(whole.source.content);
      expect((await read(`\uFEFF${text}`)).entities).toEqual(whole.entities);
    },
  );
  it.each(Object.entries(FILES))('%s keeps nothing of the papers of a person', async (_, text) => {
    const people = (await read(text)).entities.filter(({ type }) => type === 'person');
    expect(people).toHaveLength(1);
    const [{ names, identifiers } = { names: [], identifiers: null }] = people;
    expect(names[0]).toMatch(/^(?:Nib, Ann(?: Beth)?|NIB, ANN BETH|ANN BETH NIB)$/);
    expect(JSON.stringify(identifiers)).not.toMatch(/P04581926|AD001095|12345|0243318|75 1234567/);
  });
  it.each(Object.entries(FILES))('%s that is cut off, or in another encoding, is no list', async (format, text) => {
    const isCsv = format.endsWith('csv');
    await expect(read(text.slice(0, isCsv ? -60 : -30))).rejects.toThrow(/fetch it again/);
    if (!isCsv) await expect(read(Buffer.from(`\uFEFF${text}`, 'utf16le'))).rejects.toThrow(/./);
  });
  it.each(Object.entries(FILES))('%s reports a row without an id, and the same id twice', async (_, text) => {
    const { problems, entities } = await read(text);
    expect(problems.some(({ reason }) => /is missing|is not a number/.test(reason))).toBe(true);
    expect(entities.some(({ names }) => /no id|twice/i.test(names[0] ?? ''))).toBe(false);
  });
  it.each(Object.entries(FILES).filter(([format]) => format.endsWith('xml')))(
    '%s that defines entities expands none',
    async (_, text) => {
      const bomb = `<!DOCTYPE x [<!ENTITY a "${'y'.repeat(1_000)}"><!ENTITY b "&a;&a;&a;&a;">]>`;
      const hostile = text.replace('?>\n', `?>\n${bomb}`).replace(/QUILLMOOR TRADING|Quillmoor Trading/, '&b;');
      await expect(read(hostile)).rejects.toThrow(/not well-formed|undefined entity/);
    },
  );
});

const WEAK = { name: 'QM', kind: 'aka', quality: 'weak' };

describe('the list of the EU', () => {
  it('gives names of all scripts, contacts and numbers, and no date of a mere amendment', async () => {
    const { source, entities, problems } = await read(EU_XML);
    expect(source).toMatchObject({ list: 'EU Consolidated', date: '2026-11-20' });
    const [firm, person, other] = entities;
    expect(firm).toMatchObject({
      id: 'eu-consolidated:77',
      type: 'company',
      names: ['QUILLMOOR TRADING'],
      programmes: ['QUI'],
      dates: { listed: '2023-02-25' },
      listedNames: [
        { name: 'Гусиное перо', kind: 'aka', quality: 'strong' },
        WEAK,
        { name: 'Moor Nibs', kind: 'aka', quality: 'weak' },
        { name: 'OLD QUILL WORKS', kind: 'fka', quality: 'strong' },
      ],
      identifiers: {
        websites: ['quillmoor.com', 'quillmoor.ru'],
        emails: ['info@quillmoor.com', 'sales@quillmoor.com'],
        phones: ['+5378333333'],
        registrationNumbers: ['7707083893'],
        addresses: ['1 Inkwell Lane, Havana 10400, CUBA'],
      },
      remark: 'Makes ink & quills.',
    });
    expect(person).toMatchObject({ type: 'person', names: ['Nib, Ann Beth'], dates: {} });
    // An entry that says neither company nor person is not taken for a company.
    expect(other).toMatchObject({ type: 'other', names: ['NEITHER NOR'], dates: {} });
    expect(problems.map(({ field, reason }) => `${field}: ${reason}`)).toEqual([
      'logicalId: "" is not a number',
      'nameAlias: a name is missing',
      'logicalId: "77" is in this list twice',
    ]);
  });
});

describe('the list of the UN', () => {
  it('gives names and dates, and no address out of a comment', async () => {
    const { source, entities, problems } = await read(UN_XML);
    expect(source).toMatchObject({ list: 'UN Consolidated', date: '2026-11-20' });
    const [person, firm] = entities;
    expect(firm).toMatchObject({
      id: 'un-consolidated:110001',
      names: ['QUILLMOOR TRADING', 'شركة الريش'],
      programmes: ['Quills'],
      dates: { listed: '2002-01-11' },
      listedNames: [
        { name: 'Quill House', kind: 'aka', quality: 'strong' },
        { name: 'Old Quill Works', kind: 'fka', quality: 'strong' },
      ],
      identifiers: { websites: [], emails: [], addresses: ['1 Inkwell Lane, Havana 10400, Cuba'] },
      remark: expect.stringContaining('QUe.001'),
    });
    expect(person).toMatchObject({
      listedNames: [
        { name: 'Anna Nib', quality: 'strong' },
        { name: 'Nibby', quality: 'weak' },
      ],
    });
    expect(problems.map(({ reason }) => reason)).toEqual([
      '"" is not a number',
      '"110001" is in this list twice',
      'a name is missing',
    ]);
  });
});

describe("Switzerland's list", () => {
  it('gives spellings, places from their own records, and leaves out who was removed', async () => {
    const { source, entities } = await read(SECO_XML);
    expect(source).toMatchObject({ list: 'SECO', date: '2026-11-20' });
    expect(entities.map(({ id }) => id)).toEqual(['seco:46130', 'seco:46140', 'seco:46160', 'seco:46170']);
    const [firm, person, again, vessel] = entities;
    expect(firm).toMatchObject({
      names: ['Quillmoor Trading'],
      programmes: ['Quills'],
      dates: { incorporated: '1991-11-19', listed: '2021-08-11' },
      listedNames: [
        { name: 'Гусиное перо', kind: 'aka', quality: 'strong' },
        { name: 'Gusinoe Pero', kind: 'aka', quality: 'strong' },
        WEAK,
        { name: 'Old Quill Works', kind: 'fka', quality: 'strong' },
      ],
      identifiers: {
        websites: ['quillmoor.com'],
        emails: ['info@quillmoor.com'],
        registrationNumbers: ['7707083893'],
        addresses: ['Penfold House, 1 Inkwell Lane, Havana 10400, Old Town, Cuba'],
      },
      relationships: [{ type: 'related to', id: 'seco:46140' }],
    });
    expect(person).toMatchObject({
      names: ['Nib, Ann'],
      dates: { listed: '2022-03-04' },
      listedNames: [
        { name: 'Ниб, Анна', quality: 'strong' },
        { name: 'Nibby', quality: 'weak' },
      ],
    });
    // The first listing: a domain that is younger than it says nothing.
    expect(again).toMatchObject({ dates: { listed: '2014-01-01' } });
    expect(vessel).toMatchObject({ type: 'vessel', identifiers: { registrationNumbers: ['8405270'] } });
  });
});

describe('the lists of the United Kingdom', () => {
  it('say the same in XML and in CSV, under the same id', async () => {
    const [xml, csv] = [await read(UK_XML), await read(UK_CSV)];
    expect([xml.source.list, xml.source.date]).toEqual(['UK Sanctions List', '2026-11-20']);
    expect([csv.source.list, csv.source.date]).toEqual(['UK Sanctions List', '2026-11-20']);
    const sorted = (entities: typeof xml.entities) =>
      entities.map(({ listedNames, aliases, ...one }) => ({
        ...one,
        aliases: aliases.toSorted(),
        listedNames: listedNames?.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      }));
    expect(sorted(csv.entities)).toEqual(sorted(xml.entities));
    const [firm, person, vessel] = xml.entities;
    expect(firm).toMatchObject({
      id: 'uk-sanctions-list:QUI0001',
      type: 'company',
      names: ['QUILLMOOR TRADING'],
      dates: { listed: '2022-03-05' },
      aliases: ['Quill House', 'QM', 'Гусиное перо'],
      identifiers: {
        // Not the customer in the running text.
        websites: ['quillmoor.com'],
        emails: ['info@quillmoor.com'],
        phones: ['+5378333333'],
        registrationNumbers: ['7707083893', 'BR-99'],
        addresses: ['1 Inkwell Lane, Havana 10400, Cuba'],
      },
      relationships: [
        { type: 'Parent company', name: 'Penfold Holding' },
        { type: 'Subsidiary', name: 'Nib Works' },
      ],
    });
    expect(person).toMatchObject({ type: 'person', names: ['NIB, ANN BETH'], dates: { listed: '2001' } });
    expect(vessel).toMatchObject({ type: 'vessel', identifiers: { registrationNumbers: ['IMO8405270'] } });
    expect(csv.problems.map(({ field, reason }) => `${field}: ${reason}`)).toEqual([
      'Unique ID: is missing',
      'row: has 3 fields instead of 58',
      'Name 6: a name is missing',
    ]);
  });
  it('of OFSI: rows of one group are one entity, in CSV and XML', async () => {
    for (const file of [OFSI_CSV, OFSI_XML]) {
      const { source, entities } = await read(file);
      expect(source.list).toBe('OFSI Consolidated');
      const [firm, person] = entities;
      expect(entities).toHaveLength(2);
      expect(firm).toMatchObject({
        id: 'ofsi-consolidated:12703',
        names: ['QUILLMOOR TRADING'],
        dates: { listed: '2022-03-05' },
        listedNames: [{ name: 'OLD QUILL WORKS', kind: 'fka', quality: 'strong' }, WEAK],
        identifiers: {
          websites: ['quillmoor.com'],
          emails: ['info@quillmoor.com'],
          addresses: ['1 Inkwell Lane, Havana 10400, Cuba'],
        },
      });
      expect(person?.names).toEqual(['NIB, ANN BETH']);
    }
  });
  it('in windows-1252, as older files are, keeps its letters', async () => {
    const text = UK_CSV.replaceAll('Гусиное перо', '').replace('Quill House', 'Quill Haüs');
    const { entities } = await read(Buffer.from(text, 'latin1'));
    expect(entities[0]?.aliases).toContain('Quill Haüs');
  });
});

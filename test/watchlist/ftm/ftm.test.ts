import { describe, expect, it } from 'vitest';
import { openLists } from '../../../src/watchlist/open-list.ts';
import { folderOf, OPTIONS, readOne } from '../../../testkit/watchlist/list-files.ts';

const OPEN = { openSanctions: true };
const RECORDS = [
  { id: 'addr-1', schema: 'Address', properties: { full: ['1 Inkwell Lane, Havana'] } },
  {
    id: 'NK-1',
    caption: 'Quillmoor Trading',
    schema: 'Company',
    target: true,
    datasets: ['xx_list'],
    properties: {
      name: ['Quillmoor Trading', 'Перо'],
      alias: ['QT'],
      weakAlias: ['Q'],
      previousName: ['Old Quill'],
      website: ['http:/quillmoor.com/', 'www.a.ru; www.b.ru'],
      email: ['info@quillmoor.com'],
      phone: ['020 7946 0912'],
      country: ['gb'],
      addressEntity: ['addr-1'],
      incorporationDate: ['2016-03-14'],
      dissolutionDate: ['2021-08'],
      uscCode: ['91350100M000100Y43'],
    },
  },
  { id: 's-1', schema: 'Sanction', properties: { entity: ['NK-1'], program: ['QUILLS'], startDate: ['2021-12-15'] } },
  {
    id: 'w-1',
    schema: 'CryptoWallet',
    properties: { holder: ['NK-1'], publicKey: ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'], currency: ['XBT'] },
  },
  { id: 'o-1', schema: 'Ownership', properties: { owner: ['NK-1'], asset: ['NK-2'] } },
  { id: 'NK-2', schema: 'Company', target: false, properties: { name: ['Only a neighbour'] } },
  { id: 'NK-3', schema: 'Person', target: true, properties: { name: ['Ann Nib'], taxNumber: ['1234567'] } },
];
const FLAT = RECORDS.map((record) => JSON.stringify(record)).join('\n');
const [ADDRESS, FIRM, SANCTION, WALLET, OWNERSHIP] = RECORDS;
const NESTED = JSON.stringify({
  ...FIRM,
  properties: {
    ...FIRM?.properties,
    addressEntity: [ADDRESS],
    sanctions: [SANCTION],
    cryptoWallets: [WALLET],
    ownershipOwner: [{ ...OWNERSHIP, properties: { owner: ['NK-1'], asset: [RECORDS[5]] } }],
  },
});

describe('FollowTheMoney of OpenSanctions', () => {
  it('joins what other records say, flat and nested', async () => {
    const flat = await readOne(folderOf({ 'entities.ftm.json': FLAT }), OPEN);
    const nested = await readOne(folderOf({ 'targets.nested.json': `${NESTED}\n` }), OPEN);
    expect(flat.problems).toEqual([]);
    expect(flat.source.format).toBe('ftm');
    expect(nested.source.format).toBe('ftm-nested');
    expect(flat.entities.map(({ id }) => id)).toEqual(['opensanctions:NK-1', 'opensanctions:NK-3']);
    expect(nested.entities[0]).toEqual(flat.entities[0]);
    expect(flat.entities[0]).toMatchObject({
      names: ['Quillmoor Trading', 'Перо'],
      listedNames: [
        { name: 'QT', kind: 'aka', quality: 'strong' },
        { name: 'Q', kind: 'aka', quality: 'weak' },
        { name: 'Old Quill', kind: 'fka', quality: 'strong' },
      ],
      programmes: ['QUILLS'],
      dates: { incorporated: '2016-03-14', dissolved: '2021-08', listed: '2021-12-15' },
      identifiers: {
        websites: ['quillmoor.com', 'a.ru', 'b.ru'],
        phones: ['+442079460912'],
        addresses: ['1 Inkwell Lane, Havana'],
        registrationNumbers: ['91350100M000100Y43'],
        wallets: ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
      },
      relationships: [{ type: 'Ownership', id: 'opensanctions:NK-2' }],
    });
    expect(flat.entities[1]?.identifiers.registrationNumbers).toEqual([]);
  });
  it('is opt-in, and a delta of it is no list', async () => {
    const folder = folderOf({ 'entities.ftm.json': FLAT });
    await expect(openLists([folder], OPTIONS)).rejects.toThrow(/CC BY-NC 4\.0.*--opensanctions/);
    const delta = folderOf({ 'delta.json': JSON.stringify({ op: 'ADD', entity: FIRM }) });
    await expect(openLists([delta], { ...OPTIONS, ...OPEN })).rejects.toThrow(/delta/);
  });
  it('tells bad rows and is not led astray by odd names', async () => {
    const odd = `${FLAT}\n{"id":\n{"id":"x","schema":"Company","properties":{"__proto__":["a"],"constructor":["b"]}}\n[]`;
    const { entities, problems } = await readOne(folderOf({ 'e.json': odd }), OPEN);
    expect(entities).toHaveLength(2);
    expect(problems.map(({ line, field }) => `${line} ${field}`)).toEqual(['8 row', '9 properties.name', '10 row']);
  });
  it('takes what became a target, and not what only became a neighbour', async () => {
    const company = (id: string, target: boolean) => ({ id, schema: 'Company', target, properties: { name: [id] } });
    const succession = (from: string, to: string) => ({
      ...{ id: `${from}-${to}`, schema: 'Succession' },
      properties: { predecessor: [from], successor: [to] },
    });
    const records = [
      ...[company('old', false), company('listed', true), company('other', false), company('older', false)],
      ...[succession('old', 'listed'), succession('older', 'other'), succession('listed', 'other')],
    ];
    const text = records.map((record) => JSON.stringify(record)).join('\n');
    const { entities } = await readOne(folderOf({ 'entities.ftm.json': text }), OPEN);
    expect(entities.map(({ uid }) => uid)).toEqual(['old', 'listed']);
    expect(entities[0]?.relationships).toEqual([{ type: 'Succession', id: 'opensanctions:listed' }]);
  });
});

import { describe, expect, it } from 'vitest';
import { documentMetadata } from '../../../src/signals/content/document-metadata.ts';
import { isToolName } from '../../../src/signals/find/document-tools.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './document-metadata.examples.ts';

signalContract(documentMetadata, examples);

const PAGE = { '/': '<body><p>Pens and quills in bulk, sent within a day to every harbour.</p></body>' };
const read = (host: string, metadata: Record<string, string>, text = host) =>
  documentMetadata.extract(
    siteFrom(PAGE, { host, documents: { '/leaflet.pdf': { format: 'pdf', pages: 1, metadata, text } } }),
  ) ?? [];
const against = (one: Record<string, string>, two: Record<string, string>, text?: string) =>
  documentMetadata.compare(read('one.test', one, text), read('two.test', two, text));

const ID = 'uuid:0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';

describe('documents', () => {
  it('are identical by their bytes', () => {
    expect(against({}, {}, 'the same words')?.level).toBe('identical');
  });

  it('are identical by the identifier that every version keeps', () => {
    const later = { 'document-id': 'uuid:ffffeeee-1111-2222-3333-444455556666', 'original-document-id': ID.slice(5) };
    expect(against({ 'document-id': ID }, later)).toMatchObject({ level: 'identical' });
  });

  it.each([
    [
      'company',
      { company: 'Hebei Quillmoor Trading Co., Ltd' },
      { company: 'HEBEI QUILLMOOR TRADING COMPANY LIMITED' },
    ],
    ['author', { author: 'Maria Fernhollow' }, { author: 'maria  fernhollow' }],
  ])('are close by their %s', (_, one, two) => {
    const comparison = against(one, two);
    expect(comparison?.level).toBe('close');
    expect(comparison?.left).toMatchObject({ url: 'https://one.test/leaflet.pdf', quote: Object.values(one)[0] });
    expect(
      [Object.values(one)[0], Object.values(two)[0]].map((name) => comparison?.note.includes(name ?? '')),
    ).toContain(true);
  });

  it('are partly alike by a title of their own, never by what papers are called everywhere', () => {
    expect(
      against({ title: 'Goose quills of the northern lakes' }, { title: 'GOOSE QUILLS of the northern lakes' })?.level,
    ).toBe('partial');
    for (const title of [
      'ISO 9001 Certificate',
      'Material Safety Data Sheet',
      'Untitled',
      'Company profile 2020',
      'Slide 1',
    ])
      expect(against({ title }, { title }), title).toBeNull();
  });

  it.each([
    'Administrator',
    'User',
    'admin',
    'Microsoft Office User',
    'HP',
    'Lenovo-PC',
    'Canon iR-ADV C3325',
    'Adobe InDesign CS6',
    'Пользователь',
    '微软用户',
    'DESKTOP-4F7K2Q1',
    '12',
    'Jo',
  ])('say nothing by a maker such as %s', (author) => {
    expect(against({ author }, { author })).toBeNull();
  });

  it('takes no person or firm for a tool', () => {
    for (const name of ['Maria Fernhollow', 'Quillmoor', 'Pagesmith Ltd', '河北鹅毛贸易', 'Usman Ali', 'Adminsky Olga'])
      expect(isToolName(name), name).toBe(false);
  });
});

import { documentMetadata } from '../../../src/signals/content/document-metadata.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';
import { PENS_SITE } from '../example-pages.ts';

const LEAFLET = { format: 'pdf' as const, pages: 2, text: '' };

export const examples = examplesOf(documentMetadata, [
  {
    name: 'a price list with its maker, title and identifier',
    pages: PENS_SITE,
    documents: {
      '/price.pdf': {
        ...LEAFLET,
        metadata: {
          title: 'Microsoft Word - Goose quills of the northern lakes.docx',
          author: 'Maria Fernhollow',
          company: 'Hebei Quillmoor Trading Co., Ltd',
          'document-id': 'uuid:0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9',
        },
      },
    },
    expect: (value) =>
      value.some((one) => one.value === 'company:hebei quillmoor trading') &&
      value.some((one) => one.value === 'author:maria fernhollow') &&
      value.some((one) => one.value === 'title:goose quills of the northern lakes') &&
      value.some((one) => one.value === 'document:0a1b2c3d4e5f60718293a4b5c6d7e8f9') &&
      value.some((one) => one.kind === 'file' && one.place.url === 'https://example.test/price.pdf'),
  },
  {
    name: 'trap: the defaults of systems, programs and scanners name nobody',
    pages: PENS_SITE,
    documents: {
      '/a.pdf': {
        ...LEAFLET,
        metadata: { author: 'Administrator', title: 'Certificate of Analysis', company: 'HP Inc.' },
      },
      '/b.pdf': {
        ...LEAFLET,
        metadata: { author: 'Пользователь Windows', title: 'Untitled-1', company: 'Microsoft' },
      },
      '/c.pdf': {
        ...LEAFLET,
        metadata: { author: 'Canon iR-ADV C3325', title: 'Product catalogue 2019', company: 'SPecialiST RePack' },
      },
      '/d.pdf': {
        ...LEAFLET,
        metadata: { author: '微软用户', 'document-id': 'uuid:00000000-0000-0000-0000-000000000000' },
      },
    },
    expect: (value) => value.length === 4 && value.every(({ kind }) => kind === 'file'),
  },
  { name: 'a site without documents', pages: PENS_SITE, expect: null },
]);

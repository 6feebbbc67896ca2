import { describe, expect, it } from 'vitest';
import { fileWords } from '../../../src/signals/find/file-name.ts';
import { residualName } from '../../../src/signals/identity/residual-name.ts';
import { siteFrom } from '../../site-fixture.ts';

const PICTURE = /\.(?:jpe?g|png)$/i;

describe("the words of a file's name", () => {
  it.each([
    ['quillmoortrading-logo.png', 'quillmoor trading'],
    ['hebeiquillmoortrading.jpg', 'hebei quillmoor trading'],
    ['logo_quillmoor2019.jpg', 'quillmoor'],
    ['quillmoorlogo.png', 'quillmoor'],
    ['QuillmoorPrices.png', 'Quillmoor Prices'],
    ['hebei-quillmoor-certificate.jpg', 'hebei quillmoor certificate'],
    ['河北奎墨.jpg', '河北奎墨'],
  ])('%s', (name, words) => {
    expect(fileWords(name, PICTURE)).toBe(words);
  });

  it.each([
    'panda.jpg',
    'IMG_2034.jpg',
    'logo.png',
    'logo-small.png',
    'banner-home.jpg',
    'trading.png',
    'team-photo.jpg',
    'quillmoor.pdf',
    'pexels-fernhollow-quills-123456.jpg',
  ])('none in %s', (name) => {
    expect(fileWords(name, PICTURE)).toBeNull();
  });
});

it('are traces of whom they name, however many pictures stand before them', () => {
  const goods = Array.from(
    { length: 40 },
    (_, i) => `<img src="/up/goose-quill-${'abcdefgh'[i % 8]}${'pqrst'[i % 5]}.jpg" alt="Goose quill ${i}">`,
  );
  const html = `<body><h1>Pens</h1><p>Pens and quills in bulk, sent within a day.</p>${goods.join('')}<img src="/up/quillmoortrading-logo.png" alt="Quillmoor pens catalogue"></body>`;
  const names =
    residualName.extract(siteFrom({ '/': `${html}<footer><p>© 2021 Shanxi Fernhollow Co., Ltd</p></footer>` })) ?? [];
  expect(names).toContainEqual(
    expect.objectContaining({ value: 'quillmoor trading', source: 'file-name', role: 'trace' }),
  );
  expect(names).toContainEqual(
    expect.objectContaining({ value: 'quillmoor pens catalogue', source: 'alt', role: 'trace' }),
  );
});

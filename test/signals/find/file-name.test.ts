import { describe, expect, it } from 'vitest';
import { fileWords, isStockAddress, namesStockLibrary, oddName } from '../../../src/signals/find/file-name.ts';
import { residualName } from '../../../src/signals/identity/residual-name.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';

describe('oddName', () => {
  it.each([
    ['https://a.test/up/Herb-Drying-Hall.JPG?v=3', 'herb-drying-hall'],
    ['https://a.test/2021/herb-drying-hall-1024x683.jpg', 'herb-drying-hall'],
    ['https://a.test/herb-drying-hall@2x.png', 'herb-drying-hall'],
    ['https://a.test/%E5%B9%B2%E7%87%A5%E8%8D%89%E8%8D%AF%E5%BA%93%E6%88%BF%E7%85%A7%E7%89%87.png', '干燥草药库房照片'],
    ['https://a.test/IMG_20200304_101112.jpg', 'img_20200304_101112'],
  ])('keeps %s', (url, name) => expect(oddName(url)).toBe(name));

  it.each([
    'banner1.jpg',
    'IMG_0042.jpg',
    'about-us-home-banner.jpg',
    'room.jpg',
    'product-image-12.png',
    'DSC01234.JPG',
  ])('passes over %s', (name) => expect(oddName(`https://a.test/${name}`)).toBeNull());

  it('passes over digests, stock pictures and broken escapes', () => {
    expect(oddName('https://a.test/9f8e7d6c5b4a39281706f5e4d3c2b1a0.jpg')).toBeNull();
    expect(oddName('https://a.test/pexels-anna-quill-1234567.jpg')).toBeNull();
    expect(oddName('https://a.test/%E5%B9')).toBeNull();
  });
});

it('knows stock libraries by name and by host, and no one else', () => {
  expect(isStockAddress('https://images.unsplash.com/x')).toBe(true);
  expect(isStockAddress('https://a.test/photo-1518779578993-ec3579fee39f')).toBe(true);
  expect(isStockAddress('https://a.test/AdobeStock_123.jpeg')).toBe(true);
  expect(isStockAddress('https://stockfish.test/livestock-hall.jpg?from=pexels')).toBe(false);
  expect(namesStockLibrary('(c) Depositphotos Inc.')).toBe(true);
  expect(namesStockLibrary('Anna Quill')).toBe(false);
});

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

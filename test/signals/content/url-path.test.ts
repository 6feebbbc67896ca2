import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { urlPath } from '../../../src/signals/content/url-path.ts';
import { slugsIn } from '../../../src/signals/find/path-slug.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './url-path.examples.ts';

signalContract(urlPath, examples);

const pages = (path: string) => slugsIn(`https://example.test${path}`, false);
const file = (path: string) => slugsIn(`https://example.test${path}`, true);
const read = (slugs: readonly string[]) =>
  urlPath.extract(
    siteFrom({
      '/': `<body><h1>Pens</h1><p>Pens and quills in bulk, cut by hand and sent within a day to every harbour.</p>${slugs.map((slug) => `<a href="/${slug}/">x</a>`).join('')}</body>`,
    }),
  ) ?? [];
const SLUGS = ['goose-quills', 'marrow-ink', 'harbour-paper', 'fern-blotters', 'hollow-nibs', 'sealing-wax'];

describe('slugs of an address', () => {
  it.each([
    ['/ru/goose-quills/', ['goose-quills']],
    ['/pt-br/Goose_Quills.HTML', ['goose-quills']],
    ['/goose-quills-ru.html', ['goose-quills']],
    ['/catalog/goose%20quills-48213.html', ['goose-quills']],
    ['/2021/03/marrow-ink-2021-03-14', ['marrow-ink']],
    ['/products/quill-knives/goose-quills', ['quill-knives', 'goose-quills']],
  ])('%s', (path, slugs) => {
    expect(pages(path)).toEqual(slugs);
  });

  it.each([
    '/',
    '/index.php',
    '/about-us',
    '/contact.html',
    '/0f3a9c1b5d7e2468',
    '/wp-content/uploads/2021',
    '/a-b',
    '/%E0%A4%A',
    '/x'.repeat(600),
  ])('none of %s', (path) => {
    expect(pages(path)).toEqual([]);
  });

  it('of a file are its name alone, without the sizes that programs add', () => {
    for (const name of [
      'Harbour-Workshop.jpg',
      'harbour-workshop-1024x768.png',
      'harbour_workshop-scaled.webp',
      'harbour-workshop@2x.png',
      'harbour-workshop-e1612345678901-150x150.jpg',
    ])
      expect(file(`/some-folder/${name}`), name).toEqual(['harbour-workshop']);
    for (const name of [
      'IMG_20210314_101112.jpg',
      'DSC04821.JPG',
      'banner3.jpg',
      'logo-footer.svg',
      'a1b2c3d4e5f6.png',
      'Screenshot-2021.png',
    ])
      expect(file(`/some-folder/${name}`), name).toEqual([]);
  });

  it('read once more are the same', () => {
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        for (const slug of pages(path)) expect(pages(`/${encodeURIComponent(slug)}`).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each(['a1', '-', '1x1', '%41', 'ab-', '/a'])('stay linear on a long path of %j', (unit) => {
    expectQuick(() => pages(`/${unit.repeat(5_000)}`), 80);
    expectQuick(() => pages(`/${unit.repeat(300)}`.slice(0, 990)), 80);
  });
});

describe('two vocabularies', () => {
  it('are identical when all is shared, close when most of the smaller is, partial from three names on', () => {
    const whole = read(SLUGS);
    expect(urlPath.compare(whole, read(SLUGS))).toMatchObject({ level: 'identical', similarity: 1 });
    expect(
      urlPath.compare(
        whole,
        read([...SLUGS.slice(0, 5), 'ink-wells', 'pounce-pots', 'quill-stands', 'desk-sets', 'map-tubes']),
      )?.level,
    ).toBe('close');
    expect(
      urlPath.compare(
        whole,
        read([...SLUGS.slice(0, 3), 'ink-wells', 'pounce-pots', 'quill-stands', 'desk-sets', 'map-tubes']),
      )?.level,
    ).toBe('partial');
    expect(urlPath.compare(whole, read([...SLUGS.slice(0, 2), 'ink-wells', 'pounce-pots']))).toBeNull();
  });

  it('show eight names at most, so that a builder’s many common ones do not add up', () => {
    const many = Array.from(
      { length: 40 },
      (_, i) => `quill${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + Math.floor(i / 26))}-pens`,
    );
    expect(urlPath.compare(read(many), read(many))?.shared).toHaveLength(8);
  });
});

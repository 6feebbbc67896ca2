import { describe, expect, it } from 'vitest';
import { images } from '../../../src/signals/content/images.ts';
import { isProductIcon } from '../../../src/signals/find/picture-origin.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { photo } from '../../../testkit/traps/small-site.ts';

/** How many pictures of their own two sites are told by that show these. */
function counted(markup: string, paths: readonly string[], side: number): number {
  const pictures = Object.fromEntries(
    paths.map((path, i) => [path, { ...photo(900 + i), grid: { ...photo(900 + i).grid, width: side, height: side } }]),
  );
  const page = `<html lang="en"><body><main><p>Pens and quills in bulk, sent within a day to every harbour that asks.</p></main>${markup}</body></html>`;
  return images.extract(siteFrom({ '/': page }, { images: pictures }))?.pictures.length ?? 0;
}
const shown = (path: string): string => `<main><img src="${path}" alt=""></main>`;

describe('pictures that came with the machinery of a site', () => {
  it.each([
    '/wp-content/plugins/click-to-talk/img/talk-button.png',
    '/wp-includes/images/crystal/document.png',
    '/modules/safe-paying/views/img/cards.png',
    '/shop/extensions/rating/five-stars.png',
    '/assets/plugins/carousel/arrows-large.png',
  ])('loaded from %s', (path) => {
    expect(counted(shown(path), [path], 400)).toBe(0);
  });

  it.each([
    '/wp-content/uploads/2021/plugins-hall.jpg',
    '/modules/image-slider/images/hall.jpg',
    '/components/com_goods/shop_image/product/quill.jpg',
    '/img/cards.png',
  ])("not the owner's %s", (path) => {
    expect(counted(shown(path), [path], 400)).toBe(1);
  });

  it.each(['class="payment-methods"', 'id="cookie-notice"', 'class="box live-chat"'])('in a box with %s', (box) => {
    expect(counted(`<main><div ${box}><p><img src="/a.png"></p></div></main>`, ['/a.png'], 400)).toBe(0);
  });

  it('the words for such a box say nothing on the page as a whole', () => {
    const page = '<main class="cookie-bar-open"><div><img src="/a.png"></div></main>';
    expect(counted(page, ['/a.png'], 400)).toBe(1);
  });

  it('small ones in a footer', () => {
    expect(counted('<footer><p>© Quillmoor</p><img src="/a.png"></footer>', ['/a.png'], 240)).toBe(0);
    expect(counted('<footer><p>© Quillmoor</p><img src="/a.png"></footer>', ['/a.png'], 640)).toBe(1);
    expect(counted('<header><img src="/a.png"></header>', ['/a.png'], 240)).toBe(1);
  });
});

it.each([
  'https://shop.test/wp-includes/images/w-logo-blue-white-bg.png',
  'https://shop.test/templates/protostar/favicon.ico',
  'https://shop.test/media/templates/site/cassiopeia/images/joomla-favicon.svg',
  'https://shop.test/core/misc/favicon.ico',
  'https://shop.test/static/version1/frontend/Magento/luma/en_US/Magento_Theme/favicon.ico',
  'https://assets.builder.test/universal/default-favicon.ico',
  'https://www.wix.com/favicon.ico',
])("knows a publishing system's own icon: %s", (url) => expect(isProductIcon(url)).toBe(true));

it.each([
  'https://shop.test/favicon.ico',
  'https://shop.test/wp-content/uploads/2021/05/cropped-quill-32x32.png',
  'https://shop.test/templates/quillmoor/favicon.ico',
  'https://notwix.com/favicon.ico',
])("takes a site's own icon for its own: %s", (url) => expect(isProductIcon(url)).toBe(false));

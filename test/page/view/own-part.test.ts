import { describe, expect, it } from 'vitest';
import { siteFrom } from '../../../testkit/site-fixture.ts';

const shop = (name: string, goods: string, extra = '') => `<html><head><title>${name} on Etsy</title>
<meta property="og:site_name" content="Etsy"><meta property="og:url" content="https://www.etsy.com/shop/${name}">
<meta name="description" content="Discover what ${name} makes."><link rel="icon" href="/icon.png">
<script>gtag('config', 'G-QM7XK2P9LD')</script>
<script type="application/ld+json">{"@type":"Organization","name":"Etsy","url":"https://www.etsy.com"}</script></head>
<body><header><p>Find anything here</p></header>
<div class="mega-menu"><a href="/c/pens">All pens and all their friends</a></div>
<h1>${name}</h1><p>${goods}</p><img src="/goods.jpg" alt="goods">
<p><a href="https://${name.toLowerCase()}.test/">My own site</a></p><a href="https://www.etsy.com/shop/somebodyelse"></a>
<div><button>Tell me when this shop opens its doors again</button></div>
<p>Report this shop to us</p>${extra}
<form><p>Write to the seller below and wait for an answer</p></form>
<div class="cookie-consent"><p>We and our partners keep things in your browser</p></div>
<footer><p>© 2026 Etsy, Inc.</p><a href="https://x.com/etsy">X</a></footer></body></html>`;

const quill = { '/': shop('Quillmoor', 'Goose quills cut by hand in our barn.') };

describe('the part of a page on a platform that is the seller’s', () => {
  it('keeps what the seller wrote, shows and links to, and nothing of the frame', () => {
    const [page] = siteFrom(quill).ownPart?.pages ?? [];
    expect(page?.text).toBe('Quillmoor\nGoose quills cut by hand in our barn.\nMy own site');
    expect(page?.links.map(({ url }) => url)).toEqual(['https://quillmoor.test/']);
    expect(page?.images.map(({ alt }) => alt)).toEqual(['goods']);
    expect(page?.scripts).toEqual([]);
    expect(page?.jsonLd).toEqual([]);
    expect(page?.metas).toEqual([]);
    expect(page?.description).toBeNull();
  });

  it('keeps a box that holds a control beside words of the seller', () => {
    const extra = '<div>We open again in May. <button>Remind me</button></div>';
    const site = siteFrom({ '/': shop('Quillmoor', 'Goose quills.', extra) });
    expect(site.ownPart?.pages[0]?.text).toContain('We open again in May.');
  });

  it('names the place of what is left on the page as it was captured', () => {
    const site = siteFrom(quill);
    const [block] = site.ownPart?.pages[0]?.blocks ?? [];
    expect(block && site.ownPart?.pages[0]?.place(block.node, 'Quillmoor').selector).toMatch(/h1$/);
  });

  it('leaves the page itself whole', () => {
    expect(siteFrom(quill).pages[0]?.text).toContain('© 2026 Etsy, Inc.');
  });
});

describe('where a site stands', () => {
  const page = (head: string) => ({
    '/': `<head>${head}</head><body><p>Quills and pens in bulk, sent within a day.</p></body>`,
  });
  it.each([
    ['canonical', '<link rel="canonical" href="https://quillmoor.en.alibaba.com/">', 'alibaba'],
    ['og:url', '<meta property="og:url" content="https://www.facebook.com/quillmoor">', 'facebook'],
    ['an app link', '<meta property="al:web:url" content="https://vk.com/club881234">', 'vk'],
    [
      'structured data of the page',
      '<script type="application/ld+json">{"@type":"Store","url":"https://www.etsy.com/shop/quillmoor"}</script>',
      'etsy',
    ],
  ])('is read off %s', (_, head, platform) => {
    expect(siteFrom(page(head)).platform?.platform).toBe(platform);
  });

  it.each([
    ['a site of its own', '<link rel="canonical" href="https://example.test/">'],
    ['the platform itself', '<link rel="canonical" href="https://www.etsy.com/">'],
    [
      'the profile of an organisation',
      '<script type="application/ld+json">{"@type":"Organization","url":"https://www.facebook.com/quillmoor"}</script>',
    ],
  ])('is nowhere for %s', (_, head) => {
    const site = siteFrom(page(head));
    expect(site.platform).toBeNull();
    expect(site.ownPart).toBeNull();
  });

  it('is what served it before what it says', () => {
    const site = siteFrom(page('<link rel="canonical" href="https://www.etsy.com/shop/other">'), {
      host: 'quillmoor.en.alibaba.com',
      kind: 'trade-listing',
    });
    expect(site.platform).toEqual({ platform: 'alibaba', unit: 'seller', id: 'quillmoor', owner: 'quillmoor' });
  });
});

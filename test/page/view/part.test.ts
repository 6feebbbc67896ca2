import { describe, expect, it } from 'vitest';
import { openSite } from '../../../src/page/site.ts';
import { partOf, tellingOf } from '../../../src/page/view/part.ts';
import { capturedFrom } from '../../../testkit/site-fixture.ts';

const at = (path: string, role: 'home' | 'contact' | 'other' = 'other') => ({
  url: `https://a.test${path}`,
  role,
  notice: false,
});

describe('partOf', () => {
  it.each([
    ['cited', at('/police-seize-goods-of-trading-firm'), 'main', ['p', 'article']],
    [undefined, at('/contact-us'), 'main', ['p', 'article']],
    ['cited', at('/2021/12/listed/'), 'main', ['p']],
    ['cited', at('/x'), 'main', ['p', 'blockquote']],
    ['cited', at('/'), 'footer', ['q', 'footer']],
    ['cited', at('/Blog/'), 'main', ['p']],
    ['cited', at('/news/contact-lost-with-trader.html', 'contact'), 'main', ['p']],
    ['cited', at('/news/2021/seizure.html'), 'head', ['script', 'head']],
    ['frame', at('/news/2021/seizure.html'), 'footer', ['p', 'footer']],
    ['frame', at('/news/2021/seizure.html'), 'header', ['p']],
    ['frame', at('/news/2021/seizure.html'), 'main', ['p', 'address', 'article']],
    ['self', at('/blog/', 'home'), 'main', ['p']],
    ['self', at('/blog/contact-us.html', 'contact'), 'main', ['p']],
    ['self', at('/ru/'), 'main', ['p']],
    ['notice', { ...at('/privacy.html'), notice: true }, 'main', ['p', 'address']],
    ['frame', { ...at('/privacy.html'), notice: true }, 'footer', ['p']],
    [undefined, at('/newsletter'), 'main', ['p']],
  ] as const)('%s: on %o, %s, in %s', (part, page, zone, within) => {
    const around = within.reduce((bits, name) => bits | tellingOf({ name }), 0);
    expect(partOf(page, zone, around)).toBe(part);
  });
});

describe('what is hidden', () => {
  const MAIL = '<p id="m">Mail: anna@quillmoor.cn</p>';
  it.each([
    ['unseen', `<div hidden>${MAIL}</div>`],
    ['unseen', `<div style="display:none" id="x">${MAIL}</div>`],
    ['unseen', `<dialog><div hidden>${MAIL}</div></dialog>`],
    ['self', `<dialog>${MAIL}</dialog>`],
    ['self', `<div popover>${MAIL}</div>`],
    ['self', `<div role="tabpanel" hidden>${MAIL}</div>`],
    ['self', `<a href="#x">Contact</a><div id="x" style="display:none">${MAIL}</div>`],
    ['self', `<button data-open="x">Contact</button><div id="x" hidden>${MAIL}</div>`],
  ])('is %s in %s', (part, inside) => {
    const text = '<p>Pens and quills in bulk, sent within a day to every town on the river.</p>';
    const [page] = openSite(capturedFrom({ '/': `<html><body>${text}${inside}</body></html>` })).pages;
    const block = page?.blocks.find((one) => one.text.startsWith('Mail'));
    expect(block?.hidden).toBe(true);
    expect(block && page?.place(block.node, 'x').part).toBe(part);
  });
});

describe('a place on a page', () => {
  const pages = {
    '/': '<html><body><p>Pens and quills in bulk, sent within a day to every town on the river.</p></body></html>',
    '/news/opening.html':
      '<html><body><main><p>The new hall opens its doors in May.</p><blockquote id="said"><p>A fine hall.</p></blockquote></main><div class="site-footer"><p>Write to us</p></div></body></html>',
  };
  const [, news] = openSite(capturedFrom(pages)).pages;

  it('says in which part of the site it stands, by zone and by what holds it', () => {
    const parts = news?.blocks.map(({ text, node }) => [text, news.place(node, text).part]);
    expect(parts).toEqual([
      ['The new hall opens its doors in May.', 'cited'],
      ['A fine hall.', 'cited'],
      ['Write to us', 'frame'],
    ]);
  });
});

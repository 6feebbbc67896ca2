/** Which pages of a site a visit takes when its menu has more links than the visit has pages, in words that we do not know. */
import { describe, expect, it } from 'vitest';
import { createFrontier } from '../../../src/capture/frontier/frontier.ts';
import { LIMITS } from '../../../src/model/limits.ts';
import { advise } from '../../../src/page/advise.ts';

const HOME = 'https://seller.example/';
const link = (path: string, label: string): string => `<a href="${path}">${label}</a>`;
const links = (count: number, path: string, label: string): string[] =>
  Array.from({ length: count }, (_, i) => link(`/${path}-${i + 1}`, `${label} ${i + 1}`));
/** Made-up words. */
const GOODS = links(60, 'tavu', 'Ruvapelo');
const TEASERS = links(30, 'uuti', 'Miten ruvapelo lepää talven yli ja kesän').map((one) => `<h3>${one}</h3>`);

interface Drawn {
  readonly menu?: readonly string[];
  readonly main?: readonly string[];
  readonly foot?: readonly string[];
}
const drawn = {
  marked: ({ menu = GOODS, main = TEASERS, foot = [] }: Drawn) =>
    `<html><body><header><nav><ul>${menu.map((one) => `<li>${one}</li>`).join('')}</ul></nav></header><main><h1>Ruva</h1>${main.join('')}</main><footer><p>${foot.join(' ')}</p></footer></body></html>`,
  bare: ({ menu = GOODS, main = TEASERS, foot = [] }: Drawn) =>
    `<html><body><div class="q1">${menu.map((one) => `<span>${one}</span>`).join('')}</div><div class="q2"><b>Ruva</b>${main.join('')}</div><div class="q3">${foot.join(' ')}</div></body></html>`,
};

/** Paths that a visit takes of a site whose every page shows the same links. */
function taken(html: string, budget: number): string[] {
  const frontier = createFrontier(HOME, budget, LIMITS);
  const capture = { url: HOME, finalUrl: HOME, charset: 'utf-8', status: 200, headers: {} };
  const { pages } = advise(new TextEncoder().encode(html), capture, 'website');
  frontier.offer([{ url: HOME, role: 'home' }], null);
  const paths: string[] = [];
  for (let batch = frontier.next(4); batch.length > 0; batch = frontier.next(4))
    for (const page of batch) {
      paths.push(new URL(page.url).pathname);
      frontier.seen(page, { reached: [page.url], digest: page.url, sketch: null });
      frontier.offer(pages, page);
    }
  return paths;
}

const CONTACT = link('/sivu-k', 'Ota vihko');
const IMPRINT = link('/sivu-m', 'Tekijä');
const OTHERS = [link('/sivu-a', 'Vaihdot'), link('/sivu-b', 'Tavan säännöt')];

describe.each(['marked', 'bare'] as const)('a %s frame of sixty links in unknown words', (frame) => {
  describe.each([12, 40])('and %i pages', (budget) => {
    const paths = (site: Drawn) => taken(drawn[frame](site), budget);

    it('takes the last page of the menu', () => {
      expect(paths({ menu: [...GOODS, CONTACT] })).toContain('/sivu-k');
      expect(paths({ menu: [...GOODS, CONTACT, IMPRINT] })).toEqual(expect.arrayContaining(['/sivu-k', '/sivu-m']));
    });

    it('takes what the footer alone leads to', () => {
      expect(paths({ foot: [CONTACT, IMPRINT, ...OTHERS] })).toEqual(expect.arrayContaining(['/sivu-k', '/sivu-m']));
    });

    it('takes it beside a footer that repeats the menu', () => {
      expect(paths({ foot: [CONTACT, ...GOODS.slice(0, 30)] })).toContain('/sivu-k');
    });

    it('takes it though the addresses of the goods say that they are goods', () => {
      const menu = [...links(60, 'products/tavu', 'Ruvapelo'), CONTACT];
      expect(paths({ menu, foot: [IMPRINT] })).toEqual(expect.arrayContaining(['/sivu-k', '/sivu-m']));
    });

    it('takes it beside hundreds of decoys that are called contact', () => {
      const decoys = Array.from({ length: 400 }, (_, i) => link(`/contact/${i}`, 'Contact'));
      expect(paths({ main: decoys, foot: [CONTACT, IMPRINT] })).toEqual(expect.arrayContaining(['/sivu-k', '/sivu-m']));
      expect(paths({ main: decoys, menu: [...GOODS, CONTACT] })).toContain('/sivu-k');
    });

    it('leaves most of its pages to the goods', () => {
      const goods = paths({ menu: [...GOODS, CONTACT], foot: [IMPRINT, ...OTHERS] });
      expect(goods.filter((path) => path.startsWith('/tavu')).length).toBeGreaterThanOrEqual(budget / 2 - 1);
    });
  });
});

it('takes the contact page that the frame calls so before those that the text calls so', () => {
  const decoys = Array.from({ length: 400 }, (_, i) => link(`/contact/${i}`, 'Contact'));
  const html = drawn.marked({ main: decoys, foot: [link('/write', 'Contact us')] });
  expect(taken(html, 3)[1]).toBe('/write');
});

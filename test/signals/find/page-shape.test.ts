import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alignPages,
  classNamesOf,
  type PagePair,
  pageSkeleton,
  plainSkeleton,
} from '../../../src/signals/find/page-shape.ts';
import { order } from '../../../src/signals/occurrences.ts';
import { estimateJaccard, onePermutation, packSketch } from '../../../src/sketch/one-permutation.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';

const text =
  '<p>Words that make this a page with content, since an empty one would hold nothing to be read by anybody.</p>';
const names = (classes: string) =>
  [...classNamesOf(siteFrom({ '/': `<html><body><div class="${classes}">${text}</div></body></html>` }).pages)].sort();

it('masks numbers, so that one template gives one name', () => {
  expect(names('post-123 post-9 col-md-6')).toEqual(['col-md-0', 'post-0']);
});

it('leaves out names that a build tool made up', () => {
  expect(names('css-1x2y3z sc-bdVaJa Card_root__3fK2q product-card navbar')).toEqual(['navbar', 'product-card']);
});

const words =
  '<p>Words that make this a page with content, since an empty one would hold nothing to be read by anybody.</p>';
function skeleton(body: string, read = pageSkeleton): Uint32Array {
  const page = siteFrom({ '/': `<html><head><title>x</title></head><body>${body}${words}</body></html>` }).pages[0];
  if (page === undefined) throw new Error('no page');
  return read(page.outline);
}
const list = (count: number) => `<ul>${'<li><a href="/p"><img src="/i.jpg"></a><h3>Good</h3></li>'.repeat(count)}</ul>`;

describe('pageSkeleton', () => {
  it('does not count repeats', () => {
    expect(skeleton(list(2))).toEqual(skeleton(list(40)));
  });

  it('does not see words, formatting inside them, scripts or drawings', () => {
    const plain = skeleton('<div><p>One two</p><form><input></form></div>');
    const dressed = skeleton(
      '<div><p>Three <b>four</b><br><em>five</em></p><script>let x;</script><svg><g><path d=""/></g></svg><form><input></form></div>',
    );
    expect(dressed).toEqual(plain);
  });

  it('sees another nesting and another order', () => {
    const one = skeleton('<section><h2>a</h2><table><tr><td>b</td></tr></table></section>');
    expect(skeleton('<h2>a</h2><section><table><tr><td>b</td></tr></table></section>')).not.toEqual(one);
    expect(skeleton('<section><table><tr><td>b</td></tr></table><h2>a</h2></section>')).not.toEqual(one);
  });

  it('does not care whether a table body is written', () => {
    expect(skeleton('<table><tbody><tr><td>b</td></tr></tbody></table>')).toEqual(
      skeleton('<table><tr><td>b</td></tr></table>'),
    );
  });

  it('changes by degrees', () => {
    const base =
      '<header><div><a href="/">x</a><nav><ul><li><a href="/">y</a></li></ul></nav></div></header><section><h1>t</h1><figure><img src="/a.jpg"><figcaption>c</figcaption></figure></section>';
    const sketchOf = (html: string) => packSketch(onePermutation(skeleton(html)));
    const sketch = sketchOf(base);
    const little = estimateJaccard(sketch, sketchOf(`${base}<aside><dl><dt>z</dt></dl></aside>`));
    const other = estimateJaccard(
      sketch,
      sketchOf('<table><tr><td><table><tr><td><font>q</font><hr></td></tr></table></td></tr></table>'),
    );
    expect(little).toBeGreaterThan(0.5);
    expect(little).toBeLessThan(1);
    expect(other).toBeLessThan(little);
  });
});

describe('plainSkeleton', () => {
  const plain = (body: string) => skeleton(body, plainSkeleton);
  const base =
    '<section><h2>a</h2><ul><li>b</li><li><a href="/">c</a></li></ul></section><footer><p>d</p><p>e</p></footer>';

  it('takes boxes under any name for boxes', () => {
    expect(plain(base.replace(/section|footer/g, 'div'))).toEqual(plain(base));
  });

  it('does not see a box around one element', () => {
    expect(plain(base.replace(/<ul>.*<\/ul>/, '<div><div>$&</div></div>'))).toEqual(plain(base));
    expect(plain(`<main>${base}</main>`)).not.toEqual(plain(base));
  });

  it('sees another order and other elements', () => {
    expect(plain(base.replace('<h2>a</h2>', '').replace('</ul>', '</ul><h2>a</h2>'))).not.toEqual(plain(base));
    expect(plain(base.replaceAll('ul>', 'ol>'))).not.toEqual(plain(base));
  });
});

it('pairs pages one to one as sorting all pairs would: homes, the most alike, one role, then by name', () => {
  const bins = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 128, maxLength: 128 });
  const sketch = bins.map((values) => Buffer.from(values).toString('base64'));
  const shape = fc.record({ role: fc.constantFrom('home', 'about', 'products'), oph128: sketch, plain128: sketch });
  const shapes = fc.uniqueArray(shape, { maxLength: 5, selector: ({ oph128 }) => oph128 });
  fc.assert(
    fc.property(shapes, shapes, fc.nat(5), (left, others, same) => {
      const copies = left.slice(0, same).map((one) => ({ ...one }));
      const right = [...copies, ...others.filter((one) => !copies.some(({ oph128 }) => oph128 === one.oph128))];
      const rank = (a: string, b: string) => (a !== b ? 0 : a === 'home' ? 2 : 1);
      const all = left.flatMap((a) =>
        right.map((b) => ({ ...(alignPages([a], [b])[0] as PagePair<typeof a>), rank: rank(a.role, b.role) })),
      );
      const name = ({ left: a, right: b }: (typeof all)[number]) => [a.oph128, b.oph128].sort().join(' ');
      all.sort(
        (a, b) =>
          Number(b.rank === 2) - Number(a.rank === 2) ||
          b.jaccard - a.jaccard ||
          b.rank - a.rank ||
          order(name(a), name(b)),
      );
      const taken = new Set<unknown>();
      const expected = all.filter(({ left: a, right: b }) => {
        if (taken.has(`l${a.oph128}`) || taken.has(`r${b.oph128}`)) return false;
        taken.add(`l${a.oph128}`).add(`r${b.oph128}`);
        return true;
      });
      expect(alignPages(left, right)).toEqual(expected.map(({ rank: _rank, ...pair }) => pair));
    }),
  );
});

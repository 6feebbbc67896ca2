import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/model/digest.ts';
import { languageText } from '../../../src/signals/find/language-text.ts';
import { passagesIn, passagesOf } from '../../../src/signals/find/passages.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';

const hashes = (block: string) => passagesIn(block).flatMap(({ isLine, hash }) => (isLine ? [] : hash));
const hashOf = (folded: string) => sha256(folded).slice(0, 12);

describe('passages', () => {
  it('cuts at sentence ends and joins sentences that are too short alone', () => {
    const long = 'We dry every single bundle of herbs in the shade.';
    expect(hashes(`${long} Nothing else. No heat, no light, no hurry, just moving air.`)).toEqual([
      hashOf('we dry every single bundle of herbs in the shade'),
      hashOf('nothing else no heat no light no hurry just moving air'),
    ]);
  });

  it('leaves out what is shorter than eight words', () => {
    expect(hashes('Contact us today for samples and prices.')).toEqual([]);
  });

  it('counts characters where words are not spaced: sixteen are enough', () => {
    expect(hashes('我们是专业生产精细化工原料。')).toHaveLength(0);
    expect(hashes('我们是专业生产各种精细化工原料的大型工厂。欢迎来电。')).toHaveLength(1);
  });

  it('masks digits, case, width and punctuation, but no word', () => {
    const one = hashes('In 1998 our workshop sent 20 crates to the old harbour.');
    expect(hashes('in 2004, our Workshop sent ３５ crates to the old harbour!')).toEqual(one);
    expect(hashes('In 1998 our workshop sent 20 crates to the new harbour.')).not.toEqual(one);
  });

  it('keeps the first place of each, and the pages that say who one is before all others', () => {
    const text = (n: number) =>
      `<p>Sentence number ${'x'.repeat(n)} that we say to everybody who comes to the shop.</p>`;
    const page = (...n: number[]) => `<html lang="en"><body><main>${n.map(text).join('')}</main></body></html>`;
    const site = siteFrom({ '/': page(1), '/terms.html': page(1, 30), '/about.html': page(1, 2) });
    const found = passagesOf(site);
    expect(found).toHaveLength(3);
    expect(found.at(-1)?.place.url).toContain('terms');
    expect(found[0]?.place.quote).toContain('that we say to everybody');
  });

  it.each([
    ['comments', (said: string) => `<ol class="comment-list"><li class="comment">${said}</li></ol>`],
    ['reviews', (said: string) => `<h2>Reviews</h2><div>${said}</div>`],
    ['quotations', (said: string) => `<blockquote>${said}</blockquote>`],
  ])('are not what stands in %s, nor is the text of the site', (_, box) => {
    const own = 'We dry every single bundle of herbs in the shade of the old barn.';
    const others = '<p>Somebody else has written these nine or ten words here.</p>'.repeat(3);
    const home = (said: string) => ({ '/': `<html lang="en"><body><main><p>${own}</p>${said}</main></body></html>` });
    const site = siteFrom(home(box(others)));
    expect(passagesOf(site).map(({ place }) => place.quote)).toEqual([own]);
    expect(languageText('en', site.pages)?.characters).toBeLessThan(own.length + 10);
  });

  it('never keeps more than 200', () => {
    const words = Array.from(
      { length: 300 },
      (_, i) =>
        `<p>Paragraph ${'abcdefghij'[i % 10]}${'klmnopqrst'[Math.floor(i / 10) % 10]}${'uvw'[Math.floor(i / 100)]} has some nine words of its own here.</p>`,
    );
    expect(passagesOf(siteFrom({ '/': `<html lang="en"><body>${words.join('')}</body></html>` }))).toHaveLength(200);
  });
});

import { describe, expect, it } from 'vitest';
import { expectQuick } from '../../../testkit/expect-quick.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';

const MAIL = 'lena@quillmoor.test';
const SHOP =
  '<p>Pens and quills in bulk, sent within a day to every town on the river, as they have been since the mill stood.</p>';
const page = (inside: string, footer = '<p>Post: ann@fernhollow.test</p>'): string =>
  `<html lang="en"><body class="comments-open has-reviews"><header><a href="/">Fernhollow</a></header><main>${SHOP}${inside}</main><footer>${footer}</footer></body></html>`;

/** The part that the block with the mailbox stands in. */
function partOfMail(markup: string, path = '/goods.html', mail = MAIL): string | undefined {
  const pages = siteFrom({ '/': page(''), [path]: markup }).pages;
  const found = pages.find(({ url }) => url.endsWith(path)) ?? pages[0];
  const block = found?.blocks.find(({ text }) => text.includes(mail));
  if (found === undefined || block === undefined) throw new Error(`nothing says ${mail}`);
  return found.place(block.node, block.text).part;
}

describe('what visitors write', () => {
  it.each([
    [
      'a comment of a blog',
      `<ol class="comment-list"><li class="comment even" id="comment-7"><p>${MAIL}</p></li></ol>`,
    ],
    ['a comment area by its id', `<div id="comments"><p>${MAIL}</p></div>`],
    ['a review tab', `<div id="tab-reviews"><div class="woocommerce-Reviews"><p>${MAIL}</p></div></div>`],
    ['a testimonial', `<div class="elementor-testimonial"><p>${MAIL}</p></div>`],
    ['a guest book', `<div class="guestbook_entry"><p>${MAIL}</p></div>`],
    ['a comment service', `<div id="disqus_thread"><p>${MAIL}</p></div>`],
    ['schema.org Review', `<div itemscope itemtype="http://schema.org/Review"><p>${MAIL}</p></div>`],
    ['schema.org reviewBody', `<div itemprop="reviewBody"><p>${MAIL}</p></div>`],
    ['schema.org Answer', `<div itemscope itemtype="https://schema.org/Answer"><p>${MAIL}</p></div>`],
    ['RDFa', `<div typeof="schema:Comment"><p>${MAIL}</p></div>`],
    ['a microformat', `<div class="u-comment h-cite"><p>${MAIL}</p></div>`],
    ['a heading', `<h2>Customer reviews (12)</h2><h3>Good</h3><div><p>${MAIL}</p></div>`],
    ['a heading that counts', `<h2>2 thoughts on “Goose quills”</h2><p>${MAIL}</p>`],
    ['a heading in a box', `<div class="title"><h2>Отзывы</h2></div><p>${MAIL}</p>`],
    ['a heading in another language', `<h1>Livre d’or</h1><table><tr><td>${MAIL}</td></tr></table>`],
    ['a link marked ugc', `<p>See <a rel="nofollow ugc" href="https://a.test/">this</a>, ${MAIL}</p>`],
    ['a quoted mail', `<pre>&gt; Dear buyer,\n&gt; ${MAIL}</pre>`],
  ])('%s is cited', (_, inside) => {
    expect(partOfMail(page(inside))).toBe('cited');
    expect(partOfMail(page(inside), '/contact.html')).toBe('cited');
  });

  it('is cited in a footer, too', () => {
    expect(partOfMail(page('', `<ul id="recentcomments"><li class="recentcomments">${MAIL}</li></ul>`))).toBe('cited');
    expect(partOfMail(page('', `<div class="wp-block-latest-comments"><p>${MAIL}</p></div>`))).toBe('cited');
    expect(partOfMail(page('', `<div itemprop="reviewBody"><p>${MAIL}</p></div>`))).toBe('cited');
  });

  it.each([
    ['behind a heading of its own', `<h2>Reviews</h2><p>Good.</p><h2>Where we are</h2><p>${MAIL}</p>`],
    ['behind a deeper heading to write to', `<h2>Reviews</h2><p>Good.</p><h3>Contact us</h3><p>${MAIL}</p>`],
    [
      'beside a reply box',
      `<p>${MAIL}</p><div id="respond" class="comment-respond"><h3>Leave a comment</h3><form><textarea></textarea></form></div>`,
    ],
    ['behind a reply box', `<h2>Leave us a comment</h2><form><textarea></textarea></form><p>${MAIL}</p>`],
    ['in a box whose name denies', `<div class="no-comments"><p>${MAIL}</p></div>`],
    ['in a box that counts', `<p class="comments-count">${MAIL}</p>`],
    [
      'in an answer that the shop gives itself',
      `<div itemscope itemtype="https://schema.org/FAQPage"><div itemprop="mainEntity" itemscope itemtype="https://schema.org/Question"><div itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer"><p>${MAIL}</p></div></div></div>`,
    ],
    ['in a preview', `<div class="preview"><p>${MAIL}</p></div>`],
    ['under a heading with the word in another sense', `<h2>Our year in review</h2><p>${MAIL}</p>`],
    ['under a heading that has thoughts', `<h1>Random thoughts on quills</h1><p>${MAIL}</p>`],
    ['behind a single arrow', `<p>&gt; ${MAIL}</p>`],
  ])('the owner’s own stays his %s', (_, inside) => {
    expect(partOfMail(page(inside))).toBeUndefined();
  });

  it.each(['reviews', 'comments', 'testimonials'])(
    'the owner’s contacts in a footer box of the class %s stay his',
    (name) => {
      expect(partOfMail(page('', `<div class="${name}"><p>${MAIL}</p></div>`))).toBe('frame');
    },
  );

  it('the footer of the page stays the owner’s, whatever stands above and around', () => {
    const footer = `<p>${MAIL}</p>`;
    expect(partOfMail(page('<h2>Reviews</h2><p>Good.</p>', footer))).toBe('frame');
    expect(partOfMail(page('<h2>Reviews</h2>', `${footer}<a rel="ugc" href="https://a.test/">x</a>`))).toBe('frame');
    const wrapped = page('', footer)
      .replace('<header>', '<div class="reviews-page reviews"><header>')
      .replace('</footer>', '</footer></div>');
    expect(partOfMail(wrapped)).toBe('frame');
  });

  it.each([
    ['/?s=quill', `<h1>Search results</h1><p>${MAIL}</p>`],
    ['/search?q=quill', `<h1>Results for ${MAIL}</h1>`],
    ['/suche/quill', `<h1>${MAIL}</h1>`],
    [`/contact.html?note=${encodeURIComponent(`ask ${MAIL}`)}`, `<p>You came here with: ask ${MAIL}</p>`],
  ])('what the page at %s repeats from its address is whoever’s made the link', (path, inside) => {
    expect(partOfMail(page(inside), path)).toBe('cited');
  });

  it.each([
    ['/contact-us?s=1', 'its footer', (link: string) => page('', `<p>${link}</p>`)],
    [`/contact-us?to=${MAIL}`, 'the home page', (link: string) => page(`<p>${link}</p>`)],
  ])('what stands at %s is the owner’s where %s leads there', (path, _, homeWith) => {
    const partIn = (link: string): string | undefined => {
      const [, found] = siteFrom({ '/': homeWith(link), [path]: page(`<p>Write to ${MAIL}</p>`) }).pages;
      const block = found?.blocks.find(({ text }) => text.includes(MAIL));
      return block === undefined ? 'none' : found?.place(block.node, block.text).part;
    };
    const link = `<a href="${path}">Write to us</a>`;
    expect(partIn(link)).not.toBe('cited');
    expect(partIn('')).toBe('cited');
    expect(partIn(`<span id="recentcomments">${link}</span>`)).toBe('cited');
  });

  it('a page that repeats its address leads nowhere for the owner', () => {
    const other = `/goods.html?wanted=${MAIL}&in=de`;
    const link = `<p><a href="${other}">Deutsch</a></p>`;
    const [, , goods] = siteFrom({
      ...{ '/': page(''), [`/goods.html?wanted=${MAIL}`]: page(`<p>Nothing fits ${MAIL}.</p>`, link) },
      [other]: page(`<p>Nichts passt zu ${MAIL}.</p>`, link),
    }).pages;
    const block = goods?.blocks.find(({ text }) => text.includes(MAIL));
    expect(block === undefined ? 'none' : goods?.place(block.node, block.text).part).toBe('cited');
  });

  it('so is a link within it', () => {
    const path = `/goods.html?wanted=${encodeURIComponent(`ask ${MAIL} for more`)}`;
    const link = `<a href="mailto:${MAIL}">${MAIL}</a>`;
    const [, goods] = siteFrom({
      '/': page(''),
      [path]: page(`<p>Nothing fits “ask ${link} for more”.</p><p>${link}</p>`),
    }).pages;
    const parts = goods?.links
      .filter(({ href }) => href === `mailto:${MAIL}`)
      .map(({ node }) => goods.place(node, MAIL).part);
    expect(parts).toEqual(['cited', undefined]);
  });

  it.each(['/index.php?s=/home/contact', '/contact.html?page=contact', '/research/mill.html'])(
    'the page at %s is no search page',
    (path) => {
      expect(partOfMail(page(`<p>${MAIL}</p>`), path)).not.toBe('cited');
      expect(partOfMail(page('', `<p>${MAIL}</p>`), path)).toBe('frame');
    },
  );
});

describe('what no reader sees', () => {
  it.each([
    ['taken out', `<div style="display:none"><p>${MAIL}</p></div>`],
    ['moved out', `<p style="position:absolute;left:-9999px">${MAIL}</p>`],
    ['of no size', `<p style="font-size:0">${MAIL}</p>`],
  ])('is unseen: %s', (_, inside) => {
    expect(partOfMail(page(inside))).toBe('unseen');
    expect(partOfMail(page('', inside))).toBe('unseen');
  });

  it('is unseen in a comment of the markup', () => {
    const [, goods] = siteFrom({ '/': page(''), '/goods.html': page(`<!-- ${MAIL} -->`) }).pages;
    const [comment] = goods?.comments ?? [];
    expect(comment === undefined ? null : goods?.place(comment.node, comment.text).part).toBe('unseen');
  });
});

it('takes a page of fifty thousand boxes in its stride', () => {
  const deep = `${'<div class="comment">'.repeat(250)}<p>${MAIL}</p>${'</div>'.repeat(250)}`;
  const wide = '<h2>Reviews</h2><p class="comment">Good.</p>'.repeat(20_000);
  expectQuick(() => expect(partOfMail(page(deep + wide))).toBe('cited'), 4_000);
});

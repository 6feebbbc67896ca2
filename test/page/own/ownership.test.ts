/** By which proof a mailbox is a site's own, as its place says; the words around it are in no list of marks. */
import { describe, expect, it } from 'vitest';
import { siteFrom } from '../../../testkit/site-fixture.ts';

const HOST = 'fernhollow.example';
const MAIL = 'quillpost.lena@gmail.com';
const LINE = `<p>Post: <a href="mailto:${MAIL}">${MAIL}</a></p>`;
const OWN = '<p>Post: ann@fernhollow.example</p>';

interface Parts {
  readonly head?: string;
  readonly foot?: string;
  readonly side?: string;
}
const MENU = '<a href="/">Zel</a> <a href="/bray">Bray</a> <a href="/kel">Kel</a>';
/** Elements without names that mean anything. */
const page = (main: string, { head = '', foot = '', side = '' }: Parts = {}) =>
  `<html><body><div class="a1"><b>Torvel</b> ${MENU}${head}</div><div class="b2">${main}${side}</div><div class="c3">${foot}<p>Torvel keeps its own time</p></div></body></html>`;
const prose = (n: number) =>
  `<h2>Part ${n}</h2><p>The ${n} lamps that hang in hall ${n} were blown by two people in the year ${1900 + n}, each of another glass.</p>`;

/** The proof of the first place that gives the mailbox on the page at a path. */
function proofOf(pages: Record<string, string>, path: string): string | undefined {
  const found = siteFrom(pages, { host: HOST }).pages.find(({ url }) => new URL(url).pathname === path);
  const link = found?.links.find(({ href }) => href === `mailto:${MAIL}`);
  const node = link?.node ?? found?.blocks.find(({ text }) => text.includes(MAIL))?.node;
  if (found === undefined || node === undefined) throw new Error(`nothing gives ${MAIL}`);
  return found.proofAt(node);
}
const three = (parts: Parts) => ({
  '/': page(prose(1), parts),
  '/bray': page(prose(2), parts),
  '/kel': page(prose(3), parts),
});

describe('a mailbox is proven', () => {
  it('by the same slot at the head or the foot of most pages, without a name that says so', () => {
    expect(proofOf(three({ foot: LINE }), '/bray')).toBe('frame');
    expect(proofOf(three({ head: LINE }), '/kel')).toBe('frame');
  });

  it('by the words of its link, however many, with a comment among them or not', () => {
    for (const comment of ['', '<!-- since 1901 -->']) {
      const words = `write to the two people who keep all the lamps of these halls${comment} and of the yard behind`;
      expect(proofOf(three({ foot: `<p>Post: <a href="mailto:${MAIL}">${words}</a></p>` }), '/bray')).toBe('frame');
    }
  });

  it('by the block of contacts on a page that the menu leads to, where it gives a contact that is known', () => {
    const pages = {
      ...three({ foot: OWN }),
      '/kel': page(`${prose(3)}${LINE}${OWN}<p>Phone: +44 20 7946 0123</p>`, { foot: OWN }),
    };
    expect(proofOf(pages, '/kel')).toBe('contact');
  });

  it('by the only block of two kinds of contacts, where the site gives no other', () => {
    const pages = { ...three({}), '/kel': page(`${prose(3)}${LINE}<p>Phone: +44 20 7946 0123</p>`) };
    expect(proofOf(pages, '/kel')).toBe('contact');
  });
});

describe('a mailbox is only said', () => {
  it.each([
    [
      'in a sentence of the frame',
      three({ foot: `<p>If a letter comes from ${MAIL}, tell us and do not answer it at all.</p>` }),
      '/bray',
    ],
    ['on one page, at its foot', { ...three({}), '/kel': page(prose(3), { foot: LINE }) }, '/kel'],
    [
      'on a page that nothing leads to',
      { ...three({ foot: OWN }), '/zor': page(`${prose(4)}${LINE}<p>Phone: +44 20 7946 0123</p>`, { foot: OWN }) },
      '/zor',
    ],
    [
      'in a block of somebody else, beside the known contacts of the site',
      { ...three({ foot: OWN }), '/kel': page(`${prose(3)}${LINE}<p>Phone: +86 311 8790 1234</p>`, { foot: OWN }) },
      '/kel',
    ],
    ['as the signature of a post, the same on every page', posts(), '/bray'],
  ])('%s', (_, pages, path) => expect(proofOf(pages, path)).toBeUndefined());
});

/** Threads of a forum: the last to write is the same person in each, and signs with the mailbox. */
function posts(): Record<string, string> {
  const thread = (n: number) =>
    [1, 2, 3, 4]
      .map(
        (m) =>
          `<div class="q"><b>Guest ${n}${m}</b><p>Answer ${n}${m} about lamp ${n * m}.</p>${m === 4 ? LINE : '<p>Bye</p>'}</div>`,
      )
      .join('');
  return {
    '/': page(thread(1), { foot: OWN }),
    '/bray': page(thread(2), { foot: OWN }),
    '/kel': page(thread(3), { foot: OWN }),
  };
}

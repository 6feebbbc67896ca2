/** By which form a contact is proven where no word of a list helps, and which like forms prove nothing. */
import { describe, expect, it } from 'vitest';
import { siteFrom } from '../../../testkit/site-fixture.ts';

const HOST = 'fernhollow.example';
const MAIL = 'quillpost.lena@gmail.com';
const MENU = '<a href="/">Zel</a> <a href="/bray">Bray</a> <a href="/kel">Kel</a>';
const page = (main: string, { head = '', foot = '', title = 'Zel' } = {}) =>
  `<html><head><title>${title} | Torvel Works</title></head><body><div class="a1"><b>Torvel Works</b> ${MENU}${head}</div><div class="b2">${main}</div><div class="c3">${foot}<p>Keeps its own time</p></div></body></html>`;
const prose = (n: number) =>
  `<h2>Part ${n}</h2><p>The ${n} lamps that hang in hall ${n} were blown by two people in the year ${1900 + n}, each of another glass.</p>`;
const site = (kel: string, { foot = '', head = '' } = {}) => ({
  '/': page(prose(1), { head, foot }),
  '/bray': page(prose(2), { head, foot, title: 'Bray' }),
  '/kel': page(kel, { head, foot, title: 'Kel' }),
});

/** The proof of the first place that gives the mailbox on the page at a path. */
function proofOf(pages: Record<string, string>, path = '/kel'): string | undefined {
  const found = siteFrom(pages, { host: HOST }).pages.find(({ url }) => new URL(url).pathname === path);
  const node =
    found?.links.find(({ href }) => href === `mailto:${MAIL}`)?.node ??
    found?.blocks.find(({ text }) => text.includes(MAIL))?.node;
  if (found === undefined || node === undefined) throw new Error(`nothing gives ${MAIL}`);
  return found.proofAt(node);
}
const OWN = '<p>Post: ann@fernhollow.example</p>';

describe('a controller', () => {
  const told = (text: string) => site(`${prose(3)}<p>${text}</p>${prose(4)}`, { foot: OWN });

  it('is named by name, domain and contact, one after another', () => {
    expect(proofOf(told(`Answerable: Torvel Works (fernhollow.example), ${MAIL}.`))).toBe('controller');
  });

  it('is named where the site gives no other contact at all', () => {
    const text = `Torvel Works, fernhollow.example, keeps your data. Letters about them reach us at ${MAIL}.`;
    expect(proofOf(site(`${prose(3)}<p>${text}</p>`))).toBe('controller');
    expect(proofOf(told(text))).toBeUndefined();
  });

  it.each([
    `Letters from ${MAIL} do not come from Torvel Works (fernhollow.example).`,
    `Torvel Works (fernhollow.example) has never written from ${MAIL}.`,
    `The parcels of Torvel Works, fernhollow.example, are packed by Ostbray (ostbray.example), ${MAIL}.`,
    `Torvel Works, ${MAIL}, is not this house.`,
  ])('is not named in: %s', (text) => expect(proofOf(told(text))).toBeUndefined());
});

describe('a bar that stays on the screen', () => {
  const bar = (inside: string) => `<div style="position: fixed; bottom: 0">${inside}</div>`;

  it('is in the frame, wherever in the markup', () => {
    const pages = site(`${prose(3)}${bar(MAIL)}<p>And on it goes after that.</p>`);
    const all = {
      ...pages,
      '/': page(bar(MAIL) + prose(1)),
      '/bray': page(`<p>It begins so.</p>${bar(MAIL)}${prose(2)}`),
    };
    expect(proofOf(all)).toBe('frame');
  });

  it('proves nothing in a sentence', () => {
    const text = `This page is paid for by Ostbray, who can be reached at ${MAIL} until Friday.`;
    expect(proofOf(site(bar(text)), '/kel')).toBeUndefined();
  });
});

describe('a row of icons', () => {
  const icon = '<svg viewBox="0 0 9 9"><path d="M1 1"/></svg>';
  const row = `<ul><li><a href="https://www.facebook.com/torvelworks">${icon}</a></li><li><a href="mailto:${MAIL}">${icon}</a></li></ul>`;
  const onePage = (part: string) => ({
    '/': page(`${prose(1)}<section id="${part}"><h2>We like new friends</h2>${row}</section>`, {
      head: `<a href="#${part}">Contact</a>`,
    }),
  });

  it('is a block of contacts in the part that the menu calls so', () => {
    expect(proofOf(onePage('kel'), '/')).toBe('contact');
  });

  it('proves nothing in a part that nothing leads to, beside other contacts', () => {
    const pages = { '/': page(`${prose(1)}${OWN}<section><h2>Players</h2>${row}</section>`) };
    expect(proofOf(pages, '/')).toBeUndefined();
  });
});

describe('a last line of the frame', () => {
  const own = 'Torvel Works, Quay 3 · <a href="mailto:ann@fernhollow.example">ann@fernhollow.example</a>';
  const link = `<a href="mailto:${MAIL}">${MAIL}</a>`;

  it('with a label, below a mailbox of the site that has none, is signed by its maker', () => {
    expect(proofOf(site(prose(3), { foot: `<p>${own}<br>Web: ${link}</p>` }))).toBeUndefined();
  });

  it('is the site’s own with labels on both, with none, or in a line of its own', () => {
    for (const foot of [
      `<p>Post: ${own.split('· ')[1]}<br>Orders: ${link}</p>`,
      `<p>${own}<br>${link}</p>`,
      `<p>Orders: ${link}</p>`,
    ])
      expect(proofOf(site(prose(3), { foot })), foot).toBe('frame');
  });
});

describe('a section of the contact page', () => {
  const contact = (more: string) => ({
    ...site(''),
    '/kel': page(`<h1>Contact</h1>${OWN}<p>Phone: +44 20 7946 0123</p>${more}`),
    '/': page(prose(1)).replace('>Kel<', '>Contact<'),
    '/bray': page(prose(2)).replace('>Kel<', '>Contact<'),
  });
  const at = (pages: Record<string, string>) =>
    proofOf({ ...pages, '/kel': (pages['/kel'] ?? '').replace('>Kel<', '>Contact<') });

  it('below a heading of its own is another’s, unless it ties to the site', () => {
    const lines = `<p>Post: ${MAIL}</p><p>Phone: +86 311 8790 1234</p>`;
    expect(at(contact(lines))).toBe('contact');
    expect(at(contact(`<h2>Not us</h2>${lines}`))).toBeUndefined();
    expect(at(contact(`<h2>Workshop</h2>${lines}${OWN}`))).toBe('contact');
  });

  it('is none where the heading is the label of the value', () => {
    expect(at(contact(`<h3>Post</h3><p>${MAIL}</p>`))).toBe('contact');
  });
});

it('what a link of the site looks up is no contact of the site', () => {
  const asked = `<div><b>Asked most</b> <a href="/s?q=${encodeURIComponent(MAIL)}">${MAIL}</a></div>`;
  expect(proofOf(site(prose(3), { head: asked }))).toBeUndefined();
});

it('lines that br parts are lines', () => {
  const foot = `<div>Torvel Works at the lower mill<br>third door behind the old well<br>Post: ${MAIL}</div>`;
  expect(proofOf(site(prose(3), { foot }))).toBe('frame');
});

describe('a part of a page that the menu calls contacts', () => {
  const onePage = (menu: string, part: string) => ({
    '/': `<html><head><title>Torvel Works</title></head><body><nav><a href="#lamps">Lamps</a> ${menu}</nav>${prose(1)}<section id="reach">${part}</section></body></html>`,
  });
  const CALLED = '<a href="#reach">Contact</a>';

  it('proves a line of contacts', () => {
    expect(proofOf(onePage(CALLED, `<p>${MAIL}</p>`), '/')).toBe('contact');
  });

  it('proves nothing in a sentence, nor where no link calls it so', () => {
    const sentence = `<p>We hear that people who never worked here write from ${MAIL} and ask for money.</p>`;
    expect(proofOf(onePage(CALLED, sentence), '/')).toBeUndefined();
    expect(proofOf(onePage('', `<p>${MAIL}</p>`), '/')).toBeUndefined();
  });
});

describe('others on an owner’s page', () => {
  const LEE = `<a href="mailto:${MAIL}">${MAIL}</a>`;
  const FOOT = '<p>Torvel Works · ann@fernhollow.example</p>';
  const pagesWith = (foot: string) => {
    const main = (i: number) => [1, 2, 3, 4].map((n) => prose(10 * i + n)).join('');
    const written = ['/', '/bray', '/kel'].map((path, i) => [path, page(main(i), { foot: FOOT + foot, title: path })]);
    return siteFrom(Object.fromEntries(written), { host: HOST }).pages;
  };

  it('are four numbers behind labels of their own, and three are an owner’s', () => {
    const numbers = (...labels: string[]) => labels.map((label, i) => `<p>${label}: +44 20 7946 010${i}</p>`).join('');
    const proofs = (main: string) => {
      const [, , kel] = pagesWith(main);
      return kel?.blocks.filter(({ text }) => text.includes('7946')).map(({ node }) => kel.proofAt(node));
    };
    expect(proofs(numbers('Orders', 'Fax', 'Yard'))).toEqual(['frame', 'frame', 'frame']);
    expect(new Set(proofs(numbers('Baker', 'Smith', 'Ferry', 'Wheels')))).toEqual(new Set([undefined]));
    expect(new Set(proofs(numbers('Tel', 'Tel', 'Tel', 'Fax')))).toEqual(new Set(['frame']));
  });

  it('are accounts of one service under three names that are not akin', () => {
    const accounts = (...names: string[]) =>
      `<p>${names.map((name) => `<a href="https://t.me/${name}">@${name}</a>`).join(' ')}</p>`;
    const proofs = (...names: string[]) => {
      const [home] = pagesWith(accounts(...names));
      return home?.links.filter(({ href }) => href.includes('t.me')).map(({ node }) => home.proofAt(node));
    };
    expect(proofs('quill_lena', 'evening_sky', 'oldmaps')).toEqual([undefined, undefined, undefined]);
    expect(proofs('quill_lena', 'quill_bot', 'oldmaps')).toEqual(['frame', 'frame', 'frame']);
    expect(proofs('quill_lena', 'evening_sky', 'torvel_news')).toEqual(['frame', 'frame', 'frame']);
  });

  it('are those named behind what they do, below the site’s own mailbox', () => {
    const call = '<a href="tel:+442079460123">+44 20 7946 0123</a>';
    const proof = (line: string) => {
      const [home] = pagesWith(`<p>${line}</p>`);
      const link = home?.links.find(({ href }) => href.startsWith('tel:'));
      return home === undefined || link === undefined ? null : home.proofAt(link.node);
    };
    expect(proof(`Printed by Ann Lee & Sons, ${call}`)).toBeUndefined();
    expect(proof(`Photos: Lena Quill ${call}`)).toBeUndefined();
    expect(proof(`Reach us at Torvel Works, ${call}`)).toBe('frame');
    expect(proof(`Sales and orders: ${call}`)).toBe('frame');
  });

  it('are below a heading too long for a label, or in boxes beside a form', () => {
    const contacts = (more: string) =>
      proofOf(
        {
          ...site(`<p>ann@fernhollow.example</p>${more}`, { head: '<a href="/contact">Contact</a>' }),
          '/contact': page(`<p>ann@fernhollow.example</p>${more}`, {
            title: 'Contact',
            head: '<a href="/contact">Contact</a>',
          }),
        },
        '/contact',
      );
    expect(contacts(`<h3>Wholesale</h3><p>${LEE}</p>`)).toBe('contact');
    expect(contacts(`<h3>Who sends the odd bills?</h3><p>${LEE}</p>`)).toBeUndefined();
    const box = (text: string) => `<div class="z"><b>Pat</b><p>${text}</p></div>`;
    const boxes = box('Lovely.') + box(LEE) + box('When?');
    expect(contacts(boxes)).toBe('contact');
    expect(contacts(`${boxes}<form><textarea name="t"></textarea></form>`)).toBeUndefined();
  });
});

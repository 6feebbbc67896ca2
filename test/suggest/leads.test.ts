import { describe, expect, it } from 'vitest';
import { leadsOf, placeOf, profileOf } from '../../src/suggest/leads.ts';
import { type FixtureOptions, siteFrom } from '../../testkit/site-fixture.ts';

const FILL = '<h1>Pens</h1><p>Pens and quills in bulk, sent within a day to every harbour.</p>';
const read = (body: string, options: FixtureOptions = {}) =>
  leadsOf(siteFrom({ '/': `<body>${body}</body>` }, { host: 'quillmoor.com', ...options }));
const kinds = (body: string, options?: FixtureOptions) =>
  read(body, options).map(({ kind, site, siteKind }) => `${kind} ${siteKind} ${site}`);

describe('addresses to which a site leads', () => {
  it('are told apart by the way in which it leads there', () => {
    expect(
      kinds(
        `<nav><a href="https://inkwharf.com/">Our other shop</a></nav>${FILL}<p>See <a href="https://penpaper.org/a">a paper</a>.</p>`,
      ),
    ).toEqual(['frame website inkwharf.com', 'passing website penpaper.org']);
    expect(kinds(`${FILL}<link rel="alternate" hreflang="ru" href="https://quillmoor.ru/">`)).toEqual([
      'version website quillmoor.ru',
    ]);
    expect(
      kinds(`${FILL}<a href="https://fernhollow.cn/">Our site</a>`, { host: 'www.facebook.com', kind: 'social-page' }),
    ).toEqual(['bio website fernhollow.cn']);
    expect(kinds(`${FILL}<footer><a href="https://www.facebook.com/quillmoor">Facebook</a></footer>`)).toEqual([
      'profile social-page facebook.com/quillmoor',
    ]);
  });

  it('take the domain of an own mailbox, and no free mailbox', () => {
    const html = `${FILL}<footer><p>E-mail: sales@fernhollow.cn, quill@gmail.com</p></footer>`;
    const site = siteFrom({ '/': html, '/about': `${html} `, '/contact': `${html}  ` }, { host: 'quillmoor.com' });
    expect(leadsOf(site).map(({ kind, site: there }) => [kind, there])).toContainEqual(['mailbox', 'fernhollow.cn']);
    expect(leadsOf(site).some(({ site: there }) => there.includes('gmail'))).toBe(false);
  });

  it('take a mailbox that is only said as an address in passing, and none of visitors', () => {
    const line = (mail: string) => `<p>Questions of privacy: <a href="mailto:${mail}">${mail}</a></p>`;
    const own = '<footer><p>E-mail: sales@quillmoor.com</p></footer>';
    const body = `${FILL}${line('privacy@fernhollow.cn')}<div class="comments"><div class="comment">${line('me@cheap.org')}</div></div>${own}`;
    const site = siteFrom(
      { '/': body, '/about': `${FILL}x${own}`, '/contact': `${FILL}y${own}` },
      { host: 'quillmoor.com' },
    );
    expect(leadsOf(site).map(({ kind, site: there }) => `${kind} ${there}`)).toEqual(['passing fernhollow.cn']);
  });

  it('know a profile on a network of no table by rel="me"', () => {
    expect(kinds(`${FILL}<footer><a rel="me" href="https://tubelane.org/c/quill">Tubelane</a></footer>`)).toEqual([
      'profile social-page tubelane.org/c/quill',
    ]);
  });

  it('know a profile by the site’s own name in its path, by rel="me" in the head, and by data about the owner', () => {
    const net = 'https://tubelane.org/c/';
    expect(kinds(`${FILL}<footer><a href="${net}quillmoor"><i></i></a></footer>`)).toEqual([
      'profile social-page tubelane.org/c/quillmoor',
    ]);
    expect(kinds(`${FILL}<footer><a href="${net}inkwharf">Ink Wharf</a></footer>`)).toEqual([
      'frame website tubelane.org',
    ]);
    const head = (inner: string) => `<html><head>${inner}</head><body>${FILL}</body></html>`;
    const me = siteFrom({ '/': head(`<link rel="me" href="${net}quill">`) }, { host: 'quillmoor.com' });
    const data = { '@type': 'Organization', name: 'Quillmoor', url: 'https://quillmoor.com/', sameAs: [`${net}quill`] };
    const script = `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
    const owner = siteFrom({ '/': head(script) }, { host: 'quillmoor.com' });
    const other = { ...data, url: 'https://inkwharf.com/', name: 'Ink Wharf' };
    const another = siteFrom({ '/': head(script.replace(JSON.stringify(data), JSON.stringify(other))) });
    for (const site of [me, owner]) expect(leadsOf(site)).toMatchObject([{ kind: 'profile', address: `${net}quill` }]);
    expect(leadsOf(another)).toEqual([]);
  });

  it('are read from text, and behind the way out of the page’s own host', () => {
    expect(kinds(`${FILL}<p>We have moved to www.fernhollow.cn, write to sales@inkwharf.com.</p>`)).toContain(
      'passing website fernhollow.cn',
    );
    expect(kinds(`${FILL}<p>See e.g. lamp.html, version 1.2.3 or a.b, done.then</p>`)).toEqual([]);
    const profile = { host: 'tubelane.org', kind: 'social-page' as const };
    const out = `https://tubelane.org/leave?to=${encodeURIComponent('https://fernhollow.cn/')}&k=9`;
    expect(kinds(`${FILL}<p>Web: fernhollow.cn</p>`, profile)).toEqual(['bio website fernhollow.cn']);
    expect(kinds(`${FILL}<p><a href="${out}">Web</a></p>`, profile)).toEqual(['bio website fernhollow.cn']);
    const share = `https://tubelane.org/share?u=${encodeURIComponent('https://quillmoor.com/a')}`;
    expect(kinds(`${FILL}<p><a href="${share}">Share</a></p>`, profile)).toEqual(['bio website quillmoor.com']);
    expect(kinds(`${FILL}<p><a href="${share}">Share</a></p>`)).toEqual(['passing website tubelane.org']);
  });

  it('are where a home page without content sends its visitors by itself, on another site', () => {
    const home = (to: string) => ({
      '/': `<head><meta http-equiv="refresh" content="2; url=${to}"></head><body>Quill</body>`,
    });
    const of = (to: string) => leadsOf(siteFrom(home(to), { host: 'quillmoor.com' }));
    expect(of('https://fernhollow.cn/')).toMatchObject([{ kind: 'redirect', site: 'fernhollow.cn' }]);
    expect(of('/shop')).toEqual([]);
  });

  it('leave out the site itself, shares, platforms, and what all sites link to', () => {
    const links = [
      'https://shop.quillmoor.com/',
      'https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fquillmoor.com',
      'https://www.facebook.com/',
      'https://www.google.com/maps/@1,2',
      'mailto:sales@quillmoor.com',
      'javascript:alert(1)',
    ];
    expect(kinds(`${FILL}<footer>${links.map((href) => `<a href="${href}">x</a>`).join('')}</footer>`)).toEqual([]);
  });

  it('leave out the links of visitors', () => {
    const comment = '<p>Nice pens, see <a rel="ugc nofollow" href="https://cheaper.example.org/">mine</a></p>';
    expect(kinds(`${FILL}<div class="comments"><article class="comment">${comment}</article></div>`)).toEqual([]);
  });

  it('take a maker’s credit in a frame that no tag marks as a link in passing, its neighbour as one of the frame', () => {
    const menu = '<div><a href="/">Home</a> <a href="/about">About</a> <a href="/contact">Contact</a></div>';
    const foot =
      '<div><p><a href="https://inkwharf.com/">Our other shop</a></p><p>Made by <a href="https://maker.org/">Maker</a></p></div>';
    const pageOf = (title: string, text: string) =>
      `<body>${menu}<div><h1>${title}</h1><p>${text}</p></div>${foot}</body>`;
    const site = siteFrom(
      {
        '/': pageOf('Pens', 'Pens and quills in bulk, sent within a day to every harbour. We cut each quill by hand.'),
        '/about': pageOf('Us', 'Our workshop stands by the old mill. Four people work here and two geese.'),
        '/contact': pageOf('The mill', 'Come to the mill on any Tuesday, or send a boat. The bell is beside the door.'),
      },
      { host: 'quillmoor.com' },
    );
    expect(leadsOf(site).map(({ kind, site: there }) => `${kind} ${there}`)).toEqual([
      'frame inkwharf.com',
      'passing maker.org',
    ]);
  });

  it('say among how many they are, and at most a hundred are kept', () => {
    const links = Array.from({ length: 3_000 }, (_, i) => `<a href="https://seller${i}.com/">s${i}</a>`).join(' ');
    const found = read(`${FILL}<p>${links}</p>`);
    expect(found).toHaveLength(100);
    expect(found[0]?.among).toBeCloseTo(3_000);
  });

  it('share what the site says page by page: a notice alone on a page says more than a line in a list', () => {
    const to = (...hosts: string[]) => hosts.map((host) => `<p><a href="https://${host}/">${host}</a></p>`).join('');
    const friends = Array.from({ length: 20 }, (_, i) => `friend${i}.org`);
    const pages = { '/': FILL + to('fernhollow.cn'), '/friends': `${FILL}x${to('inkwharf.com', ...friends)}` };
    const found = leadsOf(siteFrom(pages, { host: 'quillmoor.com' }));
    const among = Object.fromEntries(found.map((lead) => [lead.site, lead.among]));
    expect(
      [among['fernhollow.cn'], among['inkwharf.com'], among['friend7.org']].map((n) => Math.round(n ?? 0)),
    ).toEqual([2, 42, 42]);
    expect(found.reduce((sum, lead) => sum + 1 / lead.among, 0)).toBeCloseTo(1);
    expect(found[0]?.site).toBe('fernhollow.cn');
  });
});

it('places: one owner, or none', () => {
  expect(placeOf('https://inkwharf.com/about#team')).toEqual({
    ...{ address: 'https://inkwharf.com/about', site: 'inkwharf.com', siteKind: 'website' },
  });
  for (const url of [
    'ftp://a.example/',
    'https://www.facebook.com/',
    'not an address',
    `https://a.com/${'x'.repeat(3_000)}`,
  ])
    expect(placeOf(url), url).toBeNull();
  expect(profileOf('https://tubelane.org/')?.siteKind).toBe('website');
});

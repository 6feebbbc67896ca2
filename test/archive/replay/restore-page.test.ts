import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedOfReplay, instantOfDigits, replayAddress } from '../../../src/archive/replay/replay-address.ts';
import { restoreReplayedPage } from '../../../src/archive/replay/restore-page.ts';
import { restoreReplay } from '../../../src/archive/replay/restore-replay.ts';
import { asReplayed } from '../../../testkit/archive/replay-form.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';

const digits = '20210620101500';
const url = 'http://old.example/shop/';
const replayed = { digits, url, hosts: [] };
const restore = (text: string) => Buffer.from(restoreReplayedPage(Buffer.from(text), replayed) ?? text).toString();

const PAGE = `<!DOCTYPE html>
<html><head><title>Drums — Fässer</title>
<base href="http://old.example/shop/">
<meta http-equiv="refresh" content="30;url=/news.html">
<link rel="stylesheet" href="/css/a.css"><link rel="shortcut icon" href="//cdn.example/i.ico">
<style>body{background:url('/img/b.png')} @import "/css/c.css";</style>
<script>var api = "https://api.partner.example/v1", esc = 'http:\\/\\/old.example\\/x'; ga('create','UA-1234-5');</script>
<script src="http://stats.example/s.js"></script>
</head><body background="/img/wall.gif">
<a href="about.html">About</a> <a href="/contact">Contact</a> <a href="http://old.example/full">Full</a>
<a href="https://partner.example/">Partner</a> <a href="mailto:sales@old.example">Mail</a>
<a href="https://web.archive.org/web/20150101000000/http://history.example/">How we looked</a>
<p>See https://web.archive.org/web/20150101000000/http://history.example/ too.</p>
<img src="/img/a.png" srcset="/img/a.png 1x, http://old.example/img/b.png 2x" alt="a">
<div style="background:url(http://old.example/img/d.png)">x</div>
<iframe src="/map.html"></iframe><form action="/order"><input type="image" src="/img/go.gif"></form>
</body></html>`;

describe('a replayed page', () => {
  it('comes back but for white space between tags, whatever was led through the archive', () => {
    expect(joined(restore(asReplayed(Buffer.from(PAGE), { url, digits }).toString()))).toBe(joined(PAGE));
  });

  it('comes back in frames and in every other charset that is ASCII below 128', () => {
    const gbk = Buffer.concat([
      Buffer.from('<html><head></head><frameset><frame src="/top.htm"></frameset><p>'),
      Buffer.from([0xba, 0xd3, 0xb1, 0xb1]),
      Buffer.from('</p></html>'),
    ]);
    const back = Buffer.from(restoreReplayedPage(asReplayed(gbk, { url, digits }), replayed) ?? '');
    expect(back.includes(Buffer.from([0xba, 0xd3, 0xb1, 0xb1]))).toBe(true);
    expect(back.toString('latin1')).toContain('<frame src="/top.htm">');
  });

  it('that was not rewritten (the id_ form) stays as it is', () => {
    expect(restoreReplayedPage(Buffer.from(PAGE), replayed)).toBeNull();
  });

  it('any page of addresses and words comes back', () => {
    const address = fc.constantFrom(
      '/a',
      '/',
      'b.html',
      'http://old.example/c?d=e',
      'https://x.example',
      '//y.example/z',
      '#f',
      'mailto:a@b.example',
    );
    const piece = fc.oneof(
      address.map((one) => `<a href="${one}">x</a>`),
      address.map((one) => `<img src='${one}'>`),
      address.map((one) => `<td background=${one}>x</td>`),
      fc.string({ maxLength: 20 }).map((text) => `<p>${text.replace(/[<>&]/g, ' ')}</p>`),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const page = `<html><head></head><body>${pieces.join('\n')}</body></html>`;
        expect(joined(restore(asReplayed(Buffer.from(page), { url, digits }).toString()))).toBe(joined(page));
      }),
    );
  });

  it('older forms: links to mail and scripts led through the archive, escaped slashes, another host of the archive', () => {
    const old = `<a href="https://web.archive.org/web/${digits}/mailto:a@old.example">m</a><a href="/web/${digits}/javascript:go()">j</a>
<script>x="https:\\/\\/web.archive.org\\/web\\/${digits}\\/http:\\/\\/old.example\\/y"</script><img src="https://wayback.archive-it.org/1234/${digits}im_/http://old.example/z.png">`;
    expect(restore(old)).toBe(
      '<a href="mailto:a@old.example">m</a><a href="javascript:go()">j</a>\n<script>x="http:\\/\\/old.example\\/y"</script><img src="http://old.example/z.png">',
    );
  });

  it('scripts get their own meaning back', () => {
    const framed = `<script>var _____WB$wombat$assign$function_____ = function(name) {return (self._wb_wombat && self._wb_wombat.local_init && self._wb_wombat.local_init(name)) || self[name]; };
if (!self.__WB_pmw) { self.__WB_pmw = function(obj) { this.__WB_source = obj; return this; } }
{
  let window = _____WB$wombat$assign$function_____("window");
  let location = _____WB$wombat$assign$function_____("location");

ga('create', 'UA-1234-5'); document.WB_wombat_self_location.href;
}
</script>`;
    expect(restore(framed)).toBe("<script>ga('create', 'UA-1234-5'); document.location.href;\n</script>");
  });

  it('a mark of the toolbar without its end takes nothing of the page', () => {
    const page = '<p>a</p><!-- BEGIN WAYBACK TOOLBAR INSERT --><p>all that follows</p>';
    expect(restore(page)).toBe(page);
  });

  it('hostile pages cost no time', () => {
    for (const part of [
      `/web/${digits}/`,
      '/a/b',
      '<script ',
      '<!-- FILE ARCHIVED ON',
      'https://web.archive.org',
      '<link href="/',
      `/web/${digits}im_/http://`,
      'var _____WB$wombat$assign$function_____{',
    ]) {
      const page = part.repeat(Math.ceil(2_000_000 / part.length));
      expectQuick(() => restore(page), 3_000, part);
    }
  });
});

/** The replay ends each of its parts with line ends, and these stay: they are white space. */
function joined(page: string): string {
  return page.replace(/>\s+/g, '>').replace(/\s+</g, '<').trim();
}

describe('an address of a replay', () => {
  it.each([
    [`https://web.archive.org/web/${digits}/http://old.example/a?b=c`, 'http://old.example/a?b=c', ''],
    [`https://web.archive.org/web/${digits}id_/http:/old.example/`, 'http://old.example/', 'id_'],
    [`http://web.archive.org/web/${digits}im_/https://old.example/x.png`, 'https://old.example/x.png', 'im_'],
    [`https://wayback.archive-it.org/1234/${digits}/http://old.example/`, 'http://old.example/', ''],
  ])('%s', (address, original, modifier) => {
    expect(replayAddress(address)).toMatchObject({ url: original, modifier, capturedAt: '2021-06-20T10:15:00.000Z' });
  });

  it.each([
    'https://web.archive.org/web/20210631101500/http://old.example/',
    'https://web.archive.org/about/',
    `https://sly.example/web/${digits}/http://old.example/`,
    'http://old.example/',
  ])('%s is none', (address) => expect(replayAddress(address)).toBeNull());

  it.each<[string, string | undefined]>([
    [`/web/${digits}/`, '2021-06-20T10:15:00.000Z'],
    ['/web/2019/', '2019-01-01T00:00:00.000Z'],
    ['/web/201906*/', '2019-06-01T00:00:00.000Z'],
    ['/web/20190602id_/', '2019-06-02T00:00:00.000Z'],
    ['/web/', undefined],
    ['/web/*/', undefined],
    ['/12345/', undefined],
  ])('%s, as a person writes it, asks for the page at %s', (path, at) => {
    const asked = { url: 'http://old.example/a?b=c', ...(at !== undefined && { at }) };
    expect(askedOfReplay(`https://web.archive.org${path}http://old.example/a?b=c`)).toEqual(asked);
    expect(askedOfReplay(`https://memory.example${path}http://old.example/a?b=c`, ['memory.example'])).toEqual(asked);
    expect(askedOfReplay(`https://sly.example${path}http://old.example/a?b=c`)).toBeNull();
  });

  it('14 digits are a moment or nothing', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1996-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const text = date.toISOString();
          expect(instantOfDigits(text.replace(/\D/g, '').slice(0, 14))).toBe(`${text.slice(0, 19)}.000Z`);
        },
      ),
    );
  });
});

describe('the headers of a replayed answer', () => {
  const record = {
    role: 'page' as const,
    pageRole: null,
    url: 'x',
    finalUrl: `https://web.archive.org/web/${digits}/${url}`,
    redirects: [],
    status: 200,
    address: null,
    body: Buffer.from('<p>x</p>'),
    capturedAt: '2026-01-01T00:00:00.000Z',
    marks: ['time:unknown'],
  };

  it('are those that were captured; the time is the capture’s', () => {
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'memento-datetime': 'Sun, 20 Jun 2021 10:15:00 GMT',
      'x-archive-orig-server': 'nginx',
      'x-archive-orig-content-encoding': 'gzip',
      server: 'archive',
      link: '<http://old.example/>; rel="original"',
    };
    expect(restoreReplay({ ...record, headers }, record.finalUrl)).toMatchObject({
      url,
      finalUrl: url,
      capturedAt: '2021-06-20T10:15:00.000Z',
      headers: { 'content-type': 'text/html; charset=utf-8', server: 'nginx' },
      marks: [],
    });
  });

  it('of a saved page: what the replay’s script says of its time is believed only if none is known, and stays marked; never of its address', () => {
    const body = Buffer.from(
      `<html><head><script>__wm.wombat("http://victim.example/","${digits}","https://web.archive.org/");</script></head><p>x</p></html>`,
    );
    const saved = { ...record, headers: {}, body, url: 'http://old.example/', finalUrl: 'http://old.example/' };
    const undated = { ...saved, marks: ['time:unknown'] };
    expect(restoreReplay(undated, undated.finalUrl)).toMatchObject({
      url: 'http://old.example/',
      capturedAt: '2021-06-20T10:15:00.000Z',
      marks: ['time:stated', 'replay:restored'],
    });
    const crawled = { ...saved, url: 'http://sly.example/', finalUrl: 'http://sly.example/', marks: [] };
    expect(restoreReplay(crawled, crawled.finalUrl)).toBe(crawled);
  });

  describe('of a saved page without that script: each of its links carries both', () => {
    const saved = (body: string, more = {}) => ({
      ...record,
      ...{ headers: {}, body: Buffer.from(body), url: 'http://old.example/about.html' },
      finalUrl: 'http://old.example/about.html',
      capturedAt: '1970-01-01T00:00:00.000Z',
      ...more,
    });
    const led = (...paths: string[]) => paths.map((path) => `<a href="${path}">x</a>`).join('');
    const both = { capturedAt: '2021-06-20T10:15:00.000Z', marks: ['time:stated', 'replay:restored'] };

    it.each([
      ['from the root', `/web/${digits}`],
      ['whole', `https://web.archive.org/web/${digits}`],
      ['without a scheme', `//web.archive.org/web/${digits}`],
    ])('%s', (_, prefix) => {
      const page = `<html><head><link rel="stylesheet" href="${prefix}cs_/http://cdn.example/a.css"></head>${led(
        `${prefix}/http://old.example/`,
        `${prefix}/http://old.example/shop/drums.html`,
        `${prefix}/mailto:a@old.example`,
      )}<img src="${prefix}im_/http://old.example/a.png"></html>`;
      const restored = restoreReplay(saved(page), 'http://old.example/about.html');
      expect(restored).toMatchObject({ ...both, url: 'http://old.example/about.html' });
      expect(Buffer.from(restored.body).toString()).not.toContain('/web/');
    });

    it.each([
      [
        'a live page with one link to an archive among its own',
        led('/a', '/b', `https://web.archive.org/web/${digits}/http://old.example/`),
      ],
      ['a single link', led(`https://web.archive.org/web/${digits}/http://old.example/`)],
      [
        'links through a host that is no archive',
        led(...[1, 2, 3].map((n) => `https://sly.example/web/${digits}/http://old.example/${n}`)),
      ],
      ['digits that are no moment', led(...[1, 2, 3].map((n) => `/web/20211320101500/http://old.example/${n}`))],
    ])('not of %s', (_, page) => {
      const record = saved(page);
      expect(restoreReplay(record, record.finalUrl)).toBe(record);
    });

    it('and never where somebody else says where or when', () => {
      const page = led(`/web/${digits}/http://old.example/`, `/web/${digits}/http://old.example/a`);
      const known = { url: 'http://sly.example/', finalUrl: 'http://sly.example/' };
      expect(restoreReplay(saved(page, known), known.url)).toMatchObject({ ...known, capturedAt: both.capturedAt });
      const dated = { ...known, capturedAt: '2024-01-01T00:00:00.000Z', marks: [] };
      expect(restoreReplay(saved(page, dated), known.url)).toMatchObject({ ...known, ...dated });
    });

    it('hostile pages cost no time', () => {
      for (const part of [' href="/web/', ` href=/web/${digits}/http:/`, ' href=', ' src="https:/'])
        expectQuick(
          () => restoreReplay(saved(part.repeat(Math.ceil(2_000_000 / part.length))), 'http://old.example/'),
          3_000,
          part,
        );
    });
  });
});

import { createHash } from 'node:crypto';
import type { Capture, CapturedSite, Visit } from '../../src/model/facts/visit.ts';
import type { Kind } from '../../src/model/words.ts';
import { type OpenedPage, openPage } from '../../src/page/page.ts';

const AT = '2024-05-01T00:00:00.000Z';

export function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function capture(url: string, html: string | null, more: Partial<Capture> = {}): Capture {
  const bytes = html === null ? null : new TextEncoder().encode(html);
  return {
    id: `capture ${url}${more.rendered === true ? ' rendered' : ''}`,
    role: 'page',
    pageRole: 'other',
    url,
    finalUrl: url,
    redirects: [],
    status: 200,
    headers: {},
    address: null,
    charset: 'utf-8',
    body: bytes === null ? null : digest(bytes),
    length: bytes?.length ?? 0,
    rendered: false,
    screenshot: null,
    image: null,
    capturedAt: AT,
    marks: [],
    reason: null,
    detail: null,
    ...more,
  };
}

/** A visit of the given captures; each is a pair of its record and its markup. */
export function visited(pages: readonly [Capture, string | null][], more: Partial<Visit> = {}): CapturedSite {
  const bodies = new Map<string, Uint8Array>();
  for (const [{ body }, html] of pages)
    if (body !== null && html !== null) bodies.set(body, new TextEncoder().encode(html));
  const visit: Visit = {
    id: 'visit',
    target: pages[0]?.[0].url ?? 'https://seller.example/',
    run: null,
    site: 'seller.example',
    kind: 'website',
    state: 'captured',
    condition: 'content',
    reason: null,
    detail: null,
    marks: [],
    entity: null,
    source: 'compare',
    captures: pages.map(([record]) => record),
    startedAt: AT,
    endedAt: AT,
    ...more,
  };
  return { visit, bodies };
}

export function open(
  html: string,
  url = 'https://seller.example/',
  kind: Kind = 'website',
  status: number | null = 200,
): OpenedPage {
  return openPage(html, { url, status, kind, role: 'home', capture: capture(url, html) });
}

export const PROSE =
  'We make laboratory reagents and fine intermediates for customers in thirty countries. Every batch leaves our plant with a certificate of analysis, and samples are sent within two days of an order. Our warehouse holds four hundred products, packed in drums of twenty-five kilograms or as the customer asks. ';

/** An invented shop page, with the usual parts and some sloppy markup. */
export function shopPage(seed: number): string {
  const items = Array.from(
    { length: 30 + (seed % 5) * 10 },
    (_, i) =>
      `<div class="card col-md-4"><a href="/item/${seed}-${i}?ref=home"><img src="/img/${seed}/${i}.jpg" alt="Drum ${i}" width=300></a><h3>Item ${seed} ${i}</h3><p class="text">${PROSE.slice(i, 120 + ((i * 37 + seed) % 150))}<b>99.${i}%</b> purity &mdash; packed&nbsp;dry.<table><tr><td>Grade<td>${i % 3 ? 'A' : 'B'}</tr><tr><td>Pack<td>${i + 1} kg</table><ul><li>ready<li><span>in stock</span> <i>${i}</i></ul></div>`,
  ).join('\n');
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Shop ${seed} - reagents</title><meta name="description" content="Reagents ${seed}"><link rel="icon" href="/favicon.png"><style>.a{color:red}</style><script>var a = "<p>no</p>";</script></head>
<body class="home page-${seed}"><header class="site-header"><a href="/"><img src="/logo.png" alt="Logo"></a><nav id="menu"><ul><li><a href="/">Home</a><li><a href="/about.html">About us</a></li><li><a href="/products/">Products</a><li><a href="/contact">Contact</a></ul></nav></header>
<main><h1>Reagents number ${seed}</h1><p>${PROSE}<p>${PROSE.split(' ').reverse().join(' ')}<br>second line<div class="grid">${items}</div></main>
<footer><p>Tel: +1 202 555 01${(seed % 90) + 10}<br>sales@shop${seed}.example</p><p>&copy; 2024 Shop ${seed}. All rights reserved.</p></footer><script src="/app.js"></script></body></html>`;
}

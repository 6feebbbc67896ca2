import { existsSync, readFileSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import sharp from 'sharp';
import { getDocumentProxy, getMeta } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { readArchive } from '../../src/archive/read-archive.ts';
import { decodeImage } from '../../src/capture/decode/image.ts';
import { readLists } from '../../src/watchlist/own/read-lists.ts';

const WORLD = join(import.meta.dirname, '..', '..', 'seeds', 'example');
const PREDECESSOR = 'Hanbei Qiruntuo Trading Co., Ltd.';
const SUCCESSOR = 'sites/panmulan-chem.example';
const read = (path: string) => readFileSync(join(WORLD, path), 'utf8');

const files = (await readdir(WORLD, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => relative(WORLD, join(entry.parentPath, entry.name)));
const pages = files.filter((path) => path.endsWith('.html'));
const hosts = (JSON.parse(read('world.json')) as { hosts: Record<string, string> }).hosts;
const { seeds, entities, problems } = await readLists([join(WORLD, 'watchlist.json'), join(WORLD, 'sweep.json')]);
const words = (html: string) =>
  html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .split(/\s+/)
    .filter(Boolean).length;
/** Sites of honest parties: everything but the successor, its traces, and the two platforms that hold both. */
const bystanders = Object.values(hosts).filter((folder) => !/panmulan|pagebook|tubelane|tradequay/.test(folder));

it('is not empty', () => {
  expect(pages.length).toBeGreaterThan(60);
  expect(bystanders.length).toBeGreaterThanOrEqual(8);
});

describe('lists', () => {
  it('are read without a problem; every seed has a folder and its page', () => {
    expect(problems).toEqual([]);
    expect(entities).toHaveLength(1);
    for (const { seed } of seeds) {
      const { hostname, pathname } = new URL(seed.url);
      expect(existsSync(join(WORLD, hosts[hostname] ?? 'no such host', pathname, 'index.html')), seed.url).toBe(true);
    }
  });

  it('hold the dates of the case: dissolved before it was listed, archived while it lived', () => {
    const { dates, captures } = entities[0] ?? { dates: {}, captures: [] };
    expect((dates.dissolved ?? '') < (dates.listed ?? '')).toBe(true);
    expect((captures[0]?.capturedAt ?? '') < (dates.dissolved ?? '')).toBe(true);
    const old = captures[0]?.registration?.created ?? '';
    expect(old !== '' && old < (captures[0]?.capturedAt ?? '')).toBe(true);
  });

  it('name nowhere the successor, its profile and its listing: only links lead to them', () => {
    const all = `${read('watchlist.json')}${read('sweep.json')}`;
    expect(all).not.toMatch(/panmulan/);
    const pages = [`${SUCCESSOR}/index.html`, 'sites/tradequay.example/company/longxu-panmulan/index.html'].map(read);
    expect(pages[0]).toContain('<a href="http://tubelane.example/c/panmulan/" rel="me">');
    expect(pages[0]).toContain('<a href="http://tradequay.example/company/longxu-panmulan/">');
    expect(pages[1]).toContain('<a href="http://panmulan-chem.example/">');
  });

  it('leave out the site that forbids robots', () => {
    expect(seeds.some(({ seed }) => seed.url.includes('closed-quarry'))).toBe(false);
    expect(read('sites/closed-quarry.example/robots.txt')).toContain('Disallow: /');
  });
});

describe('the archive', () => {
  it('holds exactly the sources in predecessor/, in three languages, with pictures', async () => {
    const capture = entities[0]?.captures[0];
    const url = capture?.url ?? '';
    const { captured, problems: faults } = await readArchive(capture?.path ?? '', { maxPages: 200, url });
    expect(faults).toEqual([]);
    expect(captured.marks).toEqual([]);
    expect(captured.home).toBe('http://qiruntuo-chem.example/');
    for (const { url: at, body } of captured.records) {
      const { pathname } = new URL(at);
      const source = join(WORLD, 'predecessor/qiruntuo-chem.example', pathname.replace(/\/$/, '/index.html'));
      expect(Buffer.compare(body, readFileSync(source)), `${at}: run tools/example/build-example.mjs`).toBe(0);
    }
    const sources = files.filter((path) => /^predecessor\/.*\.(html|css|jpg|png|pdf)$/.test(path));
    expect(captured.records).toHaveLength(sources.length);
    expect(captured.records.filter(({ url: at }) => /\/(ru|pt)\/$/.test(at))).toHaveLength(2);
    for (const { capturedAt } of captured.records) expect(capturedAt.slice(0, 10)).toBe('2021-05-18');
  });

  it('is the only form in which the predecessor survives', () => {
    expect(Object.keys(hosts)).not.toContain('qiruntuo-chem.example');
  });
});

describe('the successor', () => {
  it('names the predecessor in the footers of two languages and nowhere else', () => {
    for (const page of pages.filter((path) => path.startsWith(SUCCESSOR))) {
      const html = read(page);
      const footer = html.slice(html.indexOf('<footer'));
      expect(footer.includes(PREDECESSOR), page).toBe(/\/(ru|pt)\//.test(page));
      expect(html.slice(0, html.indexOf('<footer')).includes(PREDECESSOR), page).toBe(false);
    }
  });

  it('has forgotten one old address on one page', () => {
    const carriers = pages.filter(
      (path) => path.startsWith(SUCCESSOR) && read(path).includes('@qiruntuo-chem.example'),
    );
    expect(carriers).toEqual([`${SUCCESSOR}/samples.html`]);
  });

  it('has kept the old address on one page, and the old code as a picture', async () => {
    const carriers = pages.filter((path) => path.startsWith('sites/') && read(path).includes('Willow Lock Tower'));
    expect(carriers).toEqual([`${SUCCESSOR}/pt/contact.html`]);
    const codes = files.filter((path) => path.endsWith('-code.png'));
    const said = await Promise.all(
      codes.map(async (path) => (await decodeImage(readFileSync(join(WORLD, path))))?.codes),
    );
    expect(Object.fromEntries(codes.map((path, index) => [path, said[index]]))).toEqual({
      'predecessor/qiruntuo-chem.example/img/desk-code.png': ['weixin://contacts/profile/qiruntuo_desk'],
      [`${SUCCESSOR}/img/desk-code.png`]: ['weixin://contacts/profile/qiruntuo_desk'],
      'sites/baolite-adsorbents.example/img/sales-code.png': ['weixin://contacts/profile/baolite_sales'],
    });
  });

  it('has put its name over a document whose metadata still name the old company', async () => {
    const sheet = readFileSync(join(WORLD, SUCCESSOR, 'files/lot-sheet-kojira.pdf'));
    const { info } = await getMeta(await getDocumentProxy(new Uint8Array(sheet)));
    expect(info).toMatchObject({ Author: PREDECESSOR });
  });

  it('is linked from the old social page and greets in the name of the old company', () => {
    expect(read('sites/pagebook.example/qiruntuo.chem/index.html')).toContain('href="http://panmulan-chem.example/"');
    expect(read('sites/tubelane.example/c/panmulan/index.html')).toContain(PREDECESSOR);
  });
});

describe('bystanders', () => {
  it('carry no contact of the predecessor or the successor', () => {
    const contacts = /@(qiruntuo|panmulan)-chem\.example|7700 900(142|317)|(qiruntuo|panmulan)-chem\.example/;
    for (const page of pages.filter((path) => bystanders.some((folder) => path.startsWith(`${folder}/`))))
      expect(read(page), page).not.toMatch(contacts);
  });

  it('are sites of some pages, and no passage of theirs stands on another site but the leaflets and the builder', () => {
    const sentences = new Map<string, Set<string>>();
    for (const folder of bystanders.filter((path) => !/velmorra|closed-quarry/.test(path))) {
      const own = pages.filter((path) => path.startsWith(`${folder}/`));
      expect(own.length, folder).toBeGreaterThanOrEqual(4);
      for (const page of own) {
        expect(words(read(page)), page).toBeGreaterThanOrEqual(140);
        const main = read(page).replace(/<(aside|footer|div class="kf-cookie").*?<\/(aside|footer|div)>/gs, '');
        for (const [, text = ''] of main.matchAll(/<p>([^<]{40,})<\/p>/g)) {
          const carriers = sentences.get(text) ?? new Set();
          sentences.set(text, carriers.add(folder));
        }
      }
    }
    expect(sentences.size).toBeGreaterThan(80);
    for (const [text, carriers] of sentences) expect(carriers.size, text.slice(0, 60)).toBe(1);
  });

  it('four stand on the builder of the case, three share its stock photo', () => {
    const onBuilder = Object.values(hosts).filter((folder) => existsSync(join(WORLD, folder, 'assets/kiteform.css')));
    expect(onBuilder).toHaveLength(5);
    const stock = readFileSync(join(WORLD, SUCCESSOR, 'img/laboratory.jpg'));
    const copies = files.filter((path) => path.endsWith('/laboratory.jpg') && !path.startsWith('predecessor'));
    expect(copies).toHaveLength(3);
    for (const copy of copies) expect(stock.equals(readFileSync(join(WORLD, copy))), copy).toBe(true);
  });
});

describe('every page', () => {
  it('refers only to files that are there', () => {
    for (const page of pages) {
      const [, root = ''] = /^(predecessor\/[^/]+|sites\/[^/]+)/.exec(page) ?? [];
      for (const [, src = ''] of read(page).matchAll(/<(?:img|link)\b[^>]*\b(?:src|href)="(\/[^"]+)"/g))
        expect(existsSync(join(WORLD, root, src)), `${page}: ${src}`).toBe(true);
      if (/pagebook|tubelane|tradequay/.test(root)) continue;
      for (const [, href = ''] of read(page).matchAll(/<a\b[^>]*\bhref="(\/[^"]*)"/g)) {
        const path = join(WORLD, root, href);
        expect(
          existsSync(path) && (statSync(path).isFile() || existsSync(join(path, 'index.html'))),
          `${page}: ${href}`,
        ).toBe(true);
      }
    }
  });

  it('names no host outside the reserved names (RFC 2606)', () => {
    for (const path of files.filter((name) => /\.(html|json|css|txt|md)$/.test(name))) {
      for (const [, host = ''] of read(path).matchAll(/(?:https?:\/\/|@)([\w-]+(?:\.[\w-]+)+)/g))
        expect(host, path).toMatch(/\.example$/);
    }
  });

  it('shows only telephone numbers that are kept free for drama (Ofcom)', () => {
    for (const path of files.filter((name) => /\.(html|json)$/.test(name)))
      for (const [number] of read(path).matchAll(/\+\d[\d ]{8,}\d/g))
        expect(number, path).toMatch(/^\+44 (7700 900\d{3}|1632 960\d{3})$/);
  });
});

it('every CAS number has its check digit', () => {
  for (const page of pages) {
    for (const [, body = '', check] of read(page).matchAll(/\b(\d{2,7}-\d{2})-(\d)\b/g)) {
      const digits = [...body.replace('-', '')].reverse().map(Number);
      const sum = digits.reduce((total, digit, index) => total + digit * (index + 1), 0);
      expect(String(sum % 10), `${page}: ${body}`).toBe(check);
    }
  }
});

it('pictures are pictures, 400 to 800 pixels wide', async () => {
  const pictures = files.filter((path) => path.endsWith('.jpg'));
  expect(pictures.length).toBeGreaterThan(25);
  for (const path of pictures) {
    const { format, width } = await sharp(join(WORLD, path)).metadata();
    expect(format).toBe('jpeg');
    expect(width, dirname(path)).toBeGreaterThanOrEqual(400);
    expect(width).toBeLessThanOrEqual(800);
  }
});

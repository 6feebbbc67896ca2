/** Invented shops for benches: pages of a chosen length on a few shared templates, with words, contacts and pictures of their own. */
import sharp from 'sharp';
import { randomOf } from '../../../testkit/generated-world.ts';

/** Kilobytes of one page: the mean of small shops' pages without their scripts. */
export const PAGE_BYTES = 28_000;

const SYLLABLES =
  'ba be bo da de di do fa fe fi ga go ha hi ka ke ki ko la le li lo lu ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so ta te ti to va ve vi vo za zi'.split(
    ' ',
  );
const COMMON =
  'the of and a to in is for our with on by from as are that this you we can all be at your it or an more has new not which each made have also use than per into will'.split(
    ' ',
  );
/** Common words are drawn more often, as in any text (Zipf). */
const VOCABULARY = vocabulary();

function vocabulary(): string[] {
  const random = randomOf(11);
  const word = (): string =>
    Array.from(
      { length: 2 + Math.floor(random() * 3) },
      () => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? 'ba',
    ).join('');
  return [...COMMON, ...Array.from({ length: 6_000 }, word)];
}

export interface Writer {
  random(): number;
  words(count: number): string;
  /** Words that are all equally likely, as in names. */
  rare(count: number): string;
  sentence(): string;
}

/** Text that is the same for the same seed. */
export function writer(seed: number): Writer {
  const random = randomOf(seed);
  const word = (): string => VOCABULARY[Math.floor(VOCABULARY.length ** random()) - 1] ?? 'the';
  const words = (count: number): string => Array.from({ length: count }, word).join(' ');
  return {
    random,
    words,
    rare: (count) =>
      Array.from({ length: count }, () => VOCABULARY[Math.floor(random() * VOCABULARY.length)] ?? 'ba').join(' '),
    sentence() {
      const text = words(8 + Math.floor(random() * 10));
      return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
    },
  };
}

export interface Shop {
  readonly host: string;
  /** Paths of its pages, the home page first. */
  readonly paths: readonly string[];
  readonly pictures: readonly string[];
  page(path: string): string;
  picture(path: string): Promise<Buffer>;
}

/** @param size of a page, in bytes, within a few hundred */
export function shop(number: number, pages: number, pictures: number, size = PAGE_BYTES): Shop {
  const host = `shop-${number}.test`;
  const fixed = ['/', '/about.html', '/contact.html', '/products.html'].slice(0, pages);
  const paths = [...fixed, ...Array.from({ length: pages - fixed.length }, (_, i) => `/products/item-${i + 1}.html`)];
  const shown = Array.from({ length: pictures }, (_, i) => `/media/photo-${i + 1}.jpg`);
  return {
    host,
    paths,
    pictures: shown,
    page: (path) => pageOf({ number, host, paths, shown, size }, path),
    picture: (path) => drawing(number * 1_000 + shown.indexOf(path)),
  };
}

type Parts = { number: number; host: string; paths: readonly string[]; shown: readonly string[]; size: number };

function pageOf({ number, host, paths, shown, size }: Parts, path: string): string {
  const index = paths.indexOf(path);
  const own = writer(number * 100_003 + index);
  const ofShop = writer(number * 7 + 1);
  const name = `${ofShop.words(1)} ${ofShop.words(1)} ${number} Trading Ltd`.replace(/\b\w/g, (c) => c.toUpperCase());
  const layout = number % 7;
  const links = paths.map((to, i) => `<li class="nav-${i % 3}"><a href="${to}">${ofShop.words(2)}</a></li>`).join('');
  const card = (i: number): string => {
    const picture = shown[(index + i) % Math.max(1, shown.length)];
    const image =
      picture === undefined
        ? ''
        : `<img src="${picture}" alt="${own.words(2)}" width="480" height="360" loading="lazy">`;
    return `<article class="card card-${i % 4}" data-id="${number}-${index}-${i}"><h3><a href="${paths[(index + i + 1) % paths.length]}">${own.words(3)}</a></h3>${i < 3 ? image : ''}
<p class="text">${own.sentence()} ${own.sentence()}</p><ul class="facts"><li><b>${own.words(1)}</b> ${Math.floor(own.random() * 900)} kg</li><li>${own.words(4)}</li></ul><span class="price">${(own.random() * 500).toFixed(2)} EUR</span></article>`;
  };
  const head = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${own.words(4)} - ${name}</title>
<meta name="description" content="${own.sentence()}"><meta property="og:site_name" content="${name}"><link rel="stylesheet" href="/theme-${layout}.css">
<style>${Array.from({ length: 24 }, (_, i) => `.theme-${layout} .c${i}{margin:${i}px auto;padding:${layout}px;color:#${(i * 4099 + 65_536).toString(16)}}`).join('')}</style></head>
<body class="theme-${layout}"><header id="top"><h1>${name}</h1><nav><ul>${links}</ul></nav></header><main>${'<div>'.repeat(layout % 3)}<h2>${own.words(5)}</h2>`;
  const foot = `${'</div>'.repeat(layout % 3)}</main><footer><p>${name}, ${1 + (number % 90)} ${ofShop.words(1)} Street, Dublin</p><p><a href="mailto:sales@${host}">sales@${host}</a> <a href="tel:+35316${String(100_000 + number)}">+353 1 6${String(100_000 + number)}</a></p>
<p>© 2019-2026 ${name}. ${ofShop.sentence()}</p></footer><script>window.shop={layout:${layout},items:[${Array.from({ length: 60 }, (_, i) => i * layout).join(',')}]};</script></body></html>`;
  const cards: string[] = [];
  for (let length = head.length + foot.length; length < size; length += cards.at(-1)?.length ?? 0)
    cards.push(card(cards.length));
  return head + cards.join('\n') + foot;
}

/** A photograph-like picture: coloured noise in large cells with fine grain over it, 480 × 360. */
export async function drawing(seed: number): Promise<Buffer> {
  const random = randomOf(seed + 77);
  const cells = Buffer.from(Array.from({ length: 12 * 9 * 3 }, () => Math.floor(random() * 256)));
  const grain = Buffer.from(Array.from({ length: 480 * 360 }, () => 108 + Math.floor(random() * 40)));
  return sharp(cells, { raw: { width: 12, height: 9, channels: 3 } })
    .resize(480, 360, { kernel: 'cubic' })
    .composite([{ input: grain, raw: { width: 480, height: 360, channels: 1 }, blend: 'soft-light' }])
    .jpeg({ quality: 78 })
    .toBuffer();
}

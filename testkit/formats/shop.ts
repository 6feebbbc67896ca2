/** An invented shop as its server has it, and a loopback server that shows it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp, { type Sharp } from 'sharp';
import { picture } from '../sketch/pictures.ts';

export const HOST = 'tarnwick-felt.example';

/** A frame of somebody else's host. */
export const MAP_ADDRESS = 'https://maps.example/embed?q=Hexbridge';
const MAP = `<iframe class="tw-map" src="${MAP_ADDRESS}" width="300"></iframe>`;

export interface ShopFile {
  readonly type: string;
  readonly body: Buffer;
}

export interface Shop {
  readonly host: string;
  /** By path with query, the home page first. */
  readonly pages: ReadonlyMap<string, ShopFile>;
  readonly pictures: ReadonlyMap<string, ShopFile>;
}

const WORDS = [
  'Our felt is made of wool from the upper valley, washed in the beck below the mill and carded on machines that were built before the first war.',
  'Each sheet is rolled by hand for an hour, pressed between heated plates and left to rest on slatted racks until it has the weight that the order asks for.',
  'We cut washers, polishing wheels, piano hammers and slipper soles to drawings that customers send us, from one piece to ten thousand.',
  'Samples of every grade are kept in the drawer by the door; write to us with the thickness and the hardness that you need and we post a card the same day.',
  'Orders leave on Tuesdays and Fridays with the carrier from Hexbridge, wrapped in brown paper and numbered on the outside in blue pencil.',
  'Payment is by transfer after receipt of the goods; for a first order we ask for half in advance, as every mill in the valley has always done.',
  'The oldest of our presses came by canal in 1871 and still makes the thick grey sheets that organ builders ask for when they line a wind chest.',
  'Wool is bought in June and again in September at the fair by the bridge, where the fleeces are graded on a long table under the chestnut trees.',
  'What falls from the knives is combed out and goes into stuffing for saddles; nothing is thrown away but the dust, which the gardener takes.',
  'Hard felt is dyed in the piece in indigo, madder or walnut, soft felt in the wool; other colours take a month and a least quantity of forty sheets.',
  'Our polishing wheels run true to a tenth of a millimetre and are sold in pairs, with the direction of the fibres marked on the rim in chalk.',
  'For looms and paper machines we sew endless belts up to eleven metres around; please measure at three places and send us all the figures.',
  'The mill can be seen on the first Saturday of each month from ten until noon, except in August, when the beck is too low to turn the wheel.',
  'From the station it is a walk of twenty minutes along the towpath; whoever brings a cart should come by the upper road, which has no gate.',
  'Please name the machine, the year and, if you have it, the number on the old washer: our books go back far enough to find most of them.',
  'We answer letters on the day they come, in English, French or Russian, and keep every drawing that was ever sent to us in the tin trunk upstairs.',
];

function html(title: string, path: string, main: string, charset = 'utf-8'): string {
  const nav = [
    ['/', 'Felt works'],
    ['/about-the-mill.html', 'The mill'],
    ['/products.php?id=3', 'Products and prices'],
    ['/contact/', 'Write to us'],
    ['/ru/', 'По-русски'],
  ];
  return `<!DOCTYPE html>
<html lang="${path === '/ru/' ? 'ru' : 'en'}">
<head>
<meta charset="${charset}">
<title>${title} – Tarnwick Felt Works</title>
<meta name="description" content="Pressed wool felt by the sheet and to drawings.">
<link rel="canonical" href="http://${HOST}${path.replaceAll('&', '&amp;')}">
<link rel="icon" href="/favicon.png" type="image/png">
<link rel="stylesheet" href="/css/felt.css">
<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}gtag('config','G-7XQ4TWKFLT');</script>
</head>
<body class="tw-page tw-wide">
<header class="tw-head"><img class="tw-sign" src="/img/sign-board.png" alt="Tarnwick Felt Works">
<nav class="tw-nav"><ul>${nav.map(([href, label]) => `<li class="tw-item"><a href="${href?.replaceAll('&', '&amp;')}">${label}</a></li>`).join('')}</ul></nav></header>
<main class="tw-main"><h1>${title}</h1>
${main}
</main>
<footer class="tw-foot"><p>© 2019 Tarnwick Felt Works Ltd. Company number 09482716.</p>
<p>12 Fuller’s Row, Hexbridge NE99 4XZ. <a href="mailto:orders@tarnwick-felt.example">orders@tarnwick-felt.example</a>, <a href="tel:+442079460817">+44 20 7946 0817</a>,
<a href="https://www.instagram.com/tarnwickfeltworks/">Instagram</a></p></footer>
</body>
</html>
`;
}

const shows = (name: string, alt: string) =>
  `<figure class="tw-show"><img src="/img/${name}" alt="${alt}"><figcaption>${alt}</figcaption></figure>`;
const say = (...which: number[]) => which.map((i) => `<p class="tw-say">${WORDS[i]}</p>`).join('\n');

export async function inventShop(): Promise<Shop> {
  const page = (text: string): ShopFile => ({ type: 'text/html; charset=utf-8', body: Buffer.from(text, 'utf8') });
  const russian = html(
    'Войлочная мастерская',
    '/ru/',
    '<p class="tw-say">Мы делаем войлок из шерсти верхней долины, моем её в ручье под мельницей и чешем на машинах, построенных до первой войны.</p><p class="tw-say">Образцы каждого сорта лежат в ящике у двери; напишите нам толщину и твёрдость, и мы в тот же день пошлём карточку с кусочками.</p><p class="tw-say">Заказы уходят по вторникам и пятницам с возчиком, завёрнутые в бурую бумагу и пронумерованные синим карандашом.</p>',
    'windows-1251',
  );
  const pages = new Map<string, ShopFile>([
    [
      '/',
      page(
        html(
          'Felt works',
          '/',
          `${say(0, 1, 2, 6, 8)}${shows('carding-hall.jpg', 'The carding hall')}${shows('rolling-table.jpg', 'The rolling table')}<form class="tw-ask" action="/ask" method="post"><label>Thickness <input name="felt_thickness"></label><label>Grade <select name="felt_grade"><option>A</option><option>B</option></select></label><button>Ask</button></form>${MAP}`,
        ),
      ),
    ],
    [
      '/about-the-mill.html',
      page(
        html(
          'The mill',
          '/about-the-mill.html',
          `${say(7, 12, 13, 4)}${shows('beck-below-mill.jpg', 'The beck below the mill')}`,
        ),
      ),
    ],
    [
      '/products.php?id=3',
      page(
        html(
          'Products and prices',
          '/products.php?id=3',
          `${say(9, 10, 11)}${shows('grade-cards.jpg', 'Cards of every grade')}<table class="tw-list"><tr><th>Grade<th>Thickness<th>Price<tr><td>TW-310<td>3 mm<td>£ 14.20<tr><td>TW-520<td>5 mm<td>£ 19.75<tr><td>TW-990<td>9 mm<td>£ 31.40</table>`,
        ),
      ),
    ],
    ['/contact/', page(html('Write to us', '/contact/', say(3, 5, 14, 15)))],
    ['/ru/', { type: 'text/html', body: windows1251(russian) }],
  ]);
  const pictures = new Map<string, ShopFile>();
  for (const [i, name] of ['carding-hall', 'rolling-table', 'beck-below-mill', 'grade-cards'].entries())
    pictures.set(`/img/${name}.jpg`, {
      type: 'image/jpeg',
      body: await photo(i + 1, 480, 360)
        .jpeg()
        .toBuffer(),
    });
  pictures.set('/img/sign-board.png', { type: 'image/png', body: await photo(11, 240, 80).png().toBuffer() });
  pictures.set('/favicon.png', { type: 'image/png', body: await photo(12, 32, 32).png().toBuffer() });
  return { host: HOST, pages, pictures };
}

function photo(seed: number, width: number, height: number): Sharp {
  return sharp(Buffer.from(picture(seed)), { raw: { width: 64, height: 64, channels: 1 } }).resize(width, height, {
    fit: 'fill',
  });
}

/** Cyrillic letters of windows-1251 stand at 0xC0 in the order of Unicode; the few others of these pages by name. */
export function windows1251(text: string): Buffer {
  const others = new Map([
    ['ё', 0xb8],
    ['Ё', 0xa8],
    ['–', 0x96],
    ['’', 0x92],
    ['©', 0xa9],
  ]);
  return Buffer.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      if (code < 0x80) return code;
      const other = others.get(letter);
      if (other !== undefined) return other;
      if (code < 0x410 || code > 0x44f) throw new Error(`${letter} is not of windows-1251`);
      return code - 0x410 + 0xc0;
    }),
  );
}

export interface ServedShop {
  readonly port: number;
  close(): Promise<void>;
}

/** Answers for any host name: who asks pins it to this port. */
export async function serveShop({ pages, pictures }: Shop): Promise<ServedShop> {
  const server = createServer((request, response) => {
    // A program that takes this server for its proxy asks by whole addresses.
    const path = (request.url ?? '').replace(/^http:\/\/[^/]*/, '');
    const found = pages.get(path) ?? pictures.get(path);
    if (found === undefined) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('not here');
    response.writeHead(200, { 'content-type': found.type, 'content-length': found.body.length }).end(found.body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

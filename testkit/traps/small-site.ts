/** Whole small sites of invented firms, each with words, goods, pictures, menu and look of its own: what a trap is laid into. */

import type { Subject } from '../../src/match/readings/subject.ts';
import { subjectOf } from '../../src/match/readings/subject.ts';
import type { Capture, CapturedSite, Registration } from '../../src/model/facts/visit.ts';
import type { Kind } from '../../src/model/words.ts';
import { openSite } from '../../src/page/site.ts';
import { fingerprintSite } from '../../src/signals/fingerprint.ts';
import type { ExampleImage } from '../site-fixture.ts';
import { capturedFrom } from '../site-fixture.ts';
import { generator } from '../sketch/edited-text.ts';
import { picture } from '../sketch/pictures.ts';

export interface SmallSite {
  readonly host: string;
  readonly name: string;
  /** Decides words, goods and pictures; and menu and look where these are not given. */
  readonly seed: number;
  readonly look?: number;
  readonly menu?: readonly string[];
  readonly mail?: string | undefined;
  readonly phone?: string | undefined;
  readonly address?: string;
  /** Text or markup of the first words about the firm. */
  readonly lead?: string;
  readonly head?: string;
  /** Straight after the body's start: banners, a platform's frame. */
  readonly banner?: string;
  /** Added to the main part of every page, and to the home page's alone. */
  readonly everyMain?: string;
  readonly homeMain?: string;
  readonly footer?: string;
  readonly copyright?: string;
  /** Of the copyright line: a page that was captured in 2016 says no later one. */
  readonly year?: number;
  /** Further pages: main part by path. */
  readonly more?: Readonly<Record<string, string>>;
  /** Whole pages, which replace or follow those made here; `bare`: there are no others. */
  readonly whole?: Readonly<Record<string, string>>;
  readonly bare?: boolean;
  readonly photos?: readonly number[];
  /** Picture of the icon; null: none. */
  readonly icon?: number | null;
  readonly kind?: Kind;
  readonly capturedAt?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What stood behind every answer, and what a registry says of the domain. */
  readonly server?: Partial<Pick<Capture, 'address' | 'certificate'>>;
  readonly registration?: Registration;
}

const TRADES: readonly (readonly [goods: string, doing: string, place: string, buyers: string])[] = [
  ['bearing bushing roller cage race spacer', 'grind harden measure oil', 'hall bench furnace', 'mills quarries'],
  ['resin varnish primer hardener pigment thinner', 'stir tint filter can', 'tank lab drum', 'joiners shipyards'],
  ['loaf bun rye pretzel tart brioche', 'knead prove bake glaze', 'oven trough shelf', 'cafés canteens'],
  ['saddle girth bridle rein halter strap', 'cut stitch wax emboss', 'attic bench rack', 'riders stables'],
  ['lamp shade sconce lantern fitting bulb', 'blow wire polish test', 'kiln loft gallery', 'hotels theatres'],
  ['seedling bulb shrub sapling climber herb', 'sow prick water graft', 'greenhouse frame bed', 'parks gardeners'],
  ['cello viola fiddle bow bridge peg', 'carve bend varnish string', 'atelier vice window', 'players schools'],
  ['trawl net float rope anchor buoy', 'knot dip splice weigh', 'quay shed yard', 'skippers harbours'],
  ['tile brick pantile coping ridge clinker', 'press dry fire sort', 'pit kiln stack', 'roofers masons'],
  ['lens prism filter mirror mount grating', 'lap coat centre inspect', 'clean-room bench vault', 'labs observatories'],
  ['blend oolong matcha tisane infusion pekoe', 'wither roll sift pack', 'terrace loft cellar', 'tea-rooms grocers'],
  ['valve flange manifold gasket gauge nipple', 'turn bore thread leak-test', 'bay lathe store', 'refineries dairies'],
  ['duvet quilt bolster throw pillow blanket', 'card fill quilt hem', 'loom floor press', 'inns hospitals'],
];
const TOWNS =
  'Arlow Brenhill Castermouth Dunfold Elmsgate Farrowby Glenmere Hexbridge Inverlee Jarnsund Kettleby'.split(' ');
const QUALITIES = 'sturdy quiet plain slender weatherproof lasting light spare honest narrow broad seasoned'.split(' ');
const TIMES = 'Monday spring harvest autumn midsummer winter delivery inspection stocktaking frost'.split(' ');

/** Sentences of one firm: its trade's words in a dozen steady shapes, different for every seed. */
export function prose(seed: number, count: number): string[] {
  const random = generator(seed * 7919 + 13);
  const trade = TRADES[seed % TRADES.length] as (typeof TRADES)[number];
  const [goods, doing, places, buyers] = trade.map((words) => words.split(' ')) as [
    string[],
    string[],
    string[],
    string[],
  ];
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] as string;
  const n = () => 2 + Math.floor(random() * 97);
  const shapes = [
    () =>
      `Every ${pick(goods)} that leaves the ${pick(places)} was made to ${pick(doing)} well for ${n()} years before anyone asks for another.`,
    () =>
      `In ${pick(TOWNS)} we ${pick(doing)} about ${n()} ${pick(QUALITIES)} ${pick(goods)}s between one ${pick(TIMES)} and the next.`,
    () =>
      `${pick(buyers)} from ${pick(TOWNS)} to ${pick(TOWNS)} send their ${pick(goods)}s back to us to ${pick(doing)} again after ${n()} months.`,
    () =>
      `A ${pick(QUALITIES)} ${pick(goods)} costs more than a ${pick(QUALITIES)} one, and the ${pick(places)} master can tell you why on any ${pick(TIMES)}.`,
    () =>
      `Since ${1900 + n()} nobody at the ${pick(places)} has been let near a ${pick(goods)} before learning to ${pick(doing)} and to ${pick(doing)}.`,
    () =>
      `Ask for ${pick(goods)} number ${n()}${n()}, which our ${pick(buyers)} like because it is ${pick(QUALITIES)} and ${pick(QUALITIES)}.`,
    () =>
      `The road past ${pick(TOWNS)} floods each ${pick(TIMES)}, so we store ${n()} crates of ${pick(goods)}s above the ${pick(places)}.`,
    () =>
      `We do not ${pick(doing)} by machine: two people ${pick(doing)} each ${pick(goods)} by hand near the ${pick(places)}, and a third counts to ${n()}.`,
  ];
  return Array.from({ length: count }, () => {
    const text = pick(shapes as unknown as string[]) as unknown as () => string;
    const said = text();
    return said.charAt(0).toUpperCase() + said.slice(1);
  });
}

const MENUS: readonly (readonly string[])[] = [
  ['Home', 'Our workshop', 'What we make', 'Find us'],
  ['Welcome', 'The family', 'Range', 'Write or call'],
  ['Start', 'How we work', 'Price list', 'Visit us'],
  ['Home', 'About us', 'Products', 'Contact us'],
  ['Front page', 'History', 'Goods', 'Opening hours'],
];
const PATHS = ['/', '/about.html', '/products.html', '/contact.html'] as const;

export function goodsOf(seed: number): string[] {
  const random = generator(seed * 31 + 5);
  const goods = (TRADES[seed % TRADES.length] as (typeof TRADES)[number])[0].split(' ');
  return Array.from({ length: 9 }, (_, i) => {
    const word = goods[Math.floor(random() * goods.length)] as string;
    return `${QUALITIES[Math.floor(random() * QUALITIES.length)]} ${word} ${String.fromCharCode(65 + i)}${Math.floor(random() * 900 + 100)}`;
  });
}

export function photo(seed: number): ExampleImage {
  const grey = Buffer.from(picture(seed)).toString('base64');
  return { body: `photo ${seed}`, grid: { width: 800, height: 600, format: 'jpeg', grey } };
}

/** The frame of a page by look: tags, nesting and class names are that look's. */
function frame(site: SmallSite, title: string, main: string): string {
  const look = site.look ?? site.seed;
  const c = `k${look.toString(36)}`;
  const menu = site.menu ?? (MENUS[look % MENUS.length] as readonly string[]);
  const links = menu.map((label, i) => [PATHS[i] ?? `/${i}.html`, label] as const);
  const nav =
    look % 3 === 0
      ? `<nav class="${c}-nav"><ul>${links.map(([href, label]) => `<li class="${c}-li"><a href="${href}">${label}</a></li>`).join('')}</ul></nav>`
      : look % 3 === 1
        ? `<div class="${c}-bar"><nav>${links.map(([href, label]) => `<a class="${c}-tab" href="${href}"><span>${label}</span></a>`).join('')}</nav></div>`
        : `<nav><table><tr>${links.map(([href, label]) => `<td><a href="${href}">${label}</a></td>`).join('')}</tr></table></nav>`;
  const brand =
    look % 2 === 0
      ? `<a class="${c}-brand" href="/"><b>${site.name}</b></a>`
      : `<h2 class="${c}-logo">${site.name}</h2>`;
  const body = '<section><div>'.repeat(look % 4) + main + '</div></section>'.repeat(look % 4);
  const contact = [
    site.address === undefined ? '' : `<p class="${c}-adr">${site.address}</p>`,
    site.mail === undefined ? '' : `<p>E-mail: <a href="mailto:${site.mail}">${site.mail}</a></p>`,
    site.phone === undefined ? '' : `<p>Tel: <a href="tel:${site.phone.replace(/[^+\d]/g, '')}">${site.phone}</a></p>`,
  ].join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} | ${site.name}</title>
${site.icon === null ? '' : '<link rel="icon" href="/icon.png">'}${site.head ?? ''}</head><body class="${c}-body">${site.banner ?? ''}
<header class="${c}-top">${look % 2 === 0 ? brand + nav : nav + brand}</header><main class="${c}-main">${body}${site.everyMain ?? ''}</main>
<footer class="${c}-foot"><div>${contact}</div>${site.footer ?? ''}<p>© ${site.year ?? 2023} ${site.copyright ?? site.name}</p></footer></body></html>`;
}

export function pagesOf(site: SmallSite): Readonly<Record<string, string>> {
  if (site.bare === true) return site.whole ?? {};
  const { seed, look = seed, name } = site;
  const menu = site.menu ?? (MENUS[look % MENUS.length] as readonly string[]);
  const photos = photosOf(site);
  const text = prose(seed, 22);
  const p = (lines: readonly string[]) => lines.map((line) => `<p>${line}</p>`).join('\n');
  const image = (i: number) =>
    photos[i] === undefined ? '' : `<img src="/photo-${photos[i]}.jpg" width="800" height="600" alt="">`;
  const goods = goodsOf(seed).map((good, i) =>
    look % 2 === 0
      ? `<li>${image(i % 4)}<h3>${good}</h3><span>from ${i + 4} crowns</span></li>`
      : `<tr><td>${good}</td><td>${i + 4}.50</td></tr>`,
  );
  const list = look % 2 === 0 ? `<ul>${goods.join('')}</ul>` : `<table>${goods.join('')}</table>${image(1)}${image(2)}`;
  const made: Record<string, string> = {
    '/': frame(
      site,
      menu[0] ?? 'Home',
      `<h1>${name}</h1>${site.lead ?? ''}${image(0)}${p(text.slice(0, 8))}${site.homeMain ?? ''}`,
    ),
    '/about.html': frame(site, menu[1] ?? 'About', `<h1>${menu[1]}</h1>${p(text.slice(8, 16))}${image(3)}`),
    '/products.html': frame(site, menu[2] ?? 'Goods', `<h1>${menu[2]}</h1>${p(text.slice(16, 19))}${list}`),
    '/contact.html': frame(site, menu[3] ?? 'Contact', `<h1>${menu[3]}</h1>${p(text.slice(19))}`),
  };
  for (const [path, main] of Object.entries(site.more ?? {})) made[path] = frame(site, path.slice(1, 30), main);
  return { ...made, ...site.whole };
}

export function photosOf({ seed, photos }: SmallSite): readonly number[] {
  return photos ?? [0, 1, 2, 3].map((i) => seed * 10 + i + 1000);
}

/** The site as capture would have stored it. */
export function capturedSite(site: SmallSite): CapturedSite {
  const images: Record<string, ExampleImage> = {};
  for (const one of photosOf(site)) images[`/photo-${one}.jpg`] = photo(one);
  if (site.icon !== null) {
    const icon = photo(site.icon ?? site.seed + 5000);
    images['/icon.png'] = { body: `icon ${icon.body}`, grid: { ...icon.grid, width: 64, height: 64, format: 'png' } };
  }
  const { host, kind, capturedAt, headers } = site;
  const options = {
    host,
    images,
    ...(kind === undefined ? {} : { kind }),
    ...(capturedAt === undefined ? {} : { capturedAt }),
    ...(headers === undefined ? {} : { headers }),
  };
  return served(site, capturedFrom(pagesOf(site), options));
}

export function subjectFrom(site: SmallSite): Subject {
  return subjectOf(fingerprintSite(openSite(capturedSite(site))), null);
}

function served({ server, registration }: SmallSite, captured: CapturedSite): CapturedSite {
  const { visit, bodies } = captured;
  const captures = visit.captures.map((capture) => ({ ...capture, ...server }));
  return { visit: { ...visit, captures, ...(registration === undefined ? {} : { registration }) }, bodies };
}

/** The same presence under a new name: words, goods, pictures and the mailbox stay; host, name, menu, look and all else are the other's. */
export function renamed(first: SmallSite, second: SmallSite): SmallSite {
  const { seed, icon = seed + 5000, look = seed } = second;
  const mail = first.mail === undefined ? {} : { mail: first.mail };
  return { ...second, seed: first.seed, icon, look, photos: photosOf(first), ...mail };
}

/** Small invented shops, to see how the content and look signals behave on pairs whose truth is known. */

import type { ExampleImage } from '../../testkit/site-fixture.ts';
import { type FixtureOptions, siteFrom } from '../../testkit/site-fixture.ts';
import { generator } from '../../testkit/sketch/edited-text.ts';
import { picture } from '../../testkit/sketch/pictures.ts';

export interface Shop {
  readonly name: string;
  readonly lang: string;
  readonly menu: readonly string[];
  readonly about: readonly string[];
  readonly goods: readonly string[];
  readonly photos: readonly number[];
  /** Prefix of the class names: which template the shop is built on. */
  readonly theme: string;
  readonly layout: 'cards' | 'table';
}

const NOUNS =
  'copper oak linen clay wool sand glass rope paper salt honey barley stone leather cotton timber candle basket barrel ladder window garden bridge harbour market kitchen cellar orchard meadow winter summer morning evening village valley river mountain forest island guild'.split(
    ' ',
  );
const VERBS =
  'prepares sorts weighs stores delivers repairs measures packs dries polishes carries counts paints cuts folds washes mixes grinds bends stacks loads inspects seals marks presses twists turns heats cools weaves'.split(
    ' ',
  );
const LINKS = 'before after behind without under beside through against along within toward beyond'.split(' ');

/** Sentences of steady grammar and wide vocabulary, different for every seed. */
export function sentences(seed: number, count: number): string[] {
  const random = generator(seed);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] as string;
  const part = () =>
    `the ${pick(NOUNS)} ${pick(VERBS)} ${pick(NOUNS)} ${pick(LINKS)} ${pick(NOUNS)} and ${pick(NOUNS)}`;
  return Array.from({ length: count }, () => `Here ${part()}, while ${part()} ${pick(LINKS)} the ${pick(NOUNS)}.`);
}

function photo(seed: number): ExampleImage {
  const grey = Buffer.from(picture(seed)).toString('base64');
  return { body: `photo ${seed}`, grid: { width: 800, height: 600, format: 'jpeg', grey } };
}

export function openShop(shop: Shop, options: FixtureOptions = {}) {
  const { name, lang, menu, about, goods, photos, theme, layout } = shop;
  const nav = menu.map(
    (label, i) =>
      `<li class="${theme}-item"><a href="/${['', 'about.html', 'products.html', 'contact.html'][i] ?? `p${i}.html`}">${label}</a></li>`,
  );
  const items = goods.map((good, i) => {
    const image = photos[i] === undefined ? '' : `<img class="${theme}-shot" src="/photo-${photos[i]}.jpg" alt="">`;
    return layout === 'cards'
      ? `<article class="${theme}-card">${image}<h3 class="${theme}-name">${good}</h3><a class="${theme}-more" href="/p${i}.html">+</a></article>`
      : `<tr><td>${image}</td><th>${good}</th><td>${i + 1}</td></tr>`;
  });
  const list =
    layout === 'cards'
      ? `<div class="${theme}-grid">${items.join('')}</div>`
      : `<table class="${theme}-table"><tbody>${items.join('')}</tbody></table>`;
  const frame = (
    title: string,
    main: string,
  ) => `<!doctype html><html lang="${lang}"><head><title>${title} | ${name}</title></head><body class="${theme}-body">
<header class="${theme}-top"><a class="${theme}-brand" href="/">${name}</a><nav class="${theme}-nav"><ul>${nav.join('')}</ul></nav></header>
<main class="${theme}-main">${main}</main><footer class="${theme}-foot"><div class="${theme}-cols"><p>${name}</p></div></footer></body></html>`;
  const paragraphs = (list_: readonly string[]) => list_.map((text) => `<p class="${theme}-text">${text}</p>`).join('');
  return siteFrom(
    {
      '/': frame(
        menu[0] ?? '',
        `<section class="${theme}-hero"><h1>${name}</h1>${paragraphs(about.slice(0, 3))}</section>${list}`,
      ),
      '/about.html': frame(
        menu[1] ?? '',
        `<section class="${theme}-story"><h2>${menu[1]}</h2>${paragraphs(about)}</section>`,
      ),
      '/products.html': frame(menu[2] ?? '', list),
    },
    { ...options, images: Object.fromEntries(photos.map((seed) => [`/photo-${seed}.jpg`, photo(seed)])) },
  );
}

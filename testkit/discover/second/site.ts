/** One site as it is drawn, and four ways to lay out its pages: sections, tables, bare boxes, and a side column. */
import type { Draw } from '../../attacks/generated/draw.ts';
import { capital, type Firm, invented } from './firm.ts';

export interface Site {
  readonly firm: Firm;
  readonly shell: Shell;
  /** Parts of the body by path; the first path is the home page. */
  readonly pages: Map<string, { title: string; body: string[] }>;
  /** On every page. */
  readonly head: string[];
  readonly menu: string[];
  readonly side: string[];
  readonly foot: string[];
}

type Shell = (site: Site, title: string, body: readonly string[]) => string;

const top = ({ firm, head }: Site, title: string): string =>
  `<!doctype html><html lang="${firm.tongue.code}"><head><meta charset="utf-8"><title>${title} | ${firm.name}</title>${head.join('')}</head>`;

const menuOf = ({ pages, menu }: Site): string[] => [
  ...[...pages].map(([path, { title }]) => `<a href="${path}">${title}</a>`),
  ...menu,
];

const sections: Shell = (site, title, body) =>
  `${top(site, title)}<body><header><p class="brand">${site.firm.name}</p><nav><ul>${menuOf(site)
    .map((link) => `<li>${link}</li>`)
    .join(
      '',
    )}</ul></nav></header><main><h1>${title}</h1>${body.map((part) => `<section>${part}</section>`).join('')}${site.side.join('')}</main><footer>${site.foot
    .map((part) => `<div>${part}</div>`)
    .join('')}</footer></body></html>`;

const tables: Shell = (site, title, body) =>
  `${top(site, title)}<body bgcolor="#efe"><table width="900" align="center"><tr><td colspan="2"><font size="6">${site.firm.name}</font><br>${menuOf(site).join(' | ')}</td></tr><tr><td width="700" valign="top"><b>${title}</b>${body
    .map((part) => `<p>${part}</p>`)
    .join(
      '',
    )}</td><td valign="top">${site.side.join('<br>')}</td></tr><tr><td colspan="2" align="center"><small>${site.foot.join(' - ')}</small></td></tr></table></body></html>`;

const boxes: Shell = (site, title, body) =>
  `${top(site, title)}<body><div class="c9"><div class="c1"><div class="c2">${site.firm.name}</div>${menuOf(site)
    .map((link) => `<span class="c3">${link}</span>`)
    .join(
      '',
    )}</div><div class="c4"><div class="c5">${title}</div>${body.map((part) => `<div class="c6">${part}</div>`).join('')}</div><div class="c7">${site.side.join('')}</div><div class="c8">${site.foot
    .map((part) => `<div>${part}</div>`)
    .join('')}</div></div></body></html>`;

const column: Shell = (site, title, body) =>
  `${top(site, title)}<body><aside><a href="/"><strong>${site.firm.name}</strong></a><dl>${menuOf(site)
    .map((link) => `<dd>${link}</dd>`)
    .join(
      '',
    )}</dl>${site.side.join('')}</aside><article><h2>${title}</h2>${body.map((part) => `<p>${part}</p>`).join('')}</article><address>${site.foot.join('<br>')}</address></body></html>`;

const SHELLS = [sections, tables, boxes, column] as const;

/** A firm's site with its own pages; links of the world are put in later. */
export function siteOf(firm: Firm, draw: Draw): Site {
  const { words } = firm.tongue;
  const end = draw.pick(['', '.html', '.php', '/']);
  const path = (word: string): string => `/${word.toLowerCase().replace(/[^\p{L}]+/gu, '-')}${end}`;
  const details = [
    `${words.phone}: ${firm.phone}`,
    ...(firm.mail === null ? [] : [`${words.mail} ${mailto(firm.mail)}`]),
    firm.street,
    `${words.tax} ${firm.tax}`,
  ];
  const texts = (from: number, to: number): string[] => firm.about.slice(from, to);
  const paths = ['about', 'goods', 'contact'].map((key) => encodeURI(path(words[key] ?? key)));
  const [about = '', goods = '', contact = ''] = paths;
  // Owners name their pages each in their own way.
  const titled = (key: string): string => {
    const word = words[key] ?? '';
    return draw.pick([word, `${word} ${firm.name.split(' ')[0]}`, `${word} & ${capital(invented(draw, 2))}`]);
  };
  return {
    firm,
    shell: draw.pick(SHELLS),
    pages: new Map([
      ['/', { title: titled('home'), body: texts(0, 4) }],
      [about, { title: titled('about'), body: texts(4, 14) }],
      [goods, { title: titled('goods'), body: firm.goods.map(({ name, text, price }) => `${name}. ${text} ${price}`) }],
      [contact, { title: titled('contact'), body: details }],
    ]),
    head: [],
    menu: [],
    side: [],
    foot: [`${firm.name}, ${firm.street}`, firm.phone],
  };
}

export const mailto = (mail: string): string => `<a href="mailto:${mail}">${mail}</a>`;
export const link = (host: string, text: string = host): string => `<a href="http://${host}">${text}</a>`;

/** The body of the page at this place in the site's order: home, about, goods, contact. */
export function bodyOf(site: Site, place: 0 | 1 | 2 | 3): string[] {
  const page = [...site.pages.values()][place];
  if (page === undefined) throw new Error(`${site.firm.host} has no page ${place}`);
  return page.body;
}

export function htmlOf(site: Site): Record<string, string> {
  return Object.fromEntries([...site.pages].map(([path, { title, body }]) => [path, site.shell(site, title, body)]));
}

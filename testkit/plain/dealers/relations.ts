/** How an honest company shows a firm that is not itself: what it writes, and where on its site. */
import { inventedWord } from '../../attacks/generated/invented.ts';
import { type Firm, type Ware, wareBlock } from './firms.ts';
import { type Party, type PhraseKey, partyOf } from './party.ts';
import {
  type CompanySite,
  heading,
  hostLink,
  list,
  mailLink,
  type PageName,
  picture,
  sentences,
  text,
} from './site.ts';

/** Adds what one company shows of the firm. */
type Relation = (site: CompanySite, firm: Firm) => void;

const says =
  (key: PhraseKey, ...pages: readonly PageName[]): Relation =>
  (site, firm) => {
    site.blocks[site.draw.pick(pages)].push(text(site, [phrase(site, key, firm)]));
  };

const RELATIONS = {
  dealer: (site, firm) => {
    site.blocks.home.push(text(site, [phrase(site, 'dealer', firm)]));
    if (site.draw.chance(0.5)) site.blocks.home.push(copied(site, firm.logo, firm.party.name));
  },
  catalogue: (site, firm) => {
    const { draw, blocks } = site;
    const wares = draw.some(firm.wares, draw.int(3, firm.wares.length)).map((ware) => soldWare(site, ware));
    blocks.goods.push(heading(2, phrase(site, 'brand', firm)), ...wares);
  },
  brand: (site, firm) => {
    const lines = firm.about.slice(0, site.draw.int(2, 5));
    site.blocks.about.push(
      heading(2, phrase(site, 'brand', firm)),
      text(site, lines),
      text(site, [phrase(site, 'link', firm)]),
    );
  },
  supplier: says('supplier', 'contact', 'goods', 'terms'),
  link: says('link', 'home', 'goods', 'about'),
  partners: (site, firm) => {
    const others = strangers(site).map(({ host, name }) => hostLink(host, name));
    const logo = site.draw.chance(0.4) ? copied(site, firm.logo, firm.party.name) : '';
    const firms = [...others, logo + hostLink(firm.party.host, firm.party.name)];
    site.blocks[site.draw.pick(['home', 'about'] as const)].push(
      heading(2, phrase(site, 'partners', firm)),
      list(site.draw.some(firms, firms.length)),
    );
  },
  certificate: (site, firm) => {
    says('certificate', 'about', 'home')(site, firm);
    if (site.draw.chance(0.6)) site.blocks.about.push(copied(site, firm.logo + 1, firm.certificate));
  },
  account: (site, firm) => {
    if (site.draw.chance(0.4)) site.foot.push(phrase(site, 'account', firm));
    else says('account', 'contact', 'terms')(site, firm);
  },
  tickets: (site, firm) => {
    const { draw, blocks } = site;
    blocks.goods.push(text(site, [phrase(site, 'tickets', firm)]));
    blocks.goods.push(list(draw.some(firm.wares, draw.int(3, 7)).map(({ name, spec }) => `${name}: ${spec}`)));
    if (draw.chance(0.4)) blocks.goods.push(copied(site, firm.wares[0]?.seed ?? 1, firm.party.name));
  },
  terms: says('terms', 'terms', 'terms', 'contact'),
  report: (site, firm) => {
    const { draw, party, blocks } = site;
    const [title = '', ...rest] = sentences(draw, party, draw.int(3, 6));
    blocks.news.push(heading(3, title), text(site, [phrase(site, 'report', firm), ...rest]));
    if (draw.chance(0.4)) blocks.news.push(text(site, [hostLink(firm.party.host)]));
  },
  fair: (site, firm) => {
    const { draw, blocks } = site;
    const there = [...strangers(site), firm.party];
    const rows = draw.some(there, there.length).map(({ name, host, mail, phone, town }) => {
      const cells = [
        name,
        town,
        `${draw.pick(['A', 'B', 'C'])}${draw.int(1, 90)}`,
        mailLink(mail),
        phone,
        hostLink(host),
      ];
      return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    });
    blocks.news.push(heading(2, phrase(site, 'fair', firm)), `<table>${rows.join('')}</table>`);
  },
  reference: says('reference', 'about', 'home'),
  job: says('job', 'about'),
  used: (site, firm) => {
    says('used', 'goods', 'home')(site, firm);
    for (const { seed, name } of site.draw.some(firm.wares, 2)) site.blocks.goods.push(copied(site, seed, name));
  },
  safety: says('safety', 'goods', 'terms'),
  listing: (site, firm) => {
    says('listing', 'about', 'news')(site, firm);
    if (site.draw.chance(0.5)) site.head.push(`<script src="http://${firm.party.host}/ticker.js" defer></script>`);
  },
  provider: (site, firm) => {
    if (site.draw.chance(0.4)) site.foot.push(phrase(site, 'provider', firm));
    else says('provider', 'contact', 'terms')(site, firm);
  },
  reprint: (site, firm) => {
    for (const [title = '', ...lines] of site.draw.some(firm.articles, site.draw.int(1, 3))) {
      const [first = '', ...rest] = lines;
      site.blocks.news.push(heading(3, title), text(site, [phrase(site, 'reprint', firm) + first, ...rest]));
      site.blocks.news.push(text(site, [phrase(site, 'source', firm)]));
    }
  },
  pay: (site, firm) => {
    says('pay', 'terms', 'goods', 'contact')(site, firm);
    if (!site.draw.chance(0.5)) return;
    const button = `<input type="hidden" name="shop" value="${site.draw.int(10_000, 99_999)}"><button>${firm.party.name}</button>`;
    site.blocks.goods.push(`<form action="http://${firm.party.host}/pay" method="post">${button}</form>`);
  },
  compare: says('compare', 'goods', 'about'),
  titled: (site, firm) => {
    site.slogans.push(site.draw.chance(0.5) ? firm.party.name : phrase(site, 'dealer', firm));
  },
  described: (site, firm) => {
    site.head.push(`<meta name="description" content="${phrase(site, 'dealer', firm)}">`);
  },
  signed: (site, firm) => {
    site.foot.push(phrase(site, 'dealer', firm));
  },
  badge: (site, firm) => {
    const { draw, foot } = site;
    const logo = copied(site, firm.logo, firm.party.name);
    foot.push(draw.chance(0.5) ? hostLink(firm.party.host, logo) : logo);
  },
  made: (site, firm) => {
    const wares = site.draw.some(firm.wares, 3).map(({ name }) => ({
      ...{ '@context': 'https://schema.org', '@type': 'Product', name },
      brand: { '@type': 'Brand', name: firm.party.name },
      manufacturer: { '@type': 'Organization', name: firm.party.name, url: `http://${firm.party.host}/` },
    }));
    site.blocks.goods.push(`<script type="application/ld+json">${JSON.stringify(wares)}</script>`);
  },
} satisfies Record<string, Relation>;

export type RelationName = keyof typeof RELATIONS;

/** Companies of every trade may have these with a firm. */
export const COMMON: readonly RelationName[] = [
  ...(['link', 'partners', 'supplier', 'report', 'fair', 'reference', 'job', 'certificate'] as const),
  ...(['badge', 'described', 'titled', 'made', 'signed'] as const),
];

export function relate(site: CompanySite, firm: Firm, relation: RelationName): void {
  RELATIONS[relation](site, firm);
}

function phrase(site: CompanySite, key: PhraseKey, firm: Firm): string {
  const { draw, party } = site;
  const { name, mail, phone, address, number, host } = firm.party;
  const slots: Readonly<Record<string, string>> = {
    n: name,
    s: party.name,
    m: draw.chance(0.6) ? mailLink(mail) : mail,
    f: phone,
    a: address,
    r: number,
    h: hostLink(host),
    c: firm.certificate,
    i: firm.account,
    w: firm.wares[draw.int(0, 5)]?.name ?? '',
    y: String(draw.int(2004, 2020)),
    k: String(draw.int(3, 60)),
    t: inventedWord(draw, party.tongue.script),
    d: `${draw.int(1, 28)}.${draw.int(1, 12)}.${draw.int(2021, 2024)}`,
  };
  return draw.pick(party.phrases[key]).replace(/\{(\w)\}/g, (_, slot: string) => slots[slot] ?? '');
}

/** The firm's own photograph on another server: often made smaller there. */
function copied(site: CompanySite, seed: number, alt: string): string {
  const { draw } = site;
  if (draw.chance(0.4)) return picture(site, { seed, width: 640, quality: 82 }, alt);
  return picture(site, { seed, width: draw.pick([320, 400, 480]), quality: draw.int(60, 85) }, alt);
}

function soldWare(site: CompanySite, ware: Ware): string {
  const { draw } = site;
  return wareBlock(
    site,
    ware,
    copied(site, ware.seed, ware.name),
    ware.lines,
    ` – ${draw.int(9, 4000)}.${draw.int(10, 99)} €`,
  );
}

/** Companies that nobody knows, for lists in which the firm is one of many. */
function strangers({ draw }: CompanySite): Party[] {
  return Array.from({ length: draw.int(4, 9) }, () => partyOf(draw.int(1, 1e9), draw.pick(['en', 'de', 'es', 'fr'])));
}

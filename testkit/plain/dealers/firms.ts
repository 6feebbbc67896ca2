/** Ten invented listed firms, one of each trade, with what others may show of them: wares, pictures, papers, an account. */
import { type Draw, drawOf } from '../../attacks/generated/draw.ts';
import { inventedWord } from '../../attacks/generated/invented.ts';
import { type Party, partyOf } from './party.ts';
import type { RelationName } from './relations.ts';
import {
  type CompanySite,
  contactLines,
  emptySite,
  heading,
  list,
  picture,
  sentences,
  type Theme,
  text,
} from './site.ts';

export interface Ware {
  readonly name: string;
  readonly spec: string;
  readonly lines: readonly string[];
  /** Of its photograph. */
  readonly seed: number;
}

export interface Firm {
  readonly id: string;
  readonly trade: Trade;
  readonly party: Party;
  readonly wares: readonly Ware[];
  readonly about: readonly string[];
  readonly articles: readonly (readonly string[])[];
  readonly certificate: string;
  readonly account: string;
  readonly logo: number;
  readonly theme: Theme;
}

interface Trade {
  readonly name: string;
  /** In the firm's name. */
  readonly word: string;
  spec(draw: Draw): string;
  /** How honest companies of this trade deal with it, besides what is common to all trades. */
  readonly relations: readonly RelationName[];
  /** All others show these too. */
  readonly always?: readonly RelationName[];
}

const clock = (draw: Draw): string =>
  `${String(draw.int(5, 22)).padStart(2, '0')}:${draw.pick(['05', '20', '35', '50'])}`;

export const TRADES: readonly Trade[] = [
  {
    ...{ name: 'bank', word: 'Bank', relations: ['account', 'account', 'pay', 'account'] },
    spec: (draw) =>
      `${draw.int(1, 7)}.${draw.int(10, 95)} % p. a., ${draw.int(6, 120)} M, min. ${draw.int(2, 90)} 000 EUR`,
  },
  {
    ...{ name: 'airline', word: 'Airways', relations: ['tickets', 'catalogue', 'brand', 'tickets'] },
    spec: (draw) => `${clock(draw)} - ${clock(draw)}, ${draw.int(1, 3)}-${draw.int(4, 7)}, ${draw.int(59, 790)} EUR`,
  },
  {
    ...{
      name: 'maker',
      word: 'Pumps',
      relations: ['dealer', 'supplier', 'certificate'],
      always: ['catalogue', 'brand'],
    },
    spec: (draw) =>
      `DN ${draw.int(2, 20) * 10}, PN ${draw.pick([10, 16, 25, 40])}, ${draw.int(1, 90)} kW, ${draw.int(20, 900)} kg`,
  },
  {
    ...{ name: 'shipping line', word: 'Line', relations: ['terms', 'tickets', 'terms', 'supplier'] },
    spec: (draw) =>
      `${draw.int(100, 999)}E, ETA ${draw.int(1, 28)}.${draw.int(1, 12)}., 20' / 40' HC / RF, ${draw.int(8, 40)} d`,
  },
  {
    ...{ name: 'exchange', word: 'Exchange', relations: ['listing', 'catalogue', 'listing', 'terms'] },
    spec: (draw) =>
      `${draw.int(1, 12)}/26, lot ${draw.int(5, 100)} t, tick 0.0${draw.int(1, 5)}, margin ${draw.int(2, 90)}50`,
  },
  {
    ...{ name: 'chemical trader', word: 'Chemicals', relations: ['safety', 'catalogue', 'dealer', 'certificate'] },
    spec: (draw) =>
      `${draw.int(50, 99)}-${draw.int(10, 99)}-${draw.int(1, 9)}, ${draw.int(95, 99)}.${draw.int(0, 9)} %, ${draw.int(25, 200)} kg`,
  },
  {
    ...{ name: 'telecoms', word: 'Telecom', relations: ['provider', 'catalogue', 'dealer', 'pay'] },
    spec: (draw) => `${draw.int(2, 90)} GB, ${draw.int(1, 9)}00 min, 5G, ${draw.int(5, 60)}.90 EUR`,
  },
  {
    ...{ name: 'machine builder', word: 'Machines', relations: ['used', 'dealer', 'supplier', 'catalogue', 'compare'] },
    spec: (draw) =>
      `${draw.int(4, 40)}00 x ${draw.int(3, 20)}00 mm, ${draw.int(2, 24)} 000 rpm, ${draw.int(1, 40)}.${draw.int(1, 9)} t`,
  },
  {
    ...{ name: 'news agency', word: 'News Agency', relations: ['reprint', 'reprint', 'link', 'reprint'] },
    spec: (draw) => `${draw.int(3, 90)} / d, ${draw.pick(['XML', 'NewsML', 'FTP'])}, ${draw.int(90, 990)} EUR`,
  },
  {
    ...{ name: 'wallet service', word: 'Wallet', relations: ['pay', 'catalogue', 'pay', 'supplier'] },
    spec: (draw) => `v${draw.int(1, 9)}.${draw.int(0, 20)}, fee 0.${draw.int(10, 90)} %, ${draw.int(4, 90)} coins`,
  },
];

export function firmOf(seed: number, index: number, theme: Theme): Firm {
  const draw = drawOf(seed);
  const trade = TRADES[index] as Trade;
  const party = partyOf(seed + 1, draw.pick(['en', 'en', 'de', 'es', 'fr', 'ru'] as const), trade.word);
  const ware = (): Ware => ({
    name: `${inventedWord(draw, 'latin')} ${draw.pick(['T', 'K', 'RX', 'M', 'S'])}${draw.int(10, 990)}`,
    spec: trade.spec(draw),
    lines: sentences(draw, party, draw.int(2, 3)),
    seed: draw.int(1, 1e9),
  });
  return {
    id: `firm-${index + 1}`,
    trade,
    party,
    wares: Array.from({ length: draw.int(8, 12) }, ware),
    about: sentences(draw, party, 9),
    articles: Array.from({ length: 4 }, () => sentences(draw, party, 6)),
    certificate: `${draw.pick(['QM', 'C', 'AZ'])}-${draw.int(1000, 9999)}/${draw.int(10, 99)}`,
    account: `${draw.pick(['DE', 'FR', 'ES', 'GB'])}${draw.int(10, 98)} ${Array.from({ length: 4 }, () => draw.int(1000, 9999)).join(' ')} ${draw.int(10, 99)}`,
    logo: draw.int(1, 1e9),
    theme,
  };
}

/** The firm's own site; of a successor: the same under another party, without some sentences. */
export function firmSite(firm: Firm, seed: number, party = firm.party, theme = firm.theme, share = 1): CompanySite {
  const draw = drawOf(seed);
  const site = emptySite(party, theme, draw);
  const { blocks } = site;
  const kept = (lines: readonly string[]): string[] =>
    lines.filter(() => draw.chance(share)).map((line) => line.replaceAll(firm.party.name, party.name));
  const shown = (photo: number): string => picture(site, { seed: photo, width: 640, quality: 82 }, '');
  blocks.home.push(heading(2, party.name), shown(firm.logo), text(site, kept(firm.about.slice(0, 4))));
  blocks.about.push(heading(2, party.phrases.menu[1] ?? ''), text(site, kept(firm.about.slice(3))));
  blocks.about.push(list([`${firm.certificate}, ${party.name}`]));
  for (const ware of firm.wares) blocks.goods.push(wareBlock(site, ware, shown(ware.seed), kept(ware.lines)));
  blocks.contact.push(heading(2, party.phrases.menu[3] ?? ''), list(contactLines(party)));
  for (const article of firm.articles)
    blocks.news.push(heading(3, article[0] ?? ''), text(site, kept(article.slice(1))));
  blocks.terms.push(
    heading(2, party.phrases.menu[5] ?? ''),
    text(site, [...kept(firm.about.slice(5)), ...kept(firm.articles[0] ?? [])]),
  );
  blocks.terms.push(list([`${party.name}, ${party.number}, ${party.address}`]));
  return site;
}

export function wareBlock(site: CompanySite, ware: Ware, image: string, lines: readonly string[], price = ''): string {
  return `${heading(3, ware.name)}${image}<p>${ware.spec}${price}</p>${text(site, lines)}`;
}

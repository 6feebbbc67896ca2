/** A world of listed firms, their honest dealers, buyers and partners, and one true successor of each; all from a seed. */
import { drawOf, seedOf } from '../../attacks/generated/draw.ts';
import type { ServedSites } from '../serve-sites.ts';
import { type Firm, firmOf, firmSite, TRADES, wareBlock } from './firms.ts';
import { languageOf, partyOf } from './party.ts';
import { COMMON, type RelationName, relate } from './relations.ts';
import {
  type CompanySite,
  contactLines,
  emptySite,
  heading,
  list,
  picture,
  render,
  sentences,
  text,
  themeOf,
} from './site.ts';

export interface HonestSite {
  readonly host: string;
  readonly firm: Firm;
  readonly relations: readonly RelationName[];
  /** On the template of the firm. */
  readonly sharesTheme: boolean;
}

export interface DealersWorld {
  readonly firms: readonly Firm[];
  readonly honest: readonly HonestSite[];
  readonly successors: readonly { readonly host: string; readonly firm: Firm; readonly forgotten: readonly string[] }[];
  readonly sites: ServedSites;
}

export interface DealersOptions {
  readonly seed: number;
  /** The first so many trades. */
  readonly firms?: number;
  /** Honest sites of each firm. */
  readonly honest?: number;
}

export function dealersWorld({ seed, firms: count = TRADES.length, honest: each = 20 }: DealersOptions): DealersWorld {
  const themes = Array.from({ length: 4 }, (_, i) => themeOf(drawOf(seedOf(seed, i, 11))));
  const sites = new Map<string, ReturnType<typeof render>>();
  const firms: Firm[] = [];
  const honest: HonestSite[] = [];
  const successors: { host: string; firm: Firm; forgotten: readonly string[] }[] = [];
  for (let i = 0; i < count; i++) {
    const theme = themes[i % themes.length] ?? themeOf(drawOf(seed));
    const firm = firmOf(seedOf(seed, i, 23), i, theme);
    firms.push(firm);
    sites.set(firm.party.host, render(firmSite(firm, seedOf(seed, i, 31))));
    for (let j = 0; j < each; j++) {
      const made = honestSite(firm, seedOf(seed, i * 1000 + j, 41), j);
      sites.set(made.site.party.host, render(made.site));
      honest.push(made.honest);
    }
    const { site, forgotten } = successorOf(firm, seedOf(seed, i, 31), seedOf(seed, i, 53));
    sites.set(site.party.host, render(site));
    successors.push({ host: site.party.host, firm, forgotten });
  }
  return { firms, honest, successors, sites };
}

/** A company with words, wares, pictures and contacts of its own, which deals with the firm. */
function honestSite(firm: Firm, seed: number, index: number): { site: CompanySite; honest: HonestSite } {
  const draw = drawOf(seed);
  const language = draw.chance(0.5) ? languageOf(draw) : (firm.party.tongue.code as ReturnType<typeof languageOf>);
  const party = partyOf(seed + 7, language);
  const sharesTheme = draw.chance(0.3);
  const site = emptySite(party, sharesTheme ? firm.theme : themeOf(draw), draw);
  const { blocks } = site;
  const { menu } = party.phrases;
  const own = (): string => picture(site, { seed: draw.int(1, 1e9), width: 640, quality: 80 }, '');
  blocks.home.push(heading(2, party.name), own(), text(site, sentences(draw, party, draw.int(5, 9))));
  blocks.about.push(heading(2, menu[1] ?? ''), text(site, sentences(draw, party, draw.int(5, 9))), own());
  blocks.contact.push(heading(2, menu[3] ?? ''), list(contactLines(party)), text(site, sentences(draw, party, 2)));
  for (let i = draw.int(2, 5); i > 0; i--) {
    const [name = ''] = sentences(draw, party, 1);
    const ware = { name, spec: `${draw.int(5, 900)}.${draw.int(10, 99)} €`, lines: [], seed: draw.int(1, 1e9) };
    blocks.goods.push(wareBlock(site, ware, own(), sentences(draw, party, 2)));
  }
  for (let i = draw.int(1, 3); i > 0; i--) {
    const [title = '', ...lines] = sentences(draw, party, 4);
    blocks.news.push(heading(3, title), text(site, lines));
  }
  blocks.terms.push(heading(2, menu[5] ?? ''), text(site, sentences(draw, party, draw.int(4, 7))));
  const { relations: special, always = [] } = firm.trade;
  const all = [...new Set([...special, ...COMMON])];
  const first = all[index % all.length] as RelationName;
  const more = draw.some([...special, ...COMMON], draw.int(1, 4));
  const relations = [...new Set([...always, first, ...more])];
  for (const relation of relations) relate(site, firm, relation);
  return { site, honest: { host: party.host, firm, relations, sharesTheme } };
}

/** The firm's pages under a new name and domain. One to three things are forgotten. */
function successorOf(firm: Firm, firmSeed: number, seed: number): { site: CompanySite; forgotten: readonly string[] } {
  const draw = drawOf(seed);
  const party = partyOf(seed + 3, firm.party.tongue.code as ReturnType<typeof languageOf>, firm.trade.word);
  const theme = draw.chance(0.5) ? firm.theme : themeOf(draw);
  const site = firmSite(firm, firmSeed, party, theme, draw.pick([0.7, 0.85, 1]));
  const { mail, phone, name, number } = firm.party;
  const leftovers = {
    mail: () => site.blocks.terms.push(text(site, [`${party.phrases.labels[0]}: ${mail}`])),
    phone: () => site.blocks.contact.push(text(site, [`${party.phrases.labels[1]}: ${phone}`])),
    number: () => site.blocks.terms.push(text(site, [`${party.phrases.labels[3]}: ${number}`])),
    copyright: () => {
      site.copyright.news = name;
    },
  };
  const forgotten = draw.some(Object.keys(leftovers) as (keyof typeof leftovers)[], draw.int(1, 3));
  for (const one of forgotten) leftovers[one]();
  return { site, forgotten };
}

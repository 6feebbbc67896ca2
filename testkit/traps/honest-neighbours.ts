/** Traps in which one honest site speaks of another, or looks like it by name, date or gadgets. */
import { photosOf, type SmallSite } from './small-site.ts';
import type { Trap } from './trap.ts';

const MAKER: SmallSite = {
  host: 'quillmoor.test',
  name: 'Hebei Quillmoor Trading Co., Ltd.',
  seed: 41,
  mail: 'lin.quillmoor@mail.test',
  phone: '+86 311 8566 0142',
  address: '18 Heping Road, Shijiazhuang, Hebei',
};

const reseller: SmallSite = {
  host: 'pen-cabinet.test',
  name: 'The Pen Cabinet',
  seed: 32,
  mail: 'orders@pen-cabinet.test',
  phone: '+49 30 23125 321',
  address: '4 Cabinet Yard, Inverlee',
  homeMain: `<p>Our drying cabinets came from Hebei Quillmoor Trading Co., Ltd. until 2021, when that firm was listed. We have bought nothing from it since, and we sell what is left with its papers.</p>`,
  more: {
    '/brands.html': `<h1>Brands we stocked</h1><ul><li><a href="https://quillmoor.test/">Hebei Quillmoor Trading Co., Ltd.</a> (until 2021)</li><li><a href="https://oxbow-paper.test/">Oxbow Paper</a></li></ul>
      <p>For letters about old orders write to the maker, not to us.</p>`,
  },
};

const dealer: SmallSite = {
  host: 'porto-canetas.test',
  name: 'Porto Canetas Lda',
  seed: 33,
  mail: 'loja@porto-canetas.test',
  phone: '+351 220 100 456',
  address: 'Rua das Flores 12, Porto',
  homeMain: `<p>Authorised dealer of Hebei Quillmoor Trading Co., Ltd. since 2014.</p>`,
  more: {
    '/warranty.html': `<h1>Warranty</h1><p>For warranty claims write to the manufacturer: <a href="mailto:lin.quillmoor@mail.test">lin.quillmoor@mail.test</a>, telephone <a href="tel:+8631185660142">+86 311 8566 0142</a>,
      <a href="https://quillmoor.test/">quillmoor.test</a>.</p><p>We register your purchase for you when you bring the receipt to our counter.</p>`,
  },
};

/** Says on its front page whose dealer it is, gives the factory's mailbox and shows the factory's photos. */
const openDealer: SmallSite = {
  ...{ host: 'cais-canetas.test', name: 'Cais Canetas Lda', seed: 49, photos: photosOf(MAKER) },
  ...{ mail: 'loja@cais-canetas.test', phone: '+351 220 100 789', address: 'Cais da Ribeira 3, Porto' },
  homeMain: `<h2>Hebei Quillmoor Trading Co., Ltd.</h2><p>Authorised dealer of Hebei Quillmoor Trading Co., Ltd.; factory contact <a href="mailto:lin.quillmoor@mail.test">lin.quillmoor@mail.test</a></p>`,
};

const newspaper: SmallSite = {
  host: 'harbour-paper.test',
  name: 'The Harbour Paper',
  seed: 34,
  mail: 'desk@harbour-paper.test',
  phone: '+49 30 23125 700',
  menu: ['Front', 'Politics', 'Harbour', 'Letters'],
  more: {
    '/2021/12/firm-listed.html': `<article><h1>Two traders, one mailbox?</h1><p>The treasury listed Hebei Quillmoor Trading Co., Ltd. last week. Its <a href="https://quillmoor.test/">site</a> gave lin.quillmoor@mail.test and +86 311 8566 0142.</p>
      <p>Shanxi Fernhollow Import and Export Co., Ltd., at <a href="https://fernhollow.test/">fernhollow.test</a>, was registered in the same month. Nobody at either firm answered our letters.</p></article>`,
  },
};

const cookies = `<div id="consent-layer" class="cc-window" role="dialog"><p>We use cookies and similar technologies to remember your choices, measure how the site is used and show you what fits. You can withdraw your consent at any time.</p>
  <button class="cc-allow">Accept all</button><button class="cc-deny">Only what is needed</button><a href="/cookies.html">Cookie policy</a></div>`;
const chat = `<div id="chat-dock" class="lc-open"><p>Hello! How can we help you today?</p><p>We usually answer in a few minutes.</p><form><input name="chat-name"><textarea></textarea></form></div>
  <script src="https://embed.tawk.to/5f3a9c1b5d7e246801ace135/default"></script>`;

const plain = (host: string, name: string, seed: number, more: Partial<SmallSite> = {}): SmallSite => ({
  host,
  name,
  seed,
  mail: `office@${host}`,
  phone: seed % 2 === 0 ? `+49 69 90009 3${seed}` : `+49 221 4710 9${seed}`,
  ...more,
});

export const NEIGHBOURS: readonly Trap[] = [
  { name: 'a reseller that honestly cites the sanctioned firm', left: MAKER, right: reseller },
  { name: 'an authorised dealer that quotes the maker’s mail and telephone', left: MAKER, right: dealer },
  { name: 'a dealer that says so on its front page, with the maker’s mail and photos', left: MAKER, right: openDealer },
  { name: 'a news article that names both', left: MAKER, right: newspaper },
  {
    name: 'a cookie banner and a chat on one side only',
    left: plain('wheatley.test', 'Wheatley Rope Walk', 35, { banner: cookies, footer: chat }),
    right: plain('yarrowdale.test', 'Yarrowdale Dairy', 36),
  },
  {
    name: 'names that differ only in the province',
    left: plain('hb-jinhe.test', 'Hebei Jinhe Import and Export Co., Ltd.', 37, {
      lead: '<p>Hebei Jinhe Import and Export Co., Ltd. is a trading house in Shijiazhuang.</p>',
    }),
    right: plain('sx-jinhe.test', 'Shanxi Jinhe Import and Export Co., Ltd.', 38, {
      lead: '<p>Shanxi Jinhe Import and Export Co., Ltd. is a trading house in Taiyuan.</p>',
    }),
  },
  {
    name: 'names that differ only in the legal form',
    left: plain('lindqvist-tools.test', 'Lindqvist Tools GmbH', 39, {
      lead: '<p>Lindqvist Tools GmbH is a family firm by the lake.</p>',
    }),
    right: plain('lindqvisttools.test', 'Lindqvist Tools Ltd', 48, {
      lead: '<p>Lindqvist Tools Ltd is a workshop at the mouth of the river.</p>',
    }),
  },
  {
    name: 'names that differ only in the legal form, on one look',
    left: plain('lindqvist-tools.test', 'Lindqvist Tools GmbH', 39, { look: 92 }),
    right: plain('lindqvisttools.test', 'Lindqvist Tools Ltd', 48, { look: 92 }),
  },
  {
    name: 'two restaurants of one ordinary name on one look',
    left: plain('golden-dragon-arlow.test', 'Golden Dragon Restaurant', 39, { look: 92 }),
    right: plain('golden-dragon-dunfold.test', 'Golden Dragon Restaurant', 48, { look: 92 }),
  },
  {
    name: 'an expired domain that a stranger registered again',
    left: plain('ferncourt.test', 'Ferncourt Chemicals Ltd', 46, {
      capturedAt: '2018-03-02T03:04:05.000Z',
      mail: 'info@ferncourt.test',
    }),
    right: plain('ferncourt.test', 'Ferncourt Dog Grooming', 47, {
      registration: { registrar: 'Namebarn Inc.', created: '2023-11-02', source: 'WHOIS' },
      capturedAt: '2024-05-06T03:04:05.000Z',
      mail: 'info@ferncourt.test',
    }),
  },
];

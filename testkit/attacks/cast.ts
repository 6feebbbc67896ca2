/** Who plays in the attack set: a listed firm with its site and its identifiers, honest shops, and a farm's shop. All invented. */
import { type Entity, Entity as EntitySchema } from '../../src/model/facts/seed.ts';
import { withValues } from '../../src/watchlist/own/own-list.ts';
import { pagesOf, photo, photosOf, type SmallSite } from '../traps/small-site.ts';
import type { AttackSite } from './attack.ts';

export const MAILBOX = 'quillpost.lena@gmail.com';
export const PHONE = '+86 311 8790 1234';
export const TELEGRAM = 'quillmoor_works';
export const WALLET = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
export const LISTED_HOST = 'quillmoor-works.example';
export const LISTED_NAME = 'Hebei Quillmoor Trading Co., Ltd.';
export const ENTRY = 'list:sdn-1';

export const LISTED: Entity = withValues(
  EntitySchema.parse({
    id: 'sdn-1',
    names: ['HEBEI QUILLMOOR TRADING CO., LTD.'],
    dates: { listed: '2021-12-15' },
    identifiers: {
      websites: [`www.${LISTED_HOST}`],
      emails: [MAILBOX],
      phones: [PHONE],
      wallets: [WALLET],
      social: [`https://t.me/${TELEGRAM}`],
    },
  }),
);

/** A small site of testkit/traps as one of this set. */
export function fromSmall(small: SmallSite, more: Partial<AttackSite> = {}): AttackSite {
  const pictures = Object.fromEntries(photosOf(small).map((one) => [`/photo-${one}.jpg`, photo(one)]));
  return { host: small.host, pages: pagesOf(small), pictures, ...more };
}

const TOWN = 'Arden Brock Corley Dunster Esker Fallow Garth Holme'.split(' ');

export const OF_LISTED: SmallSite = {
  ...{ host: LISTED_HOST, name: LISTED_NAME, seed: 40, look: 2, mail: MAILBOX, phone: PHONE },
  year: 2021,
  menu: ['Home', 'Quill yard', 'Goods', 'Write to us'],
  footer: `<p>Telegram: <a href="https://t.me/${TELEGRAM}">@${TELEGRAM}</a></p><p>Wallet (BTC): ${WALLET}</p>`,
};

/** The listed firm's own site, as it was captured while it stood. */
export const LISTED_SITE: AttackSite = fromSmall(OF_LISTED, {
  entity: 'sdn-1',
  capturedAt: '2021-03-04T05:06:07.000Z',
  facts: { registration: { source: 'RDAP', created: '2014-05-06' } },
});

export const HONEST: SmallSite = {
  ...{ host: 'fernhollow.example', name: 'Fernhollow Stationers Ltd', seed: 51, look: 5 },
  ...{ mail: 'ann@fernhollow.example', phone: '+44 20 7946 0123' },
  menu: ['Home', 'Our bench', 'Ink and paper', 'Find us'],
};

/** An honest shop, with what somebody put on it. */
export function honest(change: Partial<SmallSite> = {}, more: Partial<AttackSite> = {}): AttackSite {
  return fromSmall({ ...HONEST, ...change }, more);
}

/** The listed firm under a new name on a new host: its words, goods and pictures, with the contacts that are given. */
export function successor(change: Partial<SmallSite> = {}, more: Partial<AttackSite> = {}): AttackSite {
  const fresh = { host: 'larkmere.example', name: 'Shanxi Larkmere Co., Ltd.', look: 9, year: 2023 };
  return fromSmall({ ...OF_LISTED, ...fresh, mail: undefined, phone: undefined, footer: '', ...change }, more);
}

/** Honest sellers who have nothing to do with anybody. */
export const SELLERS: readonly AttackSite[] = Array.from({ length: 30 }, (_, i) => {
  const host = `seller-${i + 1}.example`;
  const phone = `+44 20 7946 0${300 + i}`;
  return fromSmall({
    host,
    name: `Seller ${TOWN[i % TOWN.length]} ${i + 1} Ltd`,
    seed: 100 + i,
    mail: `post@${host}`,
    phone,
  });
});

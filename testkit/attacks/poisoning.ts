/** Poisoning: spam that carries a listed identifier, so that it passes for something everybody has. */
import type { SmallSite } from '../traps/small-site.ts';
import type { Attack, AttackSite, Expected } from './attack.ts';
import { ENTRY, fromSmall, LISTED, LISTED_HOST, LISTED_SITE, MAILBOX, PHONE, SELLERS, successor } from './cast.ts';

const NEW = 'larkmere.example';
const FOUND: AttackSite = successor({ mail: MAILBOX, phone: PHONE });
/** Only the mailbox ties it to the listed firm: its words and goods are its own. */
const QUIET: AttackSite = fromSmall({
  host: 'stillwater.example',
  name: 'Stillwater Supplies Ltd',
  seed: 77,
  mail: MAILBOX,
});

/** Sites that carry the mailbox and nothing else of the firm. */
const carriers = (hosts: readonly string[], more: Partial<SmallSite> = {}): AttackSite[] =>
  hosts.map((host, i) =>
    fromSmall({
      host,
      photos: [],
      icon: null,
      name: `Offer ${i + 1}`,
      seed: 200 + i,
      mail: MAILBOX,
      phone: `+44 20 7946 0${500 + i}`,
      ...more,
    }),
  );
const numbered = (count: number, host: (n: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => host(i + 1));

const UNDER_ONE = carriers(numbered(8, (n) => `offer-${n}.spamyard.example`));
const ON_FOUR = carriers(numbered(40, (n) => `offer-${n}.spamyard-${(n % 4) + 1}.example`));
const ALONE = carriers(numbered(20, (n) => `outlet-${n}.example`));

const SISTER: Omit<SmallSite, 'host' | 'name'> = { seed: 81, look: 4, mail: 'karl.ashlode@gmail.com' };

const stays: readonly Expected[] = [
  { of: [ENTRY, NEW], atLeast: 'likely' },
  { of: [LISTED_HOST, NEW], atLeast: 'likely' },
  { of: [ENTRY, 'stillwater.example'], atLeast: 'likely' },
];
const known = (id: string, story: string, bystanders: readonly AttackSite[]): Attack => ({
  ...{ id: `poisoning-${id}`, threat: 'poisoning', story, bystanders, listed: [LISTED] },
  ...{ sites: [LISTED_SITE, FOUND, QUIET], expected: stays },
});

const independent = [3, 4, 8, 20].map((count): Attack => {
  const sites = ALONE.slice(0, count);
  return {
    id: `poisoning-independent-${count}`,
    threat: 'poisoning',
    story: `The listed mailbox stands on ${count} shops of ${count} domains: each stays flagged.`,
    ...{ sites, listed: [LISTED] },
    expected: sites.map(({ host }) => ({ of: [ENTRY, host], atLeast: 'likely' })),
  };
});

const AGENCY =
  '<p>Site care: <a href="mailto:desk.kestrelweb@gmail.com">desk.kestrelweb@gmail.com</a> <a href="https://t.me/kestrelweb_desk">Telegram</a></p>';
const CLIENTS: readonly AttackSite[] = Array.from({ length: 8 }, (_, i) =>
  fromSmall({
    host: `client-${i}.example`,
    name: `Client ${'ABCDEFGH'[i]}rdon Ltd`,
    seed: 60 + i,
    mail: `post@client-${i}.example`,
    head: '<script async src="https://www.googletagmanager.com/gtag/js?id=G-7QX2M9RT4V"></script>',
    footer: AGENCY,
  }),
);
/** All pages of all clients on one site. */
const SCRAPER: AttackSite = {
  ...fromSmall({ host: 'scraped.example', name: 'Scraped', seed: 60 }),
  pages: Object.fromEntries(
    CLIENTS.flatMap(({ pages }, i) =>
      Object.entries(pages).map(([path, html]) => [i === 0 && path === '/' ? '/' : `/c${i}${path}`, html]),
    ),
  ),
};

export const POISONING: readonly Attack[] = [
  {
    id: 'poisoning-scraper',
    threat: 'poisoning',
    story: 'Somebody copies all eight clients of one agency onto one site, so that they pass for one party.',
    sites: CLIENTS,
    bystanders: [SCRAPER],
    expected: CLIENTS.slice(1).map(({ host }) => ({ of: ['client-0.example', host], atMost: 'lead' })),
  },
  known('before', 'A successor of the listed firm is found before anybody has spread spam.', []),
  known(
    'sub-domains',
    'Somebody puts the listed mailbox on eight sub domains of one domain, to wear it out.',
    UNDER_ONE,
  ),
  known('four-domains', 'Somebody puts the listed mailbox on forty sites of four domains.', ON_FOUR),
  known(
    'two-copies',
    'Somebody puts the listed mailbox, with one text, on eight hosts of two domains.',
    carriers(
      numbered(8, (n) => `copy-${n}.spamcopies-${(n % 2) + 1}.example`),
      { seed: 260 },
    ),
  ),
  known('sellers', 'Thirty sellers who carry nothing of the firm are crawled beside its successor.', SELLERS),
  ...independent,
  {
    id: 'poisoning-pair-mailbox',
    threat: 'poisoning',
    story: 'Somebody spreads the own mailbox of two sister shops on eight sub domains, to hide that they are one.',
    sites: [
      fromSmall({ ...SISTER, host: 'sister-one.example', name: 'Ashlode Paper Ltd' }),
      fromSmall({ ...SISTER, host: 'sister-two.example', name: 'Bramlode Paper Ltd' }),
    ],
    bystanders: numbered(8, (n) => `deal-${n}.spamyard.example`).map((host, i) =>
      fromSmall({ host, name: `Deal ${i}`, seed: 300 + i, mail: 'karl.ashlode@gmail.com' }),
    ),
    expected: [{ of: ['sister-one.example', 'sister-two.example'], atLeast: 'likely' }],
  },
  {
    id: 'poisoning-name',
    threat: 'poisoning',
    story:
      'News sites and directories name the listed firm again and again: its successor, which still signs with that name, stays flagged.',
    sites: [LISTED_SITE, successor({ copyright: LISTED.names[0] ?? '' })],
    listed: [LISTED],
    bystanders: numbered(12, (n) => `paper-${n}.example`).map((host, i) =>
      fromSmall({
        host,
        name: `Paper ${i}`,
        seed: 330 + i,
        homeMain: `<p>The ministry named Hebei Quillmoor Trading Co., Ltd. in its list number ${i + 3}.</p>`,
      }),
    ),
    expected: [{ of: [LISTED_HOST, NEW], atLeast: 'likely' }],
  },
];

/** Redirects and links of the head: whoever holds a listed domain can point it at anybody, and show anybody's page there. */
import type { Attack, AttackSite, Expected } from './attack.ts';
import {
  ENTRY,
  fromSmall,
  HONEST,
  honest,
  LISTED,
  LISTED_HOST,
  LISTED_NAME,
  LISTED_SITE,
  MAILBOX,
  PHONE,
  SELLERS,
  successor,
} from './cast.ts';

const HERE = HONEST.host;
const INNOCENT = honest();
const BOTH = ['world', 'shipped'] as const;

/** The listed domain, as it is visited when it sends visitors on. */
const sending = (
  redirects: Readonly<Record<string, string>>,
  pages: Readonly<Record<string, string>> = {},
): AttackSite => ({
  ...{ host: LISTED_HOST, pages, redirects, entity: 'sdn-1', capturedAt: '2023-04-05T06:07:08.000Z' },
});

const noMoreThanLead: readonly Expected[] = [
  ...BOTH.map((background): Expected => ({ of: [LISTED_HOST, HERE], atMost: 'lead', background })),
  { of: [ENTRY, HERE], atMost: 'lead' },
];

const attack = (
  id: string,
  story: string,
  sites: readonly AttackSite[],
  expected: readonly Expected[],
  more: Partial<Attack> = {},
): Attack => ({
  ...{ id: `redirect-${id}`, threat: 'redirect', story, sites, listed: [LISTED], expected },
  ...more,
});

/** What a listed site puts into its pages to lean on an innocent one. */
const OF_LISTED = {
  ...{ host: LISTED_HOST, name: LISTED_NAME, seed: 40, look: 2, mail: MAILBOX, phone: PHONE },
  menu: ['Home', 'Quill yard', 'Goods', 'Write to us'],
};
const leaning = (change: Partial<Parameters<typeof fromSmall>[0]>, more: Partial<AttackSite> = {}) =>
  fromSmall({ ...OF_LISTED, ...change }, { entity: 'sdn-1', ...more });
const tidy = Object.fromEntries(Object.entries(LISTED_SITE.pages));
const since = (created: string) => ({ registration: { source: 'RDAP', created } });

/** The stranger's contacts on the listed firm's own pages. */
const borrowed = { mail: HONEST.mail, phone: HONEST.phone };
const ORDER = /first|earlier|before|order|copied/i;

export const REDIRECTS: readonly Attack[] = [
  attack(
    'home',
    'The listed domain answers 301 to the front page of a shop that has no part in it.',
    [sending({ '/': `https://${HERE}/` }), INNOCENT],
    [...noMoreThanLead, { of: [LISTED_HOST, HERE], says: /redirect|sends|hands/i }],
  ),
  attack(
    'home-deep',
    'The listed domain answers 301 to the contact page of a shop that has no part in it.',
    [sending({ '/': `https://${HERE}/contact.html` }), INNOCENT],
    noMoreThanLead,
  ),
  attack(
    'sub-page',
    'One page of the listed site answers 301 to a shop that has no part in it.',
    [sending({ '/shop.html': `https://${HERE}/` }, tidy), INNOCENT],
    noMoreThanLead,
  ),
  attack(
    'contact-page',
    'The contact page of the listed site answers 301 to that of a shop that has no part in it.',
    [sending({ '/contact-us.html': `https://${HERE}/contact.html` }, tidy), INNOCENT],
    noMoreThanLead,
  ),
  attack(
    'three-pages',
    'Three pages of the listed site answer 301 to three shops that have no part in it.',
    [
      sending(
        {
          '/a.html': `https://${HERE}/`,
          '/b.html': 'https://seller-1.example/',
          '/c.html': 'https://seller-2.example/',
        },
        tidy,
      ),
      INNOCENT,
      ...SELLERS.slice(0, 2),
    ],
    [
      ...noMoreThanLead,
      { of: [LISTED_HOST, 'seller-1.example'], atMost: 'lead' },
      { of: [HERE, 'seller-1.example'], atMost: 'unrelated' },
    ],
  ),
  attack(
    'of-stranger',
    'A spam domain answers 301 to an honest shop: it does not become that shop’s.',
    [{ host: 'cheap-pens.example', pages: {}, redirects: { '/': `https://${HERE}/` } }, INNOCENT],
    [{ of: ['cheap-pens.example', HERE], atMost: 'lead' }],
    { listed: [] },
  ),
  attack(
    'innocent-sub-page',
    'An open redirect of an honest shop is used so that one of its addresses ends on the listed site.',
    [LISTED_SITE, { ...INNOCENT, redirects: { '/go.html': `https://${LISTED_HOST}/` } }],
    noMoreThanLead,
  ),
  attack(
    'canonical',
    'The listed site names the front page of an honest shop as its canonical address.',
    [
      leaning({
        head: `<link rel="canonical" href="https://${HERE}/"><meta property="og:url" content="https://${HERE}/">`,
      }),
      INNOCENT,
    ],
    noMoreThanLead,
  ),
  attack(
    'hreflang',
    'The listed site names an honest shop as its English version.',
    [leaning({ head: `<link rel="alternate" hreflang="en" href="https://${HERE}/">` }), INNOCENT],
    noMoreThanLead,
  ),
  attack(
    'leans-everywhere',
    'The listed site names an honest shop as canonical, as its English version, in menu and footer, and frames its page.',
    [
      leaning({
        head: `<link rel="canonical" href="https://${HERE}/"><link rel="alternate" hreflang="en" href="https://${HERE}/">`,
        banner: `<nav><a href="https://${HERE}/">Our new shop</a></nav>`,
        footer: `<p><a href="https://${HERE}/">Our new shop</a></p>`,
        homeMain: `<iframe src="https://${HERE}/"></iframe>`,
      }),
      INNOCENT,
    ],
    noMoreThanLead,
  ),
  attack(
    'refresh',
    'The listed site hands its readers on to an honest shop by a refresh.',
    [leaning({ head: `<meta http-equiv="refresh" content="3; url=https://${HERE}/">` }), INNOCENT],
    noMoreThanLead,
  ),
  attack(
    'borrowed-contacts-known',
    'The listed site, whose domain is young, shows the mailbox and the phone of a shop that was seen with them years before.',
    [
      leaning(borrowed, { capturedAt: '2023-04-05T06:07:08.000Z', facts: since('2020-09-10') }),
      honest({}, { capturedAt: '2018-04-05T06:07:08.000Z', facts: since('2008-01-02') }),
    ],
    [
      { of: [LISTED_HOST, HERE], atMost: 'lead' },
      { of: [LISTED_HOST, HERE], says: ORDER },
    ],
  ),
  attack(
    'borrowed-contacts-unknown',
    'The listed site shows the mailbox and the phone of an honest shop, and nobody knows who had them first.',
    [leaning(borrowed), INNOCENT],
    [{ of: [LISTED_HOST, HERE], atMost: 'likely', says: ORDER }],
  ),
  attack(
    'borrowed-page-known',
    'The listed site, whose domain is young, shows the whole page of a shop that was seen with it years before.',
    [
      {
        ...INNOCENT,
        ...{ host: LISTED_HOST, entity: 'sdn-1', capturedAt: '2023-04-05T06:07:08.000Z', facts: since('2020-09-10') },
      },
      honest({}, { capturedAt: '2018-04-05T06:07:08.000Z', facts: since('2008-01-02') }),
    ],
    [{ of: [LISTED_HOST, HERE], atMost: 'lead', says: ORDER }],
  ),
  attack(
    'honest-successor',
    'The listed domain answers 301 to the firm’s new site, which still gives the listed mailbox and signs with the old name.',
    [sending({ '/': 'https://larkmere.example/' }), successor({ mail: MAILBOX, copyright: LISTED_NAME })],
    [{ of: [ENTRY, 'larkmere.example'], atLeast: 'likely' }],
  ),
  attack(
    'honest-moved',
    'An archive holds the listed site as it was before it answered 301 to its successor with its words and its mailbox.',
    [LISTED_SITE, successor({ mail: MAILBOX })],
    [{ of: [LISTED_HOST, 'larkmere.example'], atLeast: 'likely' }],
  ),
];

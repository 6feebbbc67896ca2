/** Cloning: a page copied letter by letter, its contacts included. Whoever was copied has no part in it. */
import type { SmallSite } from '../traps/small-site.ts';
import type { Attack, AttackSite, Expected } from './attack.ts';
import {
  fromSmall,
  HONEST,
  honest,
  LISTED,
  LISTED_HOST,
  LISTED_NAME,
  LISTED_SITE,
  MAILBOX,
  PHONE,
  successor,
} from './cast.ts';

const COPIED = /copied/i;
const ORIGINAL = honest();
const HERE = HONEST.host;
const CLONE = 'fernhollow-store.example';

/** Every byte is the original's; only the host is another. */
const copy = (host: string, change: Partial<SmallSite> = {}, more: Partial<AttackSite> = {}): AttackSite => ({
  ...fromSmall({ ...HONEST, ...change, host }),
  ...more,
});

const mayBeCopied = (host: string, more: Partial<Expected> = {}): Expected => ({
  of: [HERE, host],
  atMost: 'likely',
  says: COPIED,
  ...more,
});

const clone = (
  id: string,
  story: string,
  other: AttackSite,
  expected: readonly Expected[],
  more: Partial<Attack> = {},
): Attack => ({
  ...{ id: `cloning-${id}`, threat: 'cloning', story, sites: [ORIGINAL, other], expected },
  ...more,
});

const whole = ['world', 'shipped'] as const;
const onePage = Object.fromEntries(Object.entries(ORIGINAL.pages).filter(([path]) => path === '/'));
const contactOnly = Object.fromEntries(Object.entries(ORIGINAL.pages).filter(([path]) => path === '/contact.html'));

export const CLONING: readonly Attack[] = [
  clone(
    'one-letter',
    'A stranger copies an honest shop with its contacts and changes one letter of its name.',
    copy(CLONE, { name: HONEST.name.replace(/s(?=\b|$)/, 'z') }),
    [mayBeCopied(CLONE)],
  ),
  clone(
    'other-name',
    'A stranger copies an honest shop with its contacts under another name: that somebody copied it is said.',
    copy(CLONE, { name: 'Zarkov Union Ltd' }),
    [{ of: [HERE, CLONE], says: COPIED }],
  ),
  clone(
    'stranger',
    'A stranger copies an honest shop letter by letter, with its contacts, onto another host.',
    copy(CLONE),
    whole.map((background) => mayBeCopied(CLONE, { background })),
  ),
  clone(
    'listed',
    'The listed firm copies an honest shop letter by letter, with its contacts, onto its own domain.',
    copy(LISTED_HOST, {}, { entity: 'sdn-1' }),
    whole.map((background) => mayBeCopied(LISTED_HOST, { background })),
    { listed: [LISTED] },
  ),
  clone(
    'front-page',
    'A stranger copies the front page of an honest shop, with its contacts, and nothing else.',
    { ...copy(CLONE), pages: onePage },
    [mayBeCopied(CLONE)],
  ),
  clone(
    'contact-page',
    'A stranger copies the contact page of an honest shop and nothing else.',
    { host: CLONE, pages: { '/': contactOnly['/contact.html'] ?? '' } },
    [mayBeCopied(CLONE)],
  ),
  clone(
    'own-mailbox',
    'A stranger copies an honest shop with its phone, and puts a mailbox of his own beside it.',
    copy(CLONE, {
      footer: '<p>Orders: <a href="mailto:quick.deal.orders@gmail.com">quick.deal.orders@gmail.com</a></p>',
    }),
    [mayBeCopied(CLONE)],
  ),
  clone(
    'own-contacts',
    'A stranger copies the words and pictures of an honest shop under contacts of his own, to sell in its name.',
    copy(CLONE, { mail: 'quick.deal.orders@gmail.com', phone: '+44 20 7946 0777' }),
    [mayBeCopied(CLONE)],
  ),
  clone(
    'with-accounts',
    'A stranger copies an honest shop with the account of its visitor counter, which came with the page.',
    copy(CLONE, { head: '<script async src="https://www.googletagmanager.com/gtag/js?id=G-7QX2M9RT4V"></script>' }),
    [mayBeCopied(CLONE)],
    {
      sites: [
        honest({ head: '<script async src="https://www.googletagmanager.com/gtag/js?id=G-7QX2M9RT4V"></script>' }),
        copy(CLONE, { head: '<script async src="https://www.googletagmanager.com/gtag/js?id=G-7QX2M9RT4V"></script>' }),
      ],
    },
  ),
  clone(
    'many',
    'Six strangers copy one honest shop letter by letter: each copy accuses it of no more than one does.',
    copy(CLONE),
    [mayBeCopied(CLONE), mayBeCopied('fern-copy-3.example')],
    { sites: [ORIGINAL, copy(CLONE), ...[1, 2, 3, 4, 5].map((n) => copy(`fern-copy-${n}.example`))] },
  ),
  clone(
    'of-listed',
    'A stranger copies the listed firm’s page letter by letter: that may be its successor, or somebody who cheats with its name.',
    successor({}),
    [{ of: [LISTED_HOST, 'larkmere.example'], atLeast: 'lead', says: COPIED }],
    { sites: [LISTED_SITE, successor({})], listed: [LISTED] },
  ),
  clone(
    'honest-successor',
    'The listed firm goes on under a new name and host, with its words, its mailbox, its phone and its old name left in the copyright line.',
    successor({ mail: MAILBOX, phone: PHONE, copyright: LISTED_NAME }),
    [
      { of: [LISTED_HOST, 'larkmere.example'], atLeast: 'likely' },
      { of: [LISTED_HOST, 'larkmere.example'], atLeast: 'likely', background: 'shipped' },
    ],
    { sites: [LISTED_SITE, successor({ mail: MAILBOX, phone: PHONE, copyright: LISTED_NAME })], listed: [LISTED] },
  ),
  clone(
    'honest-second-host',
    'An honest firm runs its shop under two hosts: they are found as one operator’s.',
    copy('fernhollow-pens.example'),
    [{ of: [HERE, 'fernhollow-pens.example'], atLeast: 'likely' }],
  ),
];

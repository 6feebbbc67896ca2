/** Hiding: a successor writes its own contacts in the markup of visitors' words, so that they seem to be somebody else's. */
import type { SmallSite } from '../traps/small-site.ts';
import type { Attack } from './attack.ts';
import { ENTRY, fromSmall, LISTED, LISTED_NAME, LISTED_SITE, MAILBOX } from './cast.ts';

const QUIET: SmallSite = { host: 'stillwater.example', name: 'Stillwater Supplies Ltd', seed: 77 };
const CONTACTS = `<p>E-mail: <a href="mailto:${MAILBOX}">${MAILBOX}</a></p>`;
/** Its contact page under an address that looks like a search, or that brings the mailbox, and its footer leads there. */
const under = (path: string) => ({
  more: { [path]: `<h1>Contact</h1>${CONTACTS}` },
  footer: `<p><a href="${path}">Write to us</a></p>`,
});
const atContact = (main: string) => ({ more: { '/contact-us': `<h1>Contact</h1>${main}` } });

/** By id: how, on which site, and what is said of it at least. */
const WAYS: Readonly<Record<string, readonly [story: string, site: Partial<SmallSite>, atLeast: 'lead' | 'likely']>> = {
  'footer-class': [
    'in a footer box of the class reviews',
    { footer: `<div class="reviews">${CONTACTS}</div>` },
    'likely',
  ],
  'footer-heading': ['in a footer under Reviews', { footer: `<h3>Reviews</h3>${CONTACTS}` }, 'likely'],
  'footer-comments': [
    'in a footer box of recent comments',
    { footer: `<ul id="recentcomments">${CONTACTS}</ul>` },
    'lead',
  ],
  'footer-type': [
    'in a footer box typed as a review',
    { footer: `<div itemscope itemtype="https://schema.org/Review">${CONTACTS}</div>` },
    'lead',
  ],
  'contact-class': [
    'on its contact page in a box of the class comments',
    atContact(`<div class="comments">${CONTACTS}</div>`),
    'lead',
  ],
  'contact-quotation': [
    'on its contact page in a quotation',
    atContact(`<blockquote>${CONTACTS}</blockquote>`),
    'lead',
  ],
  'search-address': ['on a contact page that it links as if it were a search', under('/contact-us?s=1'), 'likely'],
  'echoing-address': ['on a contact page whose own link brings it', under(`/contact-us?to=${MAILBOX}`), 'likely'],
  unseen: ['where no reader sees them', { footer: `<div style="display:none">${CONTACTS}</div>` }, 'lead'],
};

const ways = Object.entries(WAYS).map(
  ([id, [story, site, atLeast]]): Attack => ({
    id: `hiding-${id}`,
    threat: 'cloning',
    story: `The successor writes the listed mailbox ${story}.`,
    sites: [LISTED_SITE, fromSmall({ ...QUIET, ...site })],
    listed: [LISTED],
    expected: [
      { of: [ENTRY, QUIET.host], atLeast },
      { of: [ENTRY, QUIET.host], atLeast, background: 'shipped' },
    ],
  }),
);

const GENERATOR = '<meta name="generator" content="WordPress 6.1">';
const OWNED = { mail: 'lena@hebeiquillmoor.example' };

/** The domain of its mailbox is called so too. */
const laundered: Attack = {
  id: 'hiding-generator',
  threat: 'cloning',
  story: 'The successor declares the listed firm as the generator of its pages, and links to it as its maker.',
  sites: [
    fromSmall({ host: 'qm-works.example', name: LISTED_NAME, seed: 40, look: 2, head: GENERATOR, ...OWNED }),
    fromSmall({
      ...{
        host: 'larkmere.example',
        name: 'Larkmere Feathers Ltd',
        seed: 41,
        look: 9,
        copyright: LISTED_NAME,
        ...OWNED,
      },
      head: `${GENERATOR}<meta name="generator" content="Hebeiquillmoor 1.0">`,
      footer: '<p><a href="https://hebeiquillmoor.example/">engine</a></p>',
    }),
  ],
  expected: [{ of: ['qm-works.example', 'larkmere.example'], atLeast: 'likely' }],
};

export const HIDING: readonly Attack[] = [...ways, laundered];

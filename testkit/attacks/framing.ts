/** Framing: somebody writes a listed firm's contacts where any visitor may write, on the site of a shop that has no part in it. */
import type { Attack, AttackSite, Expected } from './attack.ts';
import {
  ENTRY,
  HONEST,
  honest,
  LISTED,
  LISTED_HOST,
  LISTED_NAME,
  LISTED_SITE,
  MAILBOX,
  PHONE,
  successor,
  WALLET,
} from './cast.ts';
import { CARRIERS, PLANTED } from './framing-carriers.ts';

/** Two pages of the honest shop, without pictures, beside those that somebody wrote on: enough to be a site. */
function thin(change: Parameters<typeof honest>[0]): AttackSite {
  const { pages, ...site } = honest({ photos: [], icon: null, ...change });
  const kept = Object.entries(pages).filter(([path]) => path !== '/about.html' && path !== '/products.html');
  return { ...site, pages: Object.fromEntries(kept) };
}

const notFlagged: readonly Expected[] = [
  { of: [ENTRY, HONEST.host], atMost: 'lead' },
  { of: [ENTRY, HONEST.host], atMost: 'lead', background: 'shipped' },
  { of: [LISTED_HOST, HONEST.host], atMost: 'lead' },
  { of: [LISTED_HOST, HONEST.host], atMost: 'lead', background: 'shipped' },
];

const planted: readonly Attack[] = Object.entries(CARRIERS).flatMap(([carrier, { story, page }]) =>
  Object.entries(PLANTED).map(
    ([what, words]): Attack => ({
      id: `framing-${carrier}-${what}`,
      threat: 'framing',
      story: `Somebody plants the listed firm’s ${what} on the site of an honest shop, ${story}.`,
      sites: [LISTED_SITE, thin(page(words))],
      listed: [LISTED],
      expected: notFlagged,
    }),
  ),
);

/** All contacts at once, signed with the listed name. */
const ALL = Object.values(PLANTED).join(' ');
const signed: readonly Attack[] = Object.entries(CARRIERS).map(
  ([carrier, { story, page }]): Attack => ({
    id: `framing-${carrier}-everything`,
    threat: 'framing',
    story: `Somebody plants all contacts of the listed firm, with its name, on the site of an honest shop, ${story}.`,
    sites: [LISTED_SITE, thin(page(`${LISTED_NAME} ${ALL} © 2019 ${LISTED_NAME}`))],
    listed: [LISTED],
    expected: notFlagged,
  }),
);

/** Real successors, whom no defence may hide. */
const found = (id: string, story: string, site: AttackSite): Attack => ({
  id: `framing-honest-${id}`,
  threat: 'framing',
  story,
  sites: [LISTED_SITE, site],
  listed: [LISTED],
  expected: [
    { of: [ENTRY, site.host], atLeast: 'likely' },
    { of: [LISTED_HOST, site.host], atLeast: 'likely' },
  ],
});
const COMMENTS = (words: string) =>
  `<section id="comments" class="comments-area"><h2>Comments</h2><ol class="comment-list"><li class="comment"><p>${words}</p></li></ol>
   <div id="respond" class="comment-respond"><h3>Leave a reply</h3><form><textarea name="comment"></textarea></form></div></section>`;
const WRITE = PLANTED['mailbox'] as string;

const counterparts: readonly Attack[] = [
  found('footer', 'The listed firm leaves its mailbox in the footer of its successor.', successor({ mail: MAILBOX })),
  found(
    'contact-page',
    'The listed firm leaves its mailbox on the contact page of its successor.',
    successor({
      more: { '/contact.html': `<h1>Contact</h1><p>E-mail: <a href="mailto:${MAILBOX}">${MAILBOX}</a></p>` },
    }),
  ),
  found(
    'blog-comments',
    'The successor’s blog has comments, one with the mailbox that also stands in its footer.',
    successor({
      mail: MAILBOX,
      more: { '/blog/new-quills.html': `<article><p>New quills have come.</p></article>${COMMENTS(WRITE)}` },
    }),
  ),
  found(
    'reviews-heading',
    'The successor’s shop has a tab Reviews on every page, and its footer follows it.',
    successor({ mail: MAILBOX, everyMain: '<h2>Reviews</h2><p>Nobody has written one yet.</p>' }),
  ),
  found(
    'reply-box',
    'The successor’s contact page has a reply box like a blog’s, and its phone beside the form.',
    successor({
      phone: PHONE,
      more: {
        '/contact.html': `<h1>Contact</h1><p>Phone: ${PHONE}</p><div id="respond"><h3>Leave a reply</h3><form><textarea name="comment"></textarea></form></div>`,
      },
    }),
  ),
  found(
    'comment-classes',
    'The successor’s theme writes words of comments on the body and on wrappers of the whole page.',
    successor({
      banner: '<div class="has-comments comments-open review-site">',
      footer: `</div><p class="no-comment-link">E-mail: <a href="mailto:${MAILBOX}">${MAILBOX}</a></p>`,
    }),
  ),
  found(
    'testimonials-before',
    'The successor shows testimonials right above its own contacts.',
    successor({
      homeMain: `<section class="testimonials"><p>Good quills.</p></section><section class="contact"><h2>Write to us</h2><p>${MAILBOX}</p><p>${PHONE}</p></section>`,
    }),
  ),
  found(
    'hidden-menu',
    'The successor’s telephone menu, hidden until it is opened, repeats the mailbox of its footer.',
    successor({
      mail: MAILBOX,
      banner: `<div class="mobile-menu" style="display:none"><a href="mailto:${MAILBOX}">${MAILBOX}</a></div>`,
    }),
  ),
  found(
    'wallet-page',
    'The successor takes payments to the listed wallet, which its footer gives.',
    successor({ footer: `<p>BTC wallet: ${WALLET}</p>` }),
  ),
  found(
    'left-behind-name',
    'The successor answers comments, and its copyright line still names the listed firm.',
    successor({
      copyright: LISTED_NAME,
      mail: MAILBOX,
      more: { '/talk.html': `<h1>Talk</h1>${COMMENTS('Who are they?')}` },
    }),
  ),
];

export const FRAMING: readonly Attack[] = [...planted, ...signed, ...counterparts];

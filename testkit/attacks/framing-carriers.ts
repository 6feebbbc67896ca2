/** Where a visitor can write on an honest shop's pages, and what he plants there. */
import type { SmallSite } from '../traps/small-site.ts';
import { LISTED_HOST, MAILBOX, PHONE, TELEGRAM, WALLET } from './cast.ts';

/** What is planted, as a visitor writes it. */
export const PLANTED: Readonly<Record<string, string>> = {
  mailbox: `Write to <a href="mailto:${MAILBOX}">${MAILBOX}</a>, they answer at once.`,
  phone: `Call <a href="tel:+8631187901234">${PHONE}</a>, they answer at once.`,
  messenger: `Telegram: <a href="https://t.me/${TELEGRAM}">@${TELEGRAM}</a>, they answer at once.`,
  wallet: `Send it to the BTC wallet <a href="bitcoin:${WALLET}">${WALLET}</a> and they ship at once.`,
  'site-link': `Look at <a href="https://www.${LISTED_HOST}/">www.${LISTED_HOST}</a>, they ship at once.`,
};

interface Carrier {
  readonly story: string;
  readonly page: (planted: string) => Partial<SmallSite>;
}

const goods = (main: string) => ({
  more: {
    '/goods/goose-quills.html': `<h1>Goose quills, cut by hand</h1><p>Twelve in a box of birch, with a knife.</p>${main}`,
  },
});
const home = (main: string) => ({ homeMain: main });

export const CARRIERS: Readonly<Record<string, Carrier>> = {
  comment: {
    story: 'in a comment under a product',
    page: (planted) =>
      goods(`<section id="comments" class="comments-area"><h2>2 thoughts on “Goose quills”</h2><ol class="comment-list">
        <li id="comment-71" class="comment even thread-even depth-1"><div class="comment-author vcard"><cite class="fn">Mara</cite></div><div class="comment-content"><p>Lovely birch box.</p></div></li>
        <li id="comment-72" class="comment odd depth-1"><div class="comment-author vcard"><cite class="fn">Buyer</cite></div><div class="comment-content"><p>${planted}</p></div></li></ol>
        <div id="respond" class="comment-respond"><h3>Leave a reply</h3><form><textarea name="comment"></textarea></form></div></section>`),
  },
  'home-comment': {
    story: 'in a comment on the front page',
    page: (planted) => home(`<div class="wall"><h3>Comments</h3><div class="comment"><p>${planted}</p></div></div>`),
  },
  'recent-comments': {
    story: 'in the list of recent comments that stands in the footer of every page',
    page: (planted) => ({
      footer: `<div class="widget widget_recent_comments"><h4>Recent comments</h4><ul id="recentcomments"><li class="recentcomments">Buyer on Goose quills: ${planted}</li></ul></div>`,
    }),
  },
  review: {
    story: 'in a review that is marked up as one',
    page: (planted) =>
      goods(`<div itemscope itemtype="https://schema.org/Product"><span itemprop="name">Goose quills</span>
        <div itemprop="review" itemscope itemtype="https://schema.org/Review"><span itemprop="author">Buyer</span><p itemprop="reviewBody">${planted}</p></div></div>`),
  },
  'review-tab': {
    story: 'under the heading Reviews, with no other mark',
    page: (planted) =>
      goods(`<div><h2>Reviews (2)</h2><div><p>Lovely birch box.</p></div><div><p>${planted}</p></div></div>`),
  },
  'review-data': {
    story: 'in the structured data of a review',
    page: (planted) => {
      const author = {
        ...{ '@type': 'Person', name: 'Buyer' },
        ...(planted.includes(MAILBOX) && { email: MAILBOX }),
        ...(planted.includes(PHONE) && { telephone: PHONE }),
        ...(planted.includes(TELEGRAM) && { sameAs: [`https://t.me/${TELEGRAM}`] }),
        ...(planted.includes(WALLET) && { taxID: `BTC wallet ${WALLET}` }),
        ...(planted.includes(LISTED_HOST) && { url: `https://www.${LISTED_HOST}/` }),
      };
      const review = { '@type': 'Review', reviewBody: planted.replace(/<[^>]+>/g, ''), author };
      const data = { '@context': 'https://schema.org', '@type': 'Product', name: 'Goose quills', review: [review] };
      return goods(`<script type="application/ld+json">${JSON.stringify(data)}</script>`);
    },
  },
  'guest-book': {
    story: 'in the guest book',
    page: (planted) => ({
      more: {
        '/guestbook.html': `<h1>Guest book</h1><div class="guestbook-entry"><b>Buyer</b><p>${planted}</p></div><div class="guestbook-entry"><b>Mara</b><p>Lovely shop.</p></div>`,
      },
    }),
  },
  'guest-book-table': {
    story: 'in a guest book of an old page, known by its heading alone',
    page: (planted) => ({
      more: {
        '/gaeste.html': `<h1>Gästebuch</h1><table><tr><td>Mara</td><td>Ein schöner Laden.</td></tr><tr><td>Buyer</td><td>${planted}</td></tr></table>`,
      },
    }),
  },
  testimonial: {
    story: 'in a testimonial on the front page',
    page: (planted) =>
      home(
        `<section class="testimonials"><div class="testimonial-item"><p>${planted}</p><span>Buyer, Arlow</span></div></section>`,
      ),
  },
  'search-echo': {
    story: 'in an address of the search page, which repeats what was sought',
    page: (planted) => ({
      more: { '/?s=quill': `<h1>Search results for: ${planted}</h1><p>Nothing was found. Try other words.</p>` },
    }),
  },
  'search-path': {
    story: 'in the words of a search, which the result page repeats',
    page: (planted) => ({
      more: { '/search?q=quill': `<h1>Results for “${planted}”</h1><p>Nothing was found. Try other words.</p>` },
    }),
  },
  'search-field': {
    story: 'in the field of a form, which the page repeats from its address',
    page: (planted) => {
      const said = planted.replace(/<[^>]+>/g, '');
      const main = `<h1>Goose quills</h1><p>Nothing fits “${planted}”.</p><input name="wanted" value="${said}">`;
      return { more: { [`/goods.html?wanted=${encodeURIComponent(said)}`]: main } };
    },
  },
  'markup-comment': {
    story: 'in a comment of the markup, which browsers do not show',
    page: (planted) => home(`<!-- ${planted} -->`),
  },
  ugc: {
    story: 'in a link that the shop marks as a visitor’s (rel=ugc)',
    page: (planted) => goods(`<p>Tip of the week: ${planted.replaceAll('<a ', '<a rel="nofollow ugc" ')}</p>`),
  },
  forum: {
    story: 'in an answer of the shop’s forum',
    page: (planted) => ({
      more: {
        '/talk/ink-for-goose-quills': `<h1>Which ink for goose quills?</h1><article itemscope itemtype="https://schema.org/DiscussionForumPosting"><p>Which one do you take?</p>
        <div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><div itemprop="text"><p>${planted}</p></div></div></article>`,
      },
    }),
  },
  answers: {
    story: 'in an answer to a buyer’s question',
    page: (planted) =>
      goods(`<div itemscope itemtype="https://schema.org/QAPage"><div itemprop="mainEntity" itemscope itemtype="https://schema.org/Question"><h2 itemprop="name">Do they split?</h2>
        <div itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer"><p itemprop="text">${planted}</p></div></div></div>`),
  },
  microformat: {
    story: 'in a reply that is marked up as a microformat',
    page: (planted) =>
      goods(
        `<div class="h-entry"><p class="e-content">New quills have come.</p><div class="u-comment h-cite"><span class="p-author h-card">Buyer</span><p class="p-content">${planted}</p></div></div>`,
      ),
  },
  hidden: {
    story: 'in text that no reader sees',
    page: (planted) => home(`<div style="display:none"><p>${planted}</p></div>`),
  },
  'hidden-footer': {
    story: 'in the footer, moved out of sight',
    page: (planted) => ({ footer: `<p style="position:absolute;left:-9999px">${planted}</p>` }),
  },
  'quoted-mail': {
    story: 'in a mail that the shop quotes as a warning',
    page: (planted) => ({
      more: {
        '/beware.html': `<h1>Beware of this mail</h1><p>This came to many of our buyers:</p><pre>&gt; Dear buyer,\n&gt; ${planted}\n&gt; Yours</pre>`,
      },
    }),
  },
};

/** Framing: somebody pastes a listed firm's text and pictures where any visitor may write, or a shop quotes them. */
import { photo, prose } from '../traps/small-site.ts';
import type { Attack, AttackSite } from './attack.ts';
import { fromSmall, HONEST, honest, LISTED, LISTED_HOST, LISTED_SITE, OF_LISTED, successor } from './cast.ts';

const WORDS = prose(140, 60);
const PARAGRAPHS = WORDS.map((said) => `<p>${said}</p>`).join('\n');
const SHOWN = [400, 401, 402, 403, 404, 405];
const PICTURES = SHOWN.map((one) => `<p><img src="/photo-${one}.jpg" width="800" height="600" alt="quills"></p>`).join(
  '',
);

/** The listed firm's site with a long guide and six pictures on it. */
const GUIDE: AttackSite = {
  ...LISTED_SITE,
  ...fromSmall({ ...OF_LISTED, photos: SHOWN, more: { '/guide.html': `<h1>Guide</h1>${PARAGRAPHS}${PICTURES}` } }),
};

/** Where a visitor's words stand, or another's. */
const PLACES: Readonly<Record<string, readonly [story: string, main: (planted: string) => string]>> = {
  comments: [
    'in comments',
    (planted) =>
      `<section id="comments" class="comments-area"><ol class="comment-list"><li class="comment">${planted}</li></ol></section>`,
  ],
  reviews: ['in reviews', (planted) => `<h1>Goose quills</h1><h2>Reviews (60)</h2><div>${planted}</div>`],
  quotation: ['in a quotation', (planted) => `<h1>Seen elsewhere</h1><blockquote>${planted}</blockquote>`],
};

/** An honest shop that has little to say itself, so that the text weighs all the more. */
function shop(main: string): AttackSite {
  const { pages, ...site } = honest({ photos: [], icon: null, more: { '/goods/quills.html': main } });
  const kept = Object.entries(pages).filter(([path]) => path === '/' || path.startsWith('/goods/'));
  const shown = main.includes('<img') ? SHOWN : [];
  const pictures = Object.fromEntries(shown.map((one) => [`/photo-${one}.jpg`, photo(one)]));
  return { ...site, pages: Object.fromEntries(kept), pictures };
}

const planted = Object.entries(PLACES).flatMap(([place, [story, main]]) =>
  Object.entries({ text: PARAGRAPHS, pictures: PICTURES, 'text-and-pictures': PARAGRAPHS + PICTURES }).map(
    ([what, words]): Attack => ({
      id: `framing-words-${place}-${what}`,
      threat: 'framing',
      story: `Somebody pastes the listed firm’s ${what.replaceAll('-', ' ')} on the site of an honest shop, ${story}.`,
      sites: [GUIDE, shop(main(words))],
      listed: [LISTED],
      expected: [
        { of: [LISTED_HOST, HONEST.host], atMost: 'lead' },
        { of: [LISTED_HOST, HONEST.host], atMost: 'lead', background: 'shipped' },
      ],
    }),
  ),
);

/** A real successor, whom no defence may hide. */
const counterparts = Object.entries(PLACES).map(([place, [story, main]]): Attack => {
  const said = main(
    prose(77, 20)
      .map((one) => `<p>${one}</p>`)
      .join(''),
  );
  const more = { '/guide.html': `<h1>Guide</h1>${PARAGRAPHS}${PICTURES}`, '/goods/quills.html': said };
  const site = successor({ photos: SHOWN, more });
  return {
    id: `framing-words-honest-${place}`,
    threat: 'framing',
    story: `The successor keeps the guide of the listed firm, and on another page strangers’ words stand ${story}.`,
    sites: [GUIDE, site],
    listed: [LISTED],
    expected: [{ of: [LISTED_HOST, site.host], atLeast: 'likely' }],
  };
});

export const FRAMING_WORDS: readonly Attack[] = [...planted, ...counterparts];

/** Hiding a copy: the words of the listed firm's site, captured in 2021, without its contacts, pictures, look or name. */

import { goodsOf, prose } from '../../traps/small-site.ts';
import type { Attack } from '../attack.ts';
import { OF_LISTED } from '../cast.ts';
import { copied, ps } from './case.ts';
import { bare, blog, board, civic, hashed, inBox, plain, table, utility } from './frames.ts';

const WORDS = prose(OF_LISTED.seed, 22);
const GOODS = goodsOf(OF_LISTED.seed);
const words = (from: number, to: number): string => WORDS.slice(from, to).join('\n');
const list = `<ol>${GOODS.map((good) => `<li>${good}</li>`).join('')}</ol>`;
/** Cyrillic letters that look like Latin ones. */
const lookalike = (text: string): string => text.replace(/[aeopc]/g, (one) => 'аеорс'['aeopc'.indexOf(one)] ?? one);
const hyphenated = (text: string): string => text.replace(/([a-z]{3})(?=[a-z]{3})/g, '$1\u00ad');
const SEVEN = ps(...prose(612, 7));

export const HIDING_COPIES: readonly Attack[] = [
  copied('copy-other-frame', table)`
A new name stands over the whole words of the listed firm, laid out in tables and under other headings.
oddfield.example = Oddfield Ltd
_ Oddfield Ltd, all rights reserved
# / Entrance
${words(0, 12)}
# /second.htm Second door
${words(12, 22)}
${list}
`,
  copied('copy-quoted', inBox('<blockquote>', plain, '</blockquote>'))`
A new name puts the whole words of the listed firm into one quotation a page.
brackwell.example = Brackwell Supply
_ <p>Brackwell Supply</p>
# / Home
${words(0, 11)}
# /more More
${words(11, 22)}
`,
  copied(
    'copy-comment-box',
    inBox('<div class="comments"><div class="comment" id="comment-1">', hashed, '</div></div>'),
  )`
A new name puts the whole words of the listed firm into the box of one comment a page.
tallowgate.example = Tallowgate
_ <span>Tallowgate</span>
# / Home
${words(0, 22)}
# /range Range
${list}
`,
  copied('copy-one-page', bare)`
A new name has one page only, with all words of the listed firm from the last to the first.
pennyreach.example = Pennyreach
_ Pennyreach
# / Pennyreach
${[...WORDS].reverse().join('\n')}
`,
  copied('copy-cards', utility)`
A new name cuts the words of the listed firm into cards, a sentence to each of the goods.
marlcroft.example = Marlcroft Goods
_ <span>Marlcroft Goods</span>
# / Goods
${WORDS.slice(0, 11)
  .map(
    (line, i) =>
      `<div class="card"><h3>${GOODS[i % 9]}</h3><div class="card-text">${line}</div><button>Ask</button></div>`,
  )
  .join('\n')}
# /goods-2 More goods
${WORDS.slice(11)
  .map(
    (line, i) =>
      `<div class="card"><h3>${GOODS[i % 9]}</h3><div class="card-text">${line}</div><button>Ask</button></div>`,
  )
  .join('\n')}
`,
  copied('copy-folded', civic)`
A new name folds the words of the listed firm into boxes that a reader opens.
hollinbeck.example = Hollinbeck
_ <p>Hollinbeck, questions and answers</p>
# / Questions
${WORDS.map((line, i) => `<details><summary>Question ${i + 1}</summary><p>${line}</p></details>`).join('\n')}
# /list List
${list}
`,
  copied('copy-soft-hyphens', board)`
A new name puts soft hyphens into the words of the listed firm.
stonyacre.example = Stonyacre
_ Stonyacre, since last spring
# / Front
${hyphenated(words(0, 11))}
# /back Back
${hyphenated(words(11, 22))}
`,
  copied('copy-lookalikes', plain)`
A new name writes five letters of the listed firm's words with Cyrillic letters of the same look.
whinmoor.example = Whinmoor Works
_ <p>Whinmoor Works</p>
# / Home
${lookalike(words(0, 11))}
# /we We
${lookalike(words(11, 22))}
`,
  copied('copy-capitals', table)`
A new name sets the words of the listed firm in capitals.
gorsefield.example = Gorsefield
_ GORSEFIELD
# / Home
${words(0, 11).toUpperCase()}
# /we We
${words(11, 22).toUpperCase()}
`,
  copied('copy-page-a-sentence', blog)`
A new name spreads the words of the listed firm over twenty-two pages.
oatley-cross.example = Oatley Cross
_ Oatley Cross
# / Oatley Cross
Welcome to Oatley Cross.
${WORDS.map((line, i) => `## /p/${i + 1} Entry ${i + 1}\n${line}`).join('\n')}
`,
  copied('copy-and-a-quarter', hashed)`
A new name adds seven sentences of its own to the whole words of the listed firm.
linseed-lane.example = Linseed Lane
_ <span>Linseed Lane</span>
# / Home
${words(0, 11)}
# /we We
${words(11, 22)}
# /news News
${SEVEN}
`,
  copied('copy-lines-of-pre', bare)`
A new name sets the words of the listed firm as typed text, a line a sentence.
typewritten.example = Typewritten Trade
_ Typewritten Trade
# / Home
<pre>${words(0, 22)}</pre>
`,
  copied('copy-among-own', utility, 'en', {}, 'lead')`
A new name adds as many sentences of its own as it takes from the listed firm.
half-and-half.example = Half and Half
_ <span>Half and Half</span>
# / Home
${words(0, 11)}
# /we We
${words(11, 22)}
# /journal Journal
${ps(...prose(614, 22))}
`,
  copied('copy-behind-filler', plain, 'en', {}, 'lead')`
A new name adds a page of 240 long sentences to the whole words of the listed firm.
two-hundred-forty.example = Two Hundred and Forty
_ <p>Two Hundred and Forty</p>
# / Home
${words(0, 11)}
# /we We
${words(11, 22)}
# /chronicle Chronicle
${ps(...prose(617, 240))}
`,
  copied('copy-in-data', hashed, 'en', {}, 'lead')`
A new name sends the words of the listed firm as data, which a script draws.
drawn-later.example = Drawn Later
_ <span>Drawn Later</span>
# / Home
<div id="slot"></div>
<script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { pageProps: { page: { paragraphs: WORDS } } } })}</script>
`,
];

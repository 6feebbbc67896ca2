/** Places where people talk: whoever writes there is no owner of the site. */
import { photo } from '../../traps/small-site.ts';
import { home, ownText } from './draft.ts';
import { inventedPerson, inventedWord } from './invented.ts';
import { box, classed, tagged } from './look.ts';
import {
  article,
  intoOwnPage,
  newPage,
  type Planting,
  type SaidPlace,
  said,
  saidBoxed,
  saidOfOthers,
} from './place.ts';
import { sentence } from './prose.ts';
import { linkOf } from './values.ts';

/** A row of like posts by different people, one or more of them with the planted words. */
export function posts({ draft }: Planting, planted: readonly string[], others: number): string {
  const { draw, tongue, look } = draft;
  const own = Array.from({ length: others }, () => sentence(draw, tongue));
  const texts = draw.some([...planted, ...own], planted.length + own.length);
  const tag = draw.pick(['div', 'li', 'tr', 'dd', 'section', 'x-post', 'p']);
  const attributes = classed(draw, look);
  const by = (): string =>
    `<b>${inventedPerson(draw, tongue.script)}</b>, ${draw.int(1, 28)}.${draw.int(1, 12)}.${draw.int(2019, 2025)}`;
  return texts
    .map((text) =>
      box(
        tag === 'tr' ? 'td' : tag,
        attributes,
        tag === 'p' ? `${by()}<br>${text}` : `<div>${by()}</div><div>${text}</div>`,
      ),
    )
    .join('\n');
}

export const SAID_IN_TALK: Readonly<Record<string, SaidPlace>> = {
  'forum-thread': {
    wordings: ['ask', 'warn', 'reply', 'guest'],
    on: ['forum', 'news', 'market', 'wiki', 'school'],
    why: 'one of several people who write under a thread of the forum',
    put: (p) => {
      const title = sentence(p.draft.draw, p.draft.tongue);
      newPage(
        p.draft,
        p.draft.draw.pick(['linked', 'menu']),
        title.slice(0, 40),
        posts(p, [said(p)], p.draft.draw.int(2, 7)),
      );
    },
  },
  'first-post': {
    wordings: ['ask', 'warn'],
    on: ['forum'],
    why: 'the member who opens a thread is named above the post',
    put: (p) => {
      const { draw, tongue } = p.draft;
      const opener = tagged(
        'div',
        `<b>${inventedPerson(draw, tongue.script)}</b> ${said(p)}`,
        classed(draw, p.draft.look),
      );
      article(p.draft, 'linked', inventedWord(draw, tongue.script), opener);
    },
  },
  'forum-signature': {
    wordings: ['guest', 'author'],
    on: ['forum'],
    why: 'the same member signs each of his posts with his own contacts, among posts of others',
    put: (p) => {
      const { draw, tongue } = p.draft;
      const sign = `<hr>${said(p)}`;
      const mine = Array.from({ length: draw.int(2, 5) }, () => `${sentence(draw, tongue)}${sign}`);
      newPage(p.draft, 'linked', inventedWord(draw, tongue.script), posts(p, mine, draw.int(3, 6)));
    },
  },
  'guest-book': {
    wordings: ['guest'],
    on: ['blog', 'workshop', 'school', 'onepage', 'shop'],
    why: 'guests greet the owner of the page',
    put: (p) => {
      const others = Array.from({ length: p.draft.draw.int(2, 5) }, () => saidOfOthers(p));
      intoOwnPage(p.draft, posts(p, [said(p), ...others], 1));
    },
  },
  review: {
    wordings: ['review', 'warn'],
    on: ['shop', 'market', 'workshop', 'directory'],
    why: 'buyers judge the goods, each under a name of their own',
    put: (p) => intoOwnPage(p.draft, posts(p, [said(p)], p.draft.draw.int(2, 6))),
  },
  remark: {
    wordings: ['warn', 'ask', 'review', 'guest'],
    on: ['blog', 'news', 'school', 'wiki'],
    why: 'a reader remarks under an article, with name and date, in software that nobody knows',
    put: (p) => {
      article(
        p.draft,
        'linked',
        inventedWord(p.draft.draw, p.draft.tongue.script),
        ownText(p.draft, 4) + posts(p, [said(p)], p.draft.draw.int(0, 4)),
      );
    },
  },
  'thirty-posts': {
    wordings: ['guest', 'ask', 'reply', 'advert'],
    on: ['forum', 'market', 'blog'],
    why: 'one hand repeats the same post under many names',
    put: (p) => {
      const { draw, tongue } = p.draft;
      for (let i = draw.int(1, 4); i > 0; i--) {
        const same = Array.from({ length: draw.int(3, 10) }, () => said(p));
        newPage(p.draft, 'linked', inventedWord(draw, tongue.script), posts(p, same, draw.int(2, 4)));
      }
    },
  },
  'sticky-post': {
    wordings: ['warn', 'deny'],
    why: 'a warning in a full sentence stands above the main part of every page',
    put: (p) => {
      p.draft.frame.aboveMain += saidBoxed(p);
    },
  },
  'classified-advert': {
    wordings: ['advert'],
    on: ['market', 'forum', 'news', 'school', 'directory'],
    why: 'adverts of many people; each gives the contacts of the one who sells',
    put: (p) => {
      const { draw } = p.draft;
      const others = Array.from({ length: draw.int(2, 6) }, () => saidOfOthers(p));
      newPage(
        p.draft,
        draw.pick(['menu', 'linked']),
        inventedWord(draw, p.draft.tongue.script),
        posts(p, [said(p), ...others], 0),
      );
    },
  },
  'chat-log': {
    wordings: ['ask', 'reply', 'warn'],
    on: ['blog', 'forum', 'school', 'news', 'onepage'],
    why: 'a printed talk between two people about a third',
    put: (p) => {
      const { draw, tongue } = p.draft;
      const [one, two] = [inventedPerson(draw, tongue.script), inventedPerson(draw, tongue.script)];
      const lines = [
        `[10:0${draw.int(0, 9)}] ${one}: ${sentence(draw, tongue)}`,
        `[10:1${draw.int(0, 9)}] ${two}: ${said(p)}`,
        `[10:2${draw.int(0, 9)}] ${one}: ${sentence(draw, tongue)}`,
      ];
      const log = draw.chance(0.5)
        ? `<pre>${lines.join('\n')}</pre>`
        : lines.map((line) => tagged('div', line)).join('');
      intoOwnPage(p.draft, log);
    },
  },
  'question-and-answer': {
    wordings: ['question'],
    on: ['shop', 'authority', 'school', 'wiki', 'workshop', 'market'],
    why: 'the site answers that the value belongs to another firm',
    put: (p) => {
      const answer = said(p, 'answer');
      const pair = p.draft.draw.pick([
        `<dl><dt>${said(p)}</dt><dd>${answer}</dd></dl>`,
        `<h4>${said(p)}</h4><p>${answer}</p>`,
        `<details><summary>${said(p)}</summary>${answer}</details>`,
      ]);
      intoOwnPage(p.draft, pair);
    },
  },
  'visitors-picture': {
    wordings: ['caption'],
    on: ['blog', 'news', 'school', 'shop', 'forum'],
    why: 'a picture that a visitor sent, with a code in it; the caption says who sent it',
    put: (p) => {
      const { draw } = p.draft;
      const code = p.kinds.map((kind) => linkOf(kind, p.firm.values[kind] ?? '') ?? p.firm.values[kind] ?? '');
      const shot = photo(draw.int(1, 1e9));
      p.draft.site = {
        ...p.draft.site,
        pictures: { ...p.draft.site.pictures, '/sent.jpg': { ...shot, grid: { ...shot.grid, codes: code } } },
      };
      const caption = said({ ...p, kinds: [] });
      const figure = draw.pick([
        `<figure><img src="/sent.jpg" alt=""><figcaption>${caption}</figcaption></figure>`,
        `<div><img src="/sent.jpg" width="800" height="600" alt=""><p>${caption}</p></div>`,
      ]);
      home(p.draft).main += figure;
    },
  },
};

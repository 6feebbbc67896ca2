/** Places close to those of the owner: the frame, the page for contacts, the imprint, the notice about data. A reader still sees whose words these are. */
import { addPage, type Draft, form, heading, ownText } from './draft.ts';
import { asciiWord, inventedPerson, inventedWord } from './invented.ts';
import { box, classed, tagged } from './look.ts';
import { article, intoOwnPage, type Planting, type SaidPlace, said, saidBoxed, saidOfOthers } from './place.ts';
import { controllerLine, label } from './prose.ts';
import { posts } from './said-in-talk.ts';
import { contactBlock, contactsOf } from './sites.ts';

const title = ({ draft }: Planting): string => inventedWord(draft.draw, draft.tongue.script);

/** A page that the frame of every page links to. */
function framePage(draft: Draft, of: 'imprint' | 'controller' | 'write', main: string): void {
  const { draw, tongue } = draft;
  const text = label(draw, tongue, of);
  const path = `/${asciiWord(draw)}`;
  const inMenu = of === 'write';
  if (!inMenu) draft.frame.footer += `<a href="${path}">${text}</a>`;
  addPage(draft, { path, title: text, main: heading(draft, text) + main, ...(inMenu && { menu: text }) });
}

export const SAID_NEAR_OWNERS: Readonly<Record<string, SaidPlace>> = {
  'contact-page-denial': {
    wordings: ['deny'],
    why: 'beside its own contacts the site says which ones are not its own',
    put: (p) => {
      const { contact, draw } = p.draft;
      const denial = saidBoxed(p);
      if (contact === undefined) intoOwnPage(p.draft, denial);
      else contact.main = draw.chance(0.5) ? contact.main + denial : denial + contact.main;
    },
  },
  'contact-page-remarks': {
    wordings: ['guest', 'warn', 'ask'],
    why: 'visitors write below the owner’s contacts, each with a name and a date',
    put: (p) => {
      const remarks = posts(p, [said(p)], p.draft.draw.int(2, 5));
      if (p.draft.contact === undefined) intoOwnPage(p.draft, remarks);
      else p.draft.contact.main += remarks;
    },
  },
  'guest-book-with-form': {
    wordings: ['guest'],
    why: 'a page in the menu with a form, where guests leave greetings and their own contacts',
    put: (p) => {
      const others = Array.from({ length: p.draft.draw.int(2, 5) }, () => saidOfOthers(p));
      framePage(p.draft, 'write', form(p.draft, '/add') + posts(p, [said(p), ...others], 1));
    },
  },
  'latest-posts': {
    wordings: ['ask', 'reply', 'warn', 'guest'],
    on: ['forum', 'blog', 'news', 'market'],
    why: 'every page shows the latest posts of different people',
    put: (p) => {
      const { draw, tongue, look } = p.draft;
      const others = Array.from({ length: draw.int(2, 4) }, () => saidOfOthers(p));
      const texts = draw.some([said(p), ...others], others.length + 1);
      const lines = texts.map((text) => `<li><b>${inventedPerson(draw, tongue.script)}</b>: ${text}</li>`);
      const latest = box('div', classed(draw, look), `<b>${label(draw, tongue, 'news')}</b><ul>${lines.join('')}</ul>`);
      if (draw.chance(0.5)) p.draft.frame.footer += latest;
      else p.draft.frame.belowMain += latest;
    },
  },
  'sponsor-line': {
    wordings: ['sponsor'],
    on: ['school', 'blog', 'authority', 'forum', 'wiki'],
    why: 'a full sentence at the foot of every page thanks the sponsor',
    put: (p) => {
      p.draft.frame.footer += saidBoxed(p);
    },
  },
  banner: {
    wordings: ['banner'],
    on: ['news', 'forum', 'blog', 'directory', 'market', 'wiki'],
    why: 'a full sentence that calls itself an advertisement of another firm, on every page',
    put: (p) => {
      if (p.draft.draw.chance(0.5)) p.draft.frame.aboveMain += saidBoxed(p);
      else p.draft.frame.belowMain += saidBoxed(p);
    },
  },
  'privacy-processor': {
    wordings: ['processor'],
    on: ['shop', 'workshop', 'market', 'onepage'],
    why: 'the notice about data names its controller, and another firm that packs parcels',
    put: (p) => {
      const { draft } = p;
      const { draw, tongue, name, host } = draft;
      const mail = `${asciiWord(draw)}@${host}`;
      const own = controllerLine(draw, tongue, name, host, mail);
      framePage(draft, 'controller', tagged('p', own) + saidBoxed(p) + ownText(draft, 2));
    },
  },
  'imprint-credit': {
    wordings: ['credit'],
    on: ['shop', 'workshop', 'school', 'blog', 'authority', 'onepage'],
    why: 'the imprint gives the owner’s contacts, and says who took the photographs',
    put: (p) => {
      const own = contactBlock(p.draft, contactsOf(p.draft.draw, p.draft.host));
      framePage(p.draft, 'imprint', `<p>${p.draft.name}</p>${own}${saidBoxed(p)}`);
    },
  },
  protest: {
    wordings: ['protest'],
    on: ['blog', 'news', 'school', 'forum'],
    why: 'a call to ask the firm something',
    put: (p) => void article(p.draft, p.draft.draw.pick(['menu', 'linked']), title(p), saidBoxed(p)),
  },
};

/** Places where a text is told, quoted or reported: it speaks of the firm, or the firm speaks in somebody's paper. */
import { heading, ownText } from './draft.ts';
import { inventedPerson, inventedWord } from './invented.ts';
import { box, classed, tagged } from './look.ts';
import { article, newPage, type Planting, type SaidPlace, said, saidBoxed, saidLines } from './place.ts';
import { sentence } from './prose.ts';

const title = ({ draft }: Planting): string => inventedWord(draft.draw, draft.tongue.script);

export const SAID_IN_PAPERS: Readonly<Record<string, SaidPlace>> = {
  'news-article': {
    wordings: ['news'],
    on: ['news', 'authority', 'blog', 'wiki'],
    why: 'an article reports what others did',
    put: (p) => void article(p.draft, 'linked', title(p), saidBoxed(p)),
  },
  'press-release': {
    wordings: ['press'],
    on: ['news', 'directory', 'authority'],
    why: 'a press release of another firm, which names itself for questions',
    put: (p) => void article(p.draft, 'linked', title(p), saidBoxed(p)),
  },
  'wiki-article': {
    wordings: ['wiki', 'news'],
    on: ['wiki', 'school'],
    why: 'an article about a firm, among articles about other things',
    put: (p) => void article(p.draft, 'linked', p.draft.draw.chance(0.5) ? p.firm.name : title(p), saidBoxed(p)),
  },
  'wiki-infobox': {
    wordings: ['wiki'],
    on: ['wiki', 'directory'],
    why: 'the box of facts beside an article about a firm',
    put: (p) => {
      const { draw, look, tongue } = p.draft;
      const rows = saidLines(p).map((line) => `<tr><td>${line.replace(/[:：] ?/, '</td><td>')}</td></tr>`);
      const facts = `<table${classed(draw, look)}><caption>${p.firm.name}</caption>${rows.join('')}</table>`;
      const about = `<p>${p.firm.name}: ${sentence(draw, tongue)}</p>`;
      newPage(p.draft, 'linked', p.firm.name, heading(p.draft, p.firm.name) + facts + about + ownText(p.draft, 3));
    },
  },
  'court-decision': {
    wordings: ['court'],
    on: ['authority', 'news', 'wiki'],
    why: 'a court speaks of the defendant',
    put: (p) => void article(p.draft, p.draft.draw.pick(['menu', 'linked']), title(p), saidBoxed(p)),
  },
  'tender-notice': {
    wordings: ['tender'],
    on: ['authority', 'directory', 'news', 'market'],
    why: 'the notice names another firm as the one that buys',
    put: (p) => void article(p.draft, p.draft.draw.pick(['menu', 'linked']), title(p), saidBoxed(p)),
  },
  'job-advert': {
    wordings: ['job'],
    on: ['market', 'directory', 'news', 'school', 'authority'],
    why: 'the advert names another firm as the employer',
    put: (p) => void article(p.draft, p.draft.draw.pick(['menu', 'linked']), title(p), saidBoxed(p)),
  },
  letter: {
    wordings: ['letter'],
    on: ['wiki', 'blog', 'school', 'authority', 'news'],
    why: 'a letter of the firm, copied out; the site says whom it had it from',
    put: (p) => {
      const intro = tagged('p', said({ ...p, kinds: [] }, 'pasted'));
      void article(p.draft, 'linked', title(p), intro + saidBoxed(p));
    },
  },
  'pasted-mail': {
    wordings: ['letter', 'job', 'advert'],
    needs: ['mail'],
    on: ['forum', 'blog', 'news', 'authority', 'school'],
    why: 'a message that a reader received and passed on, with its header lines',
    put: (p) => {
      const { draw, tongue } = p.draft;
      const from = `${inventedPerson(draw, tongue.script)} &lt;${p.firm.values.mail}&gt;`;
      const head = [
        'From: ' + from,
        `To: ${inventedWord(draw, 'latin').toLowerCase()}@reader.example`,
        `Subject: ${sentence(draw, tongue)}`,
      ];
      const mail = `<pre${classed(draw, p.draft.look)}>${head.join('\n')}\n\n${said(p)}</pre>`;
      void article(p.draft, 'linked', title(p), tagged('p', said({ ...p, kinds: [] }, 'pasted')) + mail);
    },
  },
  footnote: {
    wordings: ['note'],
    on: ['wiki', 'news', 'blog', 'school', 'authority'],
    why: 'a footnote tells where the author has something from',
    put: (p) => {
      const note = box(
        p.draft.draw.pick(['div', 'li', 'p', 'dd']),
        classed(p.draft.draw, p.draft.look),
        `<sup>1</sup> <small>${said(p)}</small>`,
      );
      void article(
        p.draft,
        'linked',
        title(p),
        `${ownText(p.draft, 4)}<p>${sentence(p.draft.draw, p.draft.tongue)}<sup>1</sup></p>${note}`,
      );
    },
  },
  'authors-note': {
    wordings: ['author'],
    on: ['news', 'wiki', 'authority', 'school'],
    why: 'a guest author below one article, of many by others',
    put: (p) => void article(p.draft, 'linked', title(p), ownText(p.draft, 4) + saidBoxed(p)),
  },
  'donation-appeal': {
    wordings: ['appeal'],
    on: ['blog', 'school', 'news', 'shop', 'onepage', 'workshop'],
    why: 'the site asks for gifts to others and says that nothing passes through its hands',
    put: (p) => void article(p.draft, p.draft.draw.pick(['menu', 'linked']), title(p), saidBoxed(p)),
  },
  'event-page': {
    wordings: ['event'],
    on: ['school', 'authority', 'directory', 'news', 'shop', 'onepage'],
    why: 'a guest organises the evening; seats are with the guest',
    put: (p) => void article(p.draft, p.draft.draw.pick(['menu', 'linked']), title(p), saidBoxed(p)),
  },
  'event-speaker': {
    wordings: ['author'],
    on: ['school', 'authority', 'news', 'directory'],
    why: 'the speaker of one evening, with the speaker’s own contacts',
    put: (p) => {
      const { draw } = p.draft;
      const evening = `<p>${draw.int(1, 28)}.${draw.int(1, 12)}.2025, ${draw.int(17, 20)}:30</p>`;
      void article(p.draft, 'linked', title(p), evening + ownText(p.draft, 2) + saidBoxed(p));
    },
  },
};

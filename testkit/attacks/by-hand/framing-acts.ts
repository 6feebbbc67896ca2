/** Framing by acts: the listed firm takes, names or shows what is a stranger's, or both took it from a third. */
import { goodsOf, prose } from '../../traps/small-site.ts';
import type { Attack, AttackSite } from '../attack.ts';
import {
  ENTRY,
  fromSmall,
  HONEST,
  honest,
  LISTED,
  LISTED_HOST,
  LISTED_SITE,
  MAILBOX,
  OF_LISTED,
  PHONE,
} from '../cast.ts';
import { ps } from './case.ts';

type Act = Pick<Attack, 'id' | 'principle' | 'story'> & {
  readonly listedSite?: AttackSite;
  readonly innocent: AttackSite;
};

/** The listed firm's site as captured in 2021, with something of somebody else's on it. */
const listedWith = (change: Partial<typeof OF_LISTED>): AttackSite =>
  fromSmall({ ...OF_LISTED, ...change }, { entity: 'sdn-1', capturedAt: '2021-03-04T05:06:07.000Z' });

const EARLIER = {
  capturedAt: '2016-02-03T04:05:06.000Z',
  facts: { registration: { source: 'RDAP', created: '2009-10-11' } },
};
const NOTICE = ps(
  'This site was set up by Harbourlight Web for a small firm like yours, and we are proud of that.',
  'Small cookies keep your basket from rolling away while you look at something else.',
  'If you object to them, your browser can be told so under its settings, where it keeps such things.',
  'Neither the firm nor Harbourlight Web sells what you type, and nobody reads it for pleasure.',
);
/** An honest shop as it stood in 2016. */
const earlier = (change: Partial<typeof HONEST> = {}): AttackSite => honest({ year: 2016, ...change }, EARLIER);
/** What a maker of washing drums writes about them; every dealer prints it. */
const DRUM = ps(
  'The Whirl 900 washes nine hundred grams of down at a time and never folds a quill.',
  'Its drum is perforated by hand, hole by hole, because the machine that did it left burrs.',
  'Drain, rinse and a second rinse follow each other without anybody standing there.',
  'The lid opens towards the wall, which nobody understands until the first flood.',
  'Spare gaskets come in a tin with the year of the drum stamped into its lid.',
);
const maker = fromSmall(
  { host: 'whirl-drums.example', name: 'Whirl Drums AB', seed: 57, homeMain: DRUM, mail: 'post@whirl-drums.example' },
  EARLIER,
);

const ACTS: readonly Act[] = [
  {
    ...{
      id: 'words-first',
      principle: 'act',
      story: 'The listed firm copies the words and goods of a shop that stood on the web five years before it.',
    },
    innocent: earlier({ seed: OF_LISTED.seed, photos: [5101, 5102, 5103, 5104], icon: 5105 }),
  },
  {
    ...{
      id: 'pictures-first',
      principle: 'act',
      story: 'The listed firm shows four photographs that a shop showed five years before it.',
    },
    listedSite: listedWith({ photos: [6101, 6102, 6103, 6104] }),
    innocent: earlier({ photos: [6101, 6102, 6103, 6104] }),
  },
  {
    ...{
      id: 'number-of-another',
      principle: 'act',
      story: 'The listed firm prints a shop’s telephone number and mailbox in its footer, beside its own.',
    },
    listedSite: listedWith({
      footer: `<p>Also: <a href="mailto:${HONEST.mail}">${HONEST.mail}</a>, <a href="tel:+442079460123">${HONEST.phone}</a></p>`,
    }),
    innocent: earlier(),
  },
  {
    ...{
      id: 'moved-to',
      principle: 'act',
      story: 'The listed firm says on every page that it has moved to a shop that has never heard of it.',
    },
    listedSite: listedWith({
      banner: `<p>We have moved! Our new site is <a href="https://${HONEST.host}/">${HONEST.host}</a>.</p>`,
      footer: '',
    }),
    innocent: earlier(),
  },
  {
    ...{
      id: 'one-agency',
      principle: 'text',
      story: 'One web agency wrote the cookie notice and the last line of the listed firm’s site and of a shop’s.',
    },
    listedSite: listedWith({
      everyMain: NOTICE,
      footer: '<p>Made with care and tea by <a href="https://harbourlight.example/">Harbourlight Web</a></p>',
    }),
    innocent: honest({
      everyMain: NOTICE,
      footer: '<p>Made with care and tea by <a href="https://harbourlight.example/">Harbourlight Web</a></p>',
    }),
  },
  {
    ...{
      id: 'makers-words',
      principle: 'text',
      story: 'The listed firm and a shop both deal in one maker’s drum and print what the maker writes about it.',
    },
    listedSite: listedWith({ more: { '/whirl-900.html': `<h1>Whirl 900</h1>${DRUM}` } }),
    innocent: honest({ more: { '/whirl-900.html': `<h1>Whirl 900</h1>${DRUM}` } }),
  },
  {
    ...{
      id: 'quoted-review',
      principle: 'text',
      story:
        'A critic of trade prose quotes eight sentences of the listed firm’s site and takes them apart one by one.',
    },
    innocent: fromSmall({
      ...{
        host: 'prose-of-trade.example',
        name: 'The Prose of Trade',
        seed: 63,
        mail: 'critic@prose-of-trade.example',
      },
      more: {
        '/quillmoor.html': `<h1>Resin and rhetoric</h1>${prose(OF_LISTED.seed, 8)
          .map((line, i) => `<p>“${line}”</p><p>${prose(64, 8)[i]} So much for sentence ${i + 1}.</p>`)
          .join('')}`,
      },
    }),
  },
  {
    ...{
      id: 'kept-copy',
      principle: 'act',
      story: 'A newspaper keeps the listed firm’s pages whole in a folder of evidence, beside its own pages.',
    },
    innocent: fromSmall({
      ...{ host: 'arlow-observer.example', name: 'The Arlow Observer', seed: 66, mail: 'desk@arlow-observer.example' },
      lead: '<p>The pages on which our report rests are kept in <a href="/evidence/quillmoor/">our folder of evidence</a>.</p>',
      whole: Object.fromEntries(
        Object.entries(LISTED_SITE.pages).map(([path, html]) => [`/evidence/quillmoor${path}`, html]),
      ),
    }),
  },
  {
    ...{
      id: 'goods-names',
      principle: 'text',
      story:
        'A price comparison lists the listed firm’s nine goods by name, with the mailbox of the seller in each row.',
    },
    innocent: honest({
      more: {
        '/compare.html': `<h1>Prices this week</h1><table>${goodsOf(OF_LISTED.seed)
          .map((good, i) => `<tr><td>${good}</td><td>${i + 3}.20</td><td>${MAILBOX}</td></tr>`)
          .join('')}</table>`,
      },
    }),
  },
  {
    ...{
      id: 'before-the-list',
      principle: 'act',
      story: 'A shop’s site of 2016 gives as its own the number that the listed firm has years later.',
    },
    innocent: earlier({
      more: { '/branches.html': `<h1>Branches</h1><p>Our agent in Shijiazhuang, Mr Zhao: ${PHONE}</p>` },
    }),
  },
];

export const FRAMING_ACTS: readonly Attack[] = ACTS.map(({ listedSite = LISTED_SITE, innocent, ...act }): Attack => {
  const expected = [ENTRY, LISTED_HOST].flatMap((side) =>
    (['world', 'shipped'] as const).map((background) => ({
      of: [side, innocent.host] as const,
      atMost: 'lead' as const,
      background,
    })),
  );
  const bystanders = act.id === 'makers-words' ? [maker] : [];
  return {
    ...act,
    id: `hand-framing-${act.id}`,
    threat: 'framing',
    sites: [listedSite, innocent],
    bystanders,
    listed: [LISTED],
    expected,
  };
});

/** Archives: the time of a capture that somebody hands in is his word, and may be forged, in the future or missing. */
import { UNKNOWN_TIME } from '../../src/model/words.ts';
import type { Attack, AttackSite } from './attack.ts';
import {
  ENTRY,
  fromSmall,
  HONEST,
  honest,
  LISTED,
  LISTED_HOST,
  LISTED_SITE,
  MAILBOX,
  PHONE,
  successor,
} from './cast.ts';

const NEW = 'larkmere.example';
const since = (created: string) => ({ registration: { source: 'RDAP', created } });
/** Without any fact that tells who came first: no dates of the firm, no left-behind name. */
const UNDATED = { ...LISTED, dates: {} };
const SIGNED = fromSmall({
  ...{
    host: LISTED_HOST,
    name: 'Quillmoor Pens Ltd',
    seed: 40,
    look: 2,
    mail: MAILBOX,
    phone: PHONE,
    copyright: 'Quillmoor Pens Ltd',
  },
});

/** The same without the year of a copyright. */
const UNSIGNED = Object.fromEntries(
  Object.entries(SIGNED.pages).map(([path, html]) => [path, html.replace('© 2023', '©')]),
);
const AS_LISTED: AttackSite = { ...SIGNED, pages: UNSIGNED };

const attack = (
  id: string,
  story: string,
  first: Partial<AttackSite>,
  second: Partial<AttackSite>,
  never?: RegExp,
): Attack => ({
  ...{ id: `archive-${id}`, threat: 'archive', story, listed: [UNDATED] },
  sites: [
    { ...AS_LISTED, archived: [], ...first },
    { ...successor({ mail: MAILBOX, phone: PHONE }), ...second },
  ],
  expected: [
    { of: [LISTED_HOST, NEW], undirected: true, ...(never && { never }) },
    { of: [LISTED_HOST, NEW], undirected: true, ...(never && { never }), background: 'shipped' },
  ],
});

const YOUNG = { facts: since('2019-03-04') };

export const ARCHIVES: readonly Attack[] = [
  attack(
    'before-own-domain',
    'Somebody hands in an archive of 2012 of a site whose domain was registered in 2020, so that it looks older than its sister.',
    { capturedAt: '2012-01-02T03:04:05.000Z', facts: since('2020-05-06') },
    YOUNG,
  ),
  attack(
    'before-own-copyright',
    'Somebody hands in an archive of 2012 of a page that says © 2023.',
    { capturedAt: '2012-01-02T03:04:05.000Z', pages: SIGNED.pages },
    YOUNG,
    /2012/,
  ),
  attack(
    'future',
    'Somebody hands in an archive that was taken in 2099.',
    { capturedAt: '2099-01-02T03:04:05.000Z', archived: ['future-date'] },
    YOUNG,
    /2099/,
  ),
  attack(
    'future-both',
    'Somebody hands in an archive of 2099 of one site and names 2098 as the day of registration of the other.',
    { capturedAt: '2097-01-02T03:04:05.000Z', archived: ['future-date'] },
    { facts: since('2098-03-04') },
    /209\d/,
  ),
  attack(
    'own-word',
    'A page was saved without a date, and only its own words tell that this was in 2012.',
    { capturedAt: '2012-01-02T03:04:05.000Z', archived: ['time:stated'] },
    YOUNG,
    /2012/,
  ),
  attack(
    'unknown',
    'A page was saved, and nobody says when.',
    { capturedAt: UNKNOWN_TIME, archived: ['time:unknown'] },
    YOUNG,
    /1970/,
  ),
  attack(
    'unknown-both',
    'Both pages were saved, and nobody says when.',
    { capturedAt: UNKNOWN_TIME, archived: ['time:unknown'] },
    { capturedAt: UNKNOWN_TIME, archived: ['time:unknown'] },
    /1970/,
  ),
  attack(
    'epoch-day',
    'The clock of an archive stood at its beginning: it says 1970, some hours after midnight.',
    { capturedAt: '1970-01-01T05:06:07.000Z' },
    YOUNG,
    /1970/,
  ),
  attack(
    'before-the-web',
    'An archive says that it was taken in 1985.',
    { capturedAt: '1985-01-02T03:04:05.000Z' },
    YOUNG,
    /1985/,
  ),
  {
    id: 'archive-listed-domain-unknown',
    threat: 'archive',
    story: 'A page of the listed domain was saved, nobody says when: a stranger may have had that domain by then.',
    sites: [{ ...honest({ host: LISTED_HOST }), capturedAt: UNKNOWN_TIME, archived: ['time:unknown'] }],
    listed: [LISTED],
    expected: [{ of: [ENTRY, LISTED_HOST], atMost: 'lead' }],
  },
  {
    id: 'archive-listed-domain-forged',
    threat: 'archive',
    story:
      'Somebody hands in an archive of 2012 of the listed domain, which was registered anew in 2023, to accuse its present holder.',
    sites: [
      {
        ...honest({ host: LISTED_HOST }),
        capturedAt: '2012-01-02T03:04:05.000Z',
        archived: [],
        facts: since('2023-08-09'),
      },
    ],
    listed: [LISTED],
    expected: [{ of: [ENTRY, LISTED_HOST], atMost: 'lead' }],
  },
  {
    id: 'archive-honest-direction',
    threat: 'archive',
    story:
      'The listed site was captured before its successor’s domain was registered, and its name was left behind there.',
    sites: [
      LISTED_SITE,
      successor({ mail: MAILBOX, phone: PHONE, copyright: LISTED.names[0] ?? '' }, { facts: since('2022-02-03') }),
    ],
    listed: [LISTED],
    expected: [{ of: [LISTED_HOST, NEW], atLeast: 'likely' }],
  },
  {
    id: 'archive-honest-host',
    threat: 'archive',
    story: 'An archive of unknown time still shows that the two are one operator’s.',
    sites: [
      { ...LISTED_SITE, capturedAt: UNKNOWN_TIME, archived: ['time:unknown'] },
      successor({ mail: MAILBOX, phone: PHONE }),
    ],
    listed: [LISTED],
    expected: [
      { of: [LISTED_HOST, NEW], atLeast: 'likely' },
      { of: [ENTRY, NEW], atLeast: 'likely' },
    ],
  },
  {
    id: 'archive-stranger-older',
    threat: 'archive',
    story:
      'Somebody hands in an archive of 2012 of a stranger’s shop that is given as the listed firm’s: the stranger stays unrelated.',
    sites: [LISTED_SITE, { ...honest(), capturedAt: '2012-01-02T03:04:05.000Z', archived: [] }],
    listed: [LISTED],
    expected: [{ of: [LISTED_HOST, HONEST.host], atMost: 'unrelated' }],
  },
];

/** Texts of one site: its values, visits, captures and findings. */
import { counted } from '../model/counted.ts';
import { sentence } from './sentence.ts';

const PAGE_STATES = {
  changed: 'changed',
  added: 'added',
  gone: 'gone',
  'only-later': 'only read later',
  'only-earlier': 'only read earlier',
  same: 'the same',
} as const;

export const siteTexts = {
  handedIn:
    'A person handed in this page or archive. We did not capture it, so the site itself may never have shown it. It counts for no other site, and no alert is sent about it.',
  values: 'Values that lead to other sites',
  noFingerprint: 'The site has no fingerprint that can be compared.',
  readAs: (kind: string, at: string) => `Read as ${kind}, captured ${at}.`,
  capturedSites: 'Captured sites',
  onOthers: (others: number) => (others === 0 ? 'on this site only' : `on ${counted(others, 'other site')}`),
  // Its visits.
  anyOutcome: 'any',
  showVisits: 'Show the visits',
  captures: 'Captures',
  capturesOf: (count: number) => counted(count, 'capture'),
  visit: 'Visit',
  handedInBy: <P>(person: P) => sentence`, handed in by ${person}`,
  asCaptured: (visit: string) => `${visit}, as it was captured`,
  noVisits: 'The site has no such visit.',
  // Over time.
  overTime: 'Over time',
  timeline: 'Timeline',
  timelineOf: (site: string) => `Timeline of ${site}`,
  timelineAbout: (most: number) => `Of the last ${most} visits.`,
  whatChanged: 'What changed',
  imported: (at: string) => `imported ${at}`,
  since: (at: string) => `since ${at}`,
  noDates: 'The visits of this site have no date: import the site again with a date.',
  needsTwo: 'Choose two different visits of the site.',
  // Two visits.
  differenceTitle: (site: string) => `What differs: ${site}`,
  visitOption: (at: string, state: string) => `${at}, ${state}`,
  earlier: 'Earlier visit',
  later: 'Later visit',
  showDifference: 'Show what differs',
  unreadVisit: 'The pages of this visit cannot be read:',
  noPages: 'none was read',
  pagesOf: (count: number, state: keyof typeof PAGE_STATES) => `${count} ${PAGE_STATES[state]}`,
  picturesOf: (differing: number, same: number) => `${differing} differing, ${same} the same`,
  changedValues: 'Values',
  homes: 'How the home page looks',
  noDrawings: 'There are no pictures of both home pages.',
  asItLooks: 'How it looks',
  outlined: 'What differs, outlined',
  outlinedAlt: 'The later picture; the parts that differ are outlined',
  texts: 'Words that differ',
  sameLines: (count: number) => `${counted(count, 'line')} the same`,
  moreLines: (count: number) => `${counted(count, 'more line')} that ${count === 1 ? 'differs' : 'differ'}.`,
  pagesAre: {
    added: 'Pages added',
    gone: 'Pages gone: the server answered that there is no such page',
    'only-later': 'Pages that only the later visit read',
    'only-earlier': 'Pages that only the earlier visit read',
  },
  pictureIs: {
    replaced: 'Replaced:',
    'only-later': 'Only in the later visit:',
    'only-earlier': 'Only in the earlier visit:',
  },
  notInVisit: 'not in this visit',
  // Its pictures.
  pictures: 'Pictures',
  whoElse: 'Find other sites that show it',
} as const;

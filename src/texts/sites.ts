/** Texts of one site: its values, visits, captures and findings. */
import { counted } from '../model/counted.ts';
import { sentence } from './sentence.ts';

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
  // Its pictures.
  pictures: 'Pictures',
  whoElse: 'Find other sites that show it',
} as const;

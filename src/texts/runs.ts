/** Texts of runs: the form that sends a page, and the run that captures it. */
import { counted } from '../model/counted.ts';
import { type Mark, sentence } from './sentence.ts';

export const runTexts = {
  sendTitle: 'Send a page',
  about:
    'The desk captures the site of the page now. It asks politely, obeys robots.txt, and compares the site with all stored sites.',
  captureNow: 'Capture it now',
  needsAnalyst: 'Only an analyst or an admin can send pages.',
  // A page as a person saw it.
  handInTitle: 'Hand in the page as you saw it',
  handInAbout:
    'For a page that is gone, or that shows you something else than it shows us. The desk stores it as handed in by you, under a name of its own, and compares it with all stored sites. It is never mixed with what the site answers us: a person who hands in a page can change it.',
  source: 'Source of the page, from <html> to </html>',
  handIn: 'Hand it in',
  isHandedIn: (findings: number) => `The page is handed in: ${counted(findings, 'finding')}.`,
  // The bookmark.
  fromAnyPage: 'From any page',
  bookmarkAbout: <P>(bookmark: Mark<P>, megabytes: number) =>
    sentence`Drag this link to the bookmarks of your browser: ${bookmark('Send to revenant')}. On any page, the bookmark opens this form and fills in the address. It also fills in the source if the page is not too long (about ${megabytes} MB).`,
  bookmarkDesk: <P>(desk: P) =>
    sentence`The bookmark holds the address of this desk, ${desk}, which stays the same between starts.`,
  // All runs.
  allRuns: 'Runs',
  begun: 'Begun',
  size: 'Size',
  targets: (count: number) => counted(count, 'target'),
  captured: (captured: number, targets: number) => `at work: ${captured} of ${targets} captured`,
  // One run.
  nameOfRun: 'Name of the run (empty: none)',
  isNamed: 'The name is saved.',
  unread: 'Not read',
  leftOut: 'Sites of which pages were left out',
  why: 'Why',
  which: 'Which',
  /** By the first part of the code. */
  reasons: {
    robots: 'robots.txt forbids it',
    dns: 'the name cannot be looked up',
    http: 'the server refused or failed',
    blocked: 'it is not allowed to be fetched',
    limit: 'a limit of ours was reached',
    trap: 'endless pages were left out',
    fetch: 'the connection failed',
    tls: 'the encrypted connection failed',
    parse: 'a page broke its reader, which was ended',
    crash: 'a worker died with it',
    render: 'the browser did not draw it',
  } as Readonly<Record<string, string>>,
  title: (at: string) => `Run of ${at}`,
  isFinished: (at: string) => `Finished ${at}.`,
  atWork: (captured: number, targets: number, compared: number) =>
    `At work: ${captured} of ${counted(targets, 'target')} captured, ${compared} compared. This needs a worker that runs.`,
  retries: (count: number, at: string) => `${counted(count, 'target')} will be tried again, next ${at}.`,
  ended: 'Ended',
  noFindingsYet: 'No findings yet.',
  noFindings: 'No stored site resembles it.',
} as const;

/** Texts of imports: watchlists, archives, and captures of the web archive. */
import { counted } from '../model/counted.ts';
import { sentence } from './sentence.ts';

export const importTexts = {
  // The forms.
  lists: 'A watchlist',
  listsAbout:
    'OFAC (CSV set, XML, advanced XML; also .gz), OpenSanctions (FollowTheMoney), or your own list (JSON, CSV, XLSX). The desk reads it and shows what would change; nothing changes before you confirm.',
  onlyAdmin: 'Only an admin imports watchlists.',
  needsAnalyst: 'Only an analyst or an admin can import.',
  files: 'Files',
  orPasted: 'Or paste the rows of your own list, with their header',
  listName: 'Name of the list, for a list of your own',
  date: 'Date, where the file does not say it: a year, month or day',
  openSanctions: 'I may use data of OpenSanctions (CC BY-NC 4.0)',
  readList: 'Read the list',
  archives: 'Archives and saved pages',
  archivesAbout:
    'WARC, WACZ, HAR, MHTML, a saved HTML page, or a ZIP of saved pages. What you send is kept as handed in by you: it sends no alert and does not stand for the site until a capture of ours, the configured web archive or a trusted signer shows the same.',
  urlOfPages: 'Address of the pages, where the file does not say it',
  importFiles: 'Import the files',
  webArchive: 'From the web archive',
  webArchiveAbout: 'A site as the configured web archive holds it, at the capture nearest to a date.',
  nearest: 'Date (empty: the latest capture)',
  importSite: 'Import the site',
  all: 'Imports so far',
  none: 'No import yet.',
  // One import.
  kinds: { list: 'Watchlist', archive: 'Archive', 'web-archive': 'Web archive' },
  title: (name: string, others: number) => (others === 0 ? name : `${name} and ${counted(others, 'more file')}`),
  byAt: <P>(by: P, at: string) => sentence`Sent by ${by}, ${at}.`,
  states: {
    waiting: 'It waits for its turn.',
    reading: 'The desk reads it.',
    asking: 'It waits for you.',
    ready: 'It is read, and not imported yet.',
    importing: 'The desk imports it.',
    done: 'It is imported.',
    failed: 'It is not imported.',
  },
  soFar: (count: number, kind: 'list' | 'archive' | 'web-archive') =>
    kind === 'list' ? `${counted(count, 'entity', 'entities')} so far.` : `${counted(count, 'file')} so far.`,
  readSoFar: (bytes: number) => `${(bytes / 1_000_000).toFixed(0)} MB of rows are read.`,
  isRestarted:
    'The desk was started again while it was at work on this. It goes on by itself; a list that was being imported is shown once more, and must be confirmed again.',
  areLost: 'The files of this import are gone, since the desk was stopped for too long. Send them again.',
  readAgain: 'Read it again',
  // A list.
  versionOf: (version: number, at: string) => `Version ${version}, of ${at}`,
  counts: (entities: number, aliases: number) =>
    `${counted(entities, 'entity', 'entities')}, ${counted(aliases, 'alias', 'aliases')}`,
  namesSites: (count: number) =>
    count === 0
      ? 'It names no site of its entries.'
      : `It names ${counted(count, 'site')} of its entries. Crawls and schedules visit ${count === 1 ? 'it' : 'them'} too.`,
  isFirst: 'It is the first version of this list. Later versions are compared with it.',
  changesOf: (added: number, removed: number, returned: number, changed: number) =>
    `${added} added, ${removed} removed, ${returned} returned, ${changed} changed`,
  isUnchanged: 'The list is as it was imported before: nothing changes.',
  badRows: (count: number) => `${counted(count, 'bad row')} left out`,
  badRowAt: <P>(file: P, line: number, field: P, reason: P) => sentence`${file}, line ${line}, ${field}: ${reason}`,
  changes: 'Changes',
  touchingSites: 'Entries that concern known sites',
  touches: (sites: string) => `concerns ${sites}`,
  confirm: 'Import the list',
  looksWrong: (why: string) => `This looks like a failed download: ${why}.`,
  reason: 'Reason to import it all the same. It is recorded',
  needsReason: 'Write why the list is right, or download it again.',
  seeEntities: 'See the listed entities',
  needsName: 'This is a list of your own: write its name.',
  isAnother: 'The list is another than the one that was shown. Send it again.',
  // An archive.
  outcomes: 'Outcome',
  unread: 'not read',
  someUnread: 'Not all of it could be read.',
  isHandedIn: (by: string, site: string) =>
    `Kept as handed in by ${by}. It sends no alert and does not stand for ${site} until a capture of ours, the configured web archive or a trusted signer shows the same.`,
  notSigned: 'not signed',
  signedBy: (signer: string) => `signed by ${signer}`,
  proven: (line: string) => `proven: ${line}`,
  notProven: (line: string) => `not proven: ${line}`,
  costly: (detail: string) => `It costs too much to read: ${detail}. Split it.`,
  // Refusals.
  noFile: 'Choose one or more files that are not empty.',
  noList: 'Choose one or more files that are not empty, or paste the rows.',
  noAddress: 'Write the web address of the site.',
  notADate: (typed: string) => `${typed} is no date. Write 2021, 2021-08 or 2021-08-30.`,
  atWork: 'The desk is at work on this import. Wait until it has ended.',
  notRead: 'The list is not read yet.',
  hasEnded: 'This import has ended, and its files are gone. Send them again.',
  tooMany: 'Too many imports wait. Try again in a few minutes.',
  failed: 'The import failed. The log of the desk says why.',
} as const;

/** Texts that several pages of the desk show. */
import { counted } from '../model/counted.ts';
import type { BrowserWhen } from '../model/ports/capture.ts';
import { type Mark, sentence } from './sentence.ts';

export const frameTexts = {
  // Around every page.
  skip: 'Skip to the content',
  mainMenu: 'Main',
  menu: {
    '/': 'New',
    '/findings': 'Findings',
    '/operators': 'Operators',
    '/entities': 'Entities',
    '/search': 'Search',
    '/compare': 'Compare',
    '/send': 'Send',
    '/cases': 'Cases',
    '/lists': 'Lists',
    '/schedules': 'Schedules',
    '/log': 'Log',
    '/hooks': 'Alerts',
    '/health': 'Health',
    '/account': 'Account',
  },
  // Heads of tables and labels of fields.
  assignedTo: 'Assigned to',
  bits: 'Bits',
  browser: 'Browser',
  captured: 'Captured',
  case: 'Case',
  do: 'Do',
  findings: 'Findings',
  kind: 'Kind',
  list: 'List',
  mainEvidence: 'Main evidence',
  name: 'Name',
  outcome: 'Outcome',
  page: 'Page',
  picture: 'Picture',
  probability: 'Probability',
  programme: 'Programme',
  reason: 'Reason',
  role: 'Role',
  since: 'Since',
  site: 'Site',
  sites: 'Sites',
  state: 'State',
  type: 'Type',
  verdict: 'Verdict',
  visits: 'Visits',
  webAddress: 'Web address',
  when: 'When',
  // Buttons and links.
  assign: 'Assign',
  search: 'Search',
  // Lists that are read by pages.
  pages: 'Pages',
  firstPage: 'First page',
  next: 'Next',
  previous: 'Previous',
  older: 'Older',
  firstShown: (count: number) => `The first ${count} are shown.`,
  newestShown: (count: number) => `The newest ${count} are shown.`,
  // A finding in a line.
  verdictAndBits: (verdict: string, bits: string) => `${verdict}, ${bits} bits`,
  // Runs.
  isQueued: (targets: number) => `A run is queued: ${counted(targets, 'target')}.`,
  // People and cases.
  nobody: 'nobody',
  yourName: 'Your name',
  assignee: 'Person (empty: nobody)',
  newCase: 'a new case',
  newCaseName: 'Name of a new case',
  putIn: 'Put it in',
  isIn: <P>(cases: P) => sentence`It is in ${cases}.`,
  putInCase: 'Put it in a case folder',
  isInCase: 'It is in the case.',
  // A page that waits for a result.
  showsByItself: <P>(look: Mark<P>) =>
    sentence`The page shows the result by itself; without JavaScript, ${look('look again')}.`,
  // Passwords.
  password: 'Password, 12 characters or more',
  // A judgement.
  judgements: {
    positive: 'Positive: the evidence holds',
    unsure: 'Unsure: looked at, not decided',
    negative: 'Negative: the finding is wrong',
  },
  recordJudgement: 'Record the judgement',
  chooseJudgement: 'Choose positive, unsure or negative.',
  // The browser of a crawl.
  drawn: 'Drawn in a browser',
  browsers: {
    home: 'only pages that are empty without scripts; pictures are drawn from the captures',
    always: 'every page, during the visit: slow',
    auto: 'only pages that are empty without scripts',
    never: 'no page',
  } satisfies Record<BrowserWhen, string>,
  chooseBrowser: 'Choose which pages a browser draws.',
  // What a form refuses.
  longForm: 'The form is too long.',
  brokenForm: 'The form cannot be read.',
  noText: (field: string) => `The field ${field} is not a text.`,
  longField: (field: string, most: number) => `The field ${field} is too long. It may have ${most} characters.`,
  chooseRole: 'Choose a role.',
  chooseFile: 'Choose a file that is not empty.',
  needsName: 'Write your name: every entry says who made it.',
  otherName: (name: string) => `You write as ${name}. Leave out the other name.`,
  wrongCursor: 'The cursor belongs to another list. Send `next` of the page before, or no cursor.',
  // Pages that are not there, and work that is not done.
  notFound: 'Not found',
  noSuchPage: 'There is no such page.',
  noneOfId: (what: string) => `no ${what} of that id`,
  noSuchAddress: 'The API has no such address.',
  takes: (methods: string) => `This address takes ${methods}.`,
  notDone: 'Not done',
  failed: 'That did not work. The log of the desk says why.',
  backToFindings: 'Back to the findings',
  busy: 'The desk is busy. Try again soon.',
  tooManyJobs: 'Too many of your reports, bundles and lists wait already. Ask again when one of them is done.',
  brokenOff: 'The request was broken off.',
  notReady: 'The database does not answer, or a newer program has changed it.',
} as const;

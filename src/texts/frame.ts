/** Texts that several pages of the desk show. */
import { counted } from '../model/counted.ts';
import { type Mark, sentence } from './sentence.ts';

export const frameTexts = {
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
  putInCase: 'Put it in a case folder',
  isInCase: 'It is in the case.',
  // A page that waits for a result.
  showsByItself: <P>(look: Mark<P>) =>
    sentence`The page shows the result by itself; without JavaScript, ${look('look again')}.`,
  // Passwords.
  password: 'Password, 12 characters or more',
} as const;

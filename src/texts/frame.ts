/** Texts that several pages of the desk show. */
import { type Mark, sentence } from './sentence.ts';

export const frameTexts = {
  // Heads of tables and labels of fields.
  bits: 'Bits',
  browser: 'Browser',
  captured: 'Captured',
  do: 'Do',
  findings: 'Findings',
  kind: 'Kind',
  name: 'Name',
  outcome: 'Outcome',
  page: 'Page',
  picture: 'Picture',
  reason: 'Reason',
  role: 'Role',
  since: 'Since',
  site: 'Site',
  sites: 'Sites',
  state: 'State',
  verdict: 'Verdict',
  visits: 'Visits',
  webAddress: 'Web address',
  when: 'When',
  // Buttons and links.
  search: 'Search',
  // Lists that are read by pages.
  pages: 'Pages',
  older: 'Older',
  firstShown: (count: number) => `The first ${count} are shown.`,
  newestShown: (count: number) => `The newest ${count} are shown.`,
  // A page that waits for a result.
  showsByItself: <P>(look: Mark<P>) =>
    sentence`The page shows the result by itself; without JavaScript, ${look('look again')}.`,
  // Passwords.
  password: 'Password, 12 characters or more',
} as const;

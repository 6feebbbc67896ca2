/** Texts that several pages of the desk show. */
export const frameTexts = {
  // Heads of tables and labels of fields.
  verdict: 'Verdict',
  bits: 'Bits',
  site: 'Site',
  sites: 'Sites',
  outcome: 'Outcome',
  when: 'When',
  reason: 'Reason',
  webAddress: 'Web address',
  // Lists that are read by pages.
  pages: 'Pages',
  older: 'Older',
  // Headings.
  findings: 'Findings',
  visits: 'Visits',
} as const;

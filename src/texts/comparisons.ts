/** Texts of comparisons: the form, the wait and the result. */

export const comparisonTexts = {
  title: 'Compare two sites',
  about:
    'The desk captures both sites now, or reads an archive or a saved page in place of a site. It asks politely and obeys robots.txt, so this takes about a minute. The desk forgets the result when it stops, unless you store it as a finding.',
  needsAnalyst: 'A comparison captures both sites, so only an analyst or an admin can start one.',
  oneSite: 'One site',
  otherSite: 'The other site',
  orFile:
    'Or a file: WARC, WACZ, HAR, MHTML, saved HTML, or a ZIP of saved pages. The address above is then that of its pages, where the file does not say it',
  keepAbout:
    'As a finding it has a brief and a report, can be judged, and can go into a case. Files are kept as handed in by you. It sends no alert.',
  keep: 'Store it as a finding',
  isKept: 'The comparison is stored as a finding.',
  notDone: 'The comparison is not done, or the desk has forgotten it. Compare again.',
  noFinding: 'The two have nothing rare in common, or are one site: this is no finding.',
  pairTitle: (left: string, right: string) => `${left} and ${right}`,
  states: {
    waiting: 'This comparison waits for its turn.',
    running: 'This comparison captures both sites.',
  },
  noAddress: 'A field is empty. Write a web address, such as https://shop.example/.',
  notAnAddress: (typed: string) => `${typed} is not a web address. Write one such as https://shop.example/.`,
  tooMany: 'Too many comparisons wait. Try again in a few minutes.',
} as const;

/** Texts of comparisons: the form, the wait and the result. */

export const comparisonTexts = {
  title: 'Compare two sites',
  about:
    'The desk captures both sites now. It asks politely and obeys robots.txt, so this takes about a minute. The result is not stored as a finding: the desk forgets it when it stops.',
  needsAnalyst: 'A comparison captures both sites, so only an analyst or an admin can start one.',
  oneSite: 'One site',
  otherSite: 'The other site',
  compare: 'Compare',
  pairTitle: (left: string, right: string) => `${left} and ${right}`,
  states: {
    waiting: 'This comparison waits for its turn.',
    running: 'This comparison captures both sites.',
  },
  noAddress: 'A field is empty. Write a web address, such as https://shop.example/.',
  notAnAddress: (typed: string) => `${typed} is not a web address. Write one such as https://shop.example/.`,
  tooMany: 'Too many comparisons wait. Try again in a few minutes.',
} as const;

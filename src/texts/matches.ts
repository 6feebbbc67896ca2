/** Texts of a match, which the desk, reports and the terminal share. */
import { counted } from '../model/counted.ts';

export const matchTexts = {
  // The verdict.
  verdicts: {
    strong: 'At least two independent kinds of evidence, one of them identity, point to one operator.',
    likely: 'One operator is likely. For "strong" a second independent kind of evidence, or identity, is missing.',
    lead: 'The sites share enough for a closer look, and not enough for a conclusion.',
    unrelated: 'Nothing that the two sites share is rare enough to connect them.',
  },
  nothingRare: 'nothing rare in common',
  tooLittleInCommon: 'too little in common',
  notCompared: (why: string) => `Not compared: ${why}.`,
  tooLittle: 'the pages show too little',
  unread: {
    refused: 'was not read (refused)',
    unreachable: 'did not answer',
    deferred: 'is deferred',
    failed: 'failed',
  },
  isCondition: (condition: string) => `is ${condition}`,
  /** Shown with every verdict; so it must not use the word "lead". */
  caution:
    'A program compared what the sites show. Only a person can confirm the result. One operator of two sites is not by itself a violation.',
  reviews: {
    proposed: 'Proposed: one person judged this finding positive. It counts when another person agrees.',
    confirmed: 'Confirmed: two people judged this finding positive.',
  },
  // How much the weight says.
  calibration: (pairs: number, low: number, high: number) =>
    `Of ${counted(pairs, 'labelled pair')} of about this weight, ${low} to ${high} % had one operator.`,
  baseRate: (sites: string, cases: string) =>
    `Among ${sites} compared sites of which one is a successor, a site of this weight is it in ${cases} of 100 cases.`,
  extrapolated: (strangers: number, cases: string) =>
    ` No pair of ${strangers} labelled strangers is as heavy: labels alone bear out ${cases} of 100, the rest is the model’s own bits.`,
  under1: 'under 1',
  over99: 'over 99.9',
  tinyPercent: 'under 0.1 %',
  // Both sides.
  aPage: 'a page',
  anArchive: 'an archive',
  restsOn: (what: string, by: string, at: string) =>
    `Rests on ${what} that ${by} handed in on ${at}; no capture of ours agrees yet.`,
  sameVisit: 'Both sides are one and the same site, so the comparison says nothing.',
  sameSite: 'Both sides are the same site, captured twice: shared evidence shows what it kept.',
  handedIn: (at: string, by: string, handedInAt: string) =>
    `${at} (not by us: handed in by ${by} on ${handedInAt}, who alone says so)`,
  timeDoubts: { stated: ' (only the page itself says so)', future: ' (a date in the future)' },
  underRules: (rules: string) => `, read under extraction rules ${rules}`,
  successor: (successor: string, of: string) => `${successor} would be the successor of ${of}.`,
  noDate: 'No date shows which of the two came first.',
  datesDisagree: 'The dates do not settle which of the two came first.',
  // Changes since.
  seenUnknown: 'seen at an unknown time',
  seenUntil: (at: string) => `seen until ${at}`,
  best: (verdict: string, bits: string, seen: string, weaker: string) =>
    `Its best was ${verdict}, ${bits} bits, ${seen}. Weaker since: ${weaker}.`,
  judgedOn: (then: string, verdictThen: string, now: string, verdict: string, why: string) =>
    `Judged on ${then} bits (${verdictThen}); this evidence is ${now} bits (${verdict})${why}.`,
  /** Words for a reason where its code says too little or too much. */
  reasons: { 'dns:nxdomain': 'no such domain' } as Readonly<Record<string, string>>,
  visitedBy: (scheme: string) => `visited by ${scheme}`,
  // On the terminal.
  chance: (percent: string) => `, probability ${percent}`,
  listEntry: 'list entry',
  listed: (name: string) => `, listed: ${name}`,
  total: 'bits in total',
  innocent: 'Innocent explanations not excluded:',
} as const;

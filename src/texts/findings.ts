/** Texts of findings: the queue, and the page of one. */
import { counted } from '../model/counted.ts';
import { type Mark, sentence } from './sentence.ts';

const PLACES = { pictures: 'Pictures', passages: 'Passages' };

export const findingTexts = {
  // The bar.
  barName: 'Work on this finding',
  bits: (bits: string) => `${bits} bits`,
  notJudged: 'not judged',
  judgedAs: (judgement: string) => `judged ${judgement}`,
  judge: 'Judge',
  next: 'Next unjudged',
  nextShort: 'Next',
  keys: 'Keys',
  backToQueue: 'Back to the queue',
  judgeTitle: 'Judge this finding',
  judgeAndNext: 'Record it, then the next unjudged',
  assignTitle: 'Assign it',
  exportTitle: 'Export this finding',
  bundle: 'Evidence bundle (WACZ): every captured byte, the log and this verdict',
  exportIsLogged: 'Each export of data is an entry of the log.',
  // The keys.
  keyWords: [
    ['j', 'the next row'],
    ['k', 'the row before'],
    ['Enter', 'opens a row, or closes it'],
    ['x', 'chooses a finding of the queue'],
    ['d', 'decide: opens the form of the judgement'],
    ['c', 'puts the finding in a case'],
    ['a', 'assigns it'],
    ['e', 'opens the exports'],
    ['n', 'the next unjudged finding of the queue'],
    ['/', 'the search'],
    ['?', 'shows these keys'],
    ['Esc', 'closes what is open'],
  ],
  keysRest: 'The keys rest while you write, and with Ctrl, Alt or Meta.',
  keysOff: 'Turn these keys off in this browser',
  close: 'Close',
  enlarged: 'Both pictures, enlarged',
  // Contents.
  contents: 'On this page',
  parts: {
    sites: 'Both sites',
    for: 'Reasons for one operator',
    against: 'Reasons against',
    other: 'Other explanations',
    ...PLACES,
    weight: 'Waterfall of the weight',
    owners: 'Copyright lines',
    history: 'History',
    judgement: 'Judgement',
    comments: 'Comments',
    custody: 'Custody and export',
    check: 'How to check this',
  },
  partsShort: { for: 'Reasons for', weight: 'Weight' } as Readonly<Record<string, string>>,
  // The beginning of the page.
  assignedTo: <P>(name: P) => sentence`Assigned to ${name}.`,
  chance: 'Probability of one operator:',
  prior: (oneIn: number, bits: number) => `The prior for such a pair is 1 in ${oneIn} (${bits} bits against).`,
  innocent: <P>(count: number, link: Mark<P>) =>
    count === 1
      ? sentence`${link('1 innocent explanation')} is not excluded.`
      : sentence`${link(`${count} innocent explanations`)} are not excluded.`,
  drawn: 'drawn from its capture',
  asCaptured: 'Look at the capture',
  onPhone: 'As on a phone',
  aboutCaptures: 'More about both sides',
  pages: (count: number) => counted(count, 'page'),
  homeOf: (name: string) => `the home page of ${name}`,
  listEntry: 'An entry of a list: it has no page of its own.',
  notStored: 'Its visit is no longer stored.',
  nothingRead: (outcome: string) => `Nothing of it was read: ${outcome}.`,
  drawsNone: 'No picture: this desk draws none (setting REVENANT_BROWSER: home draws them).',
  noBrowser:
    'No picture: this desk has no browser (render:unavailable). Whoever runs the desk can install Chromium on its machine.',
  // Reasons.
  onBoth: 'on both sites:',
  onSite: (name: string) => `on ${name}:`,
  noReasonFor: 'Nothing speaks for one operator.',
  noReasonAgainst: 'Nothing speaks against it. Missing data is not evidence against.',
  withoutBits: (count: number, titles: string) => `${counted(count, 'row')} without bits: ${titles}`,
  itemsBelow: <P>(shown: number, count: number, link: Mark<P>, what: 'pictures' | 'passages') =>
    shown === count
      ? sentence`All ${String(count)} stand under ${link(PLACES[what])}.`
      : sentence`${String(shown)} of ${String(count)} stand under ${link(PLACES[what])}.`,
  // Copyright lines.
  ownersAbout: 'Owners that the copyright lines name, by language of the page.',
  ownerHeads: ['Site', 'Language', 'Owner', 'As it stands on the page'],
  noLanguage: 'not stated',
  // History.
  visits: 'Visits of both sites',
  states: 'Earlier states of this finding',
  noHistory: 'No visit has a known date, and the finding has not changed since it was stored.',
  now: 'Now',
  between: (since: string, until: string) => `${since} to ${until}`,
  stateLine: (when: string, verdict: string, bits: string) => `${when}: ${verdict}, ${bits} bits`,
  itsBest: ', its best',
  earlierModel: ', by an earlier model',
  bestEver: (verdict: string, bits: string, since: string) => `Best ever: ${verdict}, ${bits} bits, from ${since}`,
  seenUntil: (until: string) => `, seen until ${until}`,
  // Judgement.
  nobodyJudged: 'Nobody has judged this finding.',
  judgeHint: <P>(link: Mark<P>) => sentence`${link('Judge it')} in the bar at the top.`,
  // Custody.
  custodyAbout:
    'The evidence bundle holds every captured byte, the log and this verdict. It can be checked without this desk, by anybody and years later.',
  exportHint: <P>(link: Mark<P>) =>
    sentence`${link('Export')} in the bar gives the report, the bundle and other formats.`,
  // Answers to forms.
  chooseFirst: 'choose one or more findings first',
  chooseFormat: 'choose one of the formats that the menu offers',
  judged: (count: number, judgement: string) => `${counted(count, 'finding')} judged ${judgement}.`,
  earlierJudged: (judgement: string) => `The finding before this one was judged ${judgement}.`,
  nothingChanged: (to: string | null) =>
    `Nothing changed: ${to === null ? 'nobody had it' : `it was with ${to} already`}.`,
  givenBack: (count: number) => `${counted(count, 'finding')} given back to everybody.`,
  assigned: (count: number, to: string) => `${counted(count, 'finding')} assigned to ${to}.`,
  noneLeft: 'No other finding of this queue waits for a judgement.',
  // The queue.
  verdicts: [
    ['', 'any'],
    ['strong', 'strong'],
    ['likely', 'likely'],
    ['lead', 'lead'],
  ],
  judgedChoices: [
    ['none', 'not judged yet'],
    ['positive', 'judged positive'],
    ['unsure', 'judged unsure'],
    ['negative', 'judged negative'],
    ['any', 'judged or not'],
  ],
  reviewChoices: [
    ['proposed', 'proposed: needs a second person'],
    ['confirmed', 'confirmed by two people'],
  ],
  kinds: [
    ['', 'any'],
    ['website', 'website'],
    ['social-page', 'social page'],
    ['trade-listing', 'trade listing'],
    ['list', 'entry of a list'],
  ],
  assignees: [
    ['', 'anybody or nobody'],
    ['me', 'me'],
    ['nobody', 'nobody'],
  ],
  changes: [
    ['news', 'new or changed'],
    ['new', 'new'],
    ['weaker', 'weaker'],
    ['stronger', 'stronger'],
  ],
  any: 'any',
  judgedHead: 'Judged',
  moreFilters: 'More filters',
  watchlist: 'Watch list',
  change: 'Change',
  since: 'since',
  was: (verdict: string, bits: string) => `was ${verdict}, ${bits} bits`,
  isWeaker: 'weaker than it was',
  with: (name: string) => `with ${name}`,
  listedNames: <P>(names: P) => sentence`listed: ${names}`,
  both: (left: string, right: string) => `${left} and ${right}`,
  none: <P>(all: Mark<P>, compare: Mark<P>) =>
    sentence`No findings here. ${all('Show all findings')}, or ${compare('compare two sites')}.`,
  judgeChosen: 'Judge the chosen findings',
  assignChosen: 'Assign the chosen findings',
  page: (number: number) => `Page ${number}`,
} as const;

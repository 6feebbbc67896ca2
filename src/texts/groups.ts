/** Texts of groups: the findings of one operator as a row of the queue. */
import { counted } from '../model/counted.ts';

export const groupTexts = {
  size: (findings: number, sites: number) => `${counted(findings, 'finding')}, ${counted(sites, 'site')}`,
  listed: (parties: number) => counted(parties, 'listed party', 'listed parties'),
  choose: (name: string, findings: number) => `${name}: all ${findings} findings`,
  tooLarge: (most: number) => `More than ${most} findings: open it and judge them in parts.`,
  heaviest: (shown: number, all: number) => `The heaviest ${shown} of ${all}.`,
  showAll: 'Show them all, one a row',
  open: 'Open the operator',
  // The filters.
  words: 'Name or title',
  sort: 'Order',
  sorts: [
    ['weight', 'heaviest first'],
    ['findings', 'most findings first'],
    ['sites', 'most sites first'],
    ['newest', 'newest first'],
    ['name', 'by name'],
  ],
  view: 'Rows',
  views: [
    ['', 'operators'],
    ['pairs', 'findings'],
  ],
  ofOperator: 'Only one operator: show all',
  cut: (most: number) => `Only the heaviest ${most} findings are grouped.`,
  noState: 'A group is judged by its state, as the list gives it; it has at most 100 findings.',
  // A group that is no longer as it was seen.
  changed: (changes: string, more: number) =>
    `Nothing was recorded: a chosen group has changed since you saw it. ${changes}${more > 0 ? `; and ${more} more` : ''}. Look at it and choose it again.`,
  isNew: (pair: string, now: string) => `New in it: ${pair} (${now})`,
  isNow: (pair: string, now: string, judgement: string | null) =>
    `Changed: ${pair} (now ${now}${judgement === null ? '' : `, judged ${judgement}`})`,
  gone: (id: string) => `No longer stored: ${id}`,
  left: (pair: string) => `No longer in it: ${pair}`,
  goneJudged: (pair: string, judgement: string, by: string) =>
    `No longer in it: ${pair} (judged ${judgement} by ${by})`,
  tooMany: (most: number, chosen: number) => `Choose at most ${most} findings at once; these are ${chosen}.`,
} as const;

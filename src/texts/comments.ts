/** Texts of comments on findings, sites and cases. */
import { counted } from '../model/counted.ts';
import { sentence } from './sentence.ts';

export const commentTexts = {
  title: 'Comments',
  none: 'No comment yet.',
  comment: 'Comment',
  mentionHint: <P>(names: P) =>
    sentence`A comment is kept for good. To tell somebody, write @ and the whole name: ${names}.`,
  nobodyToMention: 'A comment is kept for good. Nobody else signs in here, so nobody can be mentioned.',
  write: 'Write the comment',
  isWritten: (told: readonly string[]) =>
    told.length === 0
      ? 'The comment is written. It mentions nobody.'
      : `The comment is written. ${counted(told.length, 'person is', 'people are')} told: ${told.join(', ')}.`,
  aboutNothing: 'A comment is on a finding, a site or a case.',
  said: <P>(at: string, by: P) => sentence`${at}, by ${by}.`,
  told: <P>(names: P) => sentence`Mentions ${names}.`,
  withdraw: 'Withdraw',
  withdrawn: <P>(at: string, by: P) => sentence`Withdrawn ${at} by ${by}`,
  isWithdrawn: 'The comment is withdrawn. Its text stays on record.',
} as const;

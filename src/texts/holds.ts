/** Texts of holds: what no purge may take. */
import { type Mark, sentence } from './sentence.ts';

export const holdTexts = {
  title: 'Holds',
  about: <P>(log: Mark<P>) =>
    sentence`A hold keeps evidence from every purge, at any age. Each hold that is set or lifted is an entry of the ${log('log')}.`,
  none: 'Nothing is under a hold.',
  keeps: 'Keeps',
  lift: 'Lift',
  inForce: 'Only holds in force',
  liftedToo: 'Lifted holds too',
  setHold: 'Set a hold',
  on: 'On',
  kinds: {
    site: 'a site, with its visits and findings',
    finding: 'a finding, with its visits',
    visit: 'a visit',
    case: 'a case, with what is in it',
  },
  siteOrId: 'The site, or the id',
  setTheHold: 'Set the hold',
  isSet: 'The hold is set.',
  isLifted: 'The hold is lifted.',
  chooseKind: 'Choose what is kept: a site, a visit, a finding or a case.',
  // On the page of the thing that is held.
  keepIt: 'Keep it from purges',
  underHold: <P>(hold: Mark<P>, at: string, by: P, reason: P) =>
    sentence`Under ${hold('hold')} since ${at}, by ${by}: ${reason}`,
} as const;

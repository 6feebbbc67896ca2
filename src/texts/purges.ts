/** Texts of purges: their preview, progress and results. */
import { counted } from '../model/counted.ts';
import { type Mark, sentence } from './sentence.ts';

export const purgeTexts = {
  title: 'Purges',
  about: <P>(holds: Mark<P>) =>
    sentence`A purge removes stored data for good. It keeps what is under a ${holds('hold')}, confirmed findings and open cases.`,
  lookAgain: 'Look again',
  preview: 'Preview',
  previewAbout: 'A preview removes nothing. A purge removes what meets all conditions.',
  before: 'Stored before: an age such as 90d, 26w or 2y, or a date',
  entity: 'Id of a listed entity',
  value: 'Value, such as an e-mail address',
  show: 'Show what it would remove',
  earlier: 'Earlier purges',
  none: 'Nothing was purged yet.',
  hasBegun: 'The purge has begun.',
  // A purge at work.
  visitsRemoved: 'Visits removed',
  visitsDone: (done: number, all: number) => `${done} of ${counted(all, 'visit')}`,
  findingsDone: (done: number, all: number) => `${done} of ${counted(all, 'finding')}`,
  since: <P>(at: string, by: P, reason: P) => sentence`Since ${at}, by ${by}: ${reason}`,
  // The preview.
  previewTitle: 'What a purge would remove',
  wouldGo: 'What it would remove',
  nothing: 'Nothing.',
  rowsOf: 'Rows of',
  stays: 'What stays',
  heldFinding: (id: string) => `finding ${id}`,
  heldBy: { hold: 'under a hold', confirmed: 'confirmed by a person', case: 'in an open case' },
  moreHeld: (count: number) => `and ${counted(count, 'more finding')}`,
  keptVisits: (count: number) =>
    `${counted(count, 'visit')} that a kept finding, a hold, an open case or a listed entity needs`,
  busyVisits: (count: number) => `${counted(count, 'visit')} that a worker still works on`,
  elsewhere: (table: string, rows: number) =>
    `also named in ${table}: ${counted(rows, 'row')}, for a person to decide on`,
  removeForGood: 'Remove it for good',
  confirm: <P>(word: P) => sentence`To confirm, type ${word}`,
  back: 'Back, and remove nothing',
  mustConfirm: 'Nothing was removed. To confirm, give the value of the preview, or else its entity, site or date.',
  // The conditions of a purge.
  storedBefore: (at: string) => `stored before ${at}`,
  ofSite: <P>(site: P) => sentence`site ${site}`,
  ofEntity: <P>(entity: P) => sentence`entity ${entity}`,
  ofValue: <P>(value: P) => sentence`value ${value}`,
  aValue: 'a value',
} as const;

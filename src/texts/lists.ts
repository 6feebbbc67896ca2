/** Texts of sweep lists: the addresses that are crawled. */
import { counted } from '../model/counted.ts';
import { sentence } from './sentence.ts';

export const listTexts = {
  about:
    'A sweep list has the addresses that are crawled. A change here counts from the next run of each schedule that follows the list.',
  none: 'No list is kept here.',
  rowsHead: 'Rows',
  rows: (count: number) => counted(count, 'row'),
  followedBy: 'Followed by',
  noSchedule: 'no schedule',
  madeBy: 'Made by',
  madeByAt: <P>(by: P, at: string) => sentence`${by}, ${at}`,
  onlyAdmin: 'Only an admin makes and changes lists.',
  // Rows of schedules.
  ofSchedules: 'Rows of schedules',
  ofSchedulesAbout: 'These rows come from a file, where you change them, or were pasted into the schedule.',
  scheduleRows: <P>(schedule: P, count: number, isPasted: boolean) =>
    sentence`${schedule}, ${counted(count, 'row')}, ${isPasted ? 'pasted' : 'from a file'}`,
  rowsOf: <P>(count: number, schedule: P) => sentence`${counted(count, 'row')} of the schedule ${schedule}.`,
  wherePasted: 'They were pasted into the schedule.',
  whereFile: 'They come from a file, which each run reads again. Change them there.',
  // A new list.
  makeList: 'Make a list',
  make: 'Make the list',
  file: 'Or a file: text, CSV, XLSX or JSON, 10 MB at most',
  nothingSent: 'Paste one or more web addresses, or choose a file.',
  isMade: (problems: string) => `The list is made.${problems}`,
  problems: (count: number, first: string) => ` ${counted(count, 'row')} not used: ${first}`,
  // One list.
  rowsFollowed: <P>(count: number, schedules: P) => sentence`${counted(count, 'row')}, followed by ${schedules}.`,
  noRows: 'There are no rows here.',
  labelsHead: 'Labels',
  interval: 'Interval',
  lastVisit: 'Last visit',
  notVisited: 'not visited yet',
  changeRows: 'Change the chosen rows',
  labels: 'Labels, with commas',
  ownInterval: 'Interval of their own, such as 7d. It outranks the interval of the schedule',
  setLabels: 'Set the labels',
  setInterval: 'Set the interval',
  removeRows: 'Remove the rows',
  chooseRows: 'Choose one or more rows first.',
  chooseWork: 'Choose what to do with the rows.',
  rowsDone: (count: number, done: string) => `${counted(count, 'row')} ${done}.`,
  addRows: 'Add rows',
  add: 'Add the rows',
  isAdded: (count: number, known: number, problems: string) =>
    `${counted(count, 'row')} added.${known > 0 ? ` ${counted(known, 'row was', 'rows were')} in the list already.` : ''}${problems}`,
  runsSchedules: 'The schedules that follow the list run now.',
  runsOnce: 'All rows are crawled once.',
  alsoListed: (count: number, hours: number) =>
    `Also visit the ${count.toLocaleString('en')} websites of listed entries. That takes at most ${counted(hours, 'hour')}.`,
  schedule: 'Schedule the list',
  isScheduled: (schedule: string, isStarted: boolean) =>
    `The schedule ${schedule} follows the list.${isStarted ? ' Its first run is queued.' : ''}`,
  removeList: 'Remove the list',
  removeAbout: 'What was captured stays.',
  isRemoved: (name: string) => `The list ${name} is removed.`,
} as const;

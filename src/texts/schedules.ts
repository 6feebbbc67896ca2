/** Texts of schedules: what is crawled again and again. */
import { counted } from '../model/counted.ts';

export const scheduleTexts = {
  none: 'No schedule yet. A schedule crawls the same addresses again and again, and reports what is new.',
  onlyAdmin: 'Only an admin adds and changes schedules.',
  schedule: 'Schedule',
  targets: 'Targets',
  targetsOf: (count: number, schedule: string) => `${counted(count, 'target')} of ${schedule}`,
  nextRun: 'Next run',
  paused: 'paused',
  dueNow: 'due now: waits for a worker',
  lastRun: 'Last run',
  never: 'never',
  ended: (at: string, outcome: string) => `${at}: ${outcome}`,
  atWork: (done: number, all: number) => `at work: ${done} of ${counted(all, 'target')} done`,
  follows: (files: string) => `follows ${files}`,
  followsList: 'follows a list that is kept here',
  rowIntervals: 'some rows have an interval of their own, which outranks that of the schedule',
  // Its buttons.
  nothingToStart: 'There was nothing to start.',
  isPaused: 'The schedule is paused. A run that has begun goes on.',
  isResumed: 'The schedule goes on. Runs that were due while it was paused are left out.',
  isRemoved: 'The schedule is removed. What it found stays.',
  // The form.
  addTitle: 'Add a schedule',
  changeTitle: 'Change the schedule',
  howOften: 'How often',
  intervals: { '12h': 'every 12 hours', '1d': 'every day', '7d': 'every week', '30d': 'every 30 days' },
  every: (interval: string) => `every ${interval}`,
  later: 'Wait for the first time, instead of a first run now',
  add: 'Add',
  formHint:
    'If a schedule has this name already, it is changed. On a day when clocks skip the time of day, it runs as much later; where the time comes twice, it runs once.',
  needsName: 'Give the schedule a name.',
  changeElsewhere: (name: string) =>
    `The schedule ${name} follows a file, a list or a cron pattern, so this form cannot change it. Choose another name, or remove that schedule first.`,
  isPut: (isNew: boolean, targets: number, isStarted: boolean) =>
    `The schedule is ${isNew ? 'added' : 'changed'}: ${counted(targets, 'target')}.${isStarted ? ' Its first run is queued.' : ''}`,
} as const;

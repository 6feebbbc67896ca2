/** Texts of the first page: what is new, and the program's health. */
import { counted } from '../model/counted.ts';
import { type Mark, sentence } from './sentence.ts';

export const newsTexts = {
  title: 'What is new',
  lastDays: 'The last seven days. Press “I have seen this”, and this page shows only what comes after.',
  since: (at: string) => `Since ${at}, when you last pressed “I have seen this”.`,
  nothing: 'Nothing is new.',
  new: (findings: string) => `New: ${findings}`,
  changed: (findings: string) => `Changed: ${findings}`,
  findings: (count: number, most: number) => (count >= most ? `${most} findings or more` : counted(count, 'finding')),
  showAll: 'Show all of them',
  seen: 'I have seen this',
  isSeen: 'This page now shows only what comes after.',
  noTime: 'The time of the look is not valid.',
  assignedToYou: (findings: string) => `${findings} assigned to you`,
  unjudged: 'All findings that nobody has judged',
  // Health.
  doesItWork: 'Does it work?',
  healthSays: <P>(health: Mark<P>) => sentence`${health('Health')} says more.`,
  atWork: (active: number, waiting: number) => `Workers are at work: ${counted(active, 'job')}, ${waiting} waiting.`,
  noWorker: (waiting: number) => `${counted(waiting, 'job waits', 'jobs wait')} and no worker is at work.`,
  startWorker: 'Ask the person who runs the desk to start one.',
  noJobs: 'Workers: no job waits.',
  noSchedules: <P>(schedules: Mark<P>) => sentence`${schedules('Schedules')}: none, so nothing is crawled by itself.`,
  schedules: (count: number) => counted(count, 'schedule'),
  allPaused: 'all paused',
  dueNow: 'one is due now',
  nextRun: (at: string) => `next run ${at}`,
  late: (count: number) => `${counted(count, 'waits', 'wait')} for a worker`,
  withProblem: (count: number) => `${count} with a problem`,
  alerts: <P>(alerts: Mark<P>, count: number) =>
    sentence`${alerts('Alerts')}: ${count === 0 ? 'none waits' : `${counted(count, 'delivery', 'deliveries')} not yet sent`}.`,
} as const;

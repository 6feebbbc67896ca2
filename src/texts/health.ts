/** Texts of the program's state: workers, queues, runs, disk. */
import { counted } from '../model/counted.ts';

export const healthTexts = {
  version: 'Version',
  noBrowser: 'none found, so no page is drawn. Whoever runs the desk can install Chromium on its machine.',
  alertsWaiting: 'Alerts waiting',
  freeDisk: 'Free disk space',
  tooFull: (least: string) => `: workers here take no new targets until ${least} are free`,
  // Workers.
  workers: 'Workers',
  noWorker: 'No worker is alive.',
  worker: 'Worker',
  load: 'Load',
  atOnce: (sites: number) => `${counted(sites, 'site')} at once`,
  heldBack: 'Held back',
  pressure: {
    disk: 'its disk is nearly full: it takes no new targets',
    database: 'the database is slow: it takes fewer targets',
  },
  alive: (count: number) => `${counted(count, 'worker')} alive.`,
  aliveOldest: (count: number, shown: number) => `${count} workers alive. The oldest ${shown} are shown.`,
  // Queues.
  queues: 'Queues',
  queue: 'Queue',
  waiting: 'Waiting',
  later: 'Later',
  // Runs.
  runs: 'Runs',
  noRuns: 'No run yet.',
  finished: 'Finished',
  runAtWork: 'at work',
  newestRuns: (count: number) => `${counted(count, 'run')}, the newest first.`,
} as const;

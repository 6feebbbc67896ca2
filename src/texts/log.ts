/** Texts of the hash-chained log. */
import { counted } from '../model/counted.ts';
import type { LogEntry } from '../model/decisions/evidence.ts';
import { type Mark, sentence } from './sentence.ts';

const entries = (count: number) => counted(count, 'entry', 'entries');

export const logTexts = {
  about:
    'Every capture, finding, judgement and export is one entry. The hash of each entry covers the entry before it, so a change shows. Only a checkpoint that is kept elsewhere shows that the newest entries were cut off.',
  byAbout:
    'Entries whose writer is stored: judgements, assignments, comments, holds, purges. A capture, a finding or an export has none. Only admins find sign-ins, and what admins did, by a name.',
  from: 'From',
  to: 'To',
  exportAs: <P>(csv: Mark<P>, lines: Mark<P>) =>
    sentence`Save these entries as ${csv('CSV')} or ${lines('JSON Lines')}.`,
  writtenBy: <P>(by: P) => sentence`by ${by}`,
  kinds: {
    capture: ['capture', 'captures'],
    match: ['finding', 'findings'],
    judgement: ['judgement', 'judgements'],
    retraction: ['retraction', 'retractions'],
    export: ['export', 'exports'],
    assignment: ['assignment', 'assignments'],
    purge: ['purge', 'purges'],
    restore: ['restore of an old backup', 'restores of old backups'],
    hold: ['hold', 'holds'],
    lift: ['lifted hold', 'lifted holds'],
    'sign-in': ['sign-in', 'sign-ins'],
    'failed-sign-in': ['failed sign-in', 'failed sign-ins'],
    user: ['user', 'users'],
    key: ['key', 'keys'],
    password: ['password', 'passwords'],
    hook: ['hook', 'hooks'],
    question: ['question to a source', 'questions to sources'],
    list: ['imported list', 'imported lists'],
    drawing: ['kept picture', 'kept pictures'],
    comment: ['comment', 'comments'],
    withdrawal: ['withdrawn comment', 'withdrawn comments'],
    operator: ['decision about an operator', 'decisions about operators'],
  } satisfies Record<LogEntry['kind'], readonly [one: string, many: string]>,
  // The last checkpoint.
  empty: 'The log is empty.',
  noCheckpoint: 'No checkpoint has signed the log yet. The worker signs it from time to time.',
  disagrees: 'The log does not agree with its last checkpoint',
  disagreesHow: (at: string, entry: number) =>
    `, of ${at}: entry ${entry} is missing or has another hash. A check of the whole log says more.`,
  covers: (at: string, isStamped: boolean, signed: number, size: number) =>
    `The last checkpoint, of ${at}, ${isStamped ? 'with' : 'without'} a time stamp, covers ${
      signed === size
        ? `all ${entries(size)}`
        : `the first ${signed} of ${entries(size)}: the newest ${counted(size - signed, 'is', 'are')} not signed yet`
    }.`,
  // A check of the whole log.
  check: 'Check the log now',
  checkAbout: 'Reads every entry, and verifies each checkpoint with its signature and time stamp.',
  checked: <P>(at: string, result: P) => sentence`Checked ${at}: ${result}.`,
  whole: 'the log is whole',
  problems: (count: number) => counted(count, 'problem'),
  agree: (size: number, checkpoints: number, stamped: number) =>
    `${entries(size)}; ${counted(checkpoints, 'checkpoint agrees', 'checkpoints agree')} with it, ${stamped} with a time stamp.`,
  moreProblems: (count: number) => `And ${count} more.`,
  isWhole: 'The log is whole.',
  hasProblem: 'The log has a problem.',
  // Its entries.
  noEntries: 'No entries here.',
  subject: 'About',
  hash: 'Hash',
  signed: 'Signed',
  isSigned: 'signed',
  notSigned: 'not yet',
  newest: 'Newest',
  visit: <P>(id: P) => sentence`visit ${id}`,
  finding: <P>(id: P) => sentence`finding ${id}`,
  operator: <P>(id: P) => sentence`operator ${id}`,
  content: <P>(digest: P) => sentence`content ${digest}`,
  wrongHash: 'does not fit its entry',
} as const;

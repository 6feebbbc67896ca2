import type { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import { checkBackup, restore, rollbackOf } from '../../flow/operations/restore.ts';
import type { PausedByRestore, RestoreDocument } from '../../model/backup.ts';
import { command, setDataFolder } from '../../model/text/program.ts';
import { timeText } from '../../model/text/time-text.ts';
import { keptCheckpoints, openBackups, openRestoreServices } from '../../services.ts';
import { action, EXIT } from '../action.ts';
import { type Flags, repeatable, settingsOf, withData } from '../options.ts';
import { shellWord } from '../output/shell-word.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { readCheckpoint } from '../read-checkpoint.ts';
import { using } from '../with-services.ts';

interface RestoreFlags extends Flags {
  readonly check?: boolean;
  readonly into?: string;
  readonly anchor?: string[];
  readonly key?: string[];
  readonly keepRunning?: boolean;
  readonly acceptRollback?: boolean;
  readonly by?: string;
  readonly reason?: string;
}

export function configure(command: Command): void {
  command
    .argument('<folder>', 'folder of the backup')
    .option('--check', 'check the backup only: every byte, the log, and the checkpoints')
    .option('--into <dir>', 'data folder to fill (default: that of --data)')
    .option(
      '--anchor <file>',
      'a checkpoint that was kept elsewhere: an older backup is refused; repeatable',
      repeatable,
    )
    .option('--key <key>', 'public key that may have signed the backup (base64); repeatable', repeatable);
  command
    .option('--keep-running', 'leave schedules and hooks active: the store that was backed up is gone')
    .option('--accept-rollback', 'restore a backup that is older than a checkpoint; needs --by and --reason')
    .option('--by <name>', 'your name, for the log')
    .option('--reason <text>', 'why an old backup is restored; it goes into the log');
  withData(command).action(action(restoreFolder));
}

async function restoreFolder(terminal: Terminal, folder: string, flags: RestoreFlags): Promise<number> {
  if (flags.into !== undefined && flags.data !== undefined && flags.into !== flags.data)
    throw new UsageError('--into and --data name two folders: give one of them');
  const target = flags.into === undefined ? flags : { ...flags, data: flags.into };
  if (flags.into !== undefined) setDataFolder(shellWord(flags.into));
  // A data folder that outlived its database still knows how far the log was.
  const kept = flags.check ? [] : await keptCheckpoints(settingsOf(target));
  const anchors = [...(await Promise.all((flags.anchor ?? []).map(readCheckpoint))), ...kept];
  const said = (done: number, total: number, current: string): void =>
    terminal.progress({ what: 'checking', done, total, unit: 'bytes', current });
  const checked = await checkBackup(folder, openBackups(), anchors, flags.key ?? [], said);
  const { document, backup } = checked;
  terminal.endProgress();
  const isOld = document.rollback.length > 0;
  if (!document.ok || (isOld && !flags.acceptRollback)) {
    terminal.result(document, () => problemLines(document));
    return EXIT.failed;
  }
  if (flags.check) {
    terminal.result(document, () => `${folder} is whole: ${summary(document)}`);
    return EXIT.done;
  }
  const { by = '', reason = '' } = flags;
  const paused = await using(openRestoreServices(settingsOf(target)), (services) => {
    const said = {
      blobs: (done: number) =>
        terminal.progress({ what: 'restoring', done, total: document.blobs, unit: ['blob', 'blobs'] }),
      table: (name: string) => terminal.progress({ what: `restoring ${name}` }),
    };
    const at = services.clock.now().toISOString();
    return restore(backup, services, said, {
      ...(isOld && { rollback: rollbackOf(checked, { by, reason }, at) }),
      ...(!flags.keepRunning && { pausedAt: at }),
    });
  });
  terminal.endProgress();
  const restored: RestoreDocument = { ...document, restored: true, ...(paused !== null && { paused }) };
  terminal.result(restored, () => `restored: ${summary(document)}`);
  for (const line of paused === null ? [ACTIVE] : pausedLines(paused)) terminal.note(line);
  return EXIT.done;
}

const ACTIVE = 'its schedules and hooks are active: stop the store that the backup was made of, or pause them';
const MOST_NAMED = 5;

function pausedLines({ schedules, hooks, runs, purges }: PausedByRestore): string[] {
  const lines = [`paused ${count(schedules.length, 'schedule')} and ${count(hooks.length, 'hook')}`];
  if (schedules.length > MOST_NAMED)
    lines.push(`resume one: ${command('schedule resume <name>')}; list: ${command('schedule list')}`);
  else lines.push(...schedules.map((name) => `resume it: ${command(`schedule resume ${shellWord(name)}`)}`));
  if (hooks.length > MOST_NAMED)
    lines.push(`resume one: ${command('hooks resume <id>')}; list: ${command('hooks list')}`);
  else lines.push(...hooks.map((id) => `resume it: ${command(`hooks resume ${id}`)}`));
  if (runs > 0) lines.push(`a worker that starts goes on with ${count(runs, 'unfinished run')}`);
  if (runs > 0 && hooks.length > 0)
    lines.push('resume hooks before you start a worker: a paused hook gets no alert about what is found meanwhile');
  if (purges > 0) lines.push(`${count(purges, 'unfinished purge')} waits for: ${command('purge --resume')}`);
  return lines;
}

function problemLines({ folder, problems, rollback }: RestoreDocument): string[] {
  return [
    ...problems.map(({ path, detail }) => `${path ?? 'log'}: ${detail}`),
    ...rollback.map((detail) => `the backup is older than a checkpoint: ${detail}`),
    problems.length > 0
      ? `${folder} is damaged: nothing was restored`
      : `${folder} was not restored; to restore the old state on purpose: --accept-rollback`,
  ];
}

function summary({ at, rows, blobs, log }: RestoreDocument): string {
  const entries = count(log?.size ?? 0, 'entry', 'entries');
  return `the state of ${at === null ? 'an unknown time' : timeText(at)}, ${count(rows, 'row')}, ${count(blobs, 'blob')}, ${entries} of the log`;
}

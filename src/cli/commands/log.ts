import { type Command, Option } from 'commander';
import { newCheckpoint, rotateKey, verifyLog } from '../../flow/evidence/log.ts';
import { type LogEntry, LogKind } from '../../model/decisions/evidence.ts';
import { timeText } from '../../model/text/time-text.ts';
import type { Services, StoredServices } from '../../services.ts';
import { action, EXIT } from '../action.ts';
import { type Flags, repeatable, sinceOf, subcommand, wholeNumber, withEgress } from '../options.ts';
import { type Column, printTable } from '../output/table.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { readCheckpoint } from '../read-checkpoint.ts';
import { readRoots } from '../read-roots.ts';
import { onServices, onStored, withStored } from '../with-services.ts';

type VerifyFlags = Flags & { checkpoint?: string[]; key?: string[]; tsaCa?: string[] };

export function configure(command: Command): void {
  subcommand(command, 'list', onStored(listLog))
    .description(
      'list captures, findings, judgements, exports, sign-ins and what admins did, in the order of the chain',
    )
    .option('--limit <n>', 'at most this many', wholeNumber(1), 1_000)
    .option('--after <n>', 'entries after this number', wholeNumber(0), 0)
    .addOption(new Option('--kind <kind>', 'entries of this kind only').choices(LogKind.options))
    .option('--since <date>', 'written then or later: a year, month, day or instant');
  withEgress(subcommand(command, 'checkpoint', onServices(signLog))).description(
    'sign the log as it is now; keep the output where no owner of the database can change it',
  );
  withEgress(subcommand(command, 'rotate-key', onServices(rotateKeys))).description(
    'replace the signing keys: the old key signs the log and the new key, and is then deleted',
  );
  subcommand(command, 'verify', action(verifyStored))
    .description('check that the chain is whole and agrees with its checkpoints')
    .option('--checkpoint <file>', 'a checkpoint that was kept elsewhere; repeatable', repeatable)
    .option('--key <key>', 'public key that may have signed checkpoints (base64); repeatable', repeatable)
    .option('--tsa-ca <file>', 'root certificate of a time stamp authority (PEM); repeatable', repeatable);
}

async function listLog(
  terminal: Terminal,
  { store }: StoredServices,
  { after, limit, kind, since }: { after: number; limit: number; kind?: string; since?: string },
): Promise<void> {
  printTable(terminal, COLUMNS, await store.log.entries(after, limit, { kind, since: sinceOf(since) }));
}

const COLUMNS: readonly Column<LogEntry>[] = [
  { head: 'ENTRY', width: 7, right: true, of: ({ seq }) => String(seq) },
  { head: 'WRITTEN', width: 21, of: ({ at }) => timeText(at) },
  { head: 'KIND', width: 10, of: ({ kind }) => kind },
  { head: 'SUBJECT', width: 12, of: ({ subject }) => subject.slice(0, 12) },
  { head: 'DIGEST', width: 12, of: ({ digest }) => digest.slice(0, 12) },
  { head: 'HASH', of: ({ hash }) => hash.slice(0, 12) },
];

/** A document even without --json: it is made to be kept. */
async function signLog(terminal: Terminal, services: Services): Promise<void> {
  terminal.document(await newCheckpoint(services));
}

async function rotateKeys(terminal: Terminal, services: Services): Promise<void> {
  const checkpoint = await rotateKey(services, services.putKeys);
  terminal.document(checkpoint);
  terminal.note(`publish the new public key: ${checkpoint.next}`);
}

async function verifyStored(terminal: Terminal, flags: VerifyFlags): Promise<number> {
  const given = await Promise.all((flags.checkpoint ?? []).map(readCheckpoint));
  const roots = await readRoots(flags.tsaCa);
  return withStored(flags, async ({ store, kept }) => {
    const said = (done: number, total: number): void =>
      terminal.progress({ what: 'checking', done, total, unit: ['entry', 'entries'] });
    const document = await verifyLog(store.log, [...(await kept.all()), ...given], flags.key ?? [], roots, said);
    terminal.endProgress();
    const { ok, size, head, checkpoints, stamped, problems } = document;
    const whole =
      head === null
        ? 'the log is empty'
        : `the log is whole: ${count(size, 'entry', 'entries')} up to ${head}. It agrees with ${count(checkpoints, 'checkpoint')}, ${stamped} with a time stamp`;
    terminal.result(document, () => [...problems.map(({ detail }) => detail), ...(ok ? [whole] : [])]);
    if (ok && given.length === 0 && !terminal.json)
      terminal.note('only a checkpoint kept elsewhere (--checkpoint) shows that no newer entries were cut off');
    return ok ? EXIT.done : EXIT.failed;
  });
}

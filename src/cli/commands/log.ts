import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { messageOf, UsageError } from '../../errors.ts';
import { newCheckpoint, rotateKey, verifyLog } from '../../flow/evidence/log.ts';
import { Checkpoint } from '../../model/evidence.ts';
import { action, EXIT } from '../action.ts';
import { type Flags, repeatable, wholeNumber, withData, withEgress } from '../options.ts';
import { count } from '../output/lines.ts';
import type { Terminal } from '../output/terminal.ts';
import { readRoots } from '../read-roots.ts';
import { withServices } from '../with-services.ts';

export function logCommand(): Command {
  const list = new Command('list')
    .description('what was captured, found, judged and exported, in the order of the chain')
    .option('--limit <n>', 'at most so many', wholeNumber(1), 1_000)
    .option('--after <n>', 'those behind this number', wholeNumber(0), 0);
  const checkpoint = new Command('checkpoint').description(
    'sign how the log stands now; keep what is printed where nobody who owns the database can reach it',
  );
  const verify = new Command('verify')
    .description('whether the chain is whole and agrees with its checkpoints')
    .option('--checkpoint <file>', 'one that was kept elsewhere; repeatable', repeatable)
    .option('--key <key>', 'public key that may have signed them (base64); repeatable', repeatable)
    .option('--tsa-ca <file>', 'root certificate of a time stamp authority (PEM); repeatable', repeatable);
  const rotate = new Command('rotate-key').description(
    'make new signing keys: the old one signs the log once more and vouches for the new one, and is gone',
  );
  return new Command('log')
    .description('the chained log of captures, findings, judgements and exports')
    .addCommand(withData(list).action(action(listLog)))
    .addCommand(withEgress(withData(checkpoint)).action(action(signLog)))
    .addCommand(withEgress(withData(rotate)).action(action(rotateKeys)))
    .addCommand(withData(verify).action(action(verifyStored)));
}

async function listLog(
  terminal: Terminal,
  flags: Flags & { readonly limit: number; readonly after: number },
): Promise<number> {
  return withServices(flags, async ({ store }) => {
    for (const entry of await store.log.entries(flags.after, flags.limit)) {
      if (terminal.json) terminal.document(entry);
      else {
        const { seq, at, kind, subject, digest, hash } = entry;
        const short = [subject, digest, hash].map((one) => one.slice(0, 12));
        terminal.out([String(seq).padStart(7), at, kind.padEnd(10), ...short].join('  '));
      }
    }
    return EXIT.done;
  });
}

async function signLog(terminal: Terminal, flags: Flags): Promise<number> {
  return withServices(flags, async (services) => {
    const checkpoint = await newCheckpoint(services);
    // A document in any case: it is there to be kept.
    terminal.document(checkpoint);
    return EXIT.done;
  });
}

async function rotateKeys(terminal: Terminal, flags: Flags): Promise<number> {
  return withServices(flags, async (services) => {
    const checkpoint = await rotateKey(services, services.putKeys);
    terminal.document(checkpoint);
    terminal.note(`publish the new public key: ${checkpoint.next}`);
    return EXIT.done;
  });
}

async function verifyStored(
  terminal: Terminal,
  flags: Flags & { readonly checkpoint?: string[]; readonly key?: string[]; readonly tsaCa?: string[] },
): Promise<number> {
  const given = await Promise.all((flags.checkpoint ?? []).map(readCheckpoint));
  const roots = await readRoots(flags.tsaCa);
  return withServices(flags, async ({ store, kept }) => {
    const document = await verifyLog(store.log, [...(await kept.all()), ...given], flags.key ?? [], roots);
    const { ok, size, head, checkpoints, stamped, problems } = document;
    if (terminal.json) terminal.document(document);
    else {
      for (const { detail } of problems) terminal.out(detail);
      if (ok)
        terminal.out(
          `the log is whole: ${size} entries up to ${head ?? 'nothing'}, ${count(checkpoints, 'checkpoint')} agree, ${stamped} with a time stamp`,
        );
      if (ok && given.length === 0)
        terminal.note(
          'an end that was cut off with its checkpoints shows only against one kept elsewhere (--checkpoint)',
        );
    }
    return ok ? EXIT.done : EXIT.failed;
  });
}

async function readCheckpoint(path: string): Promise<Checkpoint> {
  try {
    return Checkpoint.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw new UsageError(`${path} holds no checkpoint (revenant log checkpoint prints one): ${messageOf(error)}`);
  }
}

import { readFile, stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import { verifyBundle } from '../../flow/evidence/verify-bundle.ts';
import type { Judgement, VerificationDocument } from '../../model/evidence.ts';
import { timeText } from '../../model/time-text.ts';
import { openCaptureServices } from '../../services/capture.ts';
import { VERSION } from '../../version.ts';
import { action, EXIT } from '../action.ts';
import { type Flags, repeatable, settingsOf, withOutput } from '../options.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { cannotRead, readRoots } from '../read-roots.ts';
import { using } from '../with-services.ts';

const BUNDLE_BYTES = 2 * 1024 * 1024 * 1024;

type VerifyFlags = Flags & { readonly key?: string[]; readonly tsaCa?: string[] };

export function configure(command: Command): void {
  command
    .argument('<bundle>', 'a file that revenant export wrote')
    .option('--key <key>', 'public key that must have sealed it (base64); repeatable', repeatable)
    .option('--tsa-ca <file>', 'root certificate of a time stamp authority (PEM); repeatable', repeatable);
  withOutput(command).action(action(verify));
}

async function verify(terminal: Terminal, path: string, flags: VerifyFlags): Promise<number> {
  const settings = settingsOf(flags);
  const roots = await readRoots(flags.tsaCa);
  const { size } = await stat(path).catch(cannotRead(path));
  if (size > BUNDLE_BYTES) throw new UsageError(`${path} is larger than 2 GiB, the most that a bundle may have`);
  const file = await readFile(path).catch(cannotRead(path));
  const options = { keys: flags.key ?? [], roots, software: `revenant ${VERSION}` };
  return using(openCaptureServices(settings), async ({ reader }) => {
    const document = await verifyBundle(path, file, options, reader);
    terminal.result(document, () => linesOf(document));
    return document.ok ? EXIT.done : EXIT.failed;
  });
}

function linesOf(document: VerificationDocument): string[] {
  const { problems, match, verdict, judgement, asStated, signature, log } = document;
  if (document.bytes === 'damaged') return ['DAMAGED', ...problems.map(({ entry, detail }) => `  ${entry}: ${detail}`)];
  const key =
    signature.trusted === null
      ? `${signature.key} (compare it with the key that its owner publishes, or give --key)`
      : 'that you gave';
  return [
    `bytes: unchanged since ${timeText(signature.signedAt)}, when they were sealed by the key ${key}`,
    ...signature.timeStamps.map(
      ({ of, at, authority, trusted }) =>
        `time stamp over the ${of}: ${timeText(at)}, by ${authority}${trusted === null ? ' (to check its root: --tsa-ca)' : ''}`,
    ),
    `log: ${count(log.entries, 'entry', 'entries')} about it in a log of ${log.size}, signed ${timeText(log.checkpointAt)}`,
    ...(judgement === null ? [] : [judgedLine(judgement)]),
    `match ${match}: ${verdict.outcome}; ${verdict.detail}`,
    ...verdict.differences.map((one) => `  ${one}`),
    ...asStated.map((one) => `not recomputed: ${one}`),
  ];
}

function judgedLine({ judgement, by, why, at }: Judgement): string {
  const rejected = judgement === 'negative' ? 'THE FINDING WAS REJECTED: ' : '';
  return `${rejected}judged ${judgement} on ${timeText(at)} by ${by}: ${why}`;
}

import { readFile, stat } from 'node:fs/promises';
import { Command } from 'commander';
import { messageOf, UsageError } from '../../errors.ts';
import { verifyBundle } from '../../flow/evidence/verify-bundle.ts';
import type { Judgement, VerificationDocument } from '../../model/evidence.ts';
import { openCaptureServices } from '../../services/capture.ts';
import { VERSION } from '../../version.ts';
import { action, EXIT } from '../action.ts';
import { type Flags, repeatable, settingsOf, withOutput } from '../options.ts';
import type { Terminal } from '../output/terminal.ts';
import { readRoots } from '../read-roots.ts';

export function verifyCommand(): Command {
  const command = new Command('verify')
    .description('check every byte of an evidence bundle and recompute its finding, offline')
    .argument('<bundle>', 'a file that revenant export wrote')
    .option('--key <key>', 'public key that must have sealed it (base64); repeatable', repeatable)
    .option('--tsa-ca <file>', 'root certificate of a time stamp authority (PEM); repeatable', repeatable);
  return withOutput(command).action(action(verify));
}

const BUNDLE_BYTES = 2 * 1024 * 1024 * 1024;

type VerifyFlags = Flags & { readonly key?: string[]; readonly tsaCa?: string[] };

async function verify(terminal: Terminal, path: string, flags: VerifyFlags): Promise<number> {
  const settings = settingsOf(flags);
  const roots = await readRoots(flags.tsaCa);
  const size = (await stat(path).catch(cannotRead(path))).size;
  if (size > BUNDLE_BYTES) throw new UsageError(`${path} is larger than 2 GiB, the most that a bundle may have`);
  const file = await readFile(path).catch(cannotRead(path));
  const services = openCaptureServices(settings);
  try {
    const options = { keys: flags.key ?? [], roots, software: `revenant ${VERSION}` };
    const document = await verifyBundle(path, file, options, services.reader);
    if (terminal.json) terminal.document(document);
    else for (const line of linesOf(document)) terminal.out(line);
    return document.ok ? EXIT.done : EXIT.failed;
  } finally {
    await services.close();
  }
}

function linesOf({
  bytes,
  problems,
  match,
  verdict,
  judgement,
  asStated,
  signature,
  log,
}: VerificationDocument): string[] {
  if (bytes === 'damaged') return ['DAMAGED', ...problems.map(({ entry, detail }) => `  ${entry}: ${detail}`)];
  const key =
    signature.trusted === null
      ? `${signature.key} (compare it with the one that its owner publishes, or give --key)`
      : 'one that you gave';
  return [
    `bytes: every one is as it was sealed, ${signature.signedAt} by the key ${key}`,
    ...signature.timeStamps.map(
      ({ of, at, authority, trusted }) =>
        `time stamp over the ${of}: ${at}, by ${authority}${trusted === null ? ' (its root was not given: --tsa-ca)' : ''}`,
    ),
    `log: ${log.entries} entries about it in a log of ${log.size}, signed ${log.checkpointAt}`,
    ...(judgement === null ? [] : [judgedLine(judgement)]),
    `match ${match}: ${verdict.outcome}; ${verdict.detail}`,
    ...verdict.differences.map((one) => `  ${one}`),
    ...asStated.map((one) => `not recomputed: ${one}`),
  ];
}

function judgedLine({ judgement, by, why, at }: Judgement): string {
  const stands = judgement === 'negative' ? 'THE FINDING DOES NOT STAND: ' : '';
  return `${stands}judged ${judgement} on ${at} by ${by}: ${why}`;
}

function cannotRead(path: string): (error: unknown) => never {
  return (error) => {
    throw new UsageError(`cannot read ${path}: ${messageOf(error)}`);
  };
}

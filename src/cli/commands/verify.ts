import { open } from 'node:fs/promises';
import type { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import { verifyFile } from '../../flow/evidence/verify-file.ts';
import type { CaseVerificationDocument, Judgement, VerificationDocument } from '../../model/decisions/evidence.ts';
import { timeText } from '../../model/text/time-text.ts';
import { openCaptureServices } from '../../services/capture.ts';
import { VERSION } from '../../version.ts';
import { action, EXIT } from '../action.ts';
import { type Flags, repeatable, settingsOf, withOutput } from '../options.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { cannotRead, readRoots } from '../read-roots.ts';
import { using } from '../with-services.ts';

/** The most that a ZIP can hold. */
const FILE_BYTES = 4 * 1024 ** 3 - 1;
const READ_AT_ONCE = 1024 ** 3;

type VerifyFlags = Flags & { readonly key?: string[]; readonly tsaCa?: string[] };

export function configure(command: Command): void {
  command
    .argument('<bundle>', 'a file that export or cases export wrote')
    .option('--key <key>', 'public key that must have sealed it (base64); repeatable', repeatable)
    .option('--tsa-ca <file>', 'root certificate of a time stamp authority (PEM); repeatable', repeatable);
  withOutput(command).action(action(verify));
}

async function verify(terminal: Terminal, path: string, flags: VerifyFlags): Promise<number> {
  const settings = settingsOf(flags);
  const roots = await readRoots(flags.tsaCa);
  const file = await readWhole(path);
  const options = { keys: flags.key ?? [], roots, software: `revenant ${VERSION}` };
  return using(openCaptureServices(settings), async ({ reader }) => {
    const document = await verifyFile(path, file, options, reader, (done, total, current) =>
      terminal.progress({ what: 'checking', done, total, unit: ['bundle', 'bundles'], current }),
    );
    terminal.endProgress();
    terminal.result(document, () =>
      document.schema === 'revenant.case-verification/1' ? caseLines(document) : linesOf(document),
    );
    return document.ok ? EXIT.done : EXIT.failed;
  });
}

/** In parts: Node reads at most 2 GiB at once. */
async function readWhole(path: string): Promise<Buffer> {
  const handle = await open(path).catch(cannotRead(path));
  try {
    const { size } = await handle.stat();
    if (size > FILE_BYTES) throw new UsageError(`${path} is larger than 4 GiB, the most that an export may have`);
    const bytes = Buffer.alloc(size);
    for (let at = 0; at < size; ) {
      const { bytesRead } = await handle.read(bytes, at, Math.min(size - at, READ_AT_ONCE), at).catch(cannotRead(path));
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return bytes;
  } finally {
    await handle.close();
  }
}

function caseLines({
  case: folder,
  problems,
  bundles,
  others,
  asStated,
  signature,
}: CaseVerificationDocument): string[] {
  return [
    ...(folder === null ? [] : [`case ${folder.id}: ${folder.name}`]),
    ...(problems.length > 0 ? damagedLines(problems) : sealLines(signature)),
    ...bundles.flatMap((one) => [one.bundle, ...linesOf(one).map((line) => `  ${line}`)]),
    ...others.map(({ path, detail }) => `${path}: ${detail}`),
    ...asStated.map((one) => `not recomputed: ${one}`),
  ];
}

const damagedLines = (problems: VerificationDocument['problems']): string[] => [
  'DAMAGED',
  ...problems.map(({ entry, detail }) => `  ${entry}: ${detail}`),
];

function sealLines({ key, trusted, signedAt, timeStamps }: VerificationDocument['signature']): string[] {
  const sealer =
    trusted === null ? `${key} (compare it with the key that its owner publishes, or give --key)` : 'that you gave';
  return [
    `bytes: unchanged since ${timeText(signedAt)}, when they were sealed by the key ${sealer}`,
    ...timeStamps.map(
      ({ of, at, authority, trusted: rooted }) =>
        `time stamp over the ${of}: ${timeText(at)}, by ${authority}${rooted === null ? ' (to check its root: --tsa-ca)' : ''}`,
    ),
  ];
}

function linesOf(document: VerificationDocument): string[] {
  const { problems, match, verdict, judgement, asStated, signature, log } = document;
  if (document.bytes === 'damaged') return damagedLines(problems);
  return [
    ...sealLines(signature),
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

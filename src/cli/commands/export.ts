import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { UsageError } from '../../errors.ts';
import { exportFindings } from '../../flow/evidence/export-findings.ts';
import { exportMatch } from '../../flow/evidence/export-match.ts';
import type { ExportDocument } from '../../model/decisions/evidence.ts';
import type { Match } from '../../model/derived/match.ts';
import { sha256 } from '../../model/digest.ts';
import { command } from '../../model/text/program.ts';
import { FINDING_FORMATS, type FindingFormat } from '../../report/exports.ts';
import type { Services } from '../../services.ts';
import { VERSION } from '../../version.ts';
import { action, EXIT } from '../action.ts';
import { type Flags, withData, withEgress } from '../options.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { checkFolder, writeWhole } from '../output/write-file.ts';
import { filterOf, findingAt, type MatchFlags, withMatchFilter, withWholeRun } from '../selection.ts';
import { withServices } from '../with-services.ts';

type ExportFlags = Flags & MatchFlags & { out?: string; format?: FindingFormat; at?: string; force?: boolean };

export function configure(command: Command): void {
  command
    .argument('[match]', 'match id, or its beginning')
    .addOption(
      new Option(
        '--format <format>',
        'FollowTheMoney, a table of all evidence, match documents, STIX 2.1 or a MISP event; to stdout, or to --out',
      ).choices(FINDING_FORMATS),
    )
    .option('--out <file>', 'file to write (default for a bundle: match-<beginning of its id>.wacz)')
    .option('--at <instant>', 'the finding as it was at this time; best: at its heaviest')
    .option('--force', 'replace a file that exists');
  withEgress(withData(withMatchFilter(command))).action(action(exportFlagged));
}

/** A bundle holds one match; the formats take several. */
async function exportFlagged(terminal: Terminal, id: string | undefined, flags: ExportFlags): Promise<number> {
  const { format, out } = flags;
  const filter = filterOf(flags);
  const several = Object.keys(filter).length > 0;
  if (id === undefined && !several)
    throw new UsageError('name a match by its id, or several by --run, --verdict or --flagged with --format');
  if (id !== undefined && several)
    throw new UsageError('a match id names one match; --run, --verdict and so on several');
  if (format === undefined && several)
    throw new UsageError(`a bundle holds one match; for several give --format ${FINDING_FORMATS.join('|')}`);
  if (format !== undefined && terminal.json)
    throw new UsageError('--json describes a bundle; --format prints findings: give one of the two');
  if (flags.at !== undefined && id === undefined) throw new UsageError('--at is for one match: give its id');
  if (out !== undefined) {
    await checkFolder(out);
    checkVacant(out, flags.force);
  }
  return withServices(flags, async (services) => {
    const { store } = services;
    const matches =
      id === undefined
        ? await store.matches.list(await withWholeRun(filter, store))
        : [(await findingAt(id, flags.at, store.matches)).match];
    if (format === undefined) return exportOne(terminal, matches[0] as Match, flags, services);
    const text = await exportFindings(matches, format, services);
    if (out === undefined) process.stdout.write(text);
    else await writeWhole(out, [Buffer.from(text)]);
    terminal.note(`${count(matches.length, 'match', 'matches')} as ${format}${out === undefined ? '' : ` in ${out}`}`);
    return EXIT.done;
  });
}

/** Somebody may have noted the digest of a bundle: it is not overwritten by accident. */
function checkVacant(path: string, force = false): void {
  if (!force && existsSync(path)) throw new UsageError(`${path} exists: name another file with --out, or add --force`);
}

async function exportOne(terminal: Terminal, match: Match, flags: ExportFlags, services: Services): Promise<number> {
  const path = flags.out ?? `match-${match.id.slice(0, 12)}.wacz`;
  checkVacant(path, flags.force);
  const { file, manifest, checkpoint } = await exportMatch(match, { ...services, software: `revenant ${VERSION}` });
  await writeWhole(path, [file]);
  const { key } = checkpoint;
  const document: ExportDocument = {
    schema: 'revenant.export/1',
    match: match.id,
    path,
    bytes: file.length,
    sha256: sha256(file),
    manifest,
    key,
    checkpoint,
  };
  terminal.result(document, () => `${path}  ${document.bytes} bytes  sha256 ${document.sha256}`);
  if (!terminal.json) terminal.note(`sealed by the key ${key}; to check it: ${command(`verify ${path}`)}`);
  return EXIT.done;
}

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Command, Option } from 'commander';
import { UsageError } from '../../errors.ts';
import { exportFindings, type FindingFormat, FORMATS } from '../../flow/evidence/export-findings.ts';
import { exportMatch } from '../../flow/evidence/export-match.ts';
import type { ExportDocument } from '../../model/evidence.ts';
import type { Match } from '../../model/match.ts';
import type { Services } from '../../services.ts';
import { VERSION } from '../../version.ts';
import { action, EXIT } from '../action.ts';
import { findingAt } from '../finding-at.ts';
import { checkFilter, type FilterFlags, filterOf, isFiltered, withMatchFilter } from '../match-filter.ts';
import { type Flags, withData, withEgress } from '../options.ts';
import { count } from '../output/lines.ts';
import type { Terminal } from '../output/terminal.ts';
import { checkFolder } from '../output/write-report.ts';
import { writeWhole } from '../output/write-whole.ts';
import { withServices } from '../with-services.ts';

interface ExportFlags extends Flags, FilterFlags {
  readonly out?: string;
  readonly format?: FindingFormat;
  readonly at?: string;
  readonly force?: boolean;
}

export function exportCommand(): Command {
  const command = new Command('export')
    .description(
      'one finding with all it rests on, as an evidence bundle (WACZ) that `revenant verify` checks offline; with --format, findings for other tools',
    )
    .argument('[match]', 'match id, or its beginning')
    .addOption(
      new Option(
        '--format <format>',
        'FollowTheMoney, a table of all evidence, match documents or STIX 2.1; to stdout, or --out',
      ).choices(FORMATS),
    )
    .option('--out <file>', 'where to (default of a bundle: match-<beginning of its id>.wacz)')
    .option('--at <instant>', 'the finding as it stood then, where a later visit has changed it; best: at its heaviest')
    .option('--force', 'in place of a file that is there already');
  return withEgress(withData(withMatchFilter(command))).action(action(exportFlagged));
}

/** A bundle is of one match; the formats take several. Told before anything is opened. */
async function exportFlagged(terminal: Terminal, id: string | undefined, flags: ExportFlags): Promise<number> {
  const { format, out } = flags;
  checkFilter(flags);
  const several = isFiltered(flags);
  if (id === undefined && !several)
    throw new UsageError('which match? its id, or --run, --verdict or --flagged with --format');
  if (id !== undefined && several) throw new UsageError('a match id names one; the filters are for several');
  if (format === undefined && several)
    throw new UsageError(`a bundle is of one match; several are for --format ${FORMATS.join('|')}`);
  if (format !== undefined && terminal.json)
    throw new UsageError('--format says what is printed; --json is for what is told of a bundle');
  if (flags.at !== undefined && id === undefined) throw new UsageError('--at is for one match: give its id');
  if (out !== undefined) {
    await checkFolder(out);
    checkVacant(out, flags.force);
  }
  return withServices(flags, async (services) => {
    const { store } = services;
    const matches =
      id === undefined
        ? await store.matches.list(await filterOf(flags, store))
        : [(await findingAt(id, flags.at, store.matches)).match];
    if (format === undefined) return exportOne(terminal, matches[0] as Match, flags, services);
    const text = await exportFindings(matches, format, services);
    if (out === undefined) process.stdout.write(text);
    else await writeWhole(out, [Buffer.from(text)]);
    terminal.note(`${count(matches.length, 'match', 'matches')} as ${format}${out === undefined ? '' : ` in ${out}`}`);
    return EXIT.done;
  });
}

/** A bundle whose digest somebody has noted, or any other file, must not be gone for a name that was typed again. */
function checkVacant(path: string, force = false): void {
  if (!force && existsSync(path)) throw new UsageError(`${path} is there already: another --out, or --force`);
}

async function exportOne(terminal: Terminal, match: Match, flags: ExportFlags, services: Services): Promise<number> {
  const path = flags.out ?? `match-${match.id.slice(0, 12)}.wacz`;
  checkVacant(path, flags.force);
  const { file, manifest, checkpoint } = await exportMatch(match, { ...services, software: `revenant ${VERSION}` });
  await writeWhole(path, file);
  const hash = createHash('sha256');
  for (const piece of file) hash.update(piece);
  const bytes = file.reduce((sum, { length }) => sum + length, 0);
  const { key } = checkpoint;
  const document: ExportDocument = {
    ...{ schema: 'revenant.export/1', match: match.id, path, bytes, sha256: hash.digest('hex') },
    ...{ manifest, key, checkpoint },
  };
  if (terminal.json) terminal.document(document);
  else {
    terminal.out(`${path}  ${bytes} bytes  sha256 ${document.sha256}`);
    terminal.note(`sealed by the key ${key}; check it with: revenant verify ${path}`);
  }
  return EXIT.done;
}

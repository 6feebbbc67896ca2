import { createHash } from 'node:crypto';
import { Command, Option } from 'commander';
import { UsageError } from '../errors.ts';
import { exportFindings, type FindingFormat, FORMATS } from '../flow/export-findings.ts';
import { exportMatch } from '../flow/export-match.ts';
import type { ExportDocument } from '../model/evidence.ts';
import type { Match } from '../model/match.ts';
import type { Store } from '../model/ports/store.ts';
import { type Services, VERSION } from '../services.ts';
import { action, EXIT } from './action.ts';
import { count } from './lines.ts';
import { checkFilter, type FilterFlags, filterOf, withMatchFilter } from './match-filter.ts';
import { type Flags, withData, withEgress } from './options.ts';
import type { Terminal } from './terminal.ts';
import { wholeId } from './whole-id.ts';
import { withServices } from './with-services.ts';
import { checkReportPath } from './write-report.ts';
import { writeWhole } from './write-whole.ts';

type ExportFlags = Flags & FilterFlags & { readonly out?: string; readonly format?: FindingFormat };

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
    .option('--out <file>', 'where to (default of a bundle: match-<beginning of its id>.wacz)');
  return withEgress(withData(withMatchFilter(command))).action(action(exportFlagged));
}

/** A bundle is of one match; the formats take several. Told before anything is opened. */
async function exportFlagged(terminal: Terminal, id: string | undefined, flags: ExportFlags): Promise<number> {
  const { run, verdict, flagged, limit, format, out } = flags;
  checkFilter(flags);
  const several = [run, verdict, flagged, limit].some((one) => one !== undefined);
  if (id === undefined && !several)
    throw new UsageError('which match? its id, or --run, --verdict or --flagged with --format');
  if (id !== undefined && several) throw new UsageError('a match id names one; the filters are for several');
  if (format === undefined && several)
    throw new UsageError(`a bundle is of one match; several are for --format ${FORMATS.join('|')}`);
  if (format !== undefined && terminal.json)
    throw new UsageError('--format says what is printed; --json is for what is told of a bundle');
  await checkReportPath(out);
  return withServices(flags, async (services) => {
    const { store } = services;
    const matches = id === undefined ? await store.matches.list(await filterOf(flags, store)) : [await one(id, store)];
    if (format === undefined) return exportOne(terminal, matches[0] as Match, flags, services);
    const text = await exportFindings(matches, format, services);
    if (out === undefined) process.stdout.write(text);
    else await writeWhole(out, [Buffer.from(text)]);
    terminal.note(`${count(matches.length, 'match', 'matches')} as ${format}${out === undefined ? '' : ` in ${out}`}`);
    return EXIT.done;
  });
}

async function one(id: string, { matches }: Pick<Store, 'matches'>): Promise<Match> {
  const match = await matches.get(await wholeId(id, 'match', 'revenant matches list', matches.ids));
  if (match === null) throw new UsageError(`no match ${id} (see revenant matches list)`);
  return match;
}

async function exportOne(terminal: Terminal, match: Match, { out }: ExportFlags, services: Services): Promise<number> {
  const path = out ?? `match-${match.id.slice(0, 12)}.wacz`;
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

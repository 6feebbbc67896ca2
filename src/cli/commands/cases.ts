import type { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import { exportCase } from '../../flow/evidence/cases.ts';
import type { CaseFolder } from '../../model/decisions/case.ts';
import type { Store } from '../../model/ports/store.ts';
import { command } from '../../model/text/program.ts';
import { timeText } from '../../model/text/time-text.ts';
import { FILE_TYPE_NAMES } from '../../report/exports.ts';
import type { Services, StoredServices } from '../../services.ts';
import { VERSION } from '../../version.ts';
import { type Flags, subcommand, wholeNumber } from '../options.ts';
import { type Column, printTable } from '../output/table.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { checkReportPath, writeDocument, writeWhole } from '../output/write-file.ts';
import { none, onlyOne } from '../selection.ts';
import { onServices, onStored } from '../with-services.ts';

interface ListFlags {
  readonly state?: string;
  readonly limit?: number;
}

export function configure(command: Command): void {
  subcommand(command, 'list', onStored(listCases))
    .description('list the case folders, the newest first')
    .option('--state <state>', 'open or closed ones only')
    .option('--limit <n>', 'at most this many', wholeNumber(1));
  const one = (name: string, listener: Parameters<typeof subcommand>[2]): Command =>
    subcommand(command, name, listener).argument('<id>', 'id of the case, or its beginning');
  one('show', onStored(showCase)).description('show what a case holds');
  one('report', onServices(reportCase))
    .description('write the briefs of the findings of a case, and then their reports, with pictures')
    .option('--out <file>', 'file to write: .html, .pdf or .docx (default: case-<id>.html)')
    .option('--brief', 'only the briefs');
  one('export', onServices(exportWhole))
    .description('write a case whole, sealed: case.json, the bundle of each finding, its files and a report')
    .option('--out <file>', 'file to write (default: case-<id>.zip)')
    .option('--by <name>', 'your name, for the history of the case', 'command line');
}

type Head = Awaited<ReturnType<Store['cases']['list']>>[number];

const COLUMNS: readonly Column<Head>[] = [
  { head: 'CASE', width: 16, of: ({ id }) => id },
  { head: 'OPENED', width: 21, of: ({ at }) => timeText(at) },
  { head: 'STATE', width: 6, of: ({ closedAt }) => (closedAt === null ? 'open' : 'closed') },
  { head: 'HOLDS', width: 9, of: ({ items }) => count(items, 'item') },
  { head: 'BY', width: 12, of: ({ by }) => by },
  { head: 'NAME', of: ({ name }) => name },
];

async function listCases(terminal: Terminal, { store }: StoredServices, { state, limit }: ListFlags): Promise<void> {
  if (state !== undefined && state !== 'open' && state !== 'closed')
    throw new UsageError(`no such state: ${state} (open or closed)`);
  const cases = (await store.cases.list()).filter(
    ({ closedAt }) => state === undefined || (state === 'open') === (closedAt === null),
  );
  if (cases.length === 0) terminal.note(`there is no such case; open one in the desk (${command('serve')})`);
  printTable(terminal, COLUMNS, cases.slice(0, limit));
}

export async function caseOf(id: string, { cases }: Pick<Store, 'cases'>): Promise<CaseFolder> {
  const only = onlyOne(await cases.list(), id, 'case', 'cases list');
  const folder = await cases.get(only.id);
  if (folder === null) throw none('case', id, 'cases list');
  return folder;
}

async function showCase(terminal: Terminal, { store }: StoredServices, id: string): Promise<void> {
  const folder = await caseOf(id, store);
  const { name, by, at, closedAt, items } = folder;
  terminal.result(folder, () => [
    name,
    `  opened ${timeText(at)} by ${by}${closedAt === null ? '' : `, closed ${timeText(closedAt)}`}`,
    ...items.map(({ kind, subject, text, file, ...item }) => {
      const what = kind === 'finding' ? subject.slice(0, 12) : kind === 'note' ? '' : (file?.name ?? subject);
      return `  ${kind.padEnd(8)} ${timeText(item.at)}  ${item.by}  ${[what, text].filter(Boolean).join('  ')}`;
    }),
  ]);
}

async function reportCase(
  terminal: Terminal,
  services: Services,
  id: string,
  { out: named, brief = false }: Flags & { out?: string; brief?: boolean },
): Promise<void> {
  const { reportOfCase, writtenAs } = await import('../../flow/evidence/reports.ts');
  const folder = await caseOf(id, services.store);
  const out = named ?? `case-${folder.id}.html`;
  await checkReportPath(out, FILE_TYPE_NAMES);
  const document = await reportOfCase(folder, brief ? 'brief' : 'report', services);
  await writeDocument(out, (type) => writtenAs(type, document, services.printPdf), terminal);
}

async function exportWhole(
  terminal: Terminal,
  services: Services,
  id: string,
  { out: named, by }: Flags & { out?: string; by: string },
): Promise<void> {
  const folder = await caseOf(id, services.store);
  const out = named ?? `case-${folder.id}.zip`;
  const doer = { by, at: services.clock.now().toISOString() };
  const pieces = await exportCase(folder.id, doer, { ...services, software: `revenant ${VERSION}` });
  if (pieces === null) throw none('case', id, 'cases list');
  await writeWhole(out, pieces);
  terminal.note(`case: ${out}`);
}

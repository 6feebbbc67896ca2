import type { Command } from 'commander';
import type { Drawing } from '../../model/derived/drawing.ts';
import { robotsOf, type VisitDocument, visitDocument } from '../../model/documents.ts';
import type { Visit } from '../../model/facts/visit.ts';
import type { LedgerVisit, VisitFilter } from '../../model/ports/ledger.ts';
import { timeText } from '../../model/text/time-text.ts';
import { UNKNOWN_TIME, VisitState } from '../../model/words.ts';
import { reasonText, triedText } from '../../report/wording.ts';
import type { StoredServices } from '../../services.ts';
import { action } from '../action.ts';
import { type Flags, sinceOf, subcommand, wholeNumber, wordIn } from '../options.ts';
import { mentionLines, viewLines, visitLine } from '../output/lines.ts';
import { type Column, openTable } from '../output/table.ts';
import type { Terminal } from '../output/terminal.ts';
import { none, wholeVisitId, withWholeRun } from '../selection.ts';
import { onStored, withStored } from '../with-services.ts';

export function configure(command: Command): void {
  subcommand(command, 'list', action(listVisits))
    .description('list stored visits, one line each')
    .option('--run <id>', 'of this run only (its id, or the beginning)')
    .option('--state <state>', `in this state only: ${VisitState.options.join(', ')}`)
    .option('--site <site>', 'of this site only')
    .option('--entity <id>', 'only of sites that belong to this listed entity')
    .option('--since <date>', 'begun then or later: a year, month, day or instant')
    .option('--limit <n>', 'at most this many, newest first', wholeNumber(1));
  subcommand(command, 'show', onStored(showVisit))
    .description('show one visit with its captures')
    .argument('<id>', 'visit id, or its beginning');
}

async function listVisits(terminal: Terminal, flags: Flags & VisitFilter): Promise<void> {
  wordIn(VisitState.options, 'state', flags.state);
  const from = sinceOf(flags.since);
  await withStored(flags, async ({ store, settings }) => {
    const { since: _, ...filter } = await withWholeRun(flags, store);
    const visits = await store.ledger.visits({ ...filter, ...(from && { since: from }) });
    if (visits.length === 0) terminal.note(`no such visits in ${settings.data}`);
    const table = openTable(terminal, COLUMNS);
    for (const stored of visits) {
      const document = visitDocument(stored);
      const fault = document.marks.includes('fetch:tls') ? triedText(stored.visit) : null;
      table.row(document, { ...document, superseded: stored.superseded ?? false, fault });
    }
  });
}

/** `fault`: of its certificate, where another form of its address was visited. */
type VisitRow = VisitDocument & Pick<LedgerVisit, 'superseded'> & { readonly fault: string | null };

const COLUMNS: readonly Column<VisitRow>[] = [
  { head: 'VISIT', width: 12, of: ({ id }) => id.slice(0, 12) },
  { head: 'RUN', width: 12, of: ({ run }) => run?.slice(0, 12) ?? 'imported' },
  { head: 'BEGUN', width: 21, of: ({ startedAt }) => timeText(startedAt) },
  { head: 'STATE', width: 11, of: ({ state }) => state },
  { head: 'PAGES', width: 5, right: true, of: ({ pages }) => String(pages) },
  { head: 'TARGET', of: ({ target }) => target },
  {
    head: 'REASON',
    of({ final, condition, reason, superseded, fault }) {
      const retry = final ? '' : superseded ? 'retried since' : 'to be retried';
      const why = reason === null ? (condition === 'content' ? '' : condition) : reasonText(reason);
      return [fault ?? why, retry].filter(Boolean).join(', ');
    },
  },
];

async function showVisit(terminal: Terminal, { store }: StoredServices, id: string): Promise<void> {
  const stored = await store.ledger.visit(await wholeVisitId(id, store));
  if (stored === null) throw none('visit', id, 'visits list');
  const { visit } = stored;
  const listed = await store.mentions.of(visit.id);
  const drawings = await store.drawings.of([visit.id]);
  const document = { ...visitDocument(stored), drawings, robots: robotsOf(visit), ...(listed !== null && { listed }) };
  const lines = [
    ...[...factLines(visit), ...viewLines(visit.views), ...robotsLines(visit), ...mentionLines(listed)],
    ...visit.captures.map(captureLine),
    ...drawings.map(drawingLine),
  ];
  terminal.result(document, () => [visitLine(visit), ...lines.map((line) => `  ${line}`)]);
}

function factLines(visit: Visit): string[] {
  const { id, site, kind, run, marks, startedAt, endedAt } = visit;
  const tried = triedText(visit);
  const marked = marks.length === 0 ? '' : `  marks: ${marks.join(', ')}`;
  return [
    `visit ${id}`,
    `site ${site}  kind ${kind}  run ${run ?? 'none (imported)'}${marked}`,
    startedAt === UNKNOWN_TIME ? 'at an unknown time' : `from ${timeText(startedAt)} to ${timeText(endedAt)}`,
    ...(tried === null ? [] : [tried]),
  ];
}

/** Every robots.txt that was fetched, and the addresses that it kept us from. */
function robotsLines(visit: Visit): string[] {
  const records = robotsOf(visit);
  const files = new Map(
    records.map(({ file, source, body }) => [file, `${source}${body ? `  ${body.slice(0, 16)}` : ''}`]),
  );
  return [
    ...[...files].map(([file, source]) => `${file}  ${source}`),
    ...(visit.withheld ?? []).map(({ url, reason }) => `not fetched: ${url}: ${reason}`),
  ];
}

function drawingLine({ capture, screen, picture, length, reason, browser, at }: Drawing): string {
  const what = picture === null ? `none: ${reason}` : `${picture.slice(0, 16)} ${length} B, by ${browser}`;
  return `picture of ${capture.slice(0, 16)} (${screen}): ${what}, ${timeText(at)}`;
}

function captureLine(capture: Visit['captures'][number]): string {
  const { id, role, pageRole, url, status, length, charset, reason, marks } = capture;
  const columns = [
    id.slice(0, 16),
    `${(pageRole ?? role).padEnd(9)} ${String(status ?? '-').padStart(3)} ${String(length).padStart(8)} B`,
    (charset ?? '').padEnd(6),
    url,
    [reason === null ? '' : reasonText(reason), ...marks].filter(Boolean).join(' '),
  ];
  return columns.join('  ').trimEnd();
}

import { type Command, Option } from 'commander';
import { UsageError } from '../../errors.ts';
import type { ReportedFinding } from '../../flow/evidence/reports.ts';
import { judge } from '../../flow/screen/judge.ts';
import { reviewsOf } from '../../flow/screen/reviews.ts';
import { standingsOf } from '../../flow/standings.ts';
import type { Judgement } from '../../model/decisions/evidence.ts';
import { isFlagged, isHandedIn, type Match, type Standing } from '../../model/derived/match.ts';
import { command } from '../../model/text/program.ts';
import { sideName } from '../../model/text/side-name.ts';
import { timeText } from '../../model/text/time-text.ts';
import { FILE_TYPE_NAMES } from '../../report/exports.ts';
import { documentOf } from '../../report/finding.ts';
import { matchText } from '../../report/terminal.ts';
import { judgedOnText, REVIEWS, restsText, standingText } from '../../report/wording.ts';
import type { StoredServices } from '../../services.ts';
import { action, EXIT } from '../action.ts';
import { type Flags, subcommand } from '../options.ts';
import { noteWaitingAlerts } from '../output/alert-lines.ts';
import { weakerMark } from '../output/lines.ts';
import { type Column, openTable } from '../output/table.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { checkReportPath, writeDocument } from '../output/write-file.ts';
import { earlierLine, filterOf, findingAt, type MatchFlags, withMatchFilter, withWholeRun } from '../selection.ts';
import { onStored, withServices, withStored } from '../with-services.ts';

type ShowFlags = Flags & { report?: string; brief?: boolean; at?: string };

export function configure(command: Command): void {
  withMatchFilter(subcommand(command, 'list', action(listMatches)))
    .description('list findings, the heaviest first')
    .option('--exit-code', 'exit with 10 when something is flagged');
  subcommand(command, 'show', action(showMatch))
    .description('show one finding with all its evidence')
    .argument('<id>', 'match id, or its beginning')
    .option('--report <file>', 'write its report with pictures, six pages at most (.html, .pdf or .docx)')
    .option('--brief', 'with --report: write the brief of one page instead')
    .option('--at <instant>', 'as it was at this time, before a later visit changed it; best: at its heaviest');
  subcommand(command, 'review', onStored(reviewMatch))
    .description('record your decision on a finding; earlier decisions are kept, the latest counts')
    .argument('<id>', 'match id, or its beginning')
    .addOption(
      new Option('--judgement <judgement>', 'your decision')
        .choices(['positive', 'negative', 'unsure'])
        .makeOptionMandatory(),
    )
    .requiredOption('--by <name>', 'your name')
    .requiredOption('--why <text>', 'your reason');
}

async function listMatches(terminal: Terminal, flags: Flags & MatchFlags): Promise<number> {
  const filter = filterOf(flags);
  return withStored(flags, async ({ store, settings, secondReviewer }) => {
    const matches = await store.matches.list(await withWholeRun(filter, store));
    if (matches.length === 0) terminal.note(`no such findings in ${settings.data}`);
    const standings = await standingsOf(matches, store);
    const ids = matches.map(({ id }) => id);
    const reviews = await reviewsOf(ids, { store, secondReviewer });
    const table = openTable(terminal, COLUMNS);
    for (const match of matches) {
      const standing = standings.get(match.id) ?? null;
      const last = terminal.json ? undefined : (await store.judgements.of(match.id)).at(-1);
      const review = reviews.get(match.id) ?? null;
      const marks = [restsText(match), weakerMark(standing), judgedMark(last, match, standing), review]
        .filter(Boolean)
        .join('  ');
      table.row(documentOf({ match, standing, review }), { match, marks });
    }
    return flags.exitCode && matches.some((one) => isFlagged(one) && !isHandedIn(one)) ? EXIT.flagged : EXIT.done;
  });
}

const COLUMNS: readonly Column<{ readonly match: Match; readonly marks: string }>[] = [
  { head: 'MATCH', width: 12, of: ({ match }) => match.id.slice(0, 12) },
  { head: 'VERDICT', width: 7, of: ({ match }) => match.verdict },
  { head: 'BITS', width: 6, right: true, of: ({ match }) => match.weight.toFixed(1) },
  { head: 'CAPTURED', width: 21, of: ({ match }) => timeText(latestOf(match)) },
  { head: 'LEFT', of: ({ match: { left } }) => sideName(left.site, left.input) },
  { head: 'RIGHT', of: ({ match: { right } }) => sideName(right.site, right.input) },
  { head: 'NOTES', of: ({ marks }) => marks },
];

const latestOf = ({ left, right }: Match): string | null =>
  [left.capturedAt, right.capturedAt]
    .filter((at) => at !== null)
    .sort()
    .at(-1) ?? null;

async function showMatch(terminal: Terminal, id: string, flags: ShowFlags): Promise<void> {
  const { report, brief = false } = flags;
  await checkReportPath(report, FILE_TYPE_NAMES);
  // Only a report draws pictures, and needs the processes that do.
  if (report === undefined) {
    if (brief) throw new UsageError('--brief says how long the report is: name its file with --report');
    await withStored(flags, (services) => showStored(terminal, id, flags, services));
    return;
  }
  await withServices(flags, async (services) => {
    const found = await showStored(terminal, id, flags, services);
    // Loads the signals, which double the time to start.
    const { findingReport, writtenAs } = await import('../../flow/evidence/reports.ts');
    const document = await findingReport(found, brief ? 'brief' : 'report', services);
    await writeDocument(report, (type) => writtenAs(type, document, services.printPdf), terminal);
  });
}

async function showStored(
  terminal: Terminal,
  id: string,
  flags: ShowFlags,
  services: StoredServices,
): Promise<ReportedFinding> {
  const { store } = services;
  const { match, earlier } = await findingAt(id, flags.at, store.matches);
  const judgements = await store.judgements.of(match.id);
  const standing = (await standingsOf([match], store)).get(match.id) ?? null;
  const review = (await reviewsOf([match.id], services)).get(match.id) ?? null;
  if (!terminal.json) {
    // Loads every signal, which `matches list` does not need.
    const { ROW_WORDS } = await import('../../flow/sentences.ts');
    terminal.block(matchText(match, terminal, ROW_WORDS));
  }
  terminal.result(documentOf({ match, standing, review }), () => {
    const weaker = standing === null ? null : standingText(standing);
    return [
      ...(weaker === null ? [] : [`${weaker} (${command(`matches show ${match.id.slice(0, 12)} --at best`)})`]),
      ...earlier.map(earlierLine),
      ...judgements.flatMap((one) => {
        const other = judgedOnText(one, match, standing);
        return [judgementLine(one), ...(other === null ? [] : [`  ${other}`])];
      }),
      ...(review === null ? [] : [REVIEWS[review]]),
    ];
  });
  return { match, judgements, standing, review };
}

async function reviewMatch(
  terminal: Terminal,
  services: StoredServices,
  id: string,
  said: Pick<Judgement, 'judgement' | 'by' | 'why'>,
): Promise<void> {
  const { match } = await findingAt(id, undefined, services.store.matches);
  const judgement = await judge(match, said, services);
  terminal.result(judgement, () => `${match.id.slice(0, 12)}  ${judgementLine(judgement)}`);
  await noteWaitingAlerts(terminal, services);
  const changed = await services.store.attributions.countChanged();
  if (changed > 0)
    terminal.note(
      `${count(changed, 'site')} will be compared again by the next worker or crawl: the owner on record changed (${command('worker')})`,
    );
}

function judgedMark(last: Judgement | undefined, match: Match, standing: Standing | null): string {
  if (last === undefined) return '';
  const isOther = judgedOnText(last, match, standing) !== null;
  return `(judged ${last.judgement} by ${last.by}${isOther ? `, on ${last.judged?.weight.toFixed(1)} bits` : ''})`;
}

function judgementLine({ judgement, by, why, at }: Judgement): string {
  return `judged ${judgement} by ${by} at ${timeText(at)}: ${why}`;
}

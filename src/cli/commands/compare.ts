import type { Command } from 'commander';
import { COMPARE_PAGES, runOptionsOf } from '../../config.ts';
import { messageOf, UsageError } from '../../errors.ts';
import { readSeeds } from '../../flow/crawl/read-seeds.ts';
import { glossesOf } from '../../flow/evidence/glosses.ts';
import { reportPictures } from '../../flow/evidence/report-pictures.ts';
import { isShippedBackground, namedBackground } from '../../flow/screen/backgrounds.ts';
import { ROW_WORDS, SENTENCES } from '../../flow/sentences.ts';
import { compareList, comparePair } from '../../flow/site/compare-sites.ts';
import { checkInputs } from '../../flow/site/inputs.ts';
import type { ArchiveHints, Inspected } from '../../flow/site/inspect.ts';
import type { Background } from '../../model/derived/background.ts';
import { isFlagged, type Match, type MatchSide } from '../../model/derived/match.ts';
import { canonicalUrl, type Seed } from '../../model/facts/seed.ts';
import { groupBy } from '../../model/group-by.ts';
import type { CaptureOptions } from '../../model/ports/capture.ts';
import { command } from '../../model/text/program.ts';
import { matchReport } from '../../report/html.ts';
import { matchText } from '../../report/terminal.ts';
import { type CaptureServices, openCaptureServices } from '../../services/capture.ts';
import { action, EXIT, Interrupted, interruptible } from '../action.ts';
import { type ArchiveFlags, hintsOfInputs, withArchive } from '../archive-flags.ts';
import { type Flags, settingsOf, withCapture, withData } from '../options.ts';
import { isUnread, matchLine, visitLine } from '../output/lines.ts';
import type { Progress } from '../output/progress.ts';
import { noteRead } from '../output/table-lines.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { checkReportPath, writeReport } from '../output/write-file.ts';
import { withStored } from '../with-services.ts';

type CompareFlags = Flags & ArchiveFlags & { list?: string; report?: string };

interface Work {
  readonly terminal: Terminal;
  readonly flags: CompareFlags;
  readonly options: CaptureOptions;
  readonly services: CaptureServices;
  readonly background: Background | undefined;
}

export function configure(command: Command): void {
  command
    .argument('[a]', 'a URL, or the path of an archive (WARC, HAR, MHTML), a saved page or a folder of them')
    .argument('[b]', 'the other site')
    .option('--list <file>', 'compare all pairs of a list (text, one a line; JSON, JSONL or CSV)')
    .option('--report <file>', 'write the comparison as one page with pictures (.html or .pdf)')
    .option('--exit-code', 'exit with 10 when something is flagged');
  withData(withCapture(withArchive(command, true), COMPARE_PAGES)).action(action(compare));
}

async function compare(terminal: Terminal, a: string | undefined, b: string | undefined, flags: CompareFlags) {
  const given = [a, b].filter((side) => side !== undefined);
  if (flags.list === undefined ? given.length !== 2 : given.length !== 0)
    throw new UsageError(`compare needs two inputs, or --list <file> alone (see ${command('compare --help')})`);
  if (flags.list !== undefined && flags.report !== undefined)
    throw new UsageError('--report needs two inputs; it does not work with --list');
  checkInputs(given);
  const said = hintsOfInputs(given, flags);
  await checkReportPath(flags.report);
  const settings = settingsOf(flags);
  const { background: id } = settings;
  const isStored = id !== undefined && !isShippedBackground(id);
  const background = isStored ? await withStored(flags, ({ store }) => namedBackground(id, store)) : undefined;
  const services = await openCaptureServices(settings);
  return interruptible(async (signal) => {
    const options = { ...runOptionsOf(settings, COMPARE_PAGES), signal };
    const work = { terminal, flags, options, services, background };
    const { list } = flags;
    try {
      return await (list === undefined ? compareTwo([a ?? '', b ?? ''], said, work) : compareAll(list, work));
    } catch (error) {
      throwIfStopped(options);
      throw error;
    } finally {
      await services.close();
    }
  });
}

async function compareTwo(inputs: [string, string], said: readonly ArchiveHints[], work: Work): Promise<number> {
  const { terminal, flags, options, services, background } = work;
  terminal.progress({ what: 'reading', current: `${inputs[0]} and ${inputs[1]}` });
  const { match, sides } = await comparePair(inputs, options, services, background, said);
  terminal.endProgress();
  throwIfStopped(options);
  if (terminal.json) terminal.document(match);
  else {
    // A match does not say why a side could not be read.
    for (const { visit } of sides) if (isUnread(visit)) terminal.out(visitLine(visit));
    terminal.block(matchText(match, terminal, ROW_WORDS));
  }
  if (match.left.site === match.right.site) terminal.note(`both inputs are the same site: ${match.left.site}`);
  if (flags.report !== undefined)
    await writeReport(flags.report, await reportOf(match, sides, services), terminal, services.printPdf);
  return exitCode([match], sides, work);
}

async function reportOf(
  match: Match,
  sides: readonly [Inspected, Inspected],
  services: CaptureServices,
): Promise<string> {
  const visits = new Map(sides.map(({ visit }) => [visit.id, visit]));
  const visitOf = async ({ visit }: MatchSide) => visits.get(visit) ?? null;
  const drawn = await reportPictures(match, { ...services, visitOf });
  const glosses = await glossesOf([match], services.translator);
  return matchReport(match, { sentences: SENTENCES, words: ROW_WORDS, glosses, marked: true, ...drawn });
}

async function compareAll(file: string, work: Work): Promise<number> {
  const { terminal, options, services, background: start } = work;
  const list = await readSeeds([file], { wanted: 'sellers', columns: [] });
  const { seeds: rows, problems } = list;
  noteRead(list, terminal);
  const seeds = withoutRepeats(rows);
  if (seeds.length < rows.length)
    terminal.note(`${count(rows.length - seeds.length, 'row')} left out: the target is listed twice`);
  if (seeds.length < 2) throw new UsageError(`${file}: the list needs two or more inputs, and has ${seeds.length}`);
  const started = Date.now();
  let faults = problems.length;
  let read = 0;
  const progressed = (name: string): void => {
    read++;
    terminal.progress({ what: 'reading', done: read, total: seeds.length, unit: ['site', 'sites'], current: name });
  };
  const progress = {
    inspected: ({ visit }: Inspected): void => progressed(visit.site),
    unreadable(input: string, error: unknown): void {
      progressed(input);
      faults++;
      terminal.warn(`left out: ${messageOf(error)}`);
    },
  };
  const listed = { ...options, concurrency: services.settings.concurrency };
  const { inspected, background, matches } = await compareList(seeds, listed, services, progress, start);
  throwIfStopped(options);
  const pairs = (inspected.length * (inspected.length - 1)) / 2;
  const kept: Match[] = [];
  let compared = 0;
  for await (const match of matches) {
    throwIfStopped(options);
    if (terminal.json) terminal.document(match);
    if (match.verdict !== 'unrelated' && match.verdict !== 'not-comparable') kept.push(match);
    if (++compared % 500 === 0) terminal.progress(comparing(compared, pairs));
  }
  throwIfStopped(options);
  terminal.progress(comparing(compared, compared));
  terminal.endProgress();
  if (!terminal.json) printKept(kept, terminal);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  terminal.note(
    `${count(inspected.length, 'site')}, ${count(compared, 'pair')}, ${kept.filter(isFlagged).length} flagged, ${kept.length} at lead or above, ${seconds} s, background ${background.id.slice(0, 12)}`,
  );
  const code = exitCode(kept, inspected, work);
  return faults > 0 ? Math.max(EXIT.incomplete, code) : code;
}

const comparing = (done: number, total: number): Progress => ({
  ...{ what: 'comparing', done, total },
  unit: ['pair', 'pairs'],
});

/** Each target once, as a crawl does. */
function withoutRepeats(seeds: readonly Seed[]): Seed[] {
  const targets = groupBy(seeds, ({ kind, url }) => `${kind} ${canonicalUrl(url)}`);
  return [...targets.values()].flatMap((same) => same.slice(0, 1));
}

/** Flagged pairs with their evidence, the heaviest first; leads in one line each. */
function printKept(kept: Match[], terminal: Terminal): void {
  kept.sort((x, y) => y.weight - x.weight);
  for (const match of kept.filter(isFlagged)) terminal.block(`${matchText(match, terminal, ROW_WORDS)}\n`);
  for (const match of kept) if (!isFlagged(match)) terminal.out(matchLine(match));
}

/** Warns of each side that was not read whole. */
function exitCode(matches: readonly Match[], sides: readonly Inspected[], { terminal, flags }: Work): number {
  let incomplete = false;
  for (const { visit, problems } of sides) {
    for (const problem of problems) terminal.warn(problem);
    if (visit.marks.includes('cloaked'))
      terminal.warn(
        `${visit.target} shows other visitors another page; both were read (see ${command('fingerprint')})`,
      );
    if (visit.state === 'captured') continue;
    incomplete ||= isUnread(visit) || problems.length > 0;
    // With two inputs the text output names it above the match.
    if (terminal.json || flags.list !== undefined || !isUnread(visit)) terminal.warn(visitLine(visit));
  }
  if (flags.exitCode && matches.some(isFlagged)) return EXIT.flagged;
  return incomplete ? EXIT.incomplete : EXIT.done;
}

function throwIfStopped(options: CaptureOptions): void {
  if (options.signal?.aborted) throw new Interrupted('stopped; nothing was stored', options.signal);
}

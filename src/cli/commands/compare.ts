import { Command } from 'commander';
import { runOptionsOf } from '../../config.ts';
import { messageOf, UsageError } from '../../errors.ts';
import { readSeeds } from '../../flow/crawl/read-seeds.ts';
import { SENTENCES } from '../../flow/sentences.ts';
import { compareList, comparePair } from '../../flow/site/compare-sites.ts';
import { checkInputs } from '../../flow/site/inputs.ts';
import type { Inspected, SaidOfArchive } from '../../flow/site/inspect.ts';
import type { Background } from '../../model/background.ts';
import { isFlagged, type Match } from '../../model/match.ts';
import type { CaptureOptions } from '../../model/ports/capture.ts';
import { canonicalUrl, type Seed } from '../../model/seed.ts';
import { matchReport } from '../../report/html.ts';
import { matchText } from '../../report/terminal.ts';
import { type CaptureServices, openCaptureServices } from '../../services/capture.ts';
import { action, EXIT, Interrupted, interruption } from '../action.ts';
import { type ArchiveFlags, saidOfInputs, withArchive } from '../archive-flags.ts';
import { backgroundFor } from '../background.ts';
import { type Flags, settingsOf, withCapture, withData } from '../options.ts';
import { count, matchLine, unread, visitLine } from '../output/lines.ts';
import { bar, type Terminal } from '../output/terminal.ts';
import { checkReportPath, writeReport } from '../output/write-report.ts';

const DEFAULT_PAGES = 12;

interface CompareFlags extends Flags, ArchiveFlags {
  readonly list?: string;
  readonly report?: string;
}

/** What both forms of the command work with. */
interface Work {
  readonly terminal: Terminal;
  readonly flags: CompareFlags;
  readonly options: CaptureOptions;
  readonly services: CaptureServices;
  readonly background: Background | undefined;
}

export function compareCommand(): Command {
  const command = new Command('compare')
    .description('compare two web presences, or all pairs of a list')
    .argument('[a]', 'a URL, or the path of an archive (WARC, HAR, MHTML), a saved page or a folder of them')
    .argument('[b]', 'the other one')
    .option('--list <file>', 'compare all pairs of a list (text, one a line; JSON, JSONL or CSV)')
    .option('--report <file>', 'write the comparison as a self-contained HTML page')
    .option('--exit-code', 'exit with 10 when something was flagged');
  return withData(withCapture(withArchive(command, true), DEFAULT_PAGES)).action(action(compare));
}

async function compare(
  terminal: Terminal,
  a: string | undefined,
  b: string | undefined,
  flags: CompareFlags,
): Promise<number> {
  const given = [a, b].filter((side) => side !== undefined);
  if (flags.list === undefined ? given.length !== 2 : given.length !== 0) {
    throw new UsageError('compare takes two inputs, or --list <file> and none (see revenant compare --help)');
  }
  if (flags.list !== undefined && flags.report !== undefined)
    throw new UsageError('--report goes with two inputs, not with --list');
  checkInputs(given);
  const said = saidOfInputs(given, flags);
  await checkReportPath(flags.report);
  const settings = settingsOf(flags);
  const background = await backgroundFor(settings.background, flags);
  const services = openCaptureServices(settings);
  const stop = interruption();
  const options = { ...runOptionsOf(settings, DEFAULT_PAGES), signal: stop.signal };
  const work = { terminal, flags, options, services, background };
  try {
    return await (flags.list === undefined ? compareTwo([a ?? '', b ?? ''], said, work) : compareAll(flags.list, work));
  } catch (error) {
    throwIfStopped(options);
    throw error;
  } finally {
    stop.off();
    await services.close();
  }
}

async function compareTwo(inputs: [string, string], said: readonly SaidOfArchive[], work: Work): Promise<number> {
  const { terminal, flags, options, services, background } = work;
  terminal.progress(`reading ${inputs[0]} and ${inputs[1]}`);
  const { match, sides } = await comparePair(inputs, options, services, background, said);
  terminal.endProgress();
  throwIfStopped(options);
  if (terminal.json) terminal.document(match);
  else {
    // The sides of a match have no room for the reason.
    for (const { visit } of sides) if (unread(visit)) terminal.out(visitLine(visit));
    terminal.block(matchText(match, terminal));
  }
  if (match.left.site === match.right.site) terminal.note(`these are the same site: ${match.left.site}`);
  if (flags.report !== undefined) {
    await writeReport(flags.report, matchReport(match, { sentences: SENTENCES }));
    terminal.note(`report: ${flags.report}`);
  }
  return exitCode([match], sides, terminal, flags);
}

async function compareAll(file: string, work: Work): Promise<number> {
  const { terminal, flags, options, services, background: start } = work;
  const { seeds: rows, problems } = await readSeeds([file]);
  for (const problem of problems) terminal.warn(problem);
  const seeds = onceEach(rows);
  if (seeds.length < rows.length)
    terminal.note(
      `${count(rows.length - seeds.length, 'row')} left out that ${rows.length - seeds.length === 1 ? 'names' : 'name'} a target again`,
    );
  if (seeds.length < 2)
    throw new UsageError(`${file}: a list of two or more inputs is wanted, this one has ${seeds.length}`);
  const started = Date.now();
  const faults = [...problems];
  let read = 0;
  const progressed = (name: string): void => {
    read++;
    terminal.progress(`reading sites ${bar(read, seeds.length)} ${read} of ${seeds.length}  ${name}`);
  };
  const progress = {
    inspected: ({ visit }: Inspected): void => progressed(visit.site),
    unreadable(input: string, error: unknown): void {
      progressed(input);
      faults.push(input);
      terminal.warn(`left out: ${messageOf(error)}`);
    },
  };
  const listed = { ...options, concurrency: services.settings.concurrency };
  const pairs = compareList(seeds, listed, services, progress, start);
  const kept: Match[] = [];
  for (let compared = 0; ; compared++) {
    const step = await pairs.next();
    throwIfStopped(options);
    if (step.done) {
      terminal.progress(comparing(compared, compared));
      terminal.endProgress();
      if (!terminal.json) printKept(kept, terminal);
      const { inspected, background } = step.value;
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      terminal.note(
        `${count(inspected.length, 'site')}, ${count(compared, 'pair')}, ${kept.filter(isFlagged).length} flagged, ${kept.length} at lead or above, ${seconds} s, background ${background.id.slice(0, 12)}`,
      );
      const code = exitCode(kept, inspected, terminal, flags);
      return faults.length > 0 ? Math.max(EXIT.incomplete, code) : code;
    }
    if (terminal.json) terminal.document(step.value);
    if (step.value.verdict !== 'unrelated' && step.value.verdict !== 'not-comparable') kept.push(step.value);
    const readable = read - (faults.length - problems.length);
    const total = (readable * (readable - 1)) / 2;
    if (compared % 500 === 499) terminal.progress(comparing(compared + 1, total));
  }
}

function comparing(done: number, total: number): string {
  return `comparing ${bar(done, total)} ${done} of ${count(total, 'pair')}`;
}

/** Each presence once, as a crawl takes them. */
function onceEach(seeds: readonly Seed[]): Seed[] {
  const known = new Map<string, Seed>();
  for (const seed of seeds) {
    const target = `${seed.kind} ${canonicalUrl(seed.url)}`;
    if (!known.has(target)) known.set(target, seed);
  }
  return [...known.values()];
}

/** Flagged pairs with their evidence, the heaviest first; leads in one line each. */
function printKept(kept: Match[], terminal: Terminal): void {
  kept.sort((x, y) => y.weight - x.weight);
  for (const match of kept.filter(isFlagged)) terminal.block(`${matchText(match, terminal)}\n`);
  for (const match of kept) if (!isFlagged(match)) terminal.out(matchLine(match));
}

/** Flagged beats incomplete only when --exit-code asks; what could not be read is listed. */
function exitCode(
  matches: readonly Match[],
  sides: readonly Inspected[],
  terminal: Terminal,
  flags: CompareFlags,
): number {
  let incomplete = false;
  for (const { visit, problems } of sides) {
    for (const problem of problems) terminal.warn(problem);
    if (visit.marks.includes('cloaked'))
      terminal.warn(
        `${visit.target} shows other visitors another page; both were read (revenant fingerprint shows how)`,
      );
    if (visit.state === 'captured') continue;
    incomplete ||= unread(visit) || problems.length > 0;
    // Two inputs in text: it stands above the match already.
    if (terminal.json || flags.list !== undefined || !unread(visit)) terminal.warn(visitLine(visit));
  }
  if (flags.exitCode && matches.some(isFlagged)) return EXIT.flagged;
  return incomplete ? EXIT.incomplete : EXIT.done;
}

function throwIfStopped(options: CaptureOptions): void {
  if (options.signal?.aborted) throw new Interrupted('stopped; nothing was stored', options.signal);
}

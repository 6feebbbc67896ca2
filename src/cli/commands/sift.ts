import type { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import { explainSift, type SiftProgress, sift } from '../../flow/sift/sift.ts';
import { SIFT_BITS, type SiftDocument } from '../../model/derived/sift.ts';
import { command } from '../../model/text/program.ts';
import type { Services } from '../../services.ts';
import { EXIT, interruptible } from '../action.ts';
import { checkWebAddress } from '../archive-flags.ts';
import { type Flags, wholeNumber, withData } from '../options.ts';
import { bytesText } from '../output/bytes-text.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { onServices } from '../with-services.ts';

const MOST_PROBLEMS = 20;

type SiftFlags = Flags & { readonly bits: number; readonly again?: boolean; readonly explain?: string };

export function configure(parent: Command): void {
  parent
    .argument('<warc...>', 'WARC, WET and WAT files, folders of them, or lists of their paths (warc.paths.gz)')
    .option(
      '--bits <n>',
      'a page passes with so many bits in common with one listed entity',
      wholeNumber(1, 100),
      SIFT_BITS,
    )
    .option('--again', 'begin anew, where an earlier call was at work on the same files')
    .option('--explain <url>', 'say which stage dropped or passed this page; nothing is stored')
    .addHelpText(
      'after',
      '\nWhat passes the sieve is read in full and compared. Only a site that leads to a listed entity is kept. A call that\nwas stopped or killed goes on where it was. docs/sift.md says how each stage narrows, and what a whole crawl costs.',
    );
  withData(parent).action(onServices(siftThem));
}

async function siftThem(
  terminal: Terminal,
  services: Services,
  given: string[],
  { bits, again = false, explain }: SiftFlags,
): Promise<number> {
  const tell = ({ stage, done, total, pages, passed }: SiftProgress): void =>
    terminal.progress({
      ...{ what: stage, done, total },
      unit: stage === 'reading' ? ['site', 'sites'] : 'bytes',
      current: pages === 0 ? undefined : `${shareText(passed, pages)} pass`,
    });
  if (explain !== undefined) {
    checkWebAddress(explain);
    const url = new URL(explain).href;
    const lines = await explainSift(url, given, { bits, tell }, services);
    terminal.endProgress();
    terminal.result({ schema: 'revenant.sift-explanation/1', url, stages: lines }, () => [url, ...lines]);
    return EXIT.done;
  }
  return interruptible(async (signal) => {
    const done = await sift(given, { bits, again, tell, stop: () => signal.aborted }, services);
    terminal.endProgress();
    if (done === null) {
      terminal.note('stopped: the same command goes on where this one was');
      throw signal.reason;
    }
    if (done.files === 0) throw new UsageError(`no archive to sift: ${done.problems[0] ?? given.join(', ')}`);
    for (const problem of done.problems.slice(0, MOST_PROBLEMS)) terminal.warn(problem);
    if (done.problems.length > MOST_PROBLEMS) terminal.warn(`and ${done.problems.length - MOST_PROBLEMS} more`);
    terminal.result(done, () => linesOf(done));
    if (done.suggested > 0) terminal.note(`to see them: ${command('suggestions list')}, ${command('matches list')}`);
    return done.problems.length > 0 ? EXIT.incomplete : EXIT.done;
  });
}

function linesOf({ files, counts, sites, read, withheld, suggested, findings }: SiftDocument): string[] {
  const { records, pages, bytes, own, noarchive, passed, unread } = counts;
  const left = [
    ...(own > 0 ? [`${own} of captured sites of listed entities`] : []),
    ...(noarchive > 0 ? [`${noarchive} with noarchive`] : []),
    ...(unread > 0 ? [`${count(unread, 'record')} that could not be read`] : []),
  ];
  return [
    `${count(files, 'file')}, ${count(records, 'record')}, ${count(pages, 'page')} (${bytesText(bytes)})`,
    ...(left.length === 0 ? [] : [`  left out: ${left.join(', ')}`]),
    `  passed the sieve: ${shareText(passed, pages)} of pages, on ${count(sites, 'site')}`,
    `  read in full: ${count(read, 'site')}${withheld > 0 ? `; ${withheld} withheld by robots.txt` : ''}`,
    `  ${count(suggested, 'new suggestion')}, ${count(findings, 'flagged finding')}`,
  ];
}

function shareText(passed: number, pages: number): string {
  const percent = pages === 0 ? 0 : (100 * passed) / pages;
  return `${passed} (${percent.toFixed(percent < 1 ? 2 : 1)} %)`;
}

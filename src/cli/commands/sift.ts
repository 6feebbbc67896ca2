import type { Command } from 'commander';
import { startWorker } from '../../../jobs/worker.ts';
import { UsageError } from '../../errors.ts';
import { explainSift } from '../../flow/sift/explain.ts';
import { beginSift, siftDocument } from '../../flow/sift/sift.ts';
import { SIFT_BITS, type SiftDocument, type SiftStep } from '../../model/derived/sift.ts';
import type { SiftState } from '../../model/ports/sift.ts';
import { command } from '../../model/text/program.ts';
import type { Services } from '../../services.ts';
import { EXIT, Interrupted, interruptible } from '../action.ts';
import { checkWebAddress } from '../archive-flags.ts';
import { type Flags, wholeNumber, withData } from '../options.ts';
import { bytesText } from '../output/bytes-text.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { onServices } from '../with-services.ts';

const MOST_PROBLEMS = 20;
/** Between two looks; each reads every part, so looks at many files are rarer. */
const LOOK_MS = 500;
const LOOK_SHARE = 20;
const WORDS: Readonly<Record<SiftStep, string>> = {
  count: 'counting',
  sieve: 'sifting',
  gather: 'gathering',
  read: 'reading',
};

type SiftFlags = Flags & {
  readonly bits: number;
  readonly base?: string | null;
  readonly again?: boolean;
  readonly detach?: boolean;
  readonly explain?: string;
};

export function configure(parent: Command): void {
  parent
    .argument(
      '<warc...>',
      'WARC, WET and WAT files, folders of them, or lists of their paths (warc.paths.gz); s3:// and https:// too',
    )
    .option(
      '--bits <n>',
      'a page passes with so many bits in common with one listed entity',
      wholeNumber(1, 100),
      SIFT_BITS,
    )
    .option(
      '--base <place>',
      'where the paths of lists lie: a folder, s3://bucket or https://host (default: beside the list)',
    )
    .option('--detach', 'only queue the files, for workers')
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
  { bits, base = null, again = false, detach = false, explain }: SiftFlags,
): Promise<number> {
  if (explain !== undefined) return explainOne(explain, given, { bits, base }, terminal, services);
  return interruptible(async (signal) => {
    const { id, files, missing, resumed } = await beginSift(given, { bits, base, again }, services);
    if (files === 0) throw new UsageError(`no archive to sift: ${missing[0] ?? given.join(', ')}`);
    if (resumed === 'by-earlier-lists')
      terminal.note(
        'it began by earlier lists: files from here on are sifted by those of today, all of them with --again',
      );
    if (resumed === 'ended')
      terminal.note(
        'these files were sifted before, and no list or captured site has changed: --again sifts them anew',
      );
    if (detach) {
      terminal.note(
        `${count(files, 'file')} queued for workers (${command('worker')}); the same command without --detach watches`,
      );
      return EXIT.done;
    }
    const done = await worked(id, terminal, services, signal);
    for (const problem of done.problems.slice(0, MOST_PROBLEMS)) terminal.warn(problem);
    if (done.problems.length > MOST_PROBLEMS) terminal.warn(`and ${done.problems.length - MOST_PROBLEMS} more`);
    terminal.result(done, () => linesOf(done));
    if (done.suggested > 0) terminal.note(`to see them: ${command('suggestions list')}, ${command('matches list')}`);
    return done.problems.length > 0 ? EXIT.incomplete : EXIT.done;
  });
}

async function explainOne(
  explain: string,
  given: string[],
  options: { readonly bits: number; readonly base: string | null },
  terminal: Terminal,
  services: Services,
): Promise<number> {
  const url = new URL(checkWebAddress(explain).url).href;
  const tell = (done: number, total: number) =>
    terminal.progress({ what: 'searching', done, total, unit: ['file', 'files'] });
  const stages = await interruptible((signal) => explainSift(url, given, options, tell, signal, services));
  terminal.endProgress();
  terminal.result({ schema: 'revenant.sift-explanation/1', url, stages }, () => [url, ...stages]);
  return EXIT.done;
}

/** Works beside other workers until every file is done. */
async function worked(id: string, terminal: Terminal, services: Services, signal: AbortSignal): Promise<SiftDocument> {
  const worker = await startWorker(services, {}, { queues: ['sift'] });
  const looked = async (): Promise<SiftDocument> => {
    for (;;) {
      const from = performance.now();
      const state = await services.store.sifts.state(id);
      if (state === null) throw new UsageError('somebody has removed what was sifted so far: sift again');
      if (state.step === null) return siftDocument(state, services);
      tell(state, state.step, terminal);
      if (signal.aborted) throw new Interrupted('stopped: the same command goes on where this one was', signal);
      const rest = Math.max(LOOK_MS, LOOK_SHARE * (performance.now() - from));
      await new Promise((done) => setTimeout(done, rest));
    }
  };
  try {
    return await Promise.race([looked(), worker.failed]);
  } finally {
    terminal.endProgress();
    await worker.stop();
  }
}

function tell({ done, total, counts: { pages, passed } }: SiftState, step: SiftStep, terminal: Terminal): void {
  terminal.progress({
    ...{ what: WORDS[step], done, total },
    unit: step === 'read' ? ['site', 'sites'] : 'bytes',
    current: pages === 0 ? undefined : `${shareText(passed, pages)} pass`,
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
    `  ${count(suggested, 'suggestion')}, ${count(findings, 'flagged finding')}`,
  ];
}

function shareText(passed: number, pages: number): string {
  const percent = pages === 0 ? 0 : (100 * passed) / pages;
  return `${passed} (${percent.toFixed(percent < 1 ? 2 : 1)} %)`;
}

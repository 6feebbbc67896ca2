import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { compareList, comparePair } from '../flow/compare-sites.ts';
import type { Inspected } from '../flow/inspect.ts';
import { readSeeds } from '../flow/read-seeds.ts';
import { isFlagged, type Match } from '../model/match.ts';
import type { CaptureOptions } from '../model/ports.ts';
import { matchReport } from '../report/html.ts';
import { matchText } from '../report/terminal.ts';
import { type CaptureServices, openCaptureServices } from '../services.ts';
import { action, EXIT, Interrupted, interruption } from './action.ts';
import { type Flags, runOptionsOf, settingsOf, withCapture, withOutput } from './options.ts';
import { bar, type Terminal } from './terminal.ts';

const DEFAULT_PAGES = 12;

interface CompareFlags extends Flags {
  readonly list?: string;
  readonly report?: string;
}

export function compareCommand(): Command {
  const command = new Command('compare')
    .description('compare two web presences, or all pairs of a list')
    .argument('[a]', 'a URL, or the path of a WARC or saved HTML')
    .argument('[b]', 'the other one')
    .option('--list <file>', 'compare all pairs of a list (text, one a line; JSON, JSONL or CSV)')
    .option('--report <file>', 'write the comparison as a self-contained HTML page')
    .option('--exit-code', 'exit with 10 when something was flagged');
  return withOutput(withCapture(command)).action(action(compare));
}

async function compare(
  terminal: Terminal,
  a: string | undefined,
  b: string | undefined,
  flags: CompareFlags,
): Promise<number> {
  const given = [a, b].filter((side) => side !== undefined);
  if (flags.list === undefined ? given.length !== 2 : given.length !== 0) {
    throw new UsageError('compare takes two inputs, or --list <file> and none');
  }
  const settings = settingsOf(flags);
  const services = openCaptureServices(settings);
  const stop = interruption();
  const options = { ...runOptionsOf(settings, DEFAULT_PAGES), signal: stop.signal };
  try {
    if (flags.list !== undefined) return await compareAll(terminal, flags.list, flags, options, services);
    return await compareTwo(terminal, [a ?? '', b ?? ''], flags, options, services);
  } finally {
    stop.off();
    await services.close();
  }
}

async function compareTwo(
  terminal: Terminal,
  inputs: [string, string],
  flags: CompareFlags,
  options: CaptureOptions,
  services: CaptureServices,
): Promise<number> {
  terminal.progress(`reading ${inputs[0]} and ${inputs[1]}`);
  const { match, sides } = await comparePair(inputs, options, services);
  terminal.endProgress();
  throwIfStopped(options);
  if (terminal.json) terminal.document(match);
  else terminal.out(matchText(match, terminal));
  if (flags.report !== undefined) {
    await writeFile(flags.report, matchReport(match));
    terminal.note(`report: ${flags.report}`);
  }
  return exitCode([match], sides, terminal, flags);
}

async function compareAll(
  terminal: Terminal,
  file: string,
  flags: CompareFlags,
  options: CaptureOptions,
  services: CaptureServices,
): Promise<number> {
  if (flags.report !== undefined) throw new UsageError('--report goes with two inputs, not with --list');
  const { seeds, problems } = await readSeeds([file]);
  for (const problem of problems) terminal.warn(problem);
  if (seeds.length < 2)
    throw new UsageError(`${file}: a list of two or more inputs is wanted, this one has ${seeds.length}`);
  const started = Date.now();
  const pairs = compareList(seeds, { ...options, concurrency: services.settings.concurrency }, services, {
    inspected: ({ visit }, done, total) => terminal.progress(`reading sites ${bar(done, total)} ${visit.site}`),
  });
  const total = (seeds.length * (seeds.length - 1)) / 2;
  const kept: Match[] = [];
  let compared = 0;
  for (;;) {
    const step = await pairs.next();
    throwIfStopped(options);
    if (step.done) {
      terminal.endProgress();
      if (!terminal.json) {
        kept.sort((x, y) => y.weight - x.weight);
        for (const match of kept) terminal.out(`${matchText(match, terminal)}\n`);
      }
      const { inspected, background } = step.value;
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      terminal.note(
        `${inspected.length} sites, ${compared} pairs, ${kept.length} at lead or above, ${seconds} s, background ${background.id}`,
      );
      return problems.length > 0
        ? Math.max(EXIT.incomplete, exitCode(kept, inspected, terminal, flags))
        : exitCode(kept, inspected, terminal, flags);
    }
    compared++;
    if (terminal.json) terminal.document(step.value);
    if (step.value.verdict !== 'unrelated' && step.value.verdict !== 'not-comparable') kept.push(step.value);
    if (compared % 500 === 0) terminal.progress(`comparing ${bar(compared, total)}`);
  }
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
    if (!['refused', 'unreachable', 'deferred', 'failed'].includes(visit.state)) continue;
    incomplete = true;
    terminal.warn(`${visit.target}: ${visit.state}, ${visit.reason ?? visit.condition}: ${visit.detail ?? ''}`);
  }
  if (flags.exitCode && matches.some(isFlagged)) return EXIT.flagged;
  return incomplete ? EXIT.incomplete : EXIT.done;
}

function throwIfStopped(options: CaptureOptions): void {
  if (options.signal?.aborted) throw new Interrupted('stopped; nothing was stored');
}

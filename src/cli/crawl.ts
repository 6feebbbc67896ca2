import { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { openCrawl } from '../flow/open-crawl.ts';
import { refill } from '../flow/run-progress.ts';
import { readSeeds } from '../flow/read-seeds.ts';
import { isFlagged, type Match } from '../model/match.ts';
import type { Run } from '../model/ports.ts';
import type { Services } from '../services.ts';
import { action, EXIT, interruption } from './action.ts';
import { workRun } from './crawl-run.ts';
import { type Flags, runOptionsOf, settingsOf, withCapture, withData } from './options.ts';
import type { Terminal } from './terminal.ts';
import { withServices } from './with-services.ts';

export const CRAWL_PAGES = 40;

interface CrawlFlags extends Flags {
  readonly detach?: boolean;
  readonly new?: boolean;
}

export function crawlCommand(): Command {
  const command = new Command('crawl')
    .description('crawl seed lists now: capture, fingerprint, screen, alert')
    .argument('<list...>', 'sweep lists and watchlists (JSON, JSONL, CSV, text), or URLs')
    .option('--detach', 'only put the targets into the queue, for workers')
    .option('--new', 'start another run instead of going on with an unfinished one')
    .option('--exit-code', 'exit with 10 when something was flagged');
  return withData(withCapture(command)).action(action(crawl));
}

async function crawl(terminal: Terminal, inputs: string[], flags: CrawlFlags): Promise<number> {
  const { seeds, entities, problems } = await readSeeds(inputs);
  for (const problem of problems) terminal.warn(problem);
  if (seeds.length + entities.length === 0) throw new UsageError(`nothing to crawl in ${inputs.join(', ')}`);
  const options = runOptionsOf(settingsOf(flags), CRAWL_PAGES);
  return withServices(flags, async (services) => {
    const opened = await openCrawl({ seeds, entities }, options, flags.new ?? false, services);
    for (const problem of opened.problems) terminal.warn(problem);
    if (opened.imported > 0) terminal.note(`${opened.imported} archived sites of watched entities are in place`);
    terminal.note(
      `run ${opened.run.id.slice(0, 12)}: ${opened.run.targets} targets${opened.resumed ? ', going on where it stopped' : ''}`,
    );
    const incomplete = problems.length + opened.problems.length > 0;
    if (flags.detach) {
      const queued = await refill(services, opened.run.id);
      terminal.note(`${queued} targets queued for workers`);
      return incomplete ? EXIT.incomplete : EXIT.done;
    }
    const stop = interruption();
    try {
      await workRun(opened.run, services, terminal, stop.signal);
    } finally {
      stop.off();
    }
    return summarise(opened.run, services, terminal, incomplete, flags.exitCode ?? false);
  });
}

async function summarise(
  run: Run,
  { store }: Services,
  terminal: Terminal,
  incomplete: boolean,
  exitCode: boolean,
): Promise<number> {
  const visits = await store.ledger.visits({ run: run.id });
  const states = new Map<string, number>();
  let unread = false;
  for (const { visit } of visits) {
    states.set(visit.state, (states.get(visit.state) ?? 0) + 1);
    if (!['refused', 'unreachable', 'deferred', 'failed'].includes(visit.state)) continue;
    unread = true;
    terminal.warn(`${visit.target}: ${visit.state}, ${visit.reason ?? visit.condition}: ${visit.detail ?? ''}`);
  }
  const matches = await store.matches.list({ run: run.id });
  if (!terminal.json) for (const match of matches) terminal.out(matchLine(match));
  terminal.note(
    `${visits.length} targets: ${[...states].map(([state, count]) => `${count} ${state}`).join(', ')}; ${matches.length} matches at lead or above`,
  );
  if (exitCode && matches.some(isFlagged)) return EXIT.flagged;
  return incomplete || unread ? EXIT.incomplete : EXIT.done;
}

export function matchLine(match: Match): string {
  return `${match.id.slice(0, 12)}  ${match.verdict.padEnd(7)} ${match.weight.toFixed(1).padStart(6)} bits  ${match.left.site}  ${match.right.site}`;
}

import { Command } from 'commander';
import { runOptionsOf } from '../../config.ts';
import { UsageError } from '../../errors.ts';
import { openCrawl } from '../../flow/crawl/open-crawl.ts';
import { readSeeds } from '../../flow/crawl/read-seeds.ts';
import { refill } from '../../flow/crawl/run-progress.ts';
import { namedBackground } from '../../flow/screen/backgrounds.ts';
import { standingsOf } from '../../flow/screen/standings.ts';
import { checkInputs } from '../../flow/site/inputs.ts';
import { isFlagged } from '../../model/match.ts';
import type { LedgerVisit, Run } from '../../model/ports/ledger.ts';
import { isGlobal } from '../../services/capture.ts';
import type { Services } from '../../services.ts';
import { action, EXIT, interruption } from '../action.ts';
import { workRun } from '../crawl-run.ts';
import { type Flags, settingsOf, withCapture, withData } from '../options.ts';
import { alertLines } from '../output/alert-lines.ts';
import { laterLine } from '../output/later-lines.ts';
import { count, matchLine, unread, visitLine, weakerMark } from '../output/lines.ts';
import type { Terminal } from '../output/terminal.ts';
import { withServices } from '../with-services.ts';

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
  return withData(withCapture(command, CRAWL_PAGES)).action(action(crawl));
}

async function crawl(terminal: Terminal, inputs: string[], flags: CrawlFlags): Promise<number> {
  checkInputs(inputs);
  const { seeds, entities, problems } = await readSeeds(inputs);
  for (const problem of problems) terminal.warn(problem);
  if (seeds.length + entities.length === 0) throw new UsageError(`nothing to crawl in ${inputs.join(', ')}`);
  const options = runOptionsOf(settingsOf(flags), CRAWL_PAGES);
  return withServices(flags, async (services) => {
    if (options.background !== null) await namedBackground(options.background, services.store);
    const settled = await settledDeliveries(services);
    const opened = await openCrawl({ seeds, entities }, options, flags.new ?? false, services);
    for (const problem of opened.problems) terminal.warn(problem);
    if (opened.imported > 0)
      terminal.note(
        `${count(opened.imported, 'archived site')} of listed entities imported, and compared with what is stored`,
      );
    terminal.note(
      opened.run.targets === 0
        ? 'nothing is to be crawled: the lists name no target'
        : `run ${opened.run.id.slice(0, 12)}: ${count(opened.run.targets, 'target')}${opened.resumed ? ', going on where it stopped' : ''}`,
    );
    const incomplete = problems.length + opened.problems.length > 0;
    if (flags.detach) {
      const queued = await refill(services, opened.run.id);
      terminal.note(`${count(queued, 'target')} queued for workers (revenant worker)`);
      return incomplete ? EXIT.incomplete : EXIT.done;
    }
    const stop = interruption();
    try {
      await workRun(opened.run, services, terminal, stop.signal);
    } finally {
      stop.off();
    }
    for (const { id, names } of opened.unread)
      terminal.warn(
        `the listed entity ${id} (${names[0]}) has nothing to be compared with: none of its archives could be read`,
      );
    return summarise(opened.run, settled, services, terminal, incomplete, flags.exitCode ?? false);
  });
}

async function summarise(
  run: Run,
  settled: ReadonlySet<string>,
  { store, settings }: Services,
  terminal: Terminal,
  incomplete: boolean,
  exitCode: boolean,
): Promise<number> {
  const visits = lastOfEach(await store.ledger.visits({ run: run.id }));
  const states = new Map<string, number>();
  let missed = false;
  for (const { visit } of visits) {
    states.set(visit.state, (states.get(visit.state) ?? 0) + 1);
    if (visit.state === 'hollow') terminal.note(visitLine(visit));
    if (!unread(visit)) continue;
    missed = true;
    terminal.warn(visitLine(visit));
  }
  const matches = await store.matches.list({ run: run.id });
  const standings = await standingsOf(matches, store);
  if (!terminal.json)
    for (const match of matches)
      terminal.out([matchLine(match), weakerMark(standings.get(match.id))].filter(Boolean).join('  '));
  const became = [...states].map(([state, n]) => `${n} ${state}`).join(', ');
  const found = `${matches.filter(isFlagged).length} flagged, ${count(matches.filter(({ verdict }) => verdict !== 'unrelated').length, 'match', 'matches')} at lead or above`;
  terminal.note(visits.length === 0 ? found : `${count(visits.length, 'target')}: ${became}; ${found}`);
  const later = laterLine(await store.ledger.deferred(run.id));
  if (later !== null) terminal.note(later);
  const sent = (await store.outbox.list()).filter(({ id }) => !settled.has(id));
  for (const line of alertLines(matches, await store.hooks.list(), sent, standings)) terminal.note(line);
  const abroad = visits.some(({ visit }) =>
    visit.captures.some(({ address }) => address !== null && isGlobal(address)),
  );
  if (abroad && settings.userAgent === undefined)
    terminal.note(
      'site owners who ask who we are find nobody: set REVENANT_USER_AGENT to a name with your web or mail address',
    );
  if (exitCode && matches.some(isFlagged)) return EXIT.flagged;
  return incomplete || missed ? EXIT.incomplete : EXIT.done;
}

/** What a target that was taken up again became in the end: earlier visits of it stay on record. */
function lastOfEach(visits: readonly LedgerVisit[]): LedgerVisit[] {
  return [...new Map(visits.map((one) => [`${one.visit.kind} ${one.visit.target}`, one])).values()];
}

/** Deliveries that need no more attempts: what is not among them later was told by the work in between. */
async function settledDeliveries({ store }: Services): Promise<Set<string>> {
  const deliveries = await store.outbox.list();
  return new Set(deliveries.filter(({ state }) => state !== 'pending').map(({ id }) => id));
}

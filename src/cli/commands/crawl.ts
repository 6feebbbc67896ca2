import type { Command } from 'commander';
import { CRAWL_PAGES, runOptionsOf } from '../../config.ts';
import { UsageError } from '../../errors.ts';
import { type ListedSitesSeen, listedSitesSeen, MOST_LISTED, visitHours } from '../../flow/crawl/listed-sites.ts';
import { type ChooseListed, openCrawl } from '../../flow/crawl/open-crawl.ts';
import { columnChoice, readSeeds } from '../../flow/crawl/read-seeds.ts';
import { refill } from '../../flow/crawl/run-progress.ts';
import { namedBackground } from '../../flow/screen/backgrounds.ts';
import { checkInputs } from '../../flow/site/inputs.ts';
import { standingsOf } from '../../flow/standings.ts';
import { follow } from '../../flow/suggest/follow.ts';
import { isFlagged, isHandedIn, type Match } from '../../model/derived/match.ts';
import type { Suggestion } from '../../model/derived/suggestion.ts';
import { groupBy } from '../../model/group-by.ts';
import type { Run, RunOptions } from '../../model/ports/ledger.ts';
import { command } from '../../model/text/program.ts';
import { restsText } from '../../report/wording.ts';
import { isGlobal } from '../../services/capture.ts';
import type { Services } from '../../services.ts';
import { action, EXIT, interruptible } from '../action.ts';
import { workRuns } from '../crawl-run.ts';
import {
  type ColumnFlags,
  type Flags,
  settingsOf,
  wholeNumber,
  withCapture,
  withColumns,
  withData,
} from '../options.ts';
import { alertLines } from '../output/alert-lines.ts';
import { foundLines, visitingLine } from '../output/found-lines.ts';
import { isUnread, laterLine, matchLine, visitLine, weakerMark } from '../output/lines.ts';
import { noteRead } from '../output/table-lines.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { checkReportPath, writeReport } from '../output/write-file.ts';
import { withServices } from '../with-services.ts';

type CrawlFlags = Flags &
  ColumnFlags & { detach?: boolean; new?: boolean; report?: string; follow?: number; budget?: number };

const BUDGET = 50;
/** Listed sites that could not be read, by name in the summary. */
const NAMED_SITES = 5;

export function configure(command: Command): void {
  withColumns(command)
    .argument('<list...>', 'sweep lists and watchlists (tables, text, JSON, JSONL), or URLs')
    .option('--detach', 'only queue the targets, for workers')
    .option('--new', 'start a new run, even if an unfinished one could be resumed')
    .option('--report <file>', 'write the findings as one page with pictures (.html or .pdf)')
    .option(
      '--follow <steps>',
      'then visit the addresses to which listed sites lead, in so many steps',
      wholeNumber(1, 5),
    )
    .option(
      '--budget <n>',
      `visit at most this many websites of listed entries (default ${MOST_LISTED}), and with --follow this many addresses (default ${BUDGET})`,
      wholeNumber(1, 10_000),
    )
    .option('--exit-code', 'exit with 10 when something is flagged');
  withData(withCapture(command, CRAWL_PAGES)).action(action(crawl));
}

async function crawl(terminal: Terminal, inputs: string[], flags: CrawlFlags): Promise<number> {
  checkInputs(inputs);
  if (flags.detach && flags.report !== undefined)
    throw new UsageError('--report needs the findings: it does not work with --detach');
  if (flags.detach && flags.follow !== undefined)
    throw new UsageError('--follow visits what the crawl leads to: it does not work with --detach');
  await checkReportPath(flags.report);
  const listed = await readSeeds(inputs, { wanted: 'either', columns: (flags.column ?? []).map(columnChoice) });
  const { seeds, entities, problems } = listed;
  noteRead(listed, terminal);
  if (seeds.length + entities.length === 0) throw new UsageError(`nothing to crawl in ${inputs.join(', ')}`);
  const options = runOptionsOf(settingsOf(flags), CRAWL_PAGES);
  return withServices(
    flags,
    async (services) => {
      if (options.background !== null) await namedBackground(options.background, services.store);
      const choose: ChooseListed = (named) => chooseListed(named.length, flags, options, terminal);
      const opened = await openCrawl({ seeds, entities }, options, flags.new ?? false, services, choose);
      const { run, resumed, imported, unread } = opened;
      for (const problem of opened.problems) terminal.warn(problem);
      if (imported > 0)
        terminal.note(`${count(imported, 'archived site')} of listed entities imported and compared with stored sites`);
      terminal.note(
        run.targets === 0
          ? 'nothing to crawl: the lists name no target'
          : `run ${run.id.slice(0, 12)}: ${count(run.targets, 'target')}${resumed ? ', resumed' : ''}${opened.listed > 0 ? ` (${count(opened.listed, 'website')} of listed entries first)` : ''}`,
      );
      const isIncomplete = problems.length + opened.problems.length > 0;
      if (flags.detach) {
        await refill(services, run.id);
        const { total, screened } = await services.store.ledger.progress(run.id);
        terminal.note(`${count(total - screened, 'target')} queued for workers (${command('worker')})`);
        return isIncomplete ? EXIT.incomplete : EXIT.done;
      }
      const { follow: depth, budget = BUDGET } = flags;
      const followed = await interruptible((signal) =>
        workRuns(services, terminal, signal, async (work) => {
          await work(run);
          if (depth === undefined) return null;
          const visit = (next: Run, round: readonly Suggestion[]) => {
            for (const one of round) terminal.note(visitingLine(one));
            return work(next);
          };
          return follow(run, entities, { depth, budget }, visit, services);
        }),
      );
      for (const { id, names } of unread)
        terminal.warn(`the listed entity ${id} (${names[0]}) cannot be compared: none of its archives could be read`);
      const found = await summarise(run, services, terminal);
      for (const next of followed?.runs ?? []) {
        const more = await summarise(next, services, terminal);
        found.matches.push(...more.matches);
        found.isFlagged ||= more.isFlagged;
      }
      if (followed !== null)
        terminal.note(
          `${count(followed.suggested, 'new suggestion')}, ${followed.visited} visited (see ${command('suggestions list')})`,
        );
      for (const line of await foundLines(followed?.runs ?? [], found.matches, services.store)) terminal.note(line);
      if (flags.report !== undefined) {
        const { reportOfRun } = await import('../../flow/evidence/reports.ts');
        const { matches, states } = found;
        const html = await reportOfRun({ id: run.id, title: inputs.join(', '), states }, matches, services);
        await writeReport(flags.report, html, terminal, services.printPdf);
      }
      if (flags.exitCode && found.isFlagged) return EXIT.flagged;
      return isIncomplete || found.hasUnread ? EXIT.incomplete : EXIT.done;
    },
    { make: true },
  );
}

/**
 * Visits of a long list cost its owners and ours: it is asked first, in a terminal. Elsewhere
 * --budget says it.
 */
async function chooseListed(
  found: number,
  { budget }: CrawlFlags,
  options: RunOptions,
  terminal: Terminal,
): Promise<number> {
  if (budget !== undefined || found <= MOST_LISTED) return Math.min(found, budget ?? found);
  const what = `The lists name ${found} websites of listed entries. To visit them takes at most ${count(visitHours(found, options), 'hour')}.`;
  if (await terminal.confirm(`${what} Visit them?`)) return found;
  terminal.note(`${what} They are not visited. To visit them: crawl with --budget ${found}`);
  return 0;
}

function whyNone({ none }: ListedSitesSeen): string {
  const named = none.slice(0, NAMED_SITES).map(({ target, why }) => `${target}: ${why}`);
  const more = none.length - named.length;
  return none.length === 0 ? '' : ` (${named.join('; ')}${more > 0 ? `; ${more} more` : ''})`;
}

async function summarise(
  run: Run,
  services: Services,
  terminal: Terminal,
): Promise<{ isFlagged: boolean; hasUnread: boolean; matches: Match[]; states: Record<string, number> }> {
  const { store, settings } = services;
  // The last visit of each target: earlier attempts stay stored.
  const stored = (await store.ledger.visits({ run: run.id })).map(({ visit }) => visit);
  const visits = [...new Map(stored.map((visit) => [`${visit.kind} ${visit.target}`, visit])).values()];
  for (const visit of visits) {
    if (visit.state === 'hollow') terminal.note(visitLine(visit));
    if (isUnread(visit)) terminal.warn(visitLine(visit));
  }
  const matches = await store.matches.list({ run: run.id });
  const standings = await standingsOf(matches, store);
  if (!terminal.json)
    for (const match of matches)
      terminal.out(
        [matchLine(match), restsText(match), weakerMark(standings.get(match.id))].filter(Boolean).join('  '),
      );
  const flagged = matches.filter(isFlagged).length;
  const leads = matches.filter(({ verdict }) => verdict !== 'unrelated').length;
  const found = `${flagged} flagged, ${count(leads, 'match', 'matches')} at lead or above`;
  const states = Object.fromEntries(
    [...groupBy(visits, ({ state }) => state)].map(([state, all]) => [state, all.length]),
  );
  const ended = Object.entries(states)
    .map(([state, number]) => `${number} ${state}`)
    .join(', ');
  terminal.note(visits.length === 0 ? found : `${count(visits.length, 'target')}: ${ended}; ${found}`);
  const seen = await listedSitesSeen(visits, store);
  const listed = seen.live + seen.before + seen.none.length;
  if (listed > 0)
    terminal.note(
      `websites of listed entries: ${seen.live} live, ${seen.before} from the web archive or an earlier capture, ${seen.none.length} not at all${whyNone(seen)}`,
    );
  const later = laterLine(await store.ledger.deferred(run.id));
  if (later !== null) terminal.note(later);
  const alerts = await store.outbox.countsOf(run.id);
  for (const line of alertLines(matches, await store.hooks.list(), alerts, standings)) terminal.note(line);
  const addresses = visits.flatMap(({ captures }) => captures.flatMap(({ address }) => address ?? []));
  if (settings.userAgent === undefined && addresses.some(isGlobal))
    terminal.note('site owners cannot reach you: set REVENANT_USER_AGENT to a name with your web or mail address');
  const isAnyFlagged = matches.some((one) => isFlagged(one) && !isHandedIn(one));
  return { isFlagged: isAnyFlagged, hasUnread: visits.some(isUnread), matches, states };
}

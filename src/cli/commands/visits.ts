import { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import { robotsOf, visitDocument } from '../../model/documents.ts';
import type { Visit } from '../../model/visit.ts';
import { UNKNOWN_TIME, VisitState } from '../../model/words.ts';
import { action, EXIT } from '../action.ts';
import { type Flags, wholeNumber, withData } from '../options.ts';
import { visitLine } from '../output/lines.ts';
import { mentionLines } from '../output/mention-lines.ts';
import type { Terminal } from '../output/terminal.ts';
import { viewLines } from '../output/view-lines.ts';
import { wholeId, wholeRunId } from '../whole-id.ts';
import { withServices } from '../with-services.ts';

interface ListFlags extends Flags {
  readonly run?: string;
  readonly state?: string;
  readonly site?: string;
  readonly limit?: number;
}

export function visitsCommand(): Command {
  const list = new Command('list')
    .description('what became of every target, one line each')
    .option('--run <id>', 'only this run (its id, or the beginning)')
    .option('--state <state>', `only this state: ${VisitState.options.join(', ')}`)
    .option('--site <site>', 'only this site')
    .option('--limit <n>', 'at most so many, newest first', wholeNumber(1));
  const show = new Command('show')
    .description('one visit with its captures')
    .argument('<id>', 'visit id, or its beginning');
  return new Command('visits')
    .description('the ledger of what was visited')
    .addCommand(withData(list).action(action(listVisits)))
    .addCommand(withData(show).action(action(showVisit)));
}

async function listVisits(terminal: Terminal, flags: ListFlags): Promise<number> {
  const { state, site, limit } = flags;
  if (state !== undefined && !VisitState.safeParse(state).success) {
    throw new UsageError(`no such state: ${state} (one of ${VisitState.options.join(', ')})`);
  }
  return withServices(flags, async (services) => {
    const run = flags.run && (await wholeRunId(flags.run, services.store));
    const filter = { ...(run && { run }), ...(state && { state }), ...(site && { site }), ...(limit && { limit }) };
    const visits = await services.store.ledger.visits(filter);
    if (visits.length === 0) terminal.note(`no such visits in ${services.settings.data}`);
    for (const stored of visits) {
      const document = visitDocument(stored);
      if (terminal.json) terminal.document(document);
      else {
        const { id, state: became, final, pages, target, condition, reason } = document;
        const next = final ? '' : stored.superseded ? 'tried again since' : 'to be tried again';
        const why = [reason ?? (condition === 'content' ? '' : condition), next];
        terminal.out(
          `${id.slice(0, 12)}  ${became.padEnd(11)} ${String(pages).padStart(3)} pages  ${target}  ${why.filter(Boolean).join(', ')}`.trimEnd(),
        );
      }
    }
    return EXIT.done;
  });
}

async function showVisit(terminal: Terminal, id: string, flags: Flags): Promise<number> {
  return withServices(flags, async (services) => {
    const { ledger } = services.store;
    const stored = await ledger.visit(await wholeId(id, 'visit', 'revenant visits list', ledger.visitIds));
    if (stored === null) throw new UsageError(`no visit ${id} (see revenant visits list)`);
    const { visit } = stored;
    const listed = await services.store.mentions.of(visit.id);
    if (terminal.json) {
      terminal.document({
        ...visitDocument(stored),
        robots: robotsOf(visit),
        ...(listed !== null && { listed }),
      });
      return EXIT.done;
    }
    const marks = visit.marks.length === 0 ? '' : `  marks: ${visit.marks.join(', ')}`;
    terminal.out(visitLine(visit));
    terminal.out(`  visit ${visit.id}`);
    terminal.out(`  site ${visit.site}  kind ${visit.kind}  run ${visit.run ?? 'none (imported)'}${marks}`);
    terminal.out(
      `  ${visit.startedAt === UNKNOWN_TIME ? 'at a time that is not known' : `from ${visit.startedAt} to ${visit.endedAt}`}`,
    );
    for (const line of viewLines(visit.views)) terminal.out(`  ${line}`);
    for (const line of robotsLines(visit)) terminal.out(`  ${line}`);
    for (const line of mentionLines(listed)) terminal.out(`  ${line}`);
    for (const { id: capture, role, pageRole, url, status, length, charset, reason, marks: ones } of visit.captures) {
      terminal.out(
        `  ${capture.slice(0, 16)}  ${(pageRole ?? role).padEnd(9)} ${String(status ?? '-').padStart(3)} ${String(length).padStart(8)} B  ${(charset ?? '').padEnd(6)}  ${url}  ${[reason ?? '', ...ones].filter(Boolean).join(' ')}`.trimEnd(),
      );
    }
    return EXIT.done;
  });
}

/** Each robots.txt that was asked for, and what it kept us from. */
function robotsLines(visit: Visit): string[] {
  const records = robotsOf(visit);
  const files = new Map(
    records.map(({ file, source, body }) => [file, `${source}${body ? `  ${body.slice(0, 16)}` : ''}`]),
  );
  return [
    ...[...files].map(([file, said]) => `${file}  ${said}`),
    ...(visit.withheld ?? []).map(({ url, reason }) => `not fetched: ${url}: ${reason}`),
  ];
}

import { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { visitDocument } from '../model/documents.ts';
import { VisitState } from '../model/words.ts';
import { action, EXIT } from './action.ts';
import { type Flags, wholeNumber, withData } from './options.ts';
import type { Terminal } from './terminal.ts';
import { withServices } from './with-services.ts';

interface ListFlags extends Flags {
  readonly run?: string;
  readonly state?: string;
  readonly site?: string;
  readonly limit?: number;
}

export function visitsCommand(): Command {
  const list = new Command('list')
    .description('what became of every target, one line each')
    .option('--run <id>', 'only this run')
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
  const { run, state, site, limit } = flags;
  if (state !== undefined && !VisitState.safeParse(state).success) {
    throw new UsageError(`no such state: ${state} (one of ${VisitState.options.join(', ')})`);
  }
  return withServices(flags, async (services) => {
    const filter = { ...(run && { run }), ...(state && { state }), ...(site && { site }), ...(limit && { limit }) };
    for (const stored of await services.store.ledger.visits(filter)) {
      const document = visitDocument(stored);
      if (terminal.json) terminal.document(document);
      else {
        const why = document.reason ?? (document.condition === 'content' ? '' : document.condition);
        terminal.out(
          `${document.id.slice(0, 12)}  ${document.state.padEnd(11)} ${String(document.pages).padStart(3)} pages  ${document.target}  ${why}`,
        );
      }
    }
    return EXIT.done;
  });
}

async function showVisit(terminal: Terminal, id: string, flags: Flags): Promise<number> {
  return withServices(flags, async (services) => {
    const stored = await services.store.ledger.visit(id);
    if (stored === null) throw new UsageError(`no visit ${id} (see revenant visits list)`);
    const { visit } = stored;
    if (terminal.json) {
      terminal.document({ ...visitDocument(stored), captures: visit.captures });
      return EXIT.done;
    }
    terminal.out(`${visit.target}  ${visit.state}, ${visit.condition}  ${visit.reason ?? ''} ${visit.detail ?? ''}`);
    for (const { role, pageRole, url, status, length, charset, reason } of visit.captures) {
      terminal.out(
        `  ${(pageRole ?? role).padEnd(9)} ${String(status ?? '-').padStart(3)} ${String(length).padStart(8)} B  ${charset ?? ''}  ${url}  ${reason ?? ''}`,
      );
    }
    return EXIT.done;
  });
}

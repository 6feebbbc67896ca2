import type { Command } from 'commander';
import { rescan } from '../../flow/lists/rescan.ts';
import type { Services } from '../../services.ts';
import { action, EXIT, Interrupted, interruption } from '../action.ts';
import { type Flags, withData } from '../options.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { noteWaitingAlerts } from '../waiting-alerts.ts';
import { withServices } from '../with-services.ts';

export function configureRescan(command: Command): void {
  command.description('search stored visits for the names and identifiers of the current lists, offline');
  withData(command).action(
    action((terminal: Terminal, flags: Flags) => withServices(flags, (services) => rescanVisits(terminal, services))),
  );
}

/** Skips visits that were searched for this very list. */
export async function rescanVisits(terminal: Terminal, services: Services): Promise<number> {
  const stop = interruption();
  try {
    const { searched, mentions, matches, problems } = await rescan(services, stop.signal, (done) =>
      terminal.progress(`${count(done, 'visit')} searched`),
    );
    terminal.endProgress();
    for (const problem of problems) terminal.warn(problem);
    terminal.note(
      `${count(searched, 'visit')} searched, ${count(mentions, 'mention')} found, ${count(matches, 'match', 'matches')} with list entries${matches === 0 ? '' : ' (see revenant matches list)'}`,
    );
    if (matches > 0) await noteWaitingAlerts(terminal, services);
    if (stop.signal.aborted)
      throw new Interrupted('stopped; to search the rest: revenant entities rescan', stop.signal);
    return problems.length > 0 ? EXIT.incomplete : EXIT.done;
  } finally {
    stop.off();
  }
}

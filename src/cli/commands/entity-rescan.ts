/** revenant entities rescan */
import { Command } from 'commander';
import { rescan } from '../../flow/lists/rescan.ts';
import type { Services } from '../../services.ts';
import { action, EXIT, Interrupted, interruption } from '../action.ts';
import { type Flags, withData } from '../options.ts';
import { count } from '../output/lines.ts';
import type { Terminal } from '../output/terminal.ts';
import { withServices } from '../with-services.ts';

export function entityRescanCommand(): Command {
  const command = new Command('rescan').description(
    'look for what is listed now, names and values, on stored visits: offline',
  );
  return withData(command).action(
    action((terminal: Terminal, flags: Flags) => withServices(flags, (services) => rescanVisits(terminal, services))),
  );
}

/** Visits that were searched for this very list are passed over. */
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
    if (matches > 0) await noteWaiting(terminal, services);
    if (stop.signal.aborted) throw new Interrupted('stopped; revenant entities rescan searches the rest', stop.signal);
    return problems.length > 0 ? EXIT.incomplete : EXIT.done;
  } finally {
    stop.off();
  }
}

/** Says how many alerts wait to be sent: a command that reads lists sends none. */
export async function noteWaiting(terminal: Terminal, { store }: Services): Promise<void> {
  const waiting = await store.outbox.pending();
  if (waiting > 0) terminal.note(`${count(waiting, 'alert')} to be sent by the next worker or crawl (revenant worker)`);
}

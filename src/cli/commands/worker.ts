import type { Command } from 'commander';
import { startWorker } from '../../../jobs/worker.ts';
import { action, EXIT, interruption } from '../action.ts';
import { type Flags, withData, withEgress } from '../options.ts';
import type { Terminal } from '../output/terminal.ts';
import { withServices } from '../with-services.ts';

export function configure(command: Command): void {
  withData(withEgress(command)).action(action(work));
}

async function work(terminal: Terminal, flags: Flags): Promise<number> {
  return withServices(flags, async (services) => {
    const stop = interruption();
    const worker = await startWorker(services);
    const { databaseUrl, blobUrl, data } = services.settings;
    if (databaseUrl !== undefined && blobUrl === undefined)
      terminal.note(`captured bytes stay on this machine (${data}/blobs); for workers on others set REVENANT_BLOB_URL`);
    terminal.note('working; Ctrl-C stops and hands unfinished work back');
    const stopped = new Promise<void>((resolve) => {
      // The signal may have come during the start.
      if (stop.signal.aborted) resolve();
      stop.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    try {
      await Promise.race([stopped, worker.failed]);
    } finally {
      await worker.stop(services.limits.graceMs);
      stop.off();
    }
    return EXIT.done;
  });
}

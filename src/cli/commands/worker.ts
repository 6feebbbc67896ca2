import { Command } from 'commander';
import { startWorker } from '../../../jobs/worker.ts';
import { action, EXIT, interruption } from '../action.ts';
import { type Flags, withData, withEgress } from '../options.ts';
import type { Terminal } from '../output/terminal.ts';
import { withServices } from '../with-services.ts';

export function workerCommand(): Command {
  const command = new Command('worker').description(
    'work the queues until stopped: any number of processes, on any machine',
  );
  return withData(withEgress(command)).action(action(work));
}

async function work(terminal: Terminal, flags: Flags): Promise<number> {
  return withServices(flags, async (services) => {
    const stop = interruption();
    const worker = await startWorker(services);
    const { databaseUrl, blobUrl, data } = services.settings;
    if (databaseUrl !== undefined && blobUrl === undefined) {
      terminal.note(`captured bytes stay on this machine (${data}/blobs); workers on others need REVENANT_BLOB_URL`);
    }
    terminal.note('working; Ctrl-C stops and hands unfinished work back');
    const stopped = new Promise<void>((resolve) => {
      // It may have come while we were starting.
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

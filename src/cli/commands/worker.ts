import type { Command } from 'commander';
import { startWorker } from '../../../jobs/worker.ts';
import type { Services } from '../../services.ts';
import { aborted, interruptible } from '../action.ts';
import { withData, withEgress } from '../options.ts';
import type { Terminal } from '../output/terminal.ts';
import { onServices } from '../with-services.ts';

export function configure(command: Command): void {
  withData(withEgress(command)).action(onServices(work, true));
}

function work(terminal: Terminal, services: Services): Promise<void> {
  return interruptible(async (signal) => {
    const worker = await startWorker(services);
    const { databaseUrl, blobUrl, data } = services.settings;
    if (databaseUrl !== undefined && blobUrl === undefined)
      terminal.note(`captured bytes stay on this machine (${data}/blobs); for workers on others set REVENANT_BLOB_URL`);
    terminal.note('working; Ctrl-C stops and hands unfinished work back');
    try {
      await Promise.race([aborted(signal), worker.failed]);
    } finally {
      await worker.stop(services.limits.graceMs);
    }
  });
}

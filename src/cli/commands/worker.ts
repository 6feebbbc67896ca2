import type { Command } from 'commander';
import { startWorker } from '../../../jobs/worker.ts';
import type { Services } from '../../services.ts';
import { aborted, interruptible } from '../action.ts';
import { type Flags, withData, withEgress } from '../options.ts';
import type { Terminal } from '../output/terminal.ts';
import { onServices } from '../with-services.ts';
import { openWorkerLines } from '../worker-lines.ts';

export function configure(command: Command): void {
  withData(withEgress(command)).action(onServices(work, { hold: true, make: true }));
}

function work(terminal: Terminal, services: Services, { verbose = false }: Flags): Promise<void> {
  return interruptible(async (signal) => {
    const lines = await openWorkerLines(services, terminal, verbose);
    const worker = await startWorker(services, lines.events);
    const { databaseUrl, blobUrl, data } = services.settings;
    if (databaseUrl !== undefined && blobUrl === undefined)
      terminal.note(`captured bytes stay on this machine (${data}/blobs); for workers on others set REVENANT_BLOB_URL`);
    terminal.note('working; Ctrl-C stops and hands unfinished work back');
    try {
      await Promise.race([aborted(signal), worker.failed]);
    } finally {
      await worker.stop(services.limits.graceMs);
      await lines.close();
    }
  });
}

import type { Command } from 'commander';
import { type MetricsPort, openMetricsPort } from '../../desk/health/metrics-port.ts';
import { UsageError } from '../../errors.ts';
import { QUEUE_NAMES } from '../../model/ports/queue.ts';
import { LOOPBACK } from '../../model/text/loopback.ts';
import { command } from '../../model/text/program.ts';
import type { Services } from '../../services.ts';
import { aborted, interruptible } from '../action.ts';
import { type Flags, wholeNumber, withData, withEgress, withWork, wordsOf } from '../options.ts';
import type { Terminal } from '../output/terminal.ts';
import { onServices } from '../with-services.ts';
import { startPrinting } from '../worker-lines.ts';

export function configure(command: Command): void {
  command
    .option(
      '--metrics-port <n>',
      'answer /metrics, /healthz and /readyz here; 0: any free port',
      wholeNumber(0, 65_535),
    )
    .option('--queues <names>', `take only these steps: ${QUEUE_NAMES.join(', ')} (default: all)`, wordsOf(QUEUE_NAMES))
    .option('--metrics-host <address>', 'address of that port (default: 127.0.0.1); it asks for no key');
  withData(withEgress(withWork(command))).action(onServices(work, { hold: true, make: true }));
}

/** Null: no port is asked for. */
async function openPort(services: Services, terminal: Terminal, isWorking: () => boolean): Promise<MetricsPort | null> {
  const { metricsHost: host, metricsPort: port } = services.settings;
  if (port === undefined) return null;
  if (!LOOPBACK.test(host))
    terminal.warn(`${host}:${port} asks for no key: let nobody reach it but who collects the figures`);
  const open = await openMetricsPort(services, { host, port }, isWorking).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') throw new UsageError(`port ${port} is taken: choose another with --metrics-port`);
    throw error;
  });
  terminal.note(`figures at ${open.url}`);
  return open;
}

function work(terminal: Terminal, services: Services, { verbose = false }: Flags): Promise<void> {
  return interruptible(async (signal) => {
    const { databaseUrl, blobUrl, data, queues } = services.settings;
    let worker: Awaited<ReturnType<typeof startPrinting>> | null = null;
    // First: a port that is taken must not cost a whole start.
    const port = await openPort(services, terminal, () => worker !== null && !signal.aborted);
    try {
      worker = await startPrinting(services, terminal, verbose, queues);
      if (databaseUrl !== undefined && blobUrl === undefined)
        terminal.note(
          `captured bytes stay on this machine (${data}/blobs); for workers on others set REVENANT_BLOB_URL`,
        );
      const others = QUEUE_NAMES.filter((name) => queues.length > 0 && !queues.includes(name));
      if (others.length > 0) terminal.note(`takes ${queues.join(', ')}; other workers must take ${others.join(', ')}`);
      if (queues.includes('render') && services.browser.found === null)
        terminal.warn(
          `takes render, but has no browser: such pages are kept as they came (${command('doctor')} says more)`,
        );
      terminal.note('working; Ctrl-C stops and hands unfinished work back');
      await Promise.race([aborted(signal), worker.failed]);
    } finally {
      await worker?.stop();
      await port?.close();
    }
  });
}

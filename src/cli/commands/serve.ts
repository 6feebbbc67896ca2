import type { Command } from 'commander';
import { type Desk, openDesk } from '../../desk/desk.ts';
import { keepAddress, keptAddress, newAddress } from '../../desk/frame/kept-address.ts';
import { UsageError } from '../../errors.ts';
import { keysOfNothing } from '../../flow/site/keys-of-text.ts';
import { LOOPBACK } from '../../model/text/loopback.ts';
import { setDataFolder } from '../../model/text/program.ts';
import type { Services } from '../../services.ts';
import { aborted, interruptible } from '../action.ts';
import { type Flags, wholeNumber, withData, withEgress, withWork } from '../options.ts';
import type { Terminal } from '../output/terminal.ts';
import { onServices } from '../with-services.ts';
import { startPrinting } from '../worker-lines.ts';

/** Ports that the first start tries. */
const TRIES = 20;

interface ServeFlags extends Flags {
  /** Absent: the one that the data folder keeps. */
  readonly port?: number;
  readonly host: string;
  readonly replayPort: number;
  /** False with --no-worker. */
  readonly worker: boolean;
}

export function configure(command: Command): void {
  command
    .option(
      '--port <n>',
      'port of the desk; 0: any free one (default: one that is chosen once for the data folder)',
      wholeNumber(0, 65_535),
    )
    .option('--replay-port <n>', 'port of captured pages; 0: any free one', wholeNumber(0, 65_535), 0)
    .option('--host <address>', 'address to listen on; others than loopback only behind a proxy with TLS', '127.0.0.1')
    .option('--no-worker', 'pages and API only: other processes do the crawling');
  withData(withEgress(withWork(command))).action(onServices(serve, { hold: true, make: true }));
}

function serve(
  terminal: Terminal,
  services: Services,
  { port, host, replayPort, worker, verbose = false }: ServeFlags,
): Promise<void> {
  // Others read what the desk says: it names no folder of this machine.
  setDataFolder('');
  if (!LOOPBACK.test(host))
    terminal.warn(
      `${host} can be reached by others: anybody with the key may open the desk, and the key travels in clear`,
    );
  return interruptible(async (signal) => {
    const desk = await openKept(services, { host, port, replayPort });
    let working: Awaited<ReturnType<typeof startPrinting>> | null = null;
    try {
      if (services.link === null) await services.store.kept.keepDeskAddress(addressOf(desk.url));
      if (worker) working = await startPrinting(services, terminal, verbose);
      terminal.out(desk.url);
      // The first search would wait a second or more for a reader to start.
      void keysOfNothing(services.reader);
      terminal.note(`the desk is open at the address above${worker ? ', a worker is at work' : ''}; Ctrl-C closes it`);
      await Promise.race([aborted(signal), ...(working === null ? [] : [working.failed])]);
    } finally {
      await desk.close();
      await working?.stop();
    }
  });
}

/** For links in alerts: without the key. All addresses of a machine are none to open. */
function addressOf(url: string): string {
  const { protocol, hostname, port } = new URL(url);
  const host = hostname === '0.0.0.0' || hostname === '[::]' ? '127.0.0.1' : hostname;
  return `${protocol}//${host}${port === '' ? '' : `:${port}`}`;
}

/** Opens the desk at the address that the data folder keeps; the first start chooses it. */
async function openKept(
  services: Services,
  { host, port, replayPort }: { readonly host: string; readonly port: number | undefined; readonly replayPort: number },
): Promise<Desk> {
  const { data } = services.settings;
  const kept = await keptAddress(data);
  for (let left = TRIES; ; left--) {
    const address = kept ?? newAddress();
    const place = { host, port: port ?? address.port, replayPort, name: address.name };
    try {
      const desk = await openDesk(services, place);
      if (kept === null) await keepAddress(data, address);
      return desk;
    } catch (error) {
      const { code, port: taken } = error as NodeJS.ErrnoException & { port?: number };
      if (code !== 'EADDRINUSE') throw error;
      const isNew = kept === null && port === undefined && taken === place.port;
      if (isNew && left > 1) continue;
      const option = taken === replayPort ? '--replay-port' : '--port';
      throw new UsageError(`port ${taken} is taken: choose another with ${option}`);
    }
  }
}

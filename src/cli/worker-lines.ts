/** Lines of a running worker: runs that start or end, findings that are new or changed. */
import { startWorker, type Worker, type WorkerEvents } from '../../jobs/worker.ts';
import { messageOf } from '../errors.ts';
import { outcomeOf } from '../flow/crawl/run-outcome.ts';
import { runKeyOf } from '../flow/crawl/scheduled.ts';
import type { News } from '../flow/screen/news.ts';
import { counted } from '../model/counted.ts';
import type { Run } from '../model/ports/ledger.ts';
import type { QueueName } from '../model/ports/queue.ts';
import type { Services } from '../services.ts';
import { drainMs } from './options.ts';
import { matchLine, visitLine } from './output/lines.ts';
import type { Terminal } from './output/terminal.ts';

/** Least time between two looks at the ledger. */
const GAP_MS = 2_000;
/** Runs that may start between two looks: more are not reported. */
const NEWEST = 40;

/**
 * Starts a worker that prints lines on stderr, none with --quiet. Runs of other workers on the same
 * database are reported too.
 * @param verbose every target's end
 */
export async function startPrinting(
  services: Services,
  terminal: Terminal,
  verbose: boolean,
  queues: readonly QueueName[] = [],
): Promise<Pick<Worker, 'failed'> & { stop(): Promise<void> }> {
  const lines = await openWorkerLines(services, terminal, verbose);
  const started = startWorker(services, lines.events, { waitsForDisk: true, queues });
  const { failed, stop } = await started.catch(async (error: unknown) => {
    await lines.close();
    throw error;
  });
  return {
    failed,
    async stop() {
      await stop(drainMs(services.settings, services.limits));
      await lines.close();
    },
  };
}

export async function openWorkerLines(
  services: Services,
  terminal: Terminal,
  verbose: boolean,
): Promise<{ readonly events: WorkerEvents; close(): Promise<void> }> {
  const { ledger } = services.store;
  const open = new Set<string>();
  const known = new Set<string>();
  // A pair is screened from both sides: one line is enough.
  const told = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();

  const before = await ledger.runs(NEWEST);
  for (const { id } of before) known.add(id);
  for (const run of await ledger.runsAtWork()) {
    known.add(run.id);
    open.add(run.id);
    terminal.note(`${await nameOf(run, services)} goes on: ${counted(run.targets, 'target')}`);
  }

  async function look(): Promise<void> {
    // An old run comes among the newest when a purge removes newer ones.
    const isOld = ({ finishedAt, createdAt }: Run) => finishedAt !== null && createdAt < (before[0]?.createdAt ?? '');
    for (const run of (await ledger.runs(NEWEST)).toReversed()) {
      if (known.has(run.id) || isOld(run)) continue;
      known.add(run.id);
      open.add(run.id);
      terminal.note(`${await nameOf(run, services)} starts: ${counted(run.targets, 'target')}`);
    }
    const atWork = new Set((await ledger.runsAtWork()).map(({ id }) => id));
    for (const id of [...open].filter((one) => !atWork.has(one))) {
      open.delete(id);
      const run = await ledger.run(id);
      if (run !== null) terminal.note(`${await nameOf(run, services)} ends ${await endOf(run, services)}`);
    }
  }
  function lookNow(): Promise<void> {
    looking = looking.then(look).catch((error: unknown) => terminal.note(`runs cannot be listed: ${messageOf(error)}`));
    return looking;
  }

  return {
    events: {
      changed() {
        timer ??= setTimeout(() => {
          timer = undefined;
          void lookNow();
        }, GAP_MS);
      },
      found(news) {
        const line = newsLine(news);
        if (!told.has(line)) terminal.note(line);
        told.add(line);
      },
      visited({ visit, final }) {
        if (verbose) terminal.note(`${visitLine(visit)}${final ? '' : ' (will be retried)'}`);
      },
    },
    /** Prints the last things that ended. */
    async close() {
      clearTimeout(timer);
      await lookNow();
    },
  };
}

function newsLine({ match, before }: News): string {
  if (before === null) return `new finding  ${matchLine(match)}`;
  return `changed finding  ${matchLine(match)}  (was ${before.verdict}, ${before.weight.toFixed(1)} bits)`;
}

/** `run 0123456789ab (sellers)`: with the name of the schedule that began it. */
async function nameOf(run: Run, { store }: Services): Promise<string> {
  const schedule = (await store.schedules.heads()).find(
    ({ id, lastRunAt }) => lastRunAt !== null && runKeyOf(id, lastRunAt) === run.key,
  );
  const problem = run.finishedAt === null ? (schedule?.problem ?? null) : null;
  const about = [schedule?.name, problem].filter((part) => part != null).join('; ');
  return `run ${run.id.slice(0, 12)}${about === '' ? '' : ` (${about})`}`;
}

async function endOf({ id, createdAt, finishedAt }: Run, { store }: Services): Promise<string> {
  const seconds = Math.round((Date.parse(finishedAt ?? createdAt) - Date.parse(createdAt)) / 1000);
  const took = seconds < 120 ? counted(seconds, 'second') : counted(Math.round(seconds / 60), 'minute');
  return `after ${took}: ${await outcomeOf(id, store)}`;
}

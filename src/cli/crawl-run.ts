import { startWorker } from '../../jobs/worker.ts';
import { messageOf } from '../errors.ts';
import { checkpointWhereGrown } from '../flow/evidence/log.ts';
import { rescreenChanged } from '../flow/lists/rescreen.ts';
import { tellSearches } from '../flow/site/saved-searches.ts';
import { keepIndex } from '../flow/site/search-index.ts';
import { visitDocument } from '../model/documents.ts';
import type { LedgerVisit, Run, RunProgress } from '../model/ports/ledger.ts';
import type { Services } from '../services.ts';
import { Interrupted } from './action.ts';
import { drawPages } from './draw-pages.ts';
import { heldLine } from './output/lines.ts';
import { count, type Terminal } from './output/terminal.ts';

/** Least time between two counts: many steps may end at once. */
const GAP_MS = 150;
/** A count reads every target, so counts of a long run are rarer: 2 s apart at 100,000 targets. */
const GAP_MS_A_TARGET = 0.02;
const LONGEST_GAP_MS = 5_000;
/** Time between two looks: workers of other processes send no events here. */
const LOOK_MS = 1_000;
const DELIVERY_MS = 30_000;
const INDEX_MS = 10_000;

/**
 * Works one run in this process until every target is done and each alert that can go had an
 * attempt. Draws progress; with --json prints each target as it ends. Throws Interrupted when the
 * signal comes first: the same command resumes.
 */
export function workRun(run: Run, services: Services, terminal: Terminal, signal: AbortSignal): Promise<void> {
  return workRuns(services, terminal, signal, (work) => work(run));
}

/** Works several runs, one after the other, by one worker. Its queue is closed at the end. */
export async function workRuns<T>(
  services: Services,
  terminal: Terminal,
  signal: AbortSignal,
  each: (work: (run: Run) => Promise<void>) => Promise<T>,
): Promise<T> {
  let current: Run | null = null;
  const printed = new Set<string>();
  const print = (stored: LedgerVisit): void => {
    const { id, run: itsRun } = stored.visit;
    if (!terminal.json || itsRun !== current?.id || printed.has(id)) return;
    printed.add(id);
    terminal.document(visitDocument(stored));
  };
  const changes = changesUntil(signal);
  const worker = await startWorker(services, { visited: print, changed: changes.announce });
  const work = async (run: Run): Promise<void> => {
    current = run;
    const ofRun = { run, services, terminal, changes, signal };
    await Promise.race([finished(ofRun), worker.failed]);
    terminal.endProgress();
    await rescreenChanged(services, { signal, run: run.id });
    await tellOwners(services, signal);
    await firstDeliveries(ofRun);
    await drawPages(services, terminal, signal);
    // Targets of earlier starts and of other workers.
    if (terminal.json) for (const stored of await services.store.ledger.visits({ run: run.id })) print(stored);
  };
  try {
    const done = await each(work);
    if (services.settings.checkpointEvery > 0)
      // Without a signature, as when no time stamp can be had, the work is still whole.
      await checkpointWhereGrown(services).catch((error: unknown) =>
        terminal.warn(`the log is not signed: ${messageOf(error)}`),
      );
    return done;
  } finally {
    terminal.endProgress();
    await worker.stop();
  }
}

type Work = { run: Run; services: Services; terminal: Terminal; changes: Changes; signal: AbortSignal };

async function finished({ run, services, terminal, changes, signal }: Work): Promise<void> {
  const { store } = services;
  let steps = -1;
  let waitingLine = '';
  for (;;) {
    // The run first: the counts are then no older than its end.
    const now = await store.ledger.run(run.id);
    const { total, captured, fingerprinted, screened } = await store.ledger.progress(run.id);
    if (total > 0) {
      const [what, done] = phaseOf({ total, captured, fingerprinted, screened });
      const current = (await store.ledger.atWork(run.id)).target ?? undefined;
      terminal.progress({ what, done, total, unit: ['target', 'targets'], current });
    }
    if (now?.finishedAt) return;
    if (signal.aborted)
      throw new Interrupted(
        `stopped: ${captured} of ${count(total, 'target')} captured, ${screened} done; the same command resumes`,
        signal,
      );
    const isIdle = steps === captured + fingerprinted + screened;
    steps = captured + fingerprinted + screened;
    if (isIdle && captured < total) {
      const held = (await store.ledger.deferred(run.id)).filter((one) => one.held);
      const line = captured + held.length === total ? heldLine(held) : waitingLine;
      if (line !== waitingLine) terminal.note(line);
      waitingLine = line;
    }
    await changes.next(Math.min(total * GAP_MS_A_TARGET, LONGEST_GAP_MS));
  }
}

/** A run captures and fingerprints as it goes; it screens when all is fingerprinted. */
function phaseOf({ total, captured, fingerprinted, screened }: RunProgress): [string, number] {
  if (captured < total) return ['capturing', captured];
  if (fingerprinted < total) return ['fingerprinting', fingerprinted];
  return ['screening', screened];
}

/** Tells people what their searches found in the run; a later worker tells the rest. */
async function tellOwners(services: Services, signal: AbortSignal): Promise<void> {
  if ((await services.store.savedSearches.watched()).length === 0) return;
  await keepIndex(services, signal, INDEX_MS);
  await tellSearches(services, INDEX_MS);
}

/** Every alert of the run that can go gets its first attempt; the rest is left to later workers. */
async function firstDeliveries({ run, services, terminal, changes, signal }: Work): Promise<void> {
  const { store } = services;
  const end = performance.now() + DELIVERY_MS;
  while (!signal.aborted && performance.now() < end) {
    const untried = await store.outbox.untried(run.id);
    if (untried === 0) return;
    terminal.progress({ what: `sending ${count(untried, 'alert')}` });
    await changes.next();
  }
}

type Changes = ReturnType<typeof changesUntil>;

function changesUntil(signal: AbortSignal) {
  let hasChanged = false;
  let isLooking = false;
  let wake: () => void = () => undefined;
  signal.addEventListener('abort', () => wake());
  const rest = (ms: number): Promise<void> =>
    new Promise((done) => {
      const timer = setTimeout(done, signal.aborted ? 0 : ms);
      wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  return {
    announce(): void {
      hasChanged = true;
      if (isLooking) wake();
    },
    /**
     * Waits at least so long and GAP_MS, unless the signal comes; then for the next change, or for
     * LOOK_MS.
     */
    async next(gapMs = 0): Promise<void> {
      await rest(Math.max(GAP_MS, gapMs));
      isLooking = true;
      if (!hasChanged) await rest(LOOK_MS);
      isLooking = hasChanged = false;
    },
  };
}

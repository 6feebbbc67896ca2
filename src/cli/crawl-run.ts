import { startWorker } from '../../jobs/worker.ts';
import { messageOf } from '../errors.ts';
import { checkpointWhereGrown } from '../flow/evidence/log.ts';
import { visitDocument } from '../model/documents.ts';
import type { LedgerVisit, Run } from '../model/ports/ledger.ts';
import type { Services } from '../services.ts';
import { Interrupted } from './action.ts';
import { heldLine } from './output/later-lines.ts';
import { count } from './output/lines.ts';
import { bar, type Terminal } from './output/terminal.ts';

const LOOK_EVERY_MS = 150;
/** So long without a step: is it that only those are left who are to be asked later? */
const STILL_MS = 1_000;

/**
 * Works one run in this process until every target is through and what it had to tell was told once, drawing progress.
 * With --json every target is printed as it ends, those of earlier starts and of other workers at the end.
 * Throws Interrupted when the signal comes first: what was done is kept, and the same command goes on.
 */
export async function workRun(run: Run, services: Services, terminal: Terminal, signal: AbortSignal): Promise<void> {
  const printed = new Set<string>();
  const print = (stored: LedgerVisit): void => {
    const { id, run: itsRun } = stored.visit;
    if (!terminal.json || itsRun !== run.id || printed.has(id)) return;
    printed.add(id);
    terminal.document(visitDocument(stored));
  };
  const worker = await startWorker(hearingVisits(services, print));
  let steps = -1;
  let stillSince = 0;
  let told = '';
  try {
    for (;;) {
      // The run first: the counts are then no older than its end.
      const now = await services.store.ledger.run(run.id);
      const { total, captured, fingerprinted, screened } = await services.store.ledger.progress(run.id);
      if (total > 0) {
        const all = bar(captured + fingerprinted + screened, 3 * total, 16);
        terminal.progress(
          `${all} of ${count(total, 'target')}: ${captured} captured · ${fingerprinted} fingerprinted · ${screened} screened`,
        );
      }
      if (now?.finishedAt) break;
      if (signal.aborted) {
        throw new Interrupted(
          `stopped: ${captured} of ${count(total, 'target')} captured, ${screened} done; run the same command to go on`,
          signal,
        );
      }
      if (steps !== captured + fingerprinted + screened) {
        steps = captured + fingerprinted + screened;
        stillSince = performance.now();
      } else if (captured < total && performance.now() - stillSince > STILL_MS) {
        stillSince = performance.now();
        const held = (await services.store.ledger.deferred(run.id)).filter((one) => one.held);
        const line = captured + held.length === total ? heldLine(held) : told;
        if (line !== told) terminal.note(line);
        told = line;
      }
      await Promise.race([pause(signal), worker.failed]);
    }
    terminal.endProgress();
    await firstDeliveries(services, terminal, signal);
    if (terminal.json) for (const stored of await services.store.ledger.visits({ run: run.id })) print(stored);
    if (services.settings.checkpointEvery > 0) await signLog(services, terminal);
  } finally {
    terminal.endProgress();
    await worker.stop();
  }
}

/** What was done stands, signed or not: an authority that gives no time stamp is no reason to fail. */
async function signLog(services: Services, terminal: Terminal): Promise<void> {
  await checkpointWhereGrown(services).catch((error: unknown) =>
    terminal.warn(`the log is not signed: ${messageOf(error)}`),
  );
}

/** The same services, with an ear for every visit that is stored through them. */
function hearingVisits(services: Services, hear: (stored: LedgerVisit) => void): Services {
  const { ledger } = services.store;
  const saveVisit: typeof ledger.saveVisit = async (claim, visit, final, again) => {
    const saved = await ledger.saveVisit(claim, visit, final, again);
    if (saved) hear({ visit, final });
    return saved;
  };
  return { ...services, store: { ...services.store, ledger: { ...ledger, saveVisit } } };
}

/** Until the next look, or the stop. */
function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, LOOK_EVERY_MS);
    signal.addEventListener('abort', end);
  });
}

/** Every alert that is due gets its first attempt before the command ends; retries are left to later workers. */
async function firstDeliveries(services: Services, terminal: Terminal, signal: AbortSignal): Promise<void> {
  for (let waited = 0; waited < 30_000 && !signal.aborted; waited += LOOK_EVERY_MS) {
    const fresh = (await services.store.outbox.list()).filter(
      (one) => one.state === 'pending' && one.lastError === null,
    );
    if (fresh.length === 0) return;
    terminal.progress(`sending ${count(fresh.length, 'alert')}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

import { startWorker } from '../../jobs/worker.ts';
import { visitDocument } from '../model/documents.ts';
import type { Run } from '../model/ports.ts';
import type { Services } from '../services.ts';
import { Interrupted } from './action.ts';
import { bar, type Terminal } from './terminal.ts';

const LOOK_EVERY_MS = 150;

/**
 * Works one run in this process until every target is through and what it had to tell was told once, drawing progress.
 * Throws Interrupted when the signal comes first: what was done is kept, and the same command goes on.
 */
export async function workRun(run: Run, services: Services, terminal: Terminal, signal: AbortSignal): Promise<void> {
  const worker = await startWorker(services);
  const printed = new Set<string>();
  try {
    for (;;) {
      const { total, captured, fingerprinted, screened } = await services.store.ledger.progress(run.id);
      terminal.progress(`${bar(captured, total)} captured · ${fingerprinted} fingerprinted · ${screened} screened`);
      if (terminal.json) await printEnded(run, services, terminal, printed, captured);
      const now = await services.store.ledger.run(run.id);
      if (now?.finishedAt) break;
      if (signal.aborted) {
        throw new Interrupted(
          `stopped with ${screened} of ${total} targets done; the same command goes on where it stopped`,
        );
      }
      await Promise.race([new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS)), worker.failed]);
    }
    await firstDeliveries(services, terminal, signal);
  } finally {
    terminal.endProgress();
    await worker.stop();
  }
}

/** Every alert that is due gets its first attempt before the command ends; retries are left to later workers. */
async function firstDeliveries(services: Services, terminal: Terminal, signal: AbortSignal): Promise<void> {
  for (let waited = 0; waited < 30_000 && !signal.aborted; waited += LOOK_EVERY_MS) {
    const fresh = (await services.store.outbox.list()).filter(
      (one) => one.state === 'pending' && one.lastError === null,
    );
    if (fresh.length === 0) return;
    terminal.progress(`sending ${fresh.length} alerts`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

async function printEnded(
  run: Run,
  services: Services,
  terminal: Terminal,
  printed: Set<string>,
  captured: number,
): Promise<void> {
  if (captured <= printed.size) return;
  for (const stored of await services.store.ledger.visits({ run: run.id })) {
    if (printed.has(stored.visit.id)) continue;
    printed.add(stored.visit.id);
    terminal.document(visitDocument(stored));
  }
}

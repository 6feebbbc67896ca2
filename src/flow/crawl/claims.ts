/** A step of a target under a claim: the ledger decides who works; a lost claim changes nothing. */
import type { Claim, LedgerVisit, Step } from '../../model/ports/ledger.ts';
import type { Ports } from '../ports.ts';
import type { News } from '../screen/news.ts';
import { afterStep } from './run-progress.ts';

/** The worker that runs a step, and its way of running it. */
export interface WorkerContext {
  readonly id: string;
  /** Nothing else runs in this worker: only then is the target to blame if the worker dies. */
  readonly alone: boolean;
  /** Other workers capture sites that need a browser, if this one has none. */
  readonly handsOn?: boolean;
  readonly signal: AbortSignal;
  /**
   * Targets in progress here: their leases are renewed; all other leases under this id are given
   * back.
   */
  readonly working: Set<{ readonly target: string }>;
  /** Called when a visit is stored. */
  visited?: ((stored: LedgerVisit) => void) | undefined;
  /** Called when a finding that is new or changed is stored. */
  found?: ((news: News) => void) | undefined;
}

/**
 * nothing: the step was not waiting, or the claim was lost. run-alone: a suspect; ask again while
 * nothing else runs.
 */
export type StepEnd = 'done' | 'nothing' | 'run-alone';

/**
 * @param work true: its effects are stored and the claim has ended; false: nothing is stored;
 * waits: only the claim has ended
 */
export async function withClaim(
  id: string,
  step: Step,
  worker: WorkerContext,
  ports: Pick<Ports, 'store' | 'queue' | 'limits'>,
  work: (claim: Claim) => Promise<boolean | 'waits'>,
): Promise<StepEnd> {
  const { ledger } = ports.store;
  // Before the claim: its answer may be slow or lost.
  const entry = { target: id };
  worker.working.add(entry);
  let claim: Claim | null;
  let done: Awaited<ReturnType<typeof work>> = false;
  try {
    claim = await ledger.claim(id, step, worker.id, worker.alone, ports.limits.lockMs);
    if (claim === null) return 'nothing';
    try {
      if (claim.target.suspect && !worker.alone) return 'run-alone';
      done = await work(claim);
    } finally {
      // Changes nothing if the claim was lost. If the database is gone, the next renewal gives it
      // back.
      if (done === false) await ledger.release(claim);
    }
  } finally {
    worker.working.delete(entry);
  }
  if (step !== 'capture') await afterStep(claim.target.run, ports);
  return done === true ? 'done' : 'nothing';
}

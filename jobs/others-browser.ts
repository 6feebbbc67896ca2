/** Whether sites that need a browser may be left to other workers, and what becomes of them while none can draw. */
import type { Limits } from '../src/model/limits.ts';
import type { Services } from '../src/services.ts';

/** Targets taken back in one round of one worker: as many as upkeep queues. */
const AT_ONCE = 5_000;

interface Options {
  readonly ports: { readonly store: Pick<Services['store'], 'ledger' | 'fleet'>; readonly log: Services['log'] };
  readonly limits: Pick<Limits, 'browserWaitMs'>;
  /** This worker captures, and takes no targets that need a browser. */
  readonly handsOn: boolean;
}

/** At first another worker may still be starting, so the wait begins with this worker. */
export function openOthersBrowser({ ports: { store, log }, limits, handsOn }: Options) {
  let seenAt = performance.now();
  let isMissing = false;
  return {
    mayHandOn: (): boolean => handsOn && !isMissing,
    /** Without a worker that draws for `browserWaitMs`, targets come back to those that keep pages as they came. */
    async look(): Promise<void> {
      if (await store.fleet.draws()) seenAt = performance.now();
      isMissing = performance.now() - seenAt >= limits.browserWaitMs;
      if (!isMissing) return;
      const targets = await store.ledger.takeBack(AT_ONCE);
      if (targets > 0)
        log.warn({ targets }, 'no worker takes the step render: sites that need a browser are kept as they came');
    },
  };
}

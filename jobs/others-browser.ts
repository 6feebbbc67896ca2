/** Lets sites that need a browser wait for workers that can draw; returns them if none can. */
import { HINTS } from '../src/flow/crawl/run-progress.ts';
import type { Limits } from '../src/model/limits.ts';
import type { Services } from '../src/services.ts';

interface Options {
  readonly ports: { readonly store: Pick<Services['store'], 'ledger' | 'fleet'>; readonly log: Services['log'] };
  readonly limits: Pick<Limits, 'browserWaitMs'>;
  /** This worker takes some steps only, and none that needs a browser. */
  readonly handsOn: boolean;
}

/**
 * Another worker may still be starting, or the database was gone: only consecutive looks that found
 * none count.
 */
export function openOthersBrowser({ ports: { store, log }, limits, handsOn }: Options) {
  let missingSince: number | null = null;
  let isMissing = false;
  return {
    mayHandOn: (): boolean => handsOn && !isMissing,
    /**
     * Without a drawing worker for `browserWaitMs`, targets return to workers that keep pages as
     * fetched.
     */
    async look(): Promise<void> {
      const draws = await store.fleet.draws().catch((error: unknown) => {
        missingSince = null;
        throw error;
      });
      missingSince = draws ? null : (missingSince ?? performance.now());
      isMissing = missingSince !== null && performance.now() - missingSince >= limits.browserWaitMs;
      if (!isMissing) return;
      const targets = await store.ledger.takeBack(HINTS);
      if (targets > 0)
        log.warn({ targets }, 'no worker takes the step render: sites that need a browser are kept as they came');
    },
  };
}

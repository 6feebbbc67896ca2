/** Checks the whole log on request, one check at a time, and keeps the last result for the page. */
import { verifyLog } from '../../flow/evidence/log.ts';
import { canonicalJson } from '../../model/canonical-json.ts';
import type { LogVerificationDocument } from '../../model/decisions/evidence.ts';
import type { Services } from '../../services.ts';

export interface LogCheck {
  /** The start of the check. */
  readonly at: string;
  readonly result: LogVerificationDocument;
}

export type LogChecks = ReturnType<typeof openLogChecks>;

export function openLogChecks({ store, kept, clock }: Pick<Services, 'store' | 'kept' | 'clock'>) {
  let last: LogCheck | null = null;
  let running: Promise<LogCheck> | null = null;
  async function check(): Promise<LogCheck> {
    const at = clock.now().toISOString();
    // Most are kept twice, in the database and as files: each counts once.
    const stored = new Set((await store.log.checkpoints()).map(canonicalJson));
    const others = (await kept.all()).filter((one) => !stored.has(canonicalJson(one)));
    last = { at, result: await verifyLog(store.log, others, []) };
    return last;
  }
  return {
    /** Null: no check since the desk was started. */
    last: () => last,
    /** Calls during a check get its result. */
    run(): Promise<LogCheck> {
      running ??= check().finally(() => {
        running = null;
      });
      return running;
    },
  };
}

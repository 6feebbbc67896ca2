import { beginPurge, finishPurge, type PurgePorts } from '../../../src/flow/operations/purge.ts';
import type { PurgeDocument, PurgeRule } from '../../../src/model/decisions/purge.ts';

/** A purge from its beginning to its end. */
export async function purge(
  rule: PurgeRule,
  said: { readonly by: string; readonly reason: string },
  ports: PurgePorts,
): Promise<PurgeDocument> {
  return finishPurge(await beginPurge(rule, said, ports), ports);
}

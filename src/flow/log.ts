/** The log of the store: its checkpoints, and whether it is what it was. */

import { UsageError } from '../errors.ts';
import {
  chainProblems,
  checkpointProblems,
  type LogProblem,
  makeCheckpoint,
  stampedOfCheckpoint,
} from '../evidence/checkpoint.ts';
import { publicKeyOf, type SigningKeys } from '../evidence/signing.ts';
import type { Checkpoint, LogVerificationDocument } from '../model/evidence.ts';
import { NOTHING_BEFORE } from '../model/log-hash.ts';
import type { Clock } from '../model/ports/clock.ts';
import type { Egress } from '../model/ports/egress.ts';
import type { EvidenceLog } from '../model/ports/evidence.ts';
import { timeStampOf } from './time-stamps.ts';

const ENTRIES_AT_ONCE = 5_000;

export interface LogPorts {
  readonly store: { readonly log: EvidenceLog };
  readonly clock: Clock;
  readonly egress: Egress;
  readonly tsaUrl: string | null;
  keys(): Promise<SigningKeys>;
}

/** The hashes of all entries, in their order. */
export async function hashesOf(log: EvidenceLog): Promise<string[]> {
  const hashes: string[] = [];
  for (;;) {
    const entries = await log.entries(hashes.length, ENTRIES_AT_ONCE);
    for (const { hash } of entries) hashes.push(hash);
    if (entries.length < ENTRIES_AT_ONCE) return hashes;
  }
}

/** Signs how the log stands now, has it stamped where an authority is set, and keeps it. Throws UsageError for an empty log. */
export async function newCheckpoint({ store, clock, egress, tsaUrl, keys }: LogPorts): Promise<Checkpoint> {
  const hashes = await hashesOf(store.log);
  if (hashes.length === 0) throw new UsageError('the log is empty: there is nothing to sign yet');
  const checkpoint = makeCheckpoint(hashes, clock.now().toISOString(), await keys());
  const stamped =
    tsaUrl === null
      ? checkpoint
      : { ...checkpoint, timeStamp: await timeStampOf(stampedOfCheckpoint(checkpoint), tsaUrl, egress) };
  await store.log.addCheckpoint(stamped);
  return stamped;
}

/** The first checkpoint of our own that covers so many entries, or a new one. */
export async function checkpointFor(size: number, ports: LogPorts): Promise<Checkpoint> {
  const key = publicKeyOf((await ports.keys()).ed25519);
  const known = await ports.store.log.checkpoints();
  return known.find((one) => one.size >= size && one.key === key) ?? newCheckpoint(ports);
}

/**
 * Whether the chain is whole and agrees with every checkpoint.
 *
 * @param given checkpoints that were kept elsewhere: the only ones that whoever owns the database cannot have changed too
 * @param keys public keys that may have signed; empty: whichever a checkpoint names
 */
export async function verifyLog(
  log: EvidenceLog,
  given: readonly Checkpoint[],
  keys: readonly string[],
): Promise<LogVerificationDocument> {
  const problems: LogProblem[] = [];
  const hashes: string[] = [];
  let before = { seq: 0, hash: NOTHING_BEFORE };
  for (;;) {
    const entries = await log.entries(before.seq, ENTRIES_AT_ONCE);
    problems.push(...chainProblems(entries, before));
    for (const { hash } of entries) hashes.push(hash);
    before = entries.at(-1) ?? before;
    if (entries.length < ENTRIES_AT_ONCE) break;
  }
  const checkpoints = [...(await log.checkpoints()), ...given];
  const wrong = checkpoints.map((one) => checkpointProblems(one, hashes, keys));
  problems.push(...wrong.flat());
  return {
    schema: 'revenant.log-verification/1',
    ok: problems.length === 0,
    size: hashes.length,
    head: hashes.at(-1) ?? null,
    checkpoints: wrong.filter((one) => one.length === 0).length,
    problems,
  };
}

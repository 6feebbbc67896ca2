/** The log of the store: checkpoints, and verification. */
import { InputError } from '../../errors.ts';
import {
  chainProblems,
  checkpointProblems,
  type LogProblem,
  makeCheckpoint,
  outdatedProblems,
  stampedOfCheckpoint,
  trustedKeys,
} from '../../evidence/checkpoint.ts';
import { makeKeys, publicKeyOf, readKeys } from '../../evidence/signing.ts';
import type { Checkpoint, LogEntry, LogVerificationDocument } from '../../model/decisions/evidence.ts';
import { NOTHING_BEFORE } from '../../model/decisions/log-hash.ts';
import type { EvidenceLog } from '../../model/ports/evidence.ts';
import type { Ports } from '../ports.ts';
import { stampCheck, stamped } from './time-stamps.ts';

const ENTRIES_AT_ONCE = 5_000;

export type LogPorts = Pick<Ports, 'clock' | 'egress' | 'tsaUrl' | 'kept' | 'keys'> & {
  readonly store: { readonly log: EvidenceLog };
};

async function* pagesOf(log: EvidenceLog): AsyncGenerator<LogEntry[]> {
  for (let last = 0; ; ) {
    const entries = await log.entries(last, ENTRIES_AT_ONCE);
    yield entries;
    // By number, not by count: entries may be missing.
    last = entries.at(-1)?.seq ?? last;
    if (entries.length < ENTRIES_AT_ONCE) return;
  }
}

/** The hashes of all entries, in their order. */
export async function hashesOf(log: EvidenceLog): Promise<string[]> {
  const hashes: string[] = [];
  for await (const entries of pagesOf(log)) hashes.push(...entries.map(({ hash }) => hash));
  return hashes;
}

/**
 * Signs the log as it is, gets a time stamp if an authority is set, and stores both. Throws
 * InputError for an empty log.
 */
export async function newCheckpoint(ports: LogPorts, next?: string): Promise<Checkpoint> {
  const { store, clock, keys, kept } = ports;
  const hashes = await hashesOf(store.log);
  if (hashes.length === 0) throw new InputError('the log is empty: there is nothing to sign yet');
  const checkpoint = await stamped(makeCheckpoint(hashes, clock.now().toISOString(), await keys(), next), ports);
  await store.log.addCheckpoint(checkpoint);
  await kept.keep(checkpoint);
  return checkpoint;
}

/** A new checkpoint where the log has grown since the last one; null: it has not. */
export async function checkpointWhereGrown(ports: LogPorts): Promise<Checkpoint | null> {
  const { size } = await ports.store.log.head();
  const last = (await ports.store.log.checkpoints()).at(-1);
  return size > (last?.size ?? 0) ? newCheckpoint(ports) : null;
}

/**
 * The old key signs the log and the new key, which then replaces it. Throws InputError for an empty
 * log: then simply remove the key file.
 *
 * @param putKeys replaces the stored keys
 */
export async function rotateKey(ports: LogPorts, putKeys: (pem: string) => Promise<void>): Promise<Checkpoint> {
  const pem = makeKeys();
  const checkpoint = await newCheckpoint(ports, publicKeyOf(readKeys(pem, 'the new key').ed25519));
  await putKeys(pem);
  return checkpoint;
}

/**
 * Our first checkpoint that covers this many entries, with a time stamp if an authority is set; or
 * a new one.
 */
export async function checkpointFor(size: number, ports: LogPorts): Promise<Checkpoint> {
  const key = publicKeyOf((await ports.keys()).ed25519);
  const known = await ports.store.log.checkpoints();
  const fits = (one: Checkpoint) =>
    one.size >= size && one.key === key && (one.timeStamp !== null || ports.tsaUrl === null);
  return known.find(fits) ?? newCheckpoint(ports);
}

/**
 * Checks that the chain is whole and agrees with every checkpoint.
 *
 * @param given checkpoints kept elsewhere, which the owner of the database cannot have changed
 * @param roots of time stamp authorities, in PEM; if given, at least one checkpoint must have a
 * time stamp
 * @param keys public keys that may have signed, with the keys that they vouch for; empty: any key
 */
export async function verifyLog(
  log: EvidenceLog,
  given: readonly Checkpoint[],
  keys: readonly string[],
  roots: readonly string[] = [],
  said: (entries: number, total: number) => void = () => undefined,
): Promise<LogVerificationDocument> {
  const problems: LogProblem[] = [];
  const hashes: string[] = [];
  let before = { seq: 0, hash: NOTHING_BEFORE };
  const { size } = await log.head();
  for await (const entries of pagesOf(log)) {
    problems.push(...chainProblems(entries, before));
    hashes.push(...entries.map(({ hash }) => hash));
    before = entries.at(-1) ?? before;
    said(hashes.length, size);
  }
  const checkpoints = [...(await log.checkpoints()), ...given];
  const trusted = trustedKeys(keys, checkpoints);
  const wrong = checkpoints.map((one) => checkpointProblems(one, hashes, trusted));
  for (const problem of [...wrong.flat(), ...outdatedProblems(checkpoints)]) problems.push(problem);
  const withStamp = checkpoints.filter(({ timeStamp }) => timeStamp !== null);
  const stamps = withStamp.map((one) => {
    const check = stampCheck(one.timeStamp, stampedOfCheckpoint(one), one.at, roots);
    return (check?.problems ?? []).map((detail) => ({ seq: null, detail: `checkpoint of ${one.at}: ${detail}` }));
  });
  for (const problem of stamps.flat()) problems.push(problem);
  if (roots.length > 0 && stamps.length === 0)
    problems.push({ seq: null, detail: 'no checkpoint has a time stamp, though a root is given' });
  return {
    schema: 'revenant.log-verification/1',
    ok: problems.length === 0,
    size: hashes.length,
    head: hashes.at(-1) ?? null,
    checkpoints: wrong.filter((one) => one.length === 0).length,
    stamped: stamps.filter((one) => one.length === 0).length,
    problems,
  };
}

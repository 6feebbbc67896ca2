/** A log → a signed statement of its state, and a check that a statement and a log agree. */
import { canonicalJson } from '../model/canonical-json.ts';
import type { Checkpoint, LogEntry, LogExtract } from '../model/decisions/evidence.ts';
import { hashOfEntry, NOTHING_BEFORE } from '../model/decisions/log-hash.ts';
import { isInTree, merklePaths, merkleRoot } from './merkle.ts';
import { isSigned, publicKeyOf, type SigningKeys, sign } from './signing.ts';

export interface LogProblem {
  /** Number of the entry at fault; null if the fault is not in one entry. */
  readonly seq: number | null;
  readonly detail: string;
}

/**
 * @param hashes of all entries so far, in order; at least one
 * @param at ISO 8601
 * @param next the public key that signs from now on, where the key changes
 */
export function makeCheckpoint(
  hashes: readonly string[],
  at: string,
  { ed25519 }: SigningKeys,
  next?: string,
): Checkpoint {
  const unsigned = {
    schema: 'revenant.checkpoint/1',
    size: hashes.length,
    head: hashes.at(-1) ?? '',
    root: merkleRoot(hashes),
    at,
    key: publicKeyOf(ed25519),
    ...(next !== undefined && { next }),
  } as const;
  return { ...unsigned, signature: sign(canonicalJson(unsigned), ed25519), timeStamp: null };
}

/** Everything but the stamp, so that neither text nor key can be replaced later. */
export function stampedOfCheckpoint({ timeStamp: _, ...stamped }: Checkpoint): Buffer {
  return Buffer.from(canonicalJson(stamped));
}

/** True if it was signed by the key that it names. */
export function isSignedCheckpoint({ signature, timeStamp: _, ...unsigned }: Checkpoint): boolean {
  return isSigned(canonicalJson(unsigned), signature, unsigned.key);
}

/** The faults of a chain of entries from the first on. */
export function chainProblems(entries: readonly LogEntry[], before = { seq: 0, hash: NOTHING_BEFORE }): LogProblem[] {
  const problems: LogProblem[] = [];
  let last = before;
  for (const entry of entries) {
    const { seq } = entry;
    if (seq !== last.seq + 1)
      problems.push({ seq, detail: `entry ${last.seq + 1} is expected here: entries are missing, doubled or moved` });
    else if (entry.previous !== last.hash)
      problems.push({ seq, detail: `entry ${seq} does not follow the one before it: one of them was changed` });
    if (hashOfEntry(entry) !== entry.hash)
      problems.push({ seq, detail: `entry ${seq} was changed: it does not match its hash` });
    last = entry;
  }
  return problems;
}

/**
 * Checks against the hashes of all entries, in order. `keys`: those that may have signed; empty:
 * the one that it names.
 */
export function checkpointProblems(
  checkpoint: Checkpoint,
  hashes: readonly string[],
  keys: readonly string[] = [],
): LogProblem[] {
  const { size, head, root, at, key } = checkpoint;
  const problem = (detail: string): LogProblem[] => [{ seq: null, detail: `checkpoint of ${at}: ${detail}` }];
  if (!isSignedCheckpoint(checkpoint)) return problem('its signature is not valid: it was changed');
  if (keys.length > 0 && !keys.includes(key)) return problem(`it is signed by another key (${key})`);
  if (hashes.length < size)
    return problem(`it covers ${size} entries, the log has ${hashes.length}: the end of the log was cut off`);
  if (hashes[size - 1] !== head || merkleRoot(hashes.slice(0, size)) !== root)
    return problem(`the entries up to ${size} are not those that it covers: the log was rewritten`);
  return [];
}

/** These keys, and the later keys that a checkpoint signed by one of them names as the next. */
export function trustedKeys(keys: readonly string[], checkpoints: readonly Checkpoint[]): string[] {
  const changes = checkpoints.filter((one) => one.next !== undefined && isSignedCheckpoint(one));
  const trusted = new Set(keys);
  for (let size = -1; size !== trusted.size; ) {
    size = trusted.size;
    for (const { key, next } of changes) if (next !== undefined && trusted.has(key)) trusted.add(next);
  }
  return [...trusted];
}

/** Checkpoints that a key signed after it had named the next one: somebody has the old key. */
export function outdatedProblems(checkpoints: readonly Checkpoint[]): LogProblem[] {
  const ends = new Map<string, number>();
  const endOf = (key: string): number => ends.get(key) ?? Number.POSITIVE_INFINITY;
  for (const one of checkpoints)
    if (one.next !== undefined && isSignedCheckpoint(one)) ends.set(one.key, Math.min(one.size, endOf(one.key)));
  const outdated = checkpoints.filter(({ key, size }) => size > endOf(key));
  return outdated.map(({ at, key }) => ({
    seq: null,
    detail: `checkpoint of ${at}: it is signed by a key that had been replaced before (${key})`,
  }));
}

/**
 * The entries for a reader, with their paths to the root. `changes`: checkpoints in which a key
 * names the next.
 */
export function extractOf(
  entries: readonly LogEntry[],
  hashes: readonly string[],
  checkpoint: Checkpoint,
  changes: readonly Checkpoint[] = [],
): LogExtract {
  const shown = entries.filter(({ seq }) => seq <= checkpoint.size);
  const places = shown.map(({ seq }) => seq - 1);
  const paths = merklePaths(hashes.slice(0, checkpoint.size), places);
  return {
    schema: 'revenant.log-extract/1',
    checkpoint,
    entries: shown.map((entry, index) => ({ entry, path: paths[index] ?? [] })),
    ...(changes.length > 0 && { keys: [...changes] }),
  };
}

/** The faults of an extract in itself. */
export function extractProblems({ checkpoint, entries, keys = [] }: LogExtract): LogProblem[] {
  if (![checkpoint, ...keys].every(isSignedCheckpoint))
    return [{ seq: null, detail: 'the signature of the checkpoint is not valid' }];
  return entries.flatMap(({ entry, path }) => {
    const { seq, hash } = entry;
    if (hashOfEntry(entry) !== hash) return [{ seq, detail: `entry ${seq} of the log was changed` }];
    const isCovered = isInTree(hash, seq - 1, checkpoint.size, path, checkpoint.root);
    return isCovered ? [] : [{ seq, detail: `entry ${seq} is not in the log that the checkpoint covers` }];
  });
}

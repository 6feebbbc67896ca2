/** A log → a signed word of how it stood, and whether a word and a log agree. */
import { canonicalJson } from '../model/canonical-json.ts';
import type { Checkpoint, LogEntry, LogExtract } from '../model/evidence.ts';
import { hashOfEntry, NOTHING_BEFORE } from '../model/log-hash.ts';
import { isInTree, merklePaths, merkleRoot } from './merkle.ts';
import { isSigned, publicKeyOf, type SigningKeys, sign } from './signing.ts';

export interface LogProblem {
  /** Of the entry at fault; null where it is none that stands there. */
  readonly seq: number | null;
  readonly detail: string;
}

/**
 * @param hashes of all entries so far, in their order; at least one
 * @param at ISO 8601
 * @param next the public key that signs from now on, where it is another
 */
export function makeCheckpoint(
  hashes: readonly string[],
  at: string,
  { ed25519 }: SigningKeys,
  next?: string,
): Checkpoint {
  const head = hashes.at(-1) ?? '';
  const schema = 'revenant.checkpoint/1';
  const said = {
    schema,
    size: hashes.length,
    head,
    root: merkleRoot(hashes),
    at,
    key: publicKeyOf(ed25519),
    ...(next !== undefined && { next }),
  } as const;
  return { ...said, signature: sign(canonicalJson(said), ed25519), timeStamp: null };
}

/** What the time stamp of a checkpoint is over: all of it but the stamp, so that neither text nor key can be put in later. */
export function stampedOfCheckpoint({ timeStamp: _, ...said }: Checkpoint): Buffer {
  return Buffer.from(canonicalJson(said));
}

/** Whether it was signed by the key that it names. */
export function isSignedCheckpoint({ signature, timeStamp: _, ...said }: Checkpoint): boolean {
  return isSigned(canonicalJson(said), signature, said.key);
}

/** What is wrong with a chain of entries from the first on; nothing: it is whole as far as it goes. */
export function chainProblems(entries: readonly LogEntry[], before = { seq: 0, hash: NOTHING_BEFORE }): LogProblem[] {
  const problems: LogProblem[] = [];
  let { seq, hash } = before;
  for (const entry of entries) {
    if (entry.seq !== seq + 1)
      problems.push({
        seq: entry.seq,
        detail: `entry ${seq + 1} is wanted here: entries are missing, doubled or moved`,
      });
    else if (entry.previous !== hash)
      problems.push({
        seq: entry.seq,
        detail: `entry ${entry.seq} does not follow the one before: either was changed`,
      });
    if (hashOfEntry(entry) !== entry.hash)
      problems.push({ seq: entry.seq, detail: `entry ${entry.seq} was changed: its hash is another` });
    ({ seq, hash } = entry);
  }
  return problems;
}

/**
 * What of a log contradicts a checkpoint.
 *
 * @param hashes of all entries, in their order
 * @param keys the public keys that may have signed; empty: whichever the checkpoint names
 */
export function checkpointProblems(
  checkpoint: Checkpoint,
  hashes: readonly string[],
  keys: readonly string[] = [],
): LogProblem[] {
  const { size, head, root, at, key } = checkpoint;
  const problem = (detail: string): LogProblem[] => [{ seq: null, detail: `checkpoint of ${at}: ${detail}` }];
  if (!isSignedCheckpoint(checkpoint)) return problem('its signature does not fit: it was changed');
  if (keys.length > 0 && !keys.includes(key)) return problem(`it is signed by another key (${key})`);
  if (hashes.length < size)
    return problem(`it knows ${size} entries, the log has ${hashes.length}: its end was cut off`);
  if (hashes[size - 1] !== head || merkleRoot(hashes.slice(0, size)) !== root)
    return problem(`entries up to ${size} are not those that it was made of: the log was rewritten`);
  return [];
}

/** These keys, and those that one of them vouches for, from one to the next. */
export function trustedKeys(keys: readonly string[], checkpoints: readonly Checkpoint[]): string[] {
  const changes = checkpoints.filter((one) => one.next !== undefined && isSignedCheckpoint(one));
  const trusted = new Set(keys);
  for (let size = -1; size !== trusted.size; ) {
    size = trusted.size;
    for (const { key, next } of changes) if (next !== undefined && trusted.has(key)) trusted.add(next);
  }
  return [...trusted];
}

/** What a key signed after it had vouched for the one that follows it: whoever did has an old key. */
export function outdatedProblems(checkpoints: readonly Checkpoint[]): LogProblem[] {
  const ends = new Map<string, number>();
  for (const one of checkpoints)
    if (one.next !== undefined && isSignedCheckpoint(one))
      ends.set(one.key, Math.min(one.size, ends.get(one.key) ?? Number.POSITIVE_INFINITY));
  return checkpoints
    .filter(({ key, size }) => size > (ends.get(key) ?? Number.POSITIVE_INFINITY))
    .map(({ at, key }) => ({
      seq: null,
      detail: `checkpoint of ${at}: it is signed by a key that had been replaced before (${key})`,
    }));
}

/**
 * The entries of a log that a reader is to see, each with its path to the checkpoint's root.
 *
 * @param changes checkpoints in which a key vouches for the next
 */
export function extractOf(
  entries: readonly LogEntry[],
  hashes: readonly string[],
  checkpoint: Checkpoint,
  changes: readonly Checkpoint[] = [],
): LogExtract {
  const shown = entries.filter(({ seq }) => seq <= checkpoint.size);
  const paths = merklePaths(
    hashes.slice(0, checkpoint.size),
    shown.map(({ seq }) => seq - 1),
  );
  return {
    schema: 'revenant.log-extract/1',
    checkpoint,
    entries: shown.map((entry, index) => ({ entry, path: paths[index] ?? [] })),
    ...(changes.length > 0 && { keys: [...changes] }),
  };
}

/** What is wrong with an extract in itself. */
export function extractProblems({ checkpoint, entries, keys = [] }: LogExtract): LogProblem[] {
  if (![checkpoint, ...keys].every(isSignedCheckpoint))
    return [{ seq: null, detail: 'the signature of the checkpoint does not fit' }];
  return entries.flatMap(({ entry, path }) => {
    const { seq, hash } = entry;
    if (hashOfEntry(entry) !== hash) return [{ seq, detail: `entry ${seq} of the log was changed` }];
    return isInTree(hash, seq - 1, checkpoint.size, path, checkpoint.root)
      ? []
      : [{ seq, detail: `entry ${seq} is not in the log that the checkpoint was made of` }];
  });
}

/**
 * Carries out a rule: removes rows part by part, with a record in the log, and blobs once nothing
 * else needs them.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { InputError } from '../../errors.ts';
import type { FreedBlobs, PurgeDocument, PurgeRule } from '../../model/decisions/purge.ts';
import { sha256 } from '../../model/digest.ts';
import { parseJson } from '../../model/parse-json.ts';
import type { Blobs } from '../../model/ports/blobs.ts';
import type { Clock } from '../../model/ports/clock.ts';
import type { FreedBlob, Purges } from '../../model/ports/purges.ts';
import type { SiftFiles } from '../../model/ports/sift.ts';
import type { Tables } from '../../model/ports/tables.ts';
import { type Said, saidBy } from './said-by.ts';

/** A blob that was put later stays: the visit that put it may not be stored yet. */
const GRACE_MS = 24 * 3_600_000;
/** Visits or findings that are removed in one transaction. */
const PART = 500;
/** Blobs that one reading of the store searches for. */
const AT_ONCE = 500_000;
const DIGEST = /[0-9a-f]{64}/g;
/** Tables that name blobs only as something past. */
const NOT_HOLDING = new Set([
  'revenant_log',
  'revenant_log_head',
  'revenant_checkpoints',
  'revenant_operations',
  'revenant_freed_blobs',
  'revenant_purges',
  'revenant_purge_marks',
]);

export interface PurgePorts {
  readonly store: { readonly purges: Purges; readonly tables: Tables };
  readonly blobs: Blobs;
  readonly clock: Clock;
}

/** The rows that a rule would remove. */
export async function planPurge(rule: PurgeRule, { store, clock }: PurgePorts): Promise<PurgeDocument> {
  checkRule(rule);
  const plan = await store.purges.plan(rule);
  const at = clock.now().toISOString();
  return { schema: 'revenant.purge/1', id: null, done: false, at, by: null, reason: null, rule, ...plan };
}

/**
 * Stores the plan of a purge; `finishPurge` removes the rows, and `freeBlobs` frees the blobs. `by`
 * and `reason` go into the record. Throws InputError without them. Returns the id of the purge.
 */
export async function beginPurge(
  rule: PurgeRule,
  said: Said,
  { store, clock }: Pick<PurgePorts, 'store' | 'clock'>,
): Promise<string> {
  checkRule(rule);
  const { by, reason } = saidBy(said, 'a purge');
  const at = clock.now().toISOString();
  // The record must not keep what the purge removes, nor let it be guessed by a table of hashes.
  const salt = randomBytes(16).toString('hex');
  const value = rule.value === null ? null : `sha256:${salt}:${sha256(salt + rule.value)}`;
  const head = { schema: 'revenant.purge/1', id: sha256(randomUUID()), done: true, at, by, reason } as const;
  return store.purges.begin(rule, (plan) => ({ ...head, rule: { ...rule, value }, ...plan }));
}

/**
 * Carries out to its end a purge that this or another process has begun. Each part of it is whole.
 */
export async function finishPurge(
  id: string,
  { store, clock }: Pick<PurgePorts, 'store' | 'clock'>,
  said: () => Promise<void> | void = () => undefined,
): Promise<PurgeDocument> {
  for (;;) {
    const done = await store.purges.step(id, PART, clock.now().toISOString());
    if (done !== null) return done;
    await said();
  }
}

/**
 * Carries out purges in turn: one writing of an embedded database's tables then serves all of them.
 * One that fails stops no other; a worker goes on with it.
 * @param failed is told of it
 */
export async function finishInTurn(
  ids: readonly string[],
  { store, clock }: Pick<PurgePorts, 'store' | 'clock'>,
  failed: (id: string, error: unknown) => void,
): Promise<void> {
  for (let open = ids; open.length > 0; ) {
    const left: string[] = [];
    for (const id of open) {
      try {
        if ((await store.purges.step(id, PART, clock.now().toISOString())) === null) left.push(id);
      } catch (error) {
        failed(id, error);
      }
    }
    open = left;
  }
}

/**
 * Continues purges that made no step for `idleMs`: their process was killed. Returns how many. One
 * that fails stops no other.
 */
export async function finishPurges(ports: Pick<PurgePorts, 'store' | 'clock'>, idleMs: number): Promise<number> {
  const running = await ports.store.purges.running(idleMs);
  const errors: unknown[] = [];
  const ids = running.map(({ id }) => id);
  await finishInTurn(ids, ports, (_, error) => errors.push(error));
  if (errors.length > 0) throw errors[0];
  return running.length;
}

function checkRule(rule: PurgeRule): void {
  if (Object.values(rule).every((one) => one === null))
    throw new InputError('say what is to go: by age, site, entity or value', {
      fields: ['before', 'site', 'entity', 'value'],
    });
  if (rule.value !== null && rule.value.trim().length < 4)
    throw new InputError('a value of fewer than four characters is in too many texts');
}

/**
 * Removes blobs that removed rows named, unless anything else names them, and sieves that were
 * compiled from them. Blobs that are too new stay noted for the next call.
 */
export async function freeBlobs({
  store,
  blobs,
  clock,
  siftFiles,
}: PurgePorts & { readonly siftFiles?: Pick<SiftFiles, 'forgetSieves'> }): Promise<FreedBlobs> {
  await siftFiles?.forgetSieves();
  const now = clock.now();
  const until = new Date(now.getTime() - GRACE_MS);
  const at = now.toISOString();
  await expand(store.purges, blobs, at);
  const freed = new Set((await store.purges.freed(AT_ONCE, at)).map(({ digest }) => digest));
  if (freed.size === 0) return { removed: 0, held: 0, later: 0 };
  const held = await heldOf(freed, store.tables, blobs);
  const done = [...held];
  let removed = 0;
  let later = 0;
  for (const digest of freed) {
    if (held.has(digest)) continue;
    const outcome = await blobs.remove(digest, until);
    if (outcome === 'kept') later++;
    else done.push(digest);
    if (outcome === 'removed') removed++;
  }
  await store.purges.settle(done);
  return { removed, held: held.size, later };
}

/** The lists among them name further blobs. These are noted before a list goes. */
async function expand(purges: Purges, blobs: Blobs, at: string): Promise<void> {
  const lists = (await purges.freed(AT_ONCE, at)).filter((one: FreedBlob) => one.isList);
  for (const { digest } of lists) {
    const bytes = await blobs.get(digest);
    await purges.addFreed(bytes === null ? [] : bodiesIn(bytes), [digest]);
  }
}

function bodiesIn(bytes: Uint8Array): string[] {
  const list = parseJson(Buffer.from(bytes).toString());
  return [...new Set(JSON.stringify(list ?? '').match(DIGEST) ?? [])];
}

/** Digests that stand anywhere in the rows, or in the records of a visit. */
async function heldOf(freed: ReadonlySet<string>, tables: Tables, blobs: Blobs): Promise<Set<string>> {
  const held = new Set<string>();
  const look = (text: string): void => {
    for (const digest of text.match(DIGEST) ?? []) if (freed.has(digest)) held.add(digest);
  };
  const lists = await tables.snapshot(async (snapshot) => {
    const found: string[] = [];
    for (const table of snapshot.tables) {
      if (NOT_HOLDING.has(table.name)) continue;
      for await (const lines of snapshot.rows(table))
        for (const line of lines) {
          look(line);
          if (table.name === 'revenant_visits')
            found.push(...(/\\"records\\":\\"([0-9a-f]{64})/.exec(line)?.slice(1, 2) ?? []));
        }
    }
    return found;
  });
  for (const digest of lists) {
    if (held.size === freed.size) break;
    // An unreadable list ends the search: the blobs that it names must not be taken for free.
    const bytes = await blobs.get(digest);
    if (bytes !== null) look(Buffer.from(bytes).toString('latin1'));
  }
  return held;
}

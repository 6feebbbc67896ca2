/** A list as it is today → the entities, what has changed since the version before, which known sites that touches, and the alerts. */
import { basename } from 'node:path';
import { deliveriesForChange } from '../alert/deliveries-for-change.ts';
import { ConfigError } from '../errors.ts';
import type { Hook } from '../model/alert.ts';
import { sha256 } from '../model/digest.ts';
import type { Limits } from '../model/limits.ts';
import type { Clock } from '../model/ports/clock.ts';
import type { Store } from '../model/ports/store.ts';
import type { ListWriter } from '../model/ports/watchlists.ts';
import type { Entity, RowProblem } from '../model/seed.ts';
import type { ListCounts, ListVersion, TouchedSite, WatchlistChange } from '../model/watchlist.ts';
import { compareEntities, type EntityChange, wholeEntity } from '../watchlist/compare-entities.ts';
import { countEntity, noCounts } from '../watchlist/list-counts.ts';
import type { ListSource } from '../watchlist/list-source.ts';
import { entityIdOf } from '../watchlist/listed-entity.ts';
import { listedKeys } from './listed-keys.ts';

/** Of a list's entities that may be missing from the next version; more looks like a download that was cut short. */
const MOST_SHRINKING = 0.05;
const BATCH = 500;

export interface TakenList {
  readonly version: ListVersion;
  /** True: the very bytes were taken in before, and nothing was done. */
  readonly unchanged: boolean;
  readonly notes: readonly string[];
}

export interface TakeOptions {
  /** Why a list is taken that has shrunk, is older, or lacks a part. */
  readonly accept?: string;
  /** When the list was published; outranks what it says itself. */
  readonly date?: string;
  onProblem(problem: RowProblem): void;
  onProgress(entities: number): void;
}

export interface TakePorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly limits: Pick<Limits, 'listEntities'>;
}

/**
 * Takes in one version of a list, all of it or nothing. The first version is the ground that later ones are compared with:
 * of it only those are changes (and alerts) that touch a known site. Throws ConfigError, with nothing changed, where the
 * list is not what it was: empty, shrunken, older, or of fewer files.
 */
export async function takeWatchlist(source: ListSource, options: TakeOptions, ports: TakePorts): Promise<TakenList> {
  const { store, clock } = ports;
  const previous = await store.watchlists.newest(source.list);
  if (previous?.content === source.content) return { version: previous, unchanged: true, notes: [] };
  const date = options.date ?? source.date ?? clock.now().toISOString();
  if (previous !== null && options.accept === undefined) refuseStep(source, previous, date);
  const hooks = await store.hooks.list();
  let notes: string[] = [];
  const version = await store.watchlists.take(source.list, previous?.ordinal ?? 0, async (writer) => {
    const step: Step = {
      ...{ source, previous, date, hooks, writer, ports },
      seen: new Set(),
      counts: noCounts(),
      changes: { added: 0, returned: 0, removed: 0, changed: 0 },
      nameless: 0,
    };
    await readAll(step, options);
    refuseShrunken(step, options.accept);
    notes = await removeAbsent(step, options.accept);
    return {
      schema: 'revenant.list-version/1',
      list: source.list,
      ordinal: (previous?.ordinal ?? 0) + 1,
      content: source.content,
      format: source.format,
      parts: [...source.parts],
      files: source.files.map((file) => basename(file)),
      date,
      counts: step.counts,
      changes: step.changes,
      ...(options.accept !== undefined && { accepted: options.accept }),
      importedAt: clock.now().toISOString(),
    };
  });
  return { version, unchanged: false, notes };
}

function refuseStep(source: ListSource, previous: ListVersion, date: string): void {
  const { list } = source;
  if (date < previous.date.slice(0, date.length))
    throw new ConfigError(
      `this ${list} is of ${date}, the one in force of ${previous.date}: nothing was changed; to go back all the same, say why with --accept <reason>`,
    );
  const lacking = previous.parts.filter((part) => !source.parts.includes(part));
  if (lacking.length > 0)
    throw new ConfigError(
      `this ${list} comes without its ${lacking.join(' and ')}, which the one in force has: nothing was changed; name all its files, or say why with --accept <reason>`,
    );
}

/** One version on its way into the store. */
interface Step {
  readonly source: ListSource;
  readonly previous: ListVersion | null;
  readonly date: string;
  readonly hooks: readonly Hook[];
  readonly writer: ListWriter;
  readonly ports: TakePorts;
  readonly seen: Set<string>;
  readonly counts: ListCounts;
  readonly changes: ListVersion['changes'];
  /** Bad rows of which not even the id could be read. */
  nameless: number;
}

/** Reads the list to its end in batches, and writes what is new or different. */
async function readAll(step: Step, options: TakeOptions): Promise<void> {
  const { source, seen, counts, ports } = step;
  const most = ports.limits.listEntities;
  let batch: Entity[] = [];
  for await (const row of source.rows()) {
    if ('problem' in row) {
      counts.badRows += 1;
      options.onProblem(row.problem);
      // The list has it still: a row that cannot be read must not look like a removal.
      if (row.uid !== null) seen.add(entityIdOf(source.list, row.uid));
      else step.nameless += 1;
      continue;
    }
    if (counts.entities >= most)
      throw new ConfigError(`${source.list} holds more than ${most} entities (limit listEntities); nothing was changed`);
    countEntity(counts, row.entity);
    seen.add(row.entity.id);
    batch.push(row.entity);
    if (batch.length < BATCH) continue;
    await writeBatch(batch, step);
    batch = [];
    options.onProgress(counts.entities);
  }
  await writeBatch(batch, step);
}

async function writeBatch(batch: readonly Entity[], step: Step): Promise<void> {
  if (batch.length === 0) return;
  const { writer, previous } = step;
  const known = await writer.known(batch.map(({ id }) => id));
  const different: Entity[] = [];
  const found: Found[] = [];
  for (const entity of batch) {
    const before = known.get(entity.id);
    if (before === undefined || !before.onList) {
      different.push(entity);
      const kind = before?.entity.lastOnList === undefined ? 'added' : 'returned';
      step.changes[kind] += 1;
      found.push({ kind, entity, change: wholeEntity(entity, 'added') });
    } else if (JSON.stringify(before.entity) !== JSON.stringify(entity)) {
      different.push(entity);
      const change = compareEntities(before.entity, entity);
      if (change === null) continue;
      step.changes.changed += 1;
      found.push({ kind: 'changed', entity, change });
    }
  }
  await writer.put(different);
  await tell(found, step, previous === null);
}

function refuseShrunken({ source, previous, counts, seen }: Step, accept: string | undefined): void {
  if (accept !== undefined || (previous === null && counts.entities > 0)) return;
  const before = previous?.counts.entities ?? 0;
  if (counts.entities === 0)
    throw new ConfigError(
      `${source.files.join(', ')} holds no entity${counts.badRows > 0 ? ` (${counts.badRows} bad rows)` : ''}: the list in force stays; fetch it again, or say why it is right with --accept <reason>`,
    );
  // Bad rows that say whose they are count as there.
  if (seen.size >= before * (1 - MOST_SHRINKING)) return;
  throw new ConfigError(
    `this ${source.list} holds ${seen.size} entities, the one in force ${before}: the list in force stays; fetch it again, or say why it is right with --accept <reason>`,
  );
}

/** Whoever is not in this version has left the list. Not while rows cannot be read: it may be one of those. */
async function removeAbsent(step: Step, accept: string | undefined): Promise<string[]> {
  const { writer, previous, seen, source } = step;
  if (previous === null) return [];
  let kept = 0;
  for await (const page of writer.absent(seen)) {
    if (step.nameless > 0 && accept === undefined) {
      kept += page.length;
      continue;
    }
    await writer.leave(
      page.map(({ id }) => id),
      previous.date,
    );
    step.changes.removed += page.length;
    await tell(
      page.map((entity) => ({ kind: 'removed' as const, entity, change: wholeEntity(entity, 'removed') })),
      step,
      false,
    );
  }
  if (kept === 0) return [];
  return [
    `${kept} entities of ${source.list} are not in this version, but ${step.nameless} of its rows cannot be read: they stay on the list until a version can be read whole (or --accept <reason>)`,
  ];
}

interface Found {
  readonly kind: WatchlistChange['kind'];
  readonly entity: Entity;
  readonly change: EntityChange;
}

/** Writes the changes down with the sites that they touch, and the alerts for them. `onlyTouching`: at the first version all is new. */
async function tell(found: readonly Found[], step: Step, onlyTouching: boolean): Promise<void> {
  const { writer, source, hooks, date, ports } = step;
  const touches = await writer.touched(
    found.map(({ entity, change }, ref) => ({
      ref,
      entity: entity.id,
      ...listedKeys([...(entity.values ?? []), ...change.lost]),
    })),
  );
  const byRef = new Map<number, TouchedSite[]>();
  for (const { ref, touched } of touches) byRef.set(ref, [...(byRef.get(ref) ?? []), touched]);
  const version = (step.previous?.ordinal ?? 0) + 1;
  const changes = found
    .map(
      ({ kind, entity, change }, ref): WatchlistChange => ({
        schema: 'revenant.watchlist-change/1',
        id: sha256(source.list, String(version), entity.id),
        list: source.list,
        version,
        date,
        kind,
        entity: { id: entity.id, name: entity.names[0] ?? '', type: entity.type },
        ...change,
        touches: byRef.get(ref) ?? [],
      }),
    )
    .filter(({ touches: sites }) => !onlyTouching || sites.length > 0);
  const now = ports.clock.now();
  await writer.addChanges(
    changes,
    changes.flatMap((change) => deliveriesForChange(change, hooks, now)),
  );
}

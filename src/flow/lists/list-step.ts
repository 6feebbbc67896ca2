/** The import of one version of a list, in batches. */
import { ConfigError } from '../../errors.ts';
import type { Entity, RowProblem } from '../../model/facts/seed.ts';
import type { ListCounts, ListVersion } from '../../model/facts/watchlist.ts';
import { namedSites, sharedAddresses } from '../../signals/find/named-sites.ts';
import { compareEntities, wholeEntity } from '../../watchlist/compare-entities.ts';
import { countEntity } from '../../watchlist/list-counts.ts';
import type { ListSource } from '../../watchlist/list-source.ts';
import { entityIdOf } from '../../watchlist/listed-entity.ts';
import { bearerOf } from '../../watchlist/other-names.ts';
import { type FoundChange, tellChanges, type VersionRef } from './tell-changes.ts';

/**
 * Share of entities that may be missing from the next version; more looks like a download that was
 * cut off.
 */
const MOST_SHRINKING = 0.05;
const BATCH = 500;
const STAYS = 'the list in force stays; fetch it again, or say why it is right with --accept <reason>';

/** A list that looks like a failed download. A reason accepts it. */
export class ListRefused extends ConfigError {
  /** The reason alone, without what a command line can do about it. */
  readonly why: string;
  constructor(why: string, effect: string) {
    super(`${why}: ${effect}`);
    this.why = why;
  }
}

export interface ListStep {
  readonly source: ListSource;
  readonly previous: ListVersion | null;
  readonly saying: VersionRef;
  readonly to: Parameters<typeof tellChanges>[3];
  /** Entities that are read at most. */
  readonly most: number;
  /** Name and address of entries whose address is nobody's own site. */
  readonly shared: string[];
  /** Kind and address of the sites that entries name as their own. */
  readonly named: Set<string>;
  readonly seen: Set<string>;
  /** Ids of bad rows: their entities, and those of their other names, stay as they are. */
  readonly unread: Set<string>;
  readonly counts: ListCounts;
  readonly changes: ListVersion['changes'];
  /** Bad rows without a readable id. */
  nameless: number;
  /** Entities on the current list. */
  readonly before: number;
}

/** Reads the whole list, and writes entities that are new or different. */
export async function readAll(
  step: ListStep,
  options: { onProblem(problem: RowProblem): void; onProgress(entities: number): void },
): Promise<void> {
  const { source, seen, counts, most } = step;
  let batch: Entity[] = [];
  for await (const row of source.rows()) {
    if ('problem' in row) {
      counts.badRows += 1;
      options.onProblem(row.problem);
      // A bad row must not look like a removal.
      if (row.uid !== null) step.unread.add(entityIdOf(source.list, row.uid));
      else step.nameless += 1;
      continue;
    }
    if (counts.entities >= most)
      throw new ConfigError(`${source.list} holds more than ${most} entities; nothing was changed`);
    countEntity(counts, row.entity);
    seen.add(row.entity.id);
    for (const { site, kind, address } of namedSites(row.entity)) step.named.add(`${kind} ${address ?? site}`);
    batch.push(row.entity);
    if (batch.length < BATCH) continue;
    await writeBatch(batch, step);
    batch = [];
    options.onProgress(counts.entities);
  }
  await writeBatch(batch, step);
}

async function writeBatch(batch: readonly Entity[], step: ListStep): Promise<void> {
  if (batch.length === 0) return;
  const { previous, source } = step;
  const { writer } = step.to;
  const known = await writer.known(batch.map(({ id }) => id));
  const different: Entity[] = [];
  const found: FoundChange[] = [];
  for (const entity of batch) {
    const before = known.get(entity.id);
    if (before?.elsewhere)
      throw new ConfigError(
        `${entity.id} of ${source.list} stands on "${before.elsewhere}" too, as another entry: give each list ids of its own; nothing was changed`,
      );
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
  for (const entity of different)
    for (const { value } of sharedAddresses(entity)) step.shared.push(`${entity.names[0] ?? entity.id}: ${value}`);
  await tellChanges(found, step.saying, previous === null, step.to);
}

/** Compares entities, not counts: a list of others is no new version of this one. */
export async function refuseShrunken(step: ListStep, accept?: string): Promise<void> {
  const { source, counts, before } = step;
  if (accept !== undefined) return;
  if (counts.entities === 0)
    throw new ListRefused(
      `${source.files.join(', ')} holds no entity${counts.badRows > 0 ? ` (${counts.badRows} bad rows)` : ''}`,
      STAYS,
    );
  let lacking = 0;
  for await (const page of absent(step)) lacking += page.length;
  if (lacking <= before * MOST_SHRINKING) return;
  throw new ListRefused(`this ${source.list} lacks ${lacking} of the ${before} entities in force`, STAYS);
}

/** Entities on the list that this version lacks, in pages. */
async function* absent({ seen, unread, to }: ListStep): AsyncGenerator<readonly Entity[]> {
  for await (const page of to.writer.absent(seen)) yield page.filter(({ id }) => !unread.has(bearerOf(id)));
}

/**
 * Entities that are not in this version have left the list, unless a row without a readable id may
 * be theirs.
 */
export async function removeAbsent(step: ListStep, accept: string | undefined): Promise<string[]> {
  const { previous, source } = step;
  const { writer } = step.to;
  if (previous === null) return [];
  let kept = 0;
  for await (const page of absent(step)) {
    if (step.nameless > 0 && accept === undefined) {
      kept += page.length;
      continue;
    }
    const ids = page.map(({ id }) => id);
    await writer.leave(ids, previous.date);
    step.changes.removed += page.length;
    const gone = page.map((entity) => ({ kind: 'removed' as const, entity, change: wholeEntity(entity, 'removed') }));
    await tellChanges(gone, step.saying, false, step.to);
  }
  if (kept === 0) return [];
  return [
    `${kept} entities of ${source.list} are not in this version, but ${step.nameless} of its rows cannot be read: they stay on the list until a version can be read whole (or --accept <reason>)`,
  ];
}

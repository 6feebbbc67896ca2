/**
 * A new version of a list → the stored entities, the changes, the known sites that they touch, and
 * the alerts.
 */
import { basename } from 'node:path';
import { summariseList } from '../../alert/list-summary.ts';
import { ConfigError } from '../../errors.ts';
import type { RowProblem } from '../../model/facts/seed.ts';
import type { ListVersion } from '../../model/facts/watchlist.ts';
import { noCounts } from '../../watchlist/list-counts.ts';
import type { ListSource } from '../../watchlist/list-source.ts';
import type { Ports } from '../ports.ts';
import { readNames } from './find-entities.ts';
import { type ListStep, readAll, refuseShrunken, removeAbsent } from './list-step.ts';

export interface TakenList {
  readonly version: ListVersion;
  /** The same bytes were imported before: nothing was done. */
  readonly unchanged: boolean;
  readonly notes: readonly string[];
}

export interface TakeOptions {
  /** The reason to accept a list that is smaller, older or lacks a part. */
  readonly accept?: string | undefined;
  /** The date of publication; outranks the date in the list. */
  readonly date?: string | undefined;
  onProblem(problem: RowProblem): void;
  onProgress(entities: number): void;
}

/** Entities of one watchlist; a longer one is refused. */
const LIST_ENTITIES = 1_000_000;

/**
 * Imports one version of a list: all of it or nothing. In the first version only entries that touch
 * a known site are changes, with alerts. Throws ConfigError, with nothing changed, for a list that
 * is empty, smaller, older or lacks files.
 */
export async function takeWatchlist(
  source: ListSource,
  options: TakeOptions,
  ports: Pick<Ports, 'store' | 'clock'>,
): Promise<TakenList> {
  const { store, clock } = ports;
  const previous = await store.watchlists.newest(source.list);
  if (previous?.content === source.content) return { version: previous, unchanged: true, notes: [] };
  const date = options.date ?? source.date ?? clock.now().toISOString();
  if (previous !== null && options.accept === undefined) refuseStep(source, previous, date);
  const hooks = await store.hooks.list();
  let notes: string[] = [];
  const version = await store.watchlists.take(source.list, previous?.ordinal ?? 0, async (writer) => {
    const saying = { list: source.list, ordinal: (previous?.ordinal ?? 0) + 1, date };
    const now = clock.now();
    const summary = summariseList(hooks, saying.list, saying.ordinal, now);
    const step: ListStep = {
      ...{ source, previous, saying, most: LIST_ENTITIES, to: { writer, hooks, now, summary } },
      ...{ seen: new Set(), counts: noCounts(), nameless: 0, before: await writer.onList() },
      changes: { added: 0, returned: 0, removed: 0, changed: 0 },
    };
    await readAll(step, options);
    await refuseShrunken(step, options.accept);
    notes = await removeAbsent(step, options.accept);
    await writer.addChanges([], summary.all());
    const { list, content, format, parts, files } = source;
    return {
      schema: 'revenant.list-version/1',
      ...{ list, ordinal: saying.ordinal, content, format, parts: [...parts] },
      files: files.map((file) => basename(file)),
      ...{ date, counts: step.counts, changes: step.changes },
      ...(options.accept !== undefined && { accepted: options.accept }),
      importedAt: clock.now().toISOString(),
    };
  });
  await readNames(store);
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

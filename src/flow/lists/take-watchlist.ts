/**
 * A new version of a list → the stored entities, the changes, the known sites that they touch, and
 * the alerts.
 */
import { basename } from 'node:path';
import { summariseList } from '../../alert/list-summary.ts';
import { partiesOf } from '../../match/guards/attribution.ts';
import { MOST_PARTIES } from '../../match/weigh/policy.ts';
import type { AuditEvent, Doer } from '../../model/decisions/audit.ts';
import type { RowProblem } from '../../model/facts/seed.ts';
import type { ListVersion, WatchlistChange } from '../../model/facts/watchlist.ts';
import type { ListWriter } from '../../model/ports/watchlists.ts';
import { namedSites } from '../../signals/find/named-sites.ts';
import { noCounts } from '../../watchlist/list-counts.ts';
import type { ListSource } from '../../watchlist/list-source.ts';
import { eventOf } from '../people/audit.ts';
import type { Ports } from '../ports.ts';
import { readNames } from './find-entities.ts';
import { ListRefused, type ListStep, readAll, refuseShrunken, removeAbsent } from './list-step.ts';

export interface TakenList {
  readonly version: ListVersion;
  /** The same bytes were imported before: nothing was done. */
  readonly unchanged: boolean;
  readonly notes: readonly string[];
  /** Sites that the list names as those of its entries; null: they were not counted. */
  readonly sites: number | null;
}

export interface TakeOptions {
  /** The reason to accept a list that is smaller, older or lacks a part. */
  readonly accept?: string | undefined;
  /** The date of publication; outranks the date in the list. */
  readonly date?: string | undefined;
  /** The person who imports it, where a desk knows one. */
  readonly by?: Doer | undefined;
  /**
   * Set: nothing is written, and it gets the changes that would be. The counts are those of the
   * version that would be.
   */
  readonly preview?: ((changes: readonly WatchlistChange[]) => void) | undefined;
  onProblem(problem: RowProblem): void;
  onProgress(entities: number): void;
}

/** Entities of one watchlist; a longer one is refused. */
const LIST_ENTITIES = 1_000_000;
/** Shared addresses that are named; the others are counted. */
const NOTED_ADDRESSES = 10;
const NOTED_NAMES = 3;

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
  if (previous?.content === source.content) return { version: previous, unchanged: true, notes: [], sites: null };
  const date = options.date ?? source.date ?? clock.now().toISOString();
  if (previous !== null && options.accept === undefined) refuseStep(source, previous, date);
  const hooks = await store.hooks.list();
  let notes: string[] = [];
  const named = new Set<string>();
  const { preview } = options;
  const work = async (given: ListWriter): Promise<ListVersion> => {
    const writer = preview === undefined ? given : onlyReading(given, preview);
    const saying = { list: source.list, ordinal: (previous?.ordinal ?? 0) + 1, date };
    const now = clock.now();
    const summary = summariseList(hooks, saying.list, saying.ordinal, now);
    const step: ListStep = {
      ...{ source, previous, saying, most: LIST_ENTITIES, to: { writer, hooks, now, summary } },
      ...{
        ...{ shared: [], named },
        seen: new Set(),
        unread: new Set(),
        counts: noCounts(),
        nameless: 0,
        before: await writer.onList(),
      },
      changes: { added: 0, returned: 0, removed: 0, changed: 0 },
    };
    await readAll(step, options);
    await refuseShrunken(step, options.accept);
    notes = [...(await removeAbsent(step, options.accept)), ...sharedNotes(step.shared)];
    await writer.readSites(namedSites, date);
    await writer.addChanges([], summary.all());
    const { list, content, format, parts, files } = source;
    const version: ListVersion = {
      schema: 'revenant.list-version/1',
      ...{ list, ordinal: saying.ordinal, content, format, parts: [...parts] },
      files: files.map((file) => basename(file)),
      ...{ date, counts: step.counts, changes: step.changes },
      ...(options.accept !== undefined && { accepted: options.accept }),
      importedAt: clock.now().toISOString(),
    };
    if (preview !== undefined) throw new Previewed(version);
    if (options.by !== undefined) await writer.note(importedEvent(version, options.by, ports));
    return version;
  };
  const version = await store.watchlists.take(source.list, previous?.ordinal ?? 0, work).catch((thrown: unknown) => {
    if (thrown instanceof Previewed) return thrown.version;
    throw thrown;
  });
  if (preview === undefined) await readNames(store);
  const crowded = preview === undefined ? await crowdedNotes(source.list, store) : [];
  return { version, unchanged: false, notes: [...notes, ...crowded], sites: named.size };
}

/** Ends the transaction of a preview, which has written nothing. */
class Previewed extends Error {
  readonly version: ListVersion;
  constructor(version: ListVersion) {
    super('a preview stores nothing');
    this.version = version;
  }
}

function onlyReading(writer: ListWriter, preview: NonNullable<TakeOptions['preview']>): ListWriter {
  const nothing = async (): Promise<void> => undefined;
  return {
    ...{ onList: writer.onList, known: writer.known, absent: writer.absent, tagsOf: writer.tagsOf },
    ...{ touched: writer.touched, put: nothing, leave: nothing, readSites: nothing, note: nothing },
    addChanges: async (changes) => preview(changes),
  };
}

function importedEvent(
  { list, ordinal, counts, changes, accepted = '' }: ListVersion,
  by: Doer,
  ports: Pick<Ports, 'clock'>,
): AuditEvent {
  const detail = {
    ...{ version: String(ordinal), entities: String(counts.entities), added: String(changes.added) },
    ...{ removed: String(changes.removed), changed: String(changes.changed), accepted },
  };
  return eventOf({ kind: 'list', did: 'imported', subject: list, name: list, detail }, by, ports);
}

function refuseStep(source: ListSource, previous: ListVersion, date: string): void {
  const { list } = source;
  if (date < previous.date.slice(0, date.length))
    throw new ListRefused(
      `this ${list} is of ${date}, the one in force of ${previous.date}`,
      'nothing was changed; to go back all the same, say why with --accept <reason>',
    );
  const lacking = previous.parts.filter((part) => !source.parts.includes(part));
  if (lacking.length > 0)
    throw new ListRefused(
      `this ${list} comes without its ${lacking.join(' and ')}, which the one in force has`,
      'nothing was changed; name all its files, or say why with --accept <reason>',
    );
}

/** Entries whose address is a platform, a register or another host that many share. */
function sharedNotes(shared: readonly string[]): string[] {
  const more = shared.length - NOTED_ADDRESSES;
  return [
    ...shared
      .slice(0, NOTED_ADDRESSES)
      .map((one) => `${one} is a host that many share: no site of the entry is known by it`),
    ...(more > 0 ? [`${more} more addresses are such hosts`] : []),
  ];
}

/** Sites that entries of too many unrelated parties name, this list among them. */
async function crowdedNotes(list: string, { attributions }: Ports['store']): Promise<string[]> {
  const known = await attributions.of(await attributions.crowded(MOST_PARTIES));
  return [...known]
    .filter(
      ([, site]) => partiesOf(site.claims) > MOST_PARTIES && site.claims.some(({ entity }) => entity.list === list),
    )
    .slice(0, NOTED_ADDRESSES)
    .map(([site, { claims }]) => {
      const names = claims.slice(0, NOTED_NAMES).map(({ entity }) => entity.names[0] ?? entity.id);
      return `${site} is named by ${claims.length} entries that have nothing else in common (${names.join('; ')}…): it is nobody’s own site`;
    });
}

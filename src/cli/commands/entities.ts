import type { Command } from 'commander';
import type { Mention, MentionDocument } from '../../model/derived/mention.ts';
import type { EntityDocument } from '../../model/documents.ts';
import type { Entity } from '../../model/facts/seed.ts';
import type { ListVersion, WatchlistChange } from '../../model/facts/watchlist.ts';
import type { EntityFilter } from '../../model/ports/entities.ts';
import type { ChangeFilter } from '../../model/ports/watchlists.ts';
import { command } from '../../model/text/program.ts';
import { siteLines } from '../../report/entity-sites.ts';
import type { StoredServices } from '../../services.ts';
import { action } from '../action.ts';
import { checkDate, type Flags, subcommand, wholeNumber } from '../options.ts';
import { mentionLine } from '../output/lines.ts';
import { type Column, openTable, printTable } from '../output/table.ts';
import type { Terminal } from '../output/terminal.ts';
import { none, wholeVisitId } from '../selection.ts';
import { onStored, withStored } from '../with-services.ts';
import { configureImport, configureRescan } from './entity-import.ts';
import { configureKeep } from './entity-keep.ts';

export function configure(command: Command): void {
  configureImport(command);
  configureKeep(command);
  subcommand(command, 'list', onStored(listEntities))
    .description('list the entities, one line each')
    .option('--list <name>', 'of this list only')
    .option('--programme <name>', 'under this programme only')
    .option('--has-website', 'only entities with a website on their list')
    .option('--left', 'only entities that are no longer on their list')
    .option('--limit <n>', 'at most this many', wholeNumber(1));
  subcommand(command, 'show <id>', onStored(showEntity)).description('show one entity');
  subcommand(command, 'changes', action(listChanges))
    .description('list what changed between versions of a list, and which known sites are touched')
    .option('--list <name>', 'of this list only')
    .option('--since <date>', 'in versions of this day or later: a year, month or day')
    .option('--entity <id>', 'of this entity only')
    .option('--touching', 'only changes that touch a known site');
  subcommand(command, 'versions', onStored(listVersions))
    .description('list the imported versions of each list')
    .option('--list <name>', 'of this list only');
  subcommand(command, 'mentions', onStored(listMentions))
    .description('list where names of entities were found, newest visit first')
    .argument('[id]', 'of this entity only')
    .option('--visit <id>', 'on this visit only (its id, or the beginning)')
    .option('--limit <n>', 'at most this many', wholeNumber(1));
  configureRescan(command);
}

async function listEntities(terminal: Terminal, { store }: StoredServices, filter: EntityFilter): Promise<void> {
  const table = openTable(terminal, ENTITY_COLUMNS);
  let left = filter.limit ?? Number.POSITIVE_INFINITY;
  for await (const page of store.entities.stream(filter))
    for (const entity of page) {
      if (left-- <= 0) return;
      table.row(documentOf(entity), entity);
    }
}

const documentOf = (entity: Entity): EntityDocument => ({ schema: 'revenant.entity/1', ...entity });

const ENTITY_COLUMNS: readonly Column<Entity>[] = [
  { head: 'ENTITY', width: 14, of: ({ id }) => id },
  { head: 'LISTED', width: 10, of: ({ dates }) => dates.listed ?? '' },
  { head: 'LIST', width: 14, of: ({ list }) => list ?? '' },
  { head: 'NAME', of: ({ names }) => names[0] ?? '' },
  {
    head: 'PROGRAMMES',
    of({ programmes, programme, lastOnList }) {
      const left = lastOnList === undefined ? '' : `last on the list of ${lastOnList.slice(0, 10)}`;
      return [programmes?.join(', ') ?? programme ?? '', left].filter(Boolean).join('  ');
    },
  },
];

async function showEntity(terminal: Terminal, { store }: StoredServices, id: string): Promise<void> {
  const entity = await store.entities.get(id);
  if (entity === null) throw none('entity', id, 'entities list');
  // Loads every signal, which lists of entities do not need.
  const [{ entitySites }, { ROW_WORDS }] = await Promise.all([
    import('../../flow/lists/entity-sites.ts'),
    import('../../flow/sentences.ts'),
  ]);
  const sites = await entitySites(entity, store);
  terminal.result({ ...documentOf(entity), ...sites }, () => [
    ...JSON.stringify(documentOf(entity), null, 2).split('\n'),
    ...siteLines(sites, ROW_WORDS, command),
  ]);
}

async function listVersions(terminal: Terminal, { store }: StoredServices, flags: { list?: string }): Promise<void> {
  printTable(terminal, VERSION_COLUMNS, await store.watchlists.versions(flags.list));
}

const VERSION_COLUMNS: readonly Column<ListVersion>[] = [
  { head: 'LIST', width: 14, of: ({ list }) => list },
  { head: 'VERSION', width: 7, right: true, of: ({ ordinal }) => String(ordinal) },
  { head: 'DATE', width: 10, of: ({ date }) => date.slice(0, 10) },
  { head: 'ENTITIES', width: 8, right: true, of: ({ counts }) => String(counts.entities) },
  { head: 'ADDED', width: 5, right: true, of: ({ changes }) => String(changes.added + changes.returned) },
  { head: 'REMOVED', width: 7, right: true, of: ({ changes }) => String(changes.removed) },
  { head: 'CHANGED', width: 7, right: true, of: ({ changes }) => String(changes.changed) },
  {
    head: 'FILES',
    of: ({ files, accepted }) => `${files.join(', ')}${accepted === undefined ? '' : `  accepted: ${accepted}`}`,
  },
];

async function listMentions(
  terminal: Terminal,
  { store }: StoredServices,
  entity: string | undefined,
  { visit: typed, limit }: { visit?: string; limit?: number },
): Promise<void> {
  if (entity !== undefined && (await store.entities.get(entity)) === null)
    throw none('entity', entity, 'entities list');
  const visit = typed ? await wholeVisitId(typed, store) : undefined;
  const table = openTable(terminal, MENTION_COLUMNS);
  for (const { mention, ...where } of await store.mentions.list({ entity, visit, limit })) {
    const document: MentionDocument = { schema: 'revenant.mention/1', ...where, ...mention };
    table.row(document, { mention, visit: where.visit });
  }
}

const MENTION_COLUMNS: readonly Column<{ readonly mention: Mention; readonly visit: string }>[] = [
  { head: 'VISIT', width: 12, of: ({ visit }) => visit.slice(0, 12) },
  { head: 'ROLE    ZONE             NAME', of: ({ mention }) => mentionLine(mention) },
];

async function listChanges(terminal: Terminal, flags: Flags & ChangeFilter): Promise<void> {
  checkDate(flags.since);
  await withStored(flags, async ({ store }) => {
    const table = openTable(terminal, CHANGE_COLUMNS);
    for await (const page of store.watchlists.changes(flags))
      for (const change of page) table.row(change, change, changeLines(change));
  });
}

const CHANGE_COLUMNS: readonly Column<WatchlistChange>[] = [
  { head: 'DATE', width: 10, of: ({ date }) => date.slice(0, 10) },
  { head: 'LIST', width: 14, of: ({ list }) => list },
  { head: 'CHANGE', width: 8, of: ({ kind }) => kind },
  { head: 'ENTITY', width: 14, of: ({ entity }) => entity.id },
  { head: 'NAME', of: ({ entity }) => entity.name },
];

/** A line for each part of the change. */
function changeLines(change: WatchlistChange): string[] {
  const { kind, relabelled, gained, lost, aliases, relationships, touches } = change;
  const lines: string[] = [];
  for (const { field, before, after } of relabelled)
    lines.push(`  ${field}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`);
  if (kind === 'changed') {
    for (const { kind: what, value } of gained) lines.push(`  + ${what} ${value}`);
    for (const { kind: what, value } of lost) lines.push(`  - ${what} ${value}`);
    for (const { name, kind: what } of aliases.gained) lines.push(`  + ${what} ${name}`);
    for (const { name, kind: what } of aliases.lost) lines.push(`  - ${what} ${name}`);
    for (const { type, name, id } of relationships.gained) lines.push(`  + ${type}: ${name ?? id}`);
    for (const { type, name, id } of relationships.lost) lines.push(`  - ${type}: ${name ?? id}`);
  }
  for (const { site, by, value } of touches)
    lines.push(`  touches ${site} (${value === null ? by : `${by} ${value}`})`);
  return lines;
}

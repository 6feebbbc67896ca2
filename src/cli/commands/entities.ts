import type { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import type { EntityDocument } from '../../model/documents.ts';
import type { MentionDocument } from '../../model/mention.ts';
import type { Entity } from '../../model/seed.ts';
import type { ListVersion, WatchlistChange } from '../../model/watchlist.ts';
import { PartialDate } from '../../model/words.ts';
import { action, EXIT } from '../action.ts';
import { type Flags, wholeNumber, withData } from '../options.ts';
import { mentionLine } from '../output/lines.ts';
import type { Terminal } from '../output/terminal.ts';
import { wholeId } from '../whole-id.ts';
import { withStored } from '../with-services.ts';
import { configureImport } from './entity-import.ts';
import { configureRescan } from './entity-rescan.ts';

interface ListFlags extends Flags {
  readonly list?: string;
  readonly programme?: string;
  readonly hasWebsite?: boolean;
  readonly left?: boolean;
}

interface ChangeFlags extends Flags {
  readonly list?: string;
  readonly since?: string;
  readonly touching?: boolean;
}

interface MentionFlags extends Flags {
  readonly visit?: string;
  readonly limit?: number;
}

export function configure(command: Command): void {
  configureImport(command.command('import'));
  const list = command
    .command('list')
    .description('list the entities, one line each')
    .option('--list <name>', 'of this list only')
    .option('--programme <name>', 'under this programme only')
    .option('--has-website', 'only entities with a website on their list')
    .option('--left', 'only entities that are no longer on their list');
  withData(list).action(action(listEntities));
  const show = command.command('show').description('show one entity').argument('<id>');
  withData(show).action(action(showEntity));
  const changes = command
    .command('changes')
    .description('list what changed between versions of a list, and which known sites are touched')
    .option('--list <name>', 'of this list only')
    .option('--since <date>', 'in versions of this day or later: a year, month or day')
    .option('--touching', 'only changes that touch a known site');
  withData(changes).action(action(listChanges));
  const versions = command
    .command('versions')
    .description('list the imported versions of each list')
    .option('--list <name>', 'of this list only');
  withData(versions).action(action(listVersions));
  const mentions = command
    .command('mentions')
    .description('list where names of entities were found, newest visit first')
    .argument('[id]', 'of this entity only')
    .option('--visit <id>', 'on this visit only (its id, or the beginning)')
    .option('--limit <n>', 'at most this many', wholeNumber(1));
  withData(mentions).action(action(listMentions));
  configureRescan(command.command('rescan'));
}

async function listEntities(terminal: Terminal, flags: ListFlags): Promise<number> {
  const { list, programme, hasWebsite, left } = flags;
  const filter = {
    ...(list !== undefined && { list }),
    ...(programme !== undefined && { programme }),
    ...(hasWebsite && { hasWebsite }),
    ...(left && { left }),
  };
  return withStored(flags, async ({ store }) => {
    for await (const page of store.entities.stream(filter))
      for (const entity of page) terminal.result(documentOf(entity), () => entityLine(entity));
    return EXIT.done;
  });
}

const documentOf = (entity: Entity): EntityDocument => ({ schema: 'revenant.entity/1', ...entity });

function entityLine({ id, names, list, programmes, programme, lastOnList }: Entity): string {
  const under = programmes?.join(', ') ?? programme ?? '';
  const left = lastOnList === undefined ? '' : `  last on the list of ${lastOnList.slice(0, 10)}`;
  return `${id}  ${names[0] ?? ''}  ${list ?? ''} ${under}`.trimEnd() + left;
}

async function showEntity(terminal: Terminal, id: string, flags: Flags): Promise<number> {
  return withStored(flags, async ({ store }) => {
    const entity = await store.entities.get(id);
    if (entity === null) throw noEntity(id);
    terminal.result(documentOf(entity), () => JSON.stringify(documentOf(entity), null, 2).split('\n'));
    return EXIT.done;
  });
}

const noEntity = (id: string): UsageError => new UsageError(`no entity ${id} (see revenant entities list)`);

async function listVersions(terminal: Terminal, flags: Flags & { readonly list?: string }): Promise<number> {
  return withStored(flags, async ({ store }) => {
    for (const version of await store.watchlists.versions(flags.list))
      terminal.result(version, () => versionLine(version));
    return EXIT.done;
  });
}

function versionLine({ list, ordinal, date, counts, changes, files, accepted }: ListVersion): string {
  const { added, returned, removed, changed } = changes;
  const reason = accepted === undefined ? '' : `  accepted: ${accepted}`;
  return `${list}  version ${ordinal}  ${date.slice(0, 10)}  ${counts.entities} entities  +${added + returned} -${removed} ~${changed}  ${files.join(', ')}${reason}`;
}

async function listMentions(terminal: Terminal, id: string | undefined, flags: MentionFlags): Promise<number> {
  return withStored(flags, async ({ store }) => {
    if (id !== undefined && (await store.entities.get(id)) === null) throw noEntity(id);
    const visit = flags.visit && (await wholeId(flags.visit, 'visit', 'revenant visits list', store.ledger.visitIds));
    const filter = { ...(id && { entity: id }), ...(visit && { visit }), ...(flags.limit && { limit: flags.limit }) };
    for (const { mention, ...where } of await store.mentions.list(filter)) {
      const document: MentionDocument = { schema: 'revenant.mention/1', ...where, ...mention };
      terminal.result(document, () => `${where.visit.slice(0, 12)}  ${mentionLine(mention)}`);
    }
    return EXIT.done;
  });
}

async function listChanges(terminal: Terminal, flags: ChangeFlags): Promise<number> {
  const { list, since, touching } = flags;
  if (since !== undefined && !PartialDate.safeParse(since).success)
    throw new UsageError(`not a date: ${since} (2021, 2021-08 or 2021-08-30)`);
  return withStored(flags, async ({ store }) => {
    const filter = {
      ...(list !== undefined && { list }),
      ...(since !== undefined && { since }),
      ...(touching && { touching }),
    };
    for await (const page of store.watchlists.changes(filter))
      for (const change of page) terminal.result(change, () => changeLines(change));
    return EXIT.done;
  });
}

/** A line for the change, and one for each part of it. */
function changeLines(change: WatchlistChange): string[] {
  const { date, list, kind, entity, relabelled, gained, lost, aliases, relationships, touches } = change;
  const lines = [`${date.slice(0, 10)}  ${list}  ${kind}  ${entity.id}  ${entity.name}`];
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

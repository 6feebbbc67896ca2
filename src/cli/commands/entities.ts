import { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import type { EntityDocument } from '../../model/documents.ts';
import type { MentionDocument } from '../../model/mention.ts';
import type { Entity } from '../../model/seed.ts';
import { action, EXIT } from '../action.ts';
import { type Flags, wholeNumber, withData } from '../options.ts';
import { mentionLine } from '../output/mention-lines.ts';
import type { Terminal } from '../output/terminal.ts';
import { wholeId } from '../whole-id.ts';
import { withServices } from '../with-services.ts';
import { entityChangesCommand } from './entity-changes.ts';
import { entityImportCommand } from './entity-import.ts';
import { entityRescanCommand } from './entity-rescan.ts';

interface ListFlags extends Flags {
  readonly list?: string;
  readonly programme?: string;
  readonly hasWebsite?: boolean;
  readonly left?: boolean;
}

export function entitiesCommand(): Command {
  const list = new Command('list')
    .description('the listed entities, one line each')
    .option('--list <name>', 'only of this list')
    .option('--programme <name>', 'only under this programme')
    .option('--has-website', 'only those whose list gives a website')
    .option('--left', 'only those that have left their list');
  const show = new Command('show').description('one entity').argument('<id>');
  const versions = new Command('versions')
    .description('the versions of lists that were taken in')
    .option('--list <name>', 'only of this list');
  const mentions = new Command('mentions')
    .description('where the listed names were found, newest visit first')
    .argument('[id]', 'only this entity')
    .option('--visit <id>', 'only this visit (its id, or the beginning)')
    .option('--limit <n>', 'at most so many', wholeNumber(1));
  return new Command('entities')
    .description('the listed entities that are watched')
    .addCommand(entityImportCommand())
    .addCommand(withData(list).action(action(listEntities)))
    .addCommand(withData(show).action(action(showEntity)))
    .addCommand(entityChangesCommand())
    .addCommand(withData(versions).action(action(listVersions)))
    .addCommand(withData(mentions).action(action(listMentions)))
    .addCommand(entityRescanCommand());
}

async function listEntities(terminal: Terminal, flags: ListFlags): Promise<number> {
  const { list, programme, hasWebsite, left } = flags;
  const filter = {
    ...(list !== undefined && { list }),
    ...(programme !== undefined && { programme }),
    ...(hasWebsite && { hasWebsite }),
    ...(left && { left }),
  };
  return withServices(flags, async (services) => {
    for await (const page of services.store.entities.stream(filter)) {
      for (const entity of page) {
        const document: EntityDocument = { schema: 'revenant.entity/1', ...entity };
        if (terminal.json) terminal.document(document);
        else terminal.out(entityLine(entity));
      }
    }
    return EXIT.done;
  });
}

function entityLine({ id, names, list, programmes, programme, lastOnList }: Entity): string {
  const under = programmes?.join(', ') ?? programme ?? '';
  const left = lastOnList === undefined ? '' : `  last on the list of ${lastOnList.slice(0, 10)}`;
  return `${id}  ${names[0] ?? ''}  ${list ?? ''} ${under}`.trimEnd() + left;
}

async function showEntity(terminal: Terminal, id: string, flags: Flags): Promise<number> {
  return withServices(flags, async (services) => {
    const entity = await services.store.entities.get(id);
    if (entity === null) throw new UsageError(`no entity ${id} (see revenant entities list)`);
    const document: EntityDocument = { schema: 'revenant.entity/1', ...entity };
    if (terminal.json) terminal.document(document);
    else for (const line of JSON.stringify(document, null, 2).split('\n')) terminal.out(line);
    return EXIT.done;
  });
}

async function listVersions(terminal: Terminal, flags: Flags & { readonly list?: string }): Promise<number> {
  return withServices(flags, async (services) => {
    for (const version of await services.store.watchlists.versions(flags.list)) {
      const { list, ordinal, date, counts, changes, files, accepted } = version;
      if (terminal.json) terminal.document(version);
      else
        terminal.out(
          `${list}  version ${ordinal}  ${date.slice(0, 10)}  ${counts.entities} entities  +${changes.added + changes.returned} -${changes.removed} ~${changes.changed}  ${files.join(', ')}${accepted === undefined ? '' : `  accepted: ${accepted}`}`,
        );
    }
    return EXIT.done;
  });
}

interface MentionFlags extends Flags {
  readonly visit?: string;
  readonly limit?: number;
}

async function listMentions(terminal: Terminal, id: string | undefined, flags: MentionFlags): Promise<number> {
  return withServices(flags, async ({ store }) => {
    if (id !== undefined && (await store.entities.get(id)) === null)
      throw new UsageError(`no entity ${id} (see revenant entities list)`);
    const visit = flags.visit && (await wholeId(flags.visit, 'visit', 'revenant visits list', store.ledger.visitIds));
    const filter = { ...(id && { entity: id }), ...(visit && { visit }), ...(flags.limit && { limit: flags.limit }) };
    for (const found of await store.mentions.list(filter)) {
      const { mention, ...where } = found;
      const document: MentionDocument = { schema: 'revenant.mention/1', ...where, ...mention };
      if (terminal.json) terminal.document(document);
      else terminal.out(`${where.visit.slice(0, 12)}  ${mentionLine(mention)}`);
    }
    return EXIT.done;
  });
}

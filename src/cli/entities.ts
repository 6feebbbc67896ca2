import { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { readSeeds } from '../flow/read-seeds.ts';
import { rescan } from '../flow/rescan.ts';
import type { EntityDocument } from '../model/documents.ts';
import type { MentionDocument } from '../model/mention.ts';
import { action, EXIT, Interrupted, interruption } from './action.ts';
import { count } from './lines.ts';
import { mentionLine } from './mention-lines.ts';
import { type Flags, wholeNumber, withData } from './options.ts';
import type { Terminal } from './terminal.ts';
import { wholeId } from './whole-id.ts';
import { withServices } from './with-services.ts';

export function entitiesCommand(): Command {
  const importing = new Command('import')
    .description('take in a watchlist (own JSON or CSV)')
    .argument('<file...>', 'revenant.watchlist/1 as JSON, or CSV with a header row');
  const list = new Command('list').description('the watched entities, one line each');
  const show = new Command('show').description('one entity').argument('<id>');
  const mentions = new Command('mentions')
    .description('where the listed names were found, newest visit first')
    .argument('[id]', 'only this entity')
    .option('--visit <id>', 'only this visit (its id, or the beginning)')
    .option('--limit <n>', 'at most so many', wholeNumber(1));
  const search = new Command('rescan').description('look for the listed names on stored visits again, offline');
  return new Command('entities')
    .description('the listed entities that are watched')
    .addCommand(withData(importing).action(action(importEntities)))
    .addCommand(withData(list).action(action(listEntities)))
    .addCommand(withData(show).action(action(showEntity)))
    .addCommand(withData(mentions).action(action(listMentions)))
    .addCommand(withData(search).action(action(rescanVisits)));
}

async function importEntities(terminal: Terminal, files: string[], flags: Flags): Promise<number> {
  const { entities, problems } = await readSeeds(files);
  for (const problem of problems) terminal.warn(problem);
  if (entities.length === 0)
    throw new UsageError(`no entity in ${files.join(', ')}: a revenant.watchlist/1 document is wanted`);
  return withServices(flags, async (services) => {
    const { added, changed } = await services.store.entities.save(entities);
    terminal.note(`${count(entities.length, 'entity', 'entities')} read: ${added} new, ${changed} changed`);
    return problems.length > 0 ? EXIT.incomplete : EXIT.done;
  });
}

async function listEntities(terminal: Terminal, flags: Flags): Promise<number> {
  return withServices(flags, async (services) => {
    for (const entity of await services.store.entities.list()) {
      const document: EntityDocument = { schema: 'revenant.entity/1', ...entity };
      if (terminal.json) terminal.document(document);
      else
        terminal.out(
          `${entity.id}  ${entity.names[0] ?? ''}  ${entity.list ?? ''} ${entity.programme ?? ''}`.trimEnd(),
        );
    }
    return EXIT.done;
  });
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

async function rescanVisits(terminal: Terminal, flags: Flags): Promise<number> {
  const stop = interruption();
  try {
    return await withServices(flags, async (services) => {
      const { searched, mentions, problems } = await rescan(services, stop.signal, (done) =>
        terminal.progress(`${count(done, 'visit')} searched`),
      );
      terminal.endProgress();
      for (const problem of problems) terminal.warn(problem);
      terminal.note(`${count(searched, 'visit')} searched, ${count(mentions, 'mention')} found`);
      if (stop.signal.aborted) throw new Interrupted('stopped; the same command again searches the rest', stop.signal);
      return problems.length > 0 ? EXIT.incomplete : EXIT.done;
    });
  } finally {
    stop.off();
  }
}

import { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { readSeeds } from '../flow/read-seeds.ts';
import type { EntityDocument } from '../model/documents.ts';
import { action, EXIT } from './action.ts';
import { count } from './lines.ts';
import { type Flags, withData } from './options.ts';
import type { Terminal } from './terminal.ts';
import { withServices } from './with-services.ts';

export function entitiesCommand(): Command {
  const importing = new Command('import')
    .description('take in a watchlist (own JSON or CSV)')
    .argument('<file...>', 'revenant.watchlist/1 as JSON, or CSV with a header row');
  const list = new Command('list').description('the watched entities, one line each');
  const show = new Command('show').description('one entity').argument('<id>');
  return new Command('entities')
    .description('the listed entities that are watched')
    .addCommand(withData(importing).action(action(importEntities)))
    .addCommand(withData(list).action(action(listEntities)))
    .addCommand(withData(show).action(action(showEntity)));
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

import { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { importArchive } from '../flow/open-crawl.ts';
import { visitDocument } from '../model/documents.ts';
import { Kind } from '../model/words.ts';
import { action, EXIT } from './action.ts';
import { checkSaid } from './archive-flags.ts';
import { count } from './lines.ts';
import { type Flags, withData } from './options.ts';
import type { Terminal } from './terminal.ts';
import { withServices } from './with-services.ts';

interface ImportFlags extends Flags {
  readonly url?: string;
  readonly at?: string;
  readonly kind?: string;
  readonly entity?: string;
}

export function importCommand(): Command {
  const command = new Command('import')
    .description('take in captures made elsewhere, to be compared like any visit')
    .argument('<file...>', 'WARC, HAR, MHTML or saved HTML (a file or a folder)')
    .option('--url <url>', 'where the pages stood, when the file does not say')
    .option('--at <date>', 'when they were taken, when the file does not say: a year, month, day or instant')
    .option('--kind <kind>', `one of ${Kind.options.join(', ')}; when not given, what the address says`)
    .option('--entity <id>', 'the listed entity that this presence is attributed to');
  return withData(command).action(action(importFiles));
}

async function importFiles(terminal: Terminal, files: string[], flags: ImportFlags): Promise<number> {
  const kind = Kind.optional().safeParse(flags.kind);
  if (!kind.success) throw new UsageError(`no such kind: ${flags.kind} (one of ${Kind.options.join(', ')})`);
  const { at, url, entity } = flags;
  checkSaid({ ...(url !== undefined && { url }), ...(at !== undefined && { at }) });
  return withServices(flags, async (services) => {
    if (entity !== undefined && (await services.store.entities.get(entity)) === null) {
      throw new UsageError(`no entity ${entity}: import its watchlist first (revenant entities import)`);
    }
    let incomplete = false;
    for (const file of files) {
      const { visit, problems } = await importArchive(
        file,
        {
          ...(kind.data !== undefined && { kind: kind.data }),
          entity: entity ?? null,
          ...(url !== undefined && { url }),
          ...(at !== undefined && { at }),
        },
        services,
      );
      for (const problem of problems) terminal.warn(problem);
      incomplete ||= problems.length > 0 || visit === null;
      if (visit === null) continue;
      if (terminal.json) terminal.document(visitDocument({ visit, final: true }));
      else
        terminal.out(
          `${visit.id.slice(0, 12)}  ${visit.state}  ${visit.site}  ${count(visit.captures.length, 'capture')}  ${file}`,
        );
    }
    return incomplete ? EXIT.incomplete : EXIT.done;
  });
}

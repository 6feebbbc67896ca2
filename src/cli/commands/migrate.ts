import type { Command } from 'commander';
import type { MigrationDocument } from '../../model/documents.ts';
import type { StoredServices } from '../../services.ts';
import { withData } from '../options.ts';
import type { Terminal } from '../output/terminal.ts';
import { onStored } from '../with-services.ts';

export function configure(command: Command): void {
  withData(command).action(onStored(migrate));
}

/** Opening the database has migrated it: any command does. */
async function migrate(terminal: Terminal, { store }: StoredServices): Promise<void> {
  const { from, to } = store.migrated;
  const document: MigrationDocument = { schema: 'revenant.migration/1', from, to };
  terminal.result(document, () =>
    from === to
      ? `The database has version ${to}: nothing to do.`
      : `Migrated the database from version ${from} to ${to}.`,
  );
}

import type { Command } from 'commander';
import { backUp } from '../../flow/operations/backup.ts';
import type { Services } from '../../services.ts';
import { VERSION } from '../../version.ts';
import { EXIT } from '../action.ts';
import { withData } from '../options.ts';
import { bytesText } from '../output/bytes-text.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { onServices } from '../with-services.ts';

export function configure(command: Command): void {
  command
    .argument('<folder>', 'new folder; or the folder of an earlier backup of the same store, which is replaced')
    .option('--full', 'copy every blob again, not only those that the earlier backup has not');
  withData(command).action(onServices(backUpAll));
}

async function backUpAll(
  terminal: Terminal,
  services: Services,
  folder: string,
  { full = false }: { readonly full?: boolean },
): Promise<number> {
  const progress = {
    table: (name: string, rows: number) =>
      terminal.progress({ what: `copying ${name}`, done: rows, unit: ['row', 'rows'] }),
    blobs: (done: number, total: number, bytes: number) =>
      terminal.progress({ what: 'copying', done, total, unit: ['blob', 'blobs'], current: bytesText(bytes) }),
  };
  const manifest = await backUp(folder, { ...services, software: `revenant ${VERSION}` }, progress, full);
  terminal.endProgress();
  const { tables, blobs, log, checkpoint, files } = manifest;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  terminal.result(manifest, () => [
    `${folder}: ${count(rows, 'row')} of ${count(tables.length, 'table')}, ${count(blobs.count, 'blob')} (${blobs.added} copied now), ${bytesText(bytes)}`,
    `log: ${count(log.size, 'entry', 'entries')}${checkpoint === null ? '' : ` up to ${log.head}`}`,
  ]);
  for (const digest of blobs.missing)
    terminal.warn(`the blob ${digest} is damaged or gone in the store: it is not in the backup`);
  terminal.note('the backup holds the private signing keys and personal data: keep it where only you can read it');
  return blobs.missing.length === 0 ? EXIT.done : EXIT.incomplete;
}

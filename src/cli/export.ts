import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { exportMatch } from '../flow/export-match.ts';
import type { ExportDocument } from '../model/evidence.ts';
import { VERSION } from '../services.ts';
import { action, EXIT } from './action.ts';
import { logPortsOf } from './log.ts';
import { type Flags, withData, withEgress } from './options.ts';
import type { Terminal } from './terminal.ts';
import { wholeId } from './whole-id.ts';
import { withServices } from './with-services.ts';
import { checkReportPath } from './write-report.ts';

export function exportCommand(): Command {
  const command = new Command('export')
    .description('one finding with all it rests on, as an evidence bundle (WACZ) that `revenant verify` checks offline')
    .argument('<match>', 'match id, or its beginning')
    .option('--out <file>', 'where to (default: match-<beginning of its id>.wacz)');
  return withEgress(withData(command)).action(action(exportOne));
}

async function exportOne(terminal: Terminal, id: string, flags: Flags & { readonly out?: string }): Promise<number> {
  await checkReportPath(flags.out);
  return withServices(flags, async (services) => {
    const { matches } = services.store;
    const match = await matches.get(await wholeId(id, 'match', 'revenant matches list', matches.ids));
    if (match === null) throw new UsageError(`no match ${id} (see revenant matches list)`);
    const path = flags.out ?? `match-${match.id.slice(0, 12)}.wacz`;
    const { store, blobs } = services;
    const ports = { ...logPortsOf(services), store, blobs, software: `revenant ${VERSION}` };
    const { file, manifest, checkpoint } = await exportMatch(match, ports);
    await writeWhole(path, file);
    const hash = createHash('sha256');
    for (const piece of file) hash.update(piece);
    const bytes = file.reduce((sum, { length }) => sum + length, 0);
    const { key } = checkpoint;
    const document: ExportDocument = {
      ...{ schema: 'revenant.export/1', match: match.id, path, bytes, sha256: hash.digest('hex') },
      ...{ manifest, key, checkpoint },
    };
    if (terminal.json) terminal.document(document);
    else {
      terminal.out(`${path}  ${bytes} bytes  sha256 ${document.sha256}`);
      terminal.note(`sealed by the key ${key}; check it with: revenant verify ${path}`);
    }
    return EXIT.done;
  });
}

/** Under its name only when complete. */
async function writeWhole(path: string, pieces: readonly Buffer[]): Promise<void> {
  const draft = `${path}.part`;
  try {
    const file = await open(draft, 'w');
    try {
      for (const piece of pieces) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw error;
    throw new UsageError(`cannot write ${path}: ${(error as Error).message}`);
  }
}

import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError, messageOf } from '../../errors.ts';
import { Checkpoint } from '../../model/decisions/evidence.ts';
import { sha256 } from '../../model/digest.ts';
import type { KeptCheckpoints } from '../../model/ports/evidence.ts';

const SUFFIX = '.json';

/**
 * One file a checkpoint, named after the size of the log and the signature: none is ever
 * overwritten.
 */
export function openCheckpointFiles(folder: string): KeptCheckpoints {
  return {
    async keep(checkpoint) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const name = `${String(checkpoint.size).padStart(9, '0')}-${sha256(checkpoint.signature).slice(0, 16)}`;
      const draft = join(folder, `${name}.${process.pid}`);
      await writeFile(draft, `${JSON.stringify(checkpoint)}\n`, { mode: 0o600 });
      await rename(draft, join(folder, `${name}${SUFFIX}`));
    },
    async all() {
      const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw new ConfigError(`cannot read the checkpoints in ${folder}: ${messageOf(error)}`);
      });
      const checkpoints: Checkpoint[] = [];
      for (const name of names.filter((one) => one.endsWith(SUFFIX)).sort()) {
        const path = join(folder, name);
        try {
          checkpoints.push(Checkpoint.parse(JSON.parse(await readFile(path, 'utf8'))));
        } catch (error) {
          throw new ConfigError(
            `${path} is not a valid checkpoint; the file was changed or damaged: ${messageOf(error)}`,
          );
        }
      }
      return checkpoints;
    },
  };
}

import { readFile } from 'node:fs/promises';
import { messageOf, UsageError } from '../errors.ts';
import { Checkpoint } from '../model/decisions/evidence.ts';
import { command } from '../model/text/program.ts';

/** The checkpoint in a file. Throws UsageError when there is none. */
export async function readCheckpoint(path: string): Promise<Checkpoint> {
  try {
    return Checkpoint.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw new UsageError(`${path} holds no checkpoint (${command('log checkpoint')} prints one): ${messageOf(error)}`);
  }
}

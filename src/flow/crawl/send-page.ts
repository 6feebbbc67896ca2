import { randomUUID } from 'node:crypto';
import { InputError } from '../../errors.ts';
import { sha256 } from '../../model/digest.ts';
import type { Run, RunOptions } from '../../model/ports/ledger.ts';
import type { Ports } from '../ports.ts';
import { pastedSeeds } from './pasted-seeds.ts';
import { refill } from './run-progress.ts';

/** Runs that may be at work when a page is sent: people send pages one by one. */
const MOST_OPEN = 100;

/**
 * One web address → a run that captures, fingerprints and screens its site now. Throws InputError
 * for anything else.
 */
export async function sendPage(
  url: string,
  options: RunOptions,
  ports: Pick<Ports, 'store' | 'queue' | 'ofReplay'>,
): Promise<Run> {
  const { ledger } = ports.store;
  const seeds = pastedSeeds(url, ports.ofReplay);
  if (seeds.length > 1) throw new InputError('send one web address, without a space in it');
  if ((await ledger.countAtWork()) >= MOST_OPEN)
    throw new InputError('too many runs are at work: send the page again later');
  const { run } = await ledger.openRun(sha256('sent', randomUUID()), options, seeds, true);
  await refill(ports, run.id);
  return run;
}

/** Which of the stored matches: the options that commands over several share. */
import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import type { Matches, Store } from '../model/ports/store.ts';
import { Verdict } from '../model/words.ts';
import { wholeNumber } from './options.ts';
import { wholeRunId } from './whole-id.ts';

export interface FilterFlags {
  readonly run?: string;
  readonly verdict?: string;
  readonly flagged?: boolean;
  readonly wasFlagged?: boolean;
  readonly limit?: number;
}

export function withMatchFilter(command: Command): Command {
  return command
    .option('--run <id>', 'only what this run found (its id, or the beginning)')
    .option('--verdict <verdict>', 'only this verdict: strong, likely or lead; unrelated of what was flagged once')
    .option('--flagged', 'only what is flagged: likely or strong')
    .option('--was-flagged', 'only what is not flagged any more')
    .option('--limit <n>', 'at most so many', wholeNumber(1));
}

/** Whether the options pick several matches out. */
export function isFiltered({ run, verdict, flagged, wasFlagged, limit }: FilterFlags): boolean {
  return [run, verdict, flagged, wasFlagged, limit].some((one) => one !== undefined);
}

/** Throws UsageError for a verdict that is none; asked before anything is opened. */
export function checkFilter({ verdict }: FilterFlags): void {
  if (verdict !== undefined && !Verdict.safeParse(verdict).success)
    throw new UsageError(
      `no such verdict: ${verdict} (stored are strong, likely and lead, and unrelated of what was flagged once)`,
    );
}

/** Throws UsageError for a run that is not known. */
export async function filterOf(
  { run: typed, verdict, flagged, wasFlagged, limit }: FilterFlags,
  store: Pick<Store, 'ledger'>,
): Promise<Parameters<Matches['list']>[0]> {
  const run = typed && (await wholeRunId(typed, store));
  return {
    ...(run && { run }),
    ...(verdict && { verdict }),
    ...(flagged && { flagged }),
    ...(wasFlagged && { wasFlagged }),
    ...(limit && { limit }),
  };
}

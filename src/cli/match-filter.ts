/** Options that select stored matches. */
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
    .option('--run <id>', 'found by this run only (its id, or the beginning)')
    .option(
      '--verdict <verdict>',
      'with this verdict only: strong, likely or lead; unrelated for matches that were flagged before',
    )
    .option('--flagged', 'flagged only: likely or strong')
    .option('--was-flagged', 'only matches that are no longer flagged')
    .option('--limit <n>', 'at most this many', wholeNumber(1));
}

/** Whether any filter is given. */
export function isFiltered({ run, verdict, flagged, wasFlagged, limit }: FilterFlags): boolean {
  return [run, verdict, flagged, wasFlagged, limit].some((one) => one !== undefined);
}

/** Throws UsageError for an unknown verdict, before anything is opened. */
export function checkFilter({ verdict }: FilterFlags): void {
  if (verdict !== undefined && !Verdict.safeParse(verdict).success)
    throw new UsageError(`no such verdict: ${verdict} (one of strong, likely, lead, unrelated)`);
}

/** Throws UsageError for an unknown run. */
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

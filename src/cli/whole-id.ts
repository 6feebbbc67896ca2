import { UsageError } from '../errors.ts';
import type { Store } from '../model/ports/store.ts';

/**
 * The one id that begins as typed, as in git. `ids` returns at most two; `see` is the command that lists them.
 * Throws UsageError for none, or more than one.
 */
export async function wholeId(
  typed: string,
  what: string,
  see: string,
  ids: (beginning: string) => Promise<string[]>,
): Promise<string> {
  const found = /^[0-9a-f]{1,64}$/.test(typed) ? await ids(typed) : [];
  const [only] = found;
  if (only === undefined) throw new UsageError(`no ${what} ${typed} (see ${see})`);
  if (found.length > 1) throw new UsageError(`more than one ${what} begins with ${typed}: type more of its id`);
  return only;
}

/** A run by the beginning of its id. */
export function wholeRunId(typed: string, { ledger }: Pick<Store, 'ledger'>): Promise<string> {
  return wholeId(typed, 'run', 'revenant visits list --json', async (beginning) =>
    (await ledger.runs()).map(({ id }) => id).filter((id) => id.startsWith(beginning)),
  );
}

import { UsageError } from '../../errors.ts';
import type { KeptSource } from '../../model/kept-source.ts';
import { timeText } from '../../model/text/time-text.ts';
import type { StoredServices } from '../../services.ts';
import type { Column } from './table.ts';

export const KEPT_COLUMNS: readonly Column<KeptSource>[] = [
  { head: 'ID', width: 12, of: ({ id }) => id.slice(0, 12) },
  { head: 'EVERY', width: 5, of: ({ every }) => every },
  { head: 'CHECKED', width: 21, of: ({ checkedAt }) => (checkedAt === null ? 'never' : timeText(checkedAt)) },
  { head: 'CHANGED', width: 21, of: ({ changedAt }) => (changedAt === null ? 'never' : timeText(changedAt)) },
  { head: 'STATE', width: 8, of: ({ outcome }) => outcome ?? 'new' },
  {
    head: 'ADDRESS',
    of: ({ addresses, detail }) => `${addresses.join(' ')}${detail === null ? '' : `  (${detail})`}`,
  },
];

/** Throws UsageError, with nothing removed, for a name that means none or several. */
export async function removeKept(
  named: readonly string[],
  all: readonly KeptSource[],
  see: string,
  { kept }: Pick<StoredServices['store'], 'kept'>,
): Promise<void> {
  const ids = named.map((name) => {
    const [found, another] = all.filter(({ id, addresses }) => addresses.includes(name) || id.startsWith(name));
    if (found !== undefined && another === undefined) return found.id;
    throw new UsageError(
      `${name} means ${found === undefined ? 'none' : 'several'} of those that are kept (see ${see})`,
    );
  });
  for (const id of ids) await kept.remove(id);
}

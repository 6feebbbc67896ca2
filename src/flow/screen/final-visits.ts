import type { Visit } from '../../model/facts/visit.ts';
import type { Store } from '../../model/ports/store.ts';

/** The visits of a site without those that were retried, oldest first. */
export async function finalVisits(site: string, { ledger }: Pick<Store, 'ledger'>, most?: number): Promise<Visit[]> {
  const read = most === undefined ? ledger.visits({ site }) : ledger.visitsOfSite(site, { before: null, limit: most });
  const stored = (await read).filter(({ final }) => final).map(({ visit }) => visit);
  return stored.sort((a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0));
}

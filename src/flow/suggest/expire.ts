/** Suggestions of sites that were never flagged go after a time, with what was captured of them. */
import { messageOf } from '../../errors.ts';
import { beginPurge, finishInTurn } from '../operations/purge.ts';
import type { Ports } from '../ports.ts';

const DAY_MS = 86_400_000;
/** One removal looks at every table: more wait for the next round. */
const MOST = 50;

/**
 * Each purge is an entry of the log. A site that a list names as well keeps its captures. Returns
 * how many went.
 *
 * @param days 0: none goes
 */
export async function expireSuggestions(
  days: number,
  ports: Pick<Ports, 'store' | 'blobs' | 'clock' | 'log'>,
): Promise<number> {
  if (days === 0) return 0;
  const now = ports.clock.now();
  const before = new Date(now.getTime() - days * DAY_MS).toISOString();
  const old = await ports.store.purges.expiredSuggestions(before, MOST);
  const stays = new Set<string>();
  const purges = new Map<string, string>();
  const failed = (site: string, error: unknown): void => {
    stays.add(site);
    ports.log.warn({ site, error: messageOf(error) }, 'an old suggestion could not be removed and will be retried');
  };
  for (const { site, isUnseeded } of old) {
    try {
      if (!isUnseeded || (await ports.store.ledger.visitsOfSite(site, { before: null, limit: 1 })).length === 0)
        continue;
      const said = { by: 'suggestionDays', reason: `suggested, and not flagged in ${days} days` };
      const rule = { before: now.toISOString(), site, entity: null, value: null };
      purges.set(await beginPurge(rule, said, ports), site);
    } catch (error) {
      failed(site, error);
    }
  }
  await finishInTurn([...purges.keys()], ports, (id, error) => failed(purges.get(id) ?? '', error));
  const gone = old.filter(({ site }) => !stays.has(site)).map(({ id }) => id);
  if (gone.length > 0) await ports.store.suggestions.forget(gone);
  return gone.length;
}

/** Suggestions of sites that were never flagged go after a time, with what was captured of them. */
import { messageOf } from '../../errors.ts';
import { beginPurge, finishPurge } from '../operations/purge.ts';
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
  let gone = 0;
  for (const { id, site, isUnseeded } of await ports.store.purges.expiredSuggestions(before, MOST)) {
    try {
      if (isUnseeded && (await ports.store.ledger.visitsOfSite(site, { before: null, limit: 1 })).length > 0) {
        const said = { by: 'suggestionDays', reason: `suggested, and not flagged in ${days} days` };
        const rule = { before: now.toISOString(), site, entity: null, value: null };
        await finishPurge(await beginPurge(rule, said, ports), ports);
      }
      await ports.store.suggestions.forget([id]);
      gone += 1;
    } catch (error) {
      ports.log.warn({ site, error: messageOf(error) }, 'an old suggestion could not be removed and will be retried');
    }
  }
  return gone;
}

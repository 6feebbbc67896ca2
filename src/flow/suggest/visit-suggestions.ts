/** Suggestions → a run that visits them, and what became of each. */
import type { Suggestion } from '../../model/derived/suggestion.ts';
import type { Seed } from '../../model/facts/seed.ts';
import type { Visit } from '../../model/facts/visit.ts';
import type { Run, RunOptions } from '../../model/ports/ledger.ts';
import type { Store } from '../../model/ports/store.ts';
import { runKey } from '../crawl/open-crawl.ts';

/** The seeds name no entity: that a trail leads to a site makes it nobody's. */
export async function openVisits(
  suggestions: readonly Suggestion[],
  options: RunOptions,
  { ledger, suggestions: stored }: Pick<Store, 'ledger' | 'suggestions'>,
): Promise<Run> {
  const seeds = suggestions.map(({ address, kind }): Seed => ({ url: address, kind, tags: ['suggested'] }));
  const { run } = await ledger.openRun(runKey(seeds, options), options, seeds, true);
  for (const { id } of suggestions)
    await stored.change(id, ['new', 'captured', 'refused'], { state: 'queued', run: run.id });
  return run;
}

/** A site that sends its visitors on has no content: where it sends them is what it says. */
const isRead = ({ state, condition }: Visit): boolean =>
  state === 'captured' || state === 'partial' || condition === 'redirected';

/** After its run. Null: the visit captured nothing. */
export async function settle(
  { id, site, address, kind }: Suggestion,
  { ledger, suggestions }: Pick<Store, 'ledger' | 'suggestions'>,
): Promise<Visit | null> {
  const latest = await ledger.visitsOfSite(site, { before: null, limit: 5 });
  const visit = latest.find((one) => one.visit.kind === kind)?.visit;
  if (visit !== undefined && isRead(visit)) {
    await suggestions.change(id, ['queued'], { state: 'captured', visit: visit.id });
    return visit;
  }
  const detail =
    visit === undefined ? `no visit of ${address} is stored` : (visit.detail ?? visit.reason ?? visit.state);
  await suggestions.change(id, ['queued'], { state: 'refused', detail });
  return null;
}

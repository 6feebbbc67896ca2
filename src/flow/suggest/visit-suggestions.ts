/** Suggestions → a run that visits them, and what became of each. */
import { InputError } from '../../errors.ts';
import type { Suggestion } from '../../model/derived/suggestion.ts';
import type { Seed } from '../../model/facts/seed.ts';
import type { Visit } from '../../model/facts/visit.ts';
import type { Run, RunOptions } from '../../model/ports/ledger.ts';
import type { Store } from '../../model/ports/store.ts';
import { OF_SUGGESTIONS } from '../../model/ports/suggestions.ts';
import { MOST_AN_HOUR } from '../../suggest/round.ts';
import { runKey } from '../crawl/open-crawl.ts';
import type { Ports } from '../ports.ts';
import { visitsOf } from './captured.ts';
import { domainOf } from './suggest.ts';

/** The seeds name no entity: that a trail leads to a site makes it nobody's. */
export async function openVisits(
  suggestions: readonly Suggestion[],
  options: RunOptions,
  { ledger, suggestions: stored }: Pick<Store, 'ledger' | 'suggestions'>,
): Promise<Run> {
  const seeds = suggestions.map(({ address, kind }): Seed => ({ url: address, kind, tags: ['suggested'] }));
  // No crawl of a list has such a key: these visits can be told from those that somebody wanted.
  const key = `${OF_SUGGESTIONS}${runKey(seeds, options)}`;
  const { run } = await ledger.openRun(key, options, seeds, true);
  for (const one of suggestions)
    await stored.change(one.id, ['new', 'captured', 'refused'], {
      ...{ state: 'queued', run: run.id, domain: domainOf(one) },
    });
  return run;
}

const HOUR_MS = 3_600_000;

/** Visits of each registrable domain in the last hour that no list asked for. */
export const visitedThisHour = ({ store, clock }: Pick<Ports, 'store' | 'clock'>) =>
  store.suggestions.queuedSince(new Date(clock.now().getTime() - HOUR_MS).toISOString());

/** Throws InputError where a person chose more of one domain than an hour has. */
export async function refuseCrowd(chosen: readonly Suggestion[], ports: Pick<Ports, 'store' | 'clock'>): Promise<void> {
  const visited = new Map(await visitedThisHour(ports));
  for (const domain of chosen.map(domainOf)) {
    const count = (visited.get(domain) ?? 0) + 1;
    visited.set(domain, count);
    if (count > MOST_AN_HOUR)
      throw new InputError(
        `${domain} would get more than ${MOST_AN_HOUR} suggested visits in an hour: visit fewer of its hosts, or wait`,
      );
  }
}

/** After its run. Null: no visit captured it. */
export async function settle(
  suggestion: Suggestion,
  store: Pick<Store, 'ledger' | 'suggestions'>,
): Promise<Visit | null> {
  const { read, last } = await visitsOf(suggestion, store);
  const { id, address } = suggestion;
  if (read !== null) await store.suggestions.change(id, ['queued'], { state: 'captured', visit: read.id });
  else {
    const detail = last === null ? `no visit of ${address} is stored` : (last.detail ?? last.reason ?? last.state);
    await store.suggestions.change(id, ['queued'], { state: 'refused', detail });
  }
  return read;
}

/** News for the account that asks. Its mark is its own, so a reader may move it. */
import { markSeen, newsFilters, newsSpan } from '../../flow/screen/news-since.ts';
import { standingsOf } from '../../flow/standings.ts';
import type { Match } from '../../model/derived/match.ts';
import type { MatchFilter } from '../../model/ports/matches.ts';
import { documentOf } from '../../report/finding.ts';
import { MOST } from '../frame/paging.ts';
import type { DeskParts } from '../frame/parts.ts';
import { reader } from '../frame/rule.ts';

/** The count stops here. */
export const MOST_COUNTED = 1_000;

export type NewsRule = ReturnType<typeof newsRule>;

export function newsRule({ services }: DeskParts) {
  const { store } = services;
  const part = async (filter: MatchFilter) => {
    const found = await store.matches.list({ ...filter, limit: MOST });
    const count = found.length < MOST ? found.length : await store.matches.count(filter, MOST_COUNTED);
    return { count, found };
  };
  return {
    show: reader(async (_: object, { who }) => {
      const { since, known, until } = await newsSpan(who.account, services);
      const filters = newsFilters({ since });
      const [found, changed] = [await part(filters.found), await part(filters.changed)];
      const standings = await standingsOf([...found.found, ...changed.found], store);
      const documents = (matches: readonly Match[]) =>
        matches.map((match) => documentOf({ match, standing: standings.get(match.id) ?? null, review: null }));
      return {
        since,
        isFirst: known === null,
        until,
        found: { count: found.count, findings: documents(found.found) },
        changed: { count: changed.count, findings: documents(changed.found) },
      };
    }),
    seen: reader(async ({ until }: { readonly until: string }, { who }) => {
      await markSeen(who.account, until, services);
      return { until };
    }),
  };
}

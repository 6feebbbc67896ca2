/** Suggestions: everybody sees them; an analyst has one visited or dismisses it, or follows. */
import { CRAWL_PAGES, runOptionsOf } from '../../config.ts';
import { currentSuggestion, dismissSuggestion, visitSuggestion } from '../../flow/suggest/decide.ts';
import { MOST_ENTITIES, startFollow, stopFollow } from '../../flow/suggest/follows.ts';
import { currentPriors } from '../../flow/suggest/priors.ts';
import { shownSuggestions } from '../../flow/suggest/shown.ts';
import type { Follow } from '../../model/derived/follow.ts';
import { isFlagged } from '../../model/derived/match.ts';
import type { Suggestion } from '../../model/derived/suggestion.ts';
import type { SuggestionFilter } from '../../model/ports/suggestions.ts';
import { MOST, type Paged, readPage, SuggestionPlace } from '../frame/paging.ts';
import type { DeskParts } from '../frame/parts.ts';
import { analyst, found, type Named, reader } from '../frame/rule.ts';

/** The most that one request may ask for, as on the command line. */
export const FOLLOW = { depth: 5, budget: 10_000, entities: MOST_ENTITIES } as const;
/** Follows that are listed, the newest. */
const MOST_FOLLOWS = 50;

export type SuggestionRule = ReturnType<typeof suggestionRule>;

export function suggestionRule({ services }: DeskParts) {
  const { store, settings } = services;
  const one = async (id: string): Promise<Suggestion> => {
    const stored = found(await store.suggestions.get(id), 'suggestion');
    const [shown] = await shownSuggestions([await currentSuggestion(stored, store)], store);
    return shown ?? stored;
  };
  const follow = async (id: string): Promise<Follow> => found(await store.follows.get(id), 'follow');
  return {
    list: reader(async (asked: Paged & Pick<SuggestionFilter, 'state' | 'entity'>) => {
      const { state, entity } = asked;
      const read = (after: SuggestionFilter['after'], limit: number) =>
        store.suggestions.list({ state, entity, after, limit });
      const { shown, next } = await readPage(asked, SuggestionPlace, read, ({ id, bits }) => ({ id, bits }));
      return { suggestions: await shownSuggestions(shown, store), next };
    }),
    one: reader(({ id }: Named) => one(id)),
    priors: reader(async (_: object) => {
      const { id, at, of } = await currentPriors(services);
      return { judgements: id, at, priors: Object.values(of) };
    }),
    visit: analyst(async ({ id }: Named) => {
      const stored = found(await store.suggestions.get(id), 'suggestion');
      await visitSuggestion(await currentSuggestion(stored, store), runOptionsOf(settings, CRAWL_PAGES), services);
      return one(id);
    }),
    dismiss: analyst(async ({ id, why }: Named & { readonly why: string }, { by, who }) => {
      await dismissSuggestion(await one(id), { by, why, user: who.user }, services);
      return one(id);
    }),
    follow: analyst((asked: Pick<Follow, 'from' | 'depth' | 'budget'>, { by }) =>
      startFollow({ ...asked, by }, runOptionsOf(settings, CRAWL_PAGES), services),
    ),
    follows: reader(async (_: object) => ({ follows: await store.follows.list(MOST_FOLLOWS) })),
    followed: reader(({ id }: Named) => follow(id)),
    /** The suggestions of its entities by rank, and the flagged findings of their sites. */
    watch: reader(async ({ id }: Named) => {
      const now = await follow(id);
      const suggestions = new Map<string, Suggestion>();
      const flagged = new Map<string, string>();
      for (const entity of now.entities) {
        for (const each of await store.suggestions.list({ entity, limit: MOST })) suggestions.set(each.id, each);
        for (const match of await store.matches.list({ entity, flagged: true, rejected: false, limit: MOST }))
          for (const side of [match.left, match.right])
            if (isFlagged(match) && side.entity === null) flagged.set(side.site, match.id);
      }
      const ranked = [...suggestions.values()].sort((a, b) => b.bits - a.bits).slice(0, MOST);
      return { follow: now, suggestions: await shownSuggestions(ranked, store), flagged };
    }),
    stop: analyst(async ({ id }: Named) => {
      await follow(id);
      await stopFollow(id, services);
      return follow(id);
    }),
  };
}

/** Suggestions: everybody sees them, an analyst has one visited or dismisses it. */

import { CRAWL_PAGES, runOptionsOf } from '../../config.ts';
import { currentSuggestion, dismissSuggestion, visitSuggestion } from '../../flow/suggest/decide.ts';
import type { Suggestion } from '../../model/derived/suggestion.ts';
import type { SuggestionFilter } from '../../model/ports/suggestions.ts';
import { type Paged, readPage, SuggestionPlace } from '../frame/paging.ts';
import type { DeskParts } from '../frame/parts.ts';
import { analyst, found, type Named, reader } from '../frame/rule.ts';

export type SuggestionRule = ReturnType<typeof suggestionRule>;

export function suggestionRule({ services }: DeskParts) {
  const { store, settings } = services;
  const one = async (id: string): Promise<Suggestion> => {
    const stored = found(await store.suggestions.get(id), 'suggestion');
    return currentSuggestion(stored, store);
  };
  return {
    list: reader(async (asked: Paged & Pick<SuggestionFilter, 'state' | 'entity'>) => {
      const { state, entity } = asked;
      const read = (after: SuggestionFilter['after'], limit: number) =>
        store.suggestions.list({ state, entity, after, limit });
      const { shown, next } = await readPage(asked, SuggestionPlace, read, ({ id, bits }) => ({ id, bits }));
      return { suggestions: shown, next };
    }),
    one: reader(({ id }: Named) => one(id)),
    visit: analyst(async ({ id }: Named) => {
      await visitSuggestion(await one(id), runOptionsOf(settings, CRAWL_PAGES), services);
      return one(id);
    }),
    dismiss: analyst(async ({ id, why }: Named & { readonly why: string }, { by }) => {
      await dismissSuggestion(await one(id), { by, why }, services);
      return one(id);
    }),
  };
}

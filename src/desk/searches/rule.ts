/**
 * Search by a value, a picture or a passage: it changes nothing, so a reader may ask. An analyst
 * saves searches and watches them; each sees only the own ones.
 */
import { find } from '../../flow/site/find.ts';
import { saveSearch, watchSearch } from '../../flow/site/saved-searches.ts';
import { searchPicture, searchText, searchValue } from '../../flow/site/search.ts';
import type { SavedSearch } from '../../model/decisions/saved-search.ts';
import type { DeskParts } from '../frame/parts.ts';
import { type Asking, analyst, found, type Named, reader } from '../frame/rule.ts';

export type SearchRule = ReturnType<typeof searchRule>;

/** Hits of a saved search that are shown. */
export const HITS_SHOWN = 200;

export function searchRule({ services, turns }: DeskParts) {
  const { savedSearches } = services.store;
  async function own(id: string, { who }: Asking): Promise<SavedSearch> {
    const search = await savedSearches.get(id);
    return found(search?.user === who.user ? search : null, 'search of yours');
  }
  return {
    /** @param asked.value a key of a fingerprint, instead of words */
    value: reader(({ q, value }: { readonly q: string; readonly value?: string | undefined }) =>
      turns.take(() => (value === undefined ? find(q, services) : searchValue({ text: q, key: value }, services))),
    ),
    picture: reader(({ bytes }: { readonly bytes: Uint8Array<ArrayBuffer> }) =>
      turns.take(() => searchPicture(bytes, services)),
    ),
    /** Finds other sites that show a captured picture. */
    captured: reader(async ({ id }: Named) => {
      const capture = await services.store.ledger.capture(id);
      const bytes = capture?.role === 'image' && capture.body !== null ? await services.blobs.get(capture.body) : null;
      const picture = found(bytes, 'picture');
      return turns.take(() => searchPicture(picture, services));
    }),
    text: reader(({ text }: { readonly text: string }) => turns.take(() => searchText(text, services))),
    saved: reader((_: object, { who }) => savedSearches.of(who.user)),
    one: reader(async ({ id }: Named, asking) => {
      const search = await own(id, asking);
      return { search, hits: await savedSearches.hits(id, HITS_SHOWN) };
    }),
    save: analyst((wish: Pick<SavedSearch, 'name' | 'text' | 'watched'>, { who }) =>
      turns.take(() => saveSearch({ ...wish, user: who.user }, services)),
    ),
    watch: analyst(async ({ id, watched }: Named & Pick<SavedSearch, 'watched'>, asking) => {
      const search = await own(id, asking);
      await turns.take(() => watchSearch(search, watched, services));
      return own(id, asking);
    }),
    remove: analyst(async ({ id }: Named, asking) => {
      await savedSearches.remove((await own(id, asking)).id);
    }),
  };
}

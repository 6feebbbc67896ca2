/** Search by a value, a picture or a passage. It changes nothing, so a reader may ask. */
import { find } from '../../flow/site/find.ts';
import { searchPicture, searchText, searchValue } from '../../flow/site/search.ts';
import type { DeskParts } from '../frame/parts.ts';
import { found, type Named, reader } from '../frame/rule.ts';

export type SearchRule = ReturnType<typeof searchRule>;

export function searchRule({ services, turns }: DeskParts) {
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
  };
}

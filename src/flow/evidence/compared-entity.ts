/** What a match was made of beside captures, as it was then: kept under its digest when it was compared. */
import { PermanentError } from '../../errors.ts';
import type { MatchSide } from '../../model/match.ts';
import type { Blobs } from '../../model/ports/blobs.ts';
import type { Store } from '../../model/ports/store.ts';
import { Entity } from '../../model/seed.ts';

export interface ComparedPorts {
  readonly store: { readonly entities: Pick<Store['entities'], 'get'> };
  readonly blobs: Pick<Blobs, 'get'>;
}

/** The entry that a side was attributed to; of a match from before entries were kept, as the list has it now. */
export async function comparedEntity({ entity }: MatchSide, { store, blobs }: ComparedPorts): Promise<Entity | null> {
  if (entity === null) return null;
  return entity.document === undefined
    ? store.entities.get(entity.id)
    : keptAt(entity.document, (value) => Entity.parse(value), blobs);
}

/** Throws PermanentError where it is not there any more. */
export async function keptAt<T>(digest: string, read: (value: unknown) => T, blobs: Pick<Blobs, 'get'>): Promise<T> {
  const bytes = await blobs.get(digest);
  if (bytes === null)
    throw new PermanentError(
      'blob:missing',
      `the entry ${digest} that a match was made of is not in the blob store (REVENANT_BLOB_URL)`,
    );
  return read(JSON.parse(Buffer.from(bytes).toString('utf8')));
}

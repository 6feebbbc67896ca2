import { PermanentError } from '../../errors.ts';
import type { MatchSide } from '../../model/derived/match.ts';
import { Entity } from '../../model/facts/seed.ts';
import type { Ports } from '../ports.ts';

/** The list entry of a side as compared; for old matches without a digest, the current entry. */
export async function comparedEntity(
  { entity }: MatchSide,
  { store, blobs }: Pick<Ports, 'store' | 'blobs'>,
): Promise<Entity | null> {
  if (entity === null) return null;
  return entity.document === undefined ? store.entities.get(entity.id) : keptAt(entity.document, Entity, blobs);
}

/** Throws PermanentError where it is missing. */
export async function keptAt<T>(digest: string, schema: { parse(value: unknown): T }, blobs: Ports['blobs']) {
  const bytes = await blobs.get(digest);
  if (bytes === null)
    throw new PermanentError(
      'blob:missing',
      `the entry ${digest} that a match was made of is not in the blob store (REVENANT_BLOB_URL)`,
    );
  return schema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}

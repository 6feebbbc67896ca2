/** Cursors: the end of a page as opaque text. Pages stay right when rows come or go. */
import { z } from 'zod';
import { InputError } from '../../errors.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { frameTexts } from '../../texts/frame.ts';

/** Most rows of one page. */
export const MOST = 100;

/** The query of a list that is read by pages. */
export const Paged = z.object({
  limit: z.coerce.number().int().min(1).max(MOST).default(25),
  cursor: z.string().max(LENGTHS.cursor).optional().describe('`next` of the page before'),
});

export type Paged = z.infer<typeof Paged>;

export const next = z.string().nullable().describe('cursor of the next page; null: there is none');

/** The place in a search for entities: the fit of the name comes first. */
export const FoundPlace = z.tuple([z.int(), z.string().max(200), z.string().max(64)]);

/** The place in a list of suggestions, by rank. */
export const SuggestionPlace = z.object({ id: z.string().max(LENGTHS.digest), bits: z.number() });

export function cursorOf(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place in a cursor; null for the first page. Throws InputError for another list's. */
export function placeOf<T>(cursor: string | undefined, schema: z.ZodType<T>): T | null {
  if (cursor === undefined) return null;
  try {
    const text = Buffer.from(cursor, 'base64url').toString();
    // The database holds no NUL.
    if (/\\u0000/.test(text)) throw new InputError(frameTexts.wrongCursor);
    return schema.parse(JSON.parse(text));
  } catch {
    throw new InputError(frameTexts.wrongCursor);
  }
}

/** Cuts rows, one more than a page, and gives the start of the next page. */
export function cut<Row>(
  rows: readonly Row[],
  limit: number,
  place: (last: Row) => unknown,
): { readonly shown: Row[]; readonly next: string | null } {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { shown, next: last === undefined ? null : cursorOf(place(last)) };
}

/** Reads a page of a list: one row more shows whether there is a next page. */
export async function readPage<Row, Place>(
  { limit, cursor }: Paged,
  schema: z.ZodType<Place>,
  read: (after: Place | undefined, limit: number) => Promise<readonly Row[]>,
  place: (last: Row) => Place,
): Promise<{ readonly shown: Row[]; readonly next: string | null }> {
  return cut(await read(placeOf(cursor, schema) ?? undefined, limit + 1), limit, place);
}

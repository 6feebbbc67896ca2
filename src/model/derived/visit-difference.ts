/** The differences of two visits of one site: pages by their text, pictures by their bytes. */
import { z } from 'zod';

const Side = z.string().nullable().describe('id of the capture; null: the visit has none');
const State = z
  .enum(['changed', 'added', 'gone', 'only-later', 'only-earlier', 'same'])
  .describe('gone: the later visit was told that there is no such page; only-…: the other visit did not read it');

export const PageSides = z.object({ url: z.string(), state: State, earlier: Side, later: Side });
export type PageSides = z.infer<typeof PageSides>;

export const PictureSides = z.object({
  url: z.string(),
  state: z.enum(['replaced', 'only-later', 'only-earlier']),
  earlier: Side,
  later: Side,
});
export type PictureSides = z.infer<typeof PictureSides>;

const Piece = z.object({ text: z.string(), differs: z.boolean() });
export type Piece = z.infer<typeof Piece>;

/** Lines of a page in the order of both. A changed line has the pieces of both. */
export const LineDifference = z.discriminatedUnion('as', [
  z.object({ as: z.literal('same'), count: z.int() }),
  z.object({ as: z.literal('removed'), text: z.string() }),
  z.object({ as: z.literal('added'), text: z.string() }),
  z.object({ as: z.literal('changed'), earlier: z.array(Piece), later: z.array(Piece) }),
]);
export type LineDifference = z.infer<typeof LineDifference>;

export const PageDifference = PageSides.extend({
  lines: z.array(LineDifference).describe('of a changed page'),
  more: z.int().describe('further lines that differ'),
});
export type PageDifference = z.infer<typeof PageDifference>;

/**
 * Pictures of pages in a bundle. Their entries of the log stand apart from the finding's, since
 * older programs do not know the word.
 */
import { z } from 'zod';
import { canonicalJson } from '../model/canonical-json.ts';
import { LogExtract } from '../model/decisions/evidence.ts';
import { Drawing, drawingId } from '../model/derived/drawing.ts';
import { sha256 } from '../model/digest.ts';
import type { Visit } from '../model/facts/visit.ts';
import { extractProblems } from './checkpoint.ts';

export const DrawingsDocument = z.object({
  schema: z.literal('revenant.drawings/1'),
  drawings: z.array(Drawing),
  log: LogExtract,
});

export interface BundleDrawings {
  readonly document: z.infer<typeof DrawingsDocument>;
  /** By digest. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

export const DRAWINGS = 'evidence/drawings.json';
export const picturePath = (picture: string): string => `pictures/${picture}.png`;

/** In an order that depends on nothing but them. */
export const inOrder = (drawings: readonly Drawing[]): Drawing[] =>
  drawings.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

/** Contradictions between the drawings, their pictures and the visits that they are of. */
export function* drawingProblems(
  { document: { drawings, log }, pictures }: BundleDrawings,
  visits: readonly Visit[],
): Generator<{ entry: string; detail: string }> {
  for (const { detail } of extractProblems(log)) yield { entry: DRAWINGS, detail };
  for (const drawing of drawings) {
    const { id, visit, capture, screen, picture, from, length } = drawing;
    const captures = visits.find((one) => one.id === visit)?.captures ?? [];
    const page = captures.find((one) => one.id === capture);
    const bodies = new Set(captures.map(({ body }) => body));
    const problem = (detail: string) => ({ entry: DRAWINGS, detail: `the picture ${id.slice(0, 12)}: ${detail}` });
    if (page === undefined || id !== drawingId(visit, capture, screen))
      yield problem('no page of the bundle is its page');
    else if (picture !== null && from[0] !== page.body) yield problem('it was not drawn from its page');
    if (from.some((one) => !bodies.has(one))) yield problem('it was drawn from bytes that the visit did not capture');
    const bytes = picture === null ? undefined : pictures.get(picture);
    if (picture !== null && (bytes === undefined || sha256(bytes) !== picture || bytes.byteLength !== length))
      yield problem('its bytes are others');
    const digest = sha256(canonicalJson(drawing));
    if (!log.entries.some(({ entry }) => entry.kind === 'drawing' && entry.subject === id && entry.digest === digest))
      yield problem('the log has no such picture');
  }
}

/** A picture of a captured page, drawn from captured bytes alone, and kept beside them. */
import { z } from 'zod';
import { sha256 } from '../digest.ts';
import { Digest, Instant } from '../words.ts';

export const Screen = z.enum(['desktop', 'phone']);
/** `desktop`: 1280 pixels wide; `phone`: 390, or as wide as a phone lays the page out. */
export type Screen = z.infer<typeof Screen>;

export const Drawing = z.object({
  schema: z.literal('revenant.drawing/1'),
  id: Digest.describe('SHA-256 of (visit, capture, screen)'),
  visit: z.string(),
  capture: z.string().describe('id of the page'),
  screen: Screen,
  picture: Digest.nullable().describe('SHA-256 of a PNG in the blob store; null: not drawn'),
  length: z.int().nonnegative().describe('bytes of the picture'),
  from: z
    .array(Digest)
    .describe('SHA-256 of the captured bytes that the browser was given: the page, then what it asked for'),
  reason: z.string().nullable().describe('null, or why there is no picture: render:unavailable, render:time…'),
  browser: z.string().nullable().describe('that drew it, with its version'),
  software: z.string().describe('name and version of the program'),
  at: Instant.describe('when it was drawn, or given up'),
});
export type Drawing = z.infer<typeof Drawing>;

export const drawingId = (visit: string, capture: string, screen: Screen): string => sha256(visit, capture, screen);

/** The text of captured pages as it is searched: derived, read again from the captures. */
import { z } from 'zod';

export const PageText = z.object({
  capture: z.string().describe('capture id'),
  url: z.string().describe('of the page or document'),
  at: z.string().describe('when it was captured'),
  title: z.string().describe('empty: none'),
  text: z.string().describe('the visible text, a block a line'),
  markup: z.string().describe('words of attributes, comments and scripts that look like identifiers, one a line'),
});
export type PageText = z.infer<typeof PageText>;

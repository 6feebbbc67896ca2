/** Parts of a crawl's index, and the keys that each has: asked for once, since no list says it. */
import { z } from 'zod';

export const CrawlContents = z.object({
  /** In the order of the published list. Null: not looked at yet. */
  parts: z.array(z.object({ path: z.string(), keys: z.object({ first: z.string(), last: z.string() }).nullable() })),
});
export type CrawlContents = z.infer<typeof CrawlContents>;

export interface CrawlTables {
  /** Null: nothing is known. */
  noted(crawl: string): Promise<CrawlContents | null>;
  note(crawl: string, contents: CrawlContents): Promise<void>;
}

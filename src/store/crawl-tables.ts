/** The known parts of a crawl's index, as a file of the data folder for each crawl. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { orElse } from '../errors.ts';
import { CrawlContents, type CrawlTables } from '../model/ports/crawl-tables.ts';

/** A file that cannot be read costs the questions by which it was made, and nothing else. */
export function openCrawlTables(folder: string): CrawlTables {
  const pathOf = (crawl: string): string => join(folder, `${crawl.replace(/[^\w-]/g, '_')}.json`);
  return {
    async noted(crawl) {
      return orElse(() => CrawlContents.parse(JSON.parse(readFileSync(pathOf(crawl), 'utf8'))), null);
    },
    async note(crawl, contents) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const draft = `${pathOf(crawl)}.${process.pid}`;
      writeFileSync(draft, JSON.stringify(contents), { mode: 0o600 });
      renameSync(draft, pathOf(crawl));
    },
  };
}

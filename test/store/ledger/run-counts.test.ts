/** What the progress line asks of a long run. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedDumpPath } from '../../../src/store/database/data-folder.ts';
import { openEmbedded } from '../../../src/store/database/embedded.ts';
import type { SqlPool } from '../../../src/store/database/pool.ts';
import { openRunCounts } from '../../../src/store/ledger/run-counts.ts';

/** Hexadecimal digits of a visit's document: such a text lies outside of the table's pages. */
const DIGITS = 20_000;

const folder = mkdtempSync(join(tmpdir(), 'revenant-run-counts-'));
let database: Awaited<ReturnType<typeof openEmbedded>>;
beforeAll(async () => {
  database = await openEmbedded(join(folder, 'data'), { seedDump: seedDumpPath(), sharedBuffers: '16MB' });
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

async function storeRun(run: string, visits: number): Promise<void> {
  const docs = Array.from({ length: visits }, (_, n) => ({
    endedAt: new Date(n * 1000).toISOString(),
    text: randomBytes(DIGITS / 2).toString('hex'),
  }));
  await database.pool.query(
    `insert into revenant_visits (id, final, run, site, kind, state, condition, source, doc)
    select $1 || n, true, $1, n || '.example', 'website', 'captured', 'content', 'crawl', doc
    from json_array_elements($2::json) with ordinality as d(doc, n)`,
    [run, JSON.stringify(docs)],
  );
}

type Plan = Readonly<Record<'Shared Hit Blocks' | 'Shared Read Blocks', number>>;

/** Blocks of 8 KiB that the database touches for what the line shows. */
async function blocksAsked(run: string): Promise<number> {
  let blocks = 0;
  const counting: SqlPool['query'] = async (text, params = []) => {
    const explained = `explain (analyze, buffers, format json) ${text}`;
    const { rows } = await database.pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(explained, [...params]);
    for (const { 'QUERY PLAN': plan } of rows)
      blocks += plan[0].Plan['Shared Hit Blocks'] + plan[0].Plan['Shared Read Blocks'];
    return database.pool.query<never>(text, [...params]);
  };
  const pool = { query: counting, connect: () => database.pool.connect(), end: () => database.pool.end() };
  const { ended } = await openRunCounts(pool).atWork(run);
  expect(ended).toHaveLength(60);
  return blocks;
}

it('reads the documents of the latest visits, and not of all that the run has', async () => {
  await storeRun('short', 80);
  await storeRun('long', 320);
  expect(await blocksAsked('long')).toBeLessThan(1.5 * (await blocksAsked('short')));
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { MIGRATIONS } from '../../src/store/database/migrations.ts';
import { Crew } from './crew.ts';
import { Journal } from './journal.ts';
import type { Outcome } from './outcome.ts';
import type { Shared } from './servers-fail.ts';

/** A first start that is killed in the middle of its migrations, at another statement each time; the second must be clean. */
export async function migrationKilled(shared: Shared, trials: number): Promise<Outcome> {
  const start = Date.now();
  const unexpected: string[] = [];
  const recoveries: number[] = [];
  let kills = 0;
  for (let trial = 0; trial < trials; trial++) {
    const folder = mkdtempSync(join(tmpdir(), 'revenant-faults-'));
    const journal = new Journal(folder);
    const { databaseUrl, queueUrl } = await shared.fresh();
    const crew = new Crew({
      args: ['visits', 'list', '--data', join(folder, 'data')],
      env: { REVENANT_DATABASE_URL: databaseUrl, REVENANT_QUEUE_URL: queueUrl },
      faults: { folder, stage: 'migration', most: 1, nth: 1 + trial * 4 },
    });
    const first = await crew.hire().ended;
    if (first.signal === 'SIGKILL') kills++;
    else unexpected.push(`not killed: exit code ${first.code}: ${first.said}`);
    const again = Date.now();
    const second = await crew.hire().ended;
    recoveries.push(Date.now() - again);
    if (second.code !== 0) unexpected.push(`exit code ${second.code}: ${second.said}`);
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query('select version from revenant_migrations order by version');
    await client.end();
    if (rows.length !== MIGRATIONS.length) unexpected.push(`${rows.length} migrations of ${MIGRATIONS.length}`);
    if (journal.kills !== 1) unexpected.push(`${journal.kills} kills`);
    rmSync(folder, { recursive: true, force: true });
  }
  const nothing = { lost: [], doubled: [], leftBehind: [], quarantined: [], changed: [], stuck: [], sentAgain: 0 };
  const seconds = (Date.now() - start) / 1000;
  recoveries.sort((a, b) => a - b);
  return { ...nothing, fault: 'migration killed', trials: kills, unexpected, recoveries, seconds };
}

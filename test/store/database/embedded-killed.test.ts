import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { seedDumpPath } from '../../../src/store/database/data-folder.ts';
import { openEmbedded } from '../../../src/store/database/embedded.ts';

it('loses no acknowledged row when its process is killed five times while it writes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'revenant-killed-'));
  const writer = join(import.meta.dirname, 'embedded-writer.ts');
  let acknowledged = 0;
  for (let round = 0; round < 5; round++) {
    const child = spawn(process.execPath, ['--liftoff-only', '--import', 'tsx', writer, folder, seedDumpPath()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let inRound = 0;
    for await (const line of createInterface(child.stdout)) {
      acknowledged = Number(line);
      if (++inRound === 25 + round * 10) child.kill('SIGKILL');
    }
    expect(child.signalCode ?? (await once(child, 'exit'))[1]).toBe('SIGKILL');
  }
  const { pool, close } = await openEmbedded(folder);
  const { rows } = await pool.query(
    'select count(*)::int as rows, max(n) as last, sum(length(body))::int as bytes from written',
  );
  expect(rows[0].last).toBeGreaterThanOrEqual(acknowledged);
  expect(rows[0].rows).toBe(rows[0].last * 2);
  expect(rows[0].bytes).toBe(rows[0].rows * 2000);
  await pool.query('reindex table written');
  await close();
  rmSync(folder, { recursive: true, force: true });
});

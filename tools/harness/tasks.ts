/** Writes what the commands of docs/tasks.md print now into that page. usage: npm run tasks */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runShown, shownCommands, withShown } from '../../testkit/docs/console-blocks.ts';

const page = join(import.meta.dirname, '..', '..', 'docs', 'tasks.md');
const folder = mkdtempSync(join(tmpdir(), 'revenant-tasks-'));
try {
  const text = readFileSync(page, 'utf8');
  writeFileSync(page, withShown(text, await runShown(shownCommands(text), folder)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

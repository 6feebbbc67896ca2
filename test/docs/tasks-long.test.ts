import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runShown, type Shown, shownCommands, withoutChance } from '../../testkit/docs/console-blocks.ts';

const folder = mkdtempSync(join(tmpdir(), 'revenant-tasks-'));
const shown = shownCommands(readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'tasks.md'), 'utf8'));
let ran: Shown[] = [];

describe('docs/tasks.md', () => {
  beforeAll(async () => {
    ran = await runShown(shown, folder);
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(shown.map((one, index) => ({ ...one, index })))('$command', ({ command, output, index }) => {
    expect(withoutChance(ran[index]?.output ?? ''), `${command}\nnpm run tasks`).toBe(withoutChance(output));
  });
});

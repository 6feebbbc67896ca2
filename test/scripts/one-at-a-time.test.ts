import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'revenant-one-'));
const said = join(folder, 'said');
const script = join(import.meta.dirname, '..', '..', 'scripts', 'one-at-a-time.mjs');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A process that takes the folder, and says when it begins and ends. `dies`: it is killed meanwhile. */
async function work(dies = false): Promise<void> {
  const code = `
    import { appendFileSync } from 'node:fs';
    import { setTimeout as sleep } from 'node:timers/promises';
    import { takeFolder } from ${JSON.stringify(script)};
    await takeFolder(${JSON.stringify(folder)}, () => undefined);
    appendFileSync(${JSON.stringify(said)}, 'begins ');
    await sleep(100);
    if (${dies}) process.kill(process.pid, 'SIGKILL');
    appendFileSync(${JSON.stringify(said)}, 'ends ');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' });
  const [ended, signal] = await once(child, 'exit');
  expect([ended, signal]).toEqual(dies ? [null, 'SIGKILL'] : [0, null]);
}

it.skipIf(process.platform !== 'linux')(
  'lets one process at a time have a folder, also after one that was killed',
  async () => {
    await work(true);
    appendFileSync(said, 'dies ');
    await Promise.all(Array.from({ length: 4 }, () => work()));
    expect(readFileSync(said, 'utf8')).toBe(`begins dies ${'begins ends '.repeat(4)}`);
  },
);

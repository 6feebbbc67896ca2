import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shellsBeside } from '../../../src/capture/browser/find-browser.ts';

let top: string;
let finder: ChildProcess;
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'revenant-find-browser-'));
  finder = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', FINDER], {
    cwd: join(import.meta.dirname, '../../..'),
    env: { ...process.env, PLAYWRIGHT_BROWSERS_PATH: join(top, 'cache') },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
});
afterAll(() => {
  finder.kill();
  rmSync(top, { recursive: true, force: true });
});

function program(...path: string[]): string {
  const file = join(top, ...path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  chmodSync(file, 0o755);
  return file;
}

interface Found {
  readonly found: string | null;
  readonly own: string;
}

/**
 * A process of its own: playwright reads where its downloads lie when it is loaded, and another
 * test may have loaded it. Says what is found, and where playwright would have put its own.
 */
const FINDER = `
  import { chromium } from 'playwright';
  import { findBrowser } from './src/capture/browser/find-browser.ts';
  process.on('message', (asked) => {
    const [set, path] = asked.map((one) => one ?? undefined);
    process.send({ found: findBrowser(set, path), own: chromium.executablePath() });
  });`;

async function search(set: string | null, path: string | null): Promise<Found> {
  finder.send([set, path]);
  const [found] = (await once(finder, 'message')) as [Found];
  return found;
}

describe('the browser', () => {
  it('is the one set, or none', async () => {
    const set = program('set', 'chromium');
    expect((await search(set, null)).found).toBe(set);
    expect((await search(join(top, 'nowhere'), process.env['PATH'] ?? null)).found).toBeNull();
  });

  it('is the headless shell of those on PATH, whatever their order', async () => {
    const full = program('one', 'chromium');
    expect((await search(null, dirname(full))).found).toBe(full);
    const shell = program('two', 'chromium-headless-shell');
    expect((await search(null, `${dirname(full)}:${dirname(shell)}`)).found).toBe(shell);
  });

  it('is one of playwright’s own download before those on PATH, and of these the headless shell', async () => {
    const { own } = await search(null, null);
    expect(own.startsWith(top)).toBe(true);
    program(relative(top, own));
    expect((await search(null, null)).found).toBe(own);
    const revision = /chromium-(\d+)/.exec(own)?.[1];
    const shell = program('cache', `chromium_headless_shell-${revision}`, 'system', 'chrome-headless-shell');
    expect((await search(null, process.env['PATH'] ?? null)).found).toBe(shell);
    expect(shellsBeside(''), 'where playwright has no Chromium for the system').toEqual([]);
  });
});

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shellsBeside } from '../../../src/capture/browser/find-browser.ts';

let top: string;
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'revenant-find-browser-'));
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

function program(...path: string[]): string {
  const file = join(top, ...path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  chmodSync(file, 0o755);
  return file;
}

/**
 * Asks in a process of its own: playwright reads where its downloads lie when it is loaded, and
 * another test may have loaded it. Says what is found, and where playwright would have put its own.
 */
function search(set: string | null, path: string | null): { readonly found: string | null; readonly own: string } {
  const script = `
    import { chromium } from 'playwright';
    import { findBrowser } from './src/capture/browser/find-browser.ts';
    const [set, path] = JSON.parse(process.argv.at(-1)).map((one) => one ?? undefined);
    console.log(JSON.stringify({ found: findBrowser(set, path), own: chromium.executablePath() }));`;
  const arguments_ = ['--import', 'tsx', '--input-type=module', '-e', script, '--', JSON.stringify([set, path])];
  const env = { ...process.env, PLAYWRIGHT_BROWSERS_PATH: join(top, 'cache') };
  return JSON.parse(
    execFileSync(process.execPath, arguments_, { cwd: join(import.meta.dirname, '../../..'), env, encoding: 'utf8' }),
  );
}

describe('the browser', () => {
  it('is the one set, or none', () => {
    const set = program('set', 'chromium');
    expect(search(set, null).found).toBe(set);
    expect(search(join(top, 'nowhere'), process.env['PATH'] ?? null).found).toBeNull();
  });

  it('is the headless shell of those on PATH, whatever their order', () => {
    const full = program('one', 'chromium');
    expect(search(null, dirname(full)).found).toBe(full);
    const shell = program('two', 'chromium-headless-shell');
    expect(search(null, `${dirname(full)}:${dirname(shell)}`).found).toBe(shell);
  });

  it('is one of playwright’s own download before those on PATH, and of these the headless shell', () => {
    const { own } = search(null, null);
    expect(own.startsWith(top)).toBe(true);
    program(relative(top, own));
    expect(search(null, null).found).toBe(own);
    const revision = /chromium-(\d+)/.exec(own)?.[1];
    const shell = program('cache', `chromium_headless_shell-${revision}`, 'system', 'chrome-headless-shell');
    expect(search(null, process.env['PATH'] ?? null).found).toBe(shell);
    expect(shellsBeside(''), 'where playwright has no Chromium for the system').toEqual([]);
  });
});

import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findBrowser, shellsBeside } from '../../../src/capture/browser/find-browser.ts';

let top: string;
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'revenant-find-browser-'));
  // Read when playwright is loaded, which the first search does.
  vi.stubEnv('PLAYWRIGHT_BROWSERS_PATH', join(top, 'cache'));
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(top, { recursive: true, force: true });
});

function program(...path: string[]): string {
  const file = join(top, ...path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  chmodSync(file, 0o755);
  return file;
}

describe('the browser', () => {
  it('is the one set, or none', () => {
    const set = program('set', 'chromium');
    expect(findBrowser(set, undefined)).toBe(set);
    expect(findBrowser(join(top, 'nowhere'), process.env['PATH'])).toBeNull();
  });

  it('is the headless shell of those on PATH, whatever their order', () => {
    const full = program('one', 'chromium');
    expect(findBrowser(undefined, dirname(full))).toBe(full);
    const shell = program('two', 'chromium-headless-shell');
    expect(findBrowser(undefined, `${dirname(full)}:${dirname(shell)}`)).toBe(shell);
  });

  it('is one of playwright’s own download before those on PATH, and of these the headless shell', async () => {
    const { chromium } = await import('playwright');
    const own = program(relative(top, chromium.executablePath()));
    expect(findBrowser(undefined, undefined)).toBe(own);
    const revision = /chromium-(\d+)/.exec(own)?.[1];
    const shell = program('cache', `chromium_headless_shell-${revision}`, 'system', 'chrome-headless-shell');
    expect(findBrowser(undefined, process.env['PATH'])).toBe(shell);
    expect(shellsBeside(''), 'where playwright has no Chromium for the system').toEqual([]);
  });
});

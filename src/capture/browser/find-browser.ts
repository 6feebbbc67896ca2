import { accessSync, constants, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, delimiter, dirname, extname, join } from 'node:path';
import { orElse } from '../../errors.ts';

/** The headless shell first: it needs half the processor time, and has less code to attack. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/**
 * The Chromium to drive: the one set, then one of playwright's own download, then one on PATH.
 * Null: none.
 */
export function findBrowser(set: string | undefined, path: string | undefined): string | null {
  if (set !== undefined) return executable(set) ? set : null;
  // Loaded late: by far the largest package.
  const { chromium } = createRequire(import.meta.url)('playwright') as typeof import('playwright');
  const own = chromium.executablePath();
  const folders = (path ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...shellsBeside(own), own, ...onPath].find(executable) ?? null;
}

/**
 * playwright installs a headless shell beside its Chromium:
 * <cache>/chromium-<revision>/<system>/chrome.
 */
export function shellsBeside(chromium: string): string[] {
  const home = dirname(dirname(chromium));
  const revision = /^chromium-(\d+)$/.exec(basename(home))?.[1];
  if (revision === undefined) return [];
  const folder = join(dirname(home), `chromium_headless_shell-${revision}`);
  const name = `chrome-headless-shell${extname(chromium)}`;
  return orElse(() => readdirSync(folder), []).map((system) => join(folder, system, name));
}

function executable(path: string): boolean {
  return orElse(() => accessSync(path, constants.X_OK) === undefined, false);
}

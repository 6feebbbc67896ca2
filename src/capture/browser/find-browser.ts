import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { orElse } from '../../errors.ts';

/** The headless shell first: it needs half the processor time a page, and has less code to attack. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** The Chromium to drive: the one set, then playwright's own download, then one on PATH. Null: none. */
export function findBrowser(set: string | undefined, path: string | undefined): string | null {
  if (set !== undefined) return executable(set) ? set : null;
  // Loaded late: by far the largest package.
  const { chromium } = createRequire(import.meta.url)('playwright') as typeof import('playwright');
  const own = chromium.executablePath();
  if (own && existsSync(own)) return own;
  const folders = (path ?? '').split(delimiter).filter((folder) => folder !== '');
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(executable) ?? null;
}

function executable(path: string): boolean {
  return orElse(() => accessSync(path, constants.X_OK) === undefined, false);
}

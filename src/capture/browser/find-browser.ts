import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** The Chromium to drive: the one set, then playwright's own download, then one on PATH. Null: none. */
export function findBrowser(set: string | undefined, path: string | undefined): string | null {
  if (set !== undefined) return executable(set) ? set : null;
  // Loaded late: by far the largest package.
  const { chromium } = createRequire(import.meta.url)('playwright') as typeof import('playwright');
  const own = chromium.executablePath();
  if (own && existsSync(own)) return own;
  for (const folder of (path ?? '').split(delimiter)) {
    for (const name of NAMES) {
      const candidate = join(folder, name);
      if (folder && executable(candidate)) return candidate;
    }
  }
  return null;
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

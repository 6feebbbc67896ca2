/** The same shop as programs that are installed here save it: Chromium and wget. Kinds only where the program is found. */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright';
import { findBrowser } from '../../src/capture/find-browser.ts';
import type { Kind } from './kinds.ts';
import { type Shop, serveShop } from './shop.ts';

const run = promisify(execFile);

export async function realKinds(): Promise<Kind[]> {
  const kinds: Kind[] = [];
  const executable = findBrowser(undefined, process.env['PATH']);
  if (executable !== null) {
    kinds.push(
      {
        name: 'real Chromium, MHTML',
        // Chromium takes the scripts out.
        loses: ['tracker'],
        holds: 'page',
        time: 'known',
        write: (shop, folder) => snapshot(shop, folder, executable),
      },
      {
        name: 'real Chromium, HAR',
        holds: 'site',
        time: 'known',
        write: (shop, folder) => recordHar(shop, folder, executable, 'embed', 'a.har'),
      },
      {
        name: 'real Chromium, HAR, attached',
        holds: 'site',
        time: 'known',
        write: (shop, folder) => recordHar(shop, folder, executable, 'attach', 'a.har'),
      },
      {
        name: 'real Chromium, HAR, ZIP',
        holds: 'site',
        time: 'known',
        write: (shop, folder) => recordHar(shop, folder, executable, 'attach', 'a.zip'),
      },
    );
  }
  const wget = await run('wget', ['--version']).then(
    () => true,
    () => false,
  );
  if (wget)
    kinds.push(
      {
        name: 'real wget, links made relative',
        holds: 'site',
        time: 'unknown',
        write: (shop, folder) => mirror(shop, folder, ['-k', '-E']),
      },
      {
        name: 'real wget, as it came',
        holds: 'site',
        time: 'unknown',
        write: (shop, folder) => mirror(shop, folder, []),
      },
      {
        name: 'real wget, names for Windows',
        holds: 'site',
        time: 'unknown',
        write: (shop, folder) => mirror(shop, folder, ['-k', '-E', '--restrict-file-names=windows']),
      },
    );
  return kinds;
}

async function withChromium<T>(
  shop: Shop,
  executable: string,
  use: (browser: Awaited<ReturnType<typeof chromium.launch>>) => Promise<T>,
): Promise<T> {
  const served = await serveShop(shop);
  const browser = await chromium.launch({
    executablePath: executable,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [`--host-resolver-rules=MAP * 127.0.0.1:${served.port}`, '--disable-background-networking'],
  });
  try {
    return await use(browser);
  } finally {
    await browser.close();
    await served.close();
  }
}

function snapshot(shop: Shop, folder: string, executable: string): Promise<string> {
  return withChromium(shop, executable, async (browser) => {
    const page = await browser.newPage();
    await page.goto(`http://${shop.host}/`, { waitUntil: 'networkidle' });
    const session = await page.context().newCDPSession(page);
    const { data } = await session.send('Page.captureSnapshot', { format: 'mhtml' });
    await writeFile(join(folder, 'a.mhtml'), data);
    return join(folder, 'a.mhtml');
  });
}

function recordHar(
  shop: Shop,
  folder: string,
  executable: string,
  content: 'embed' | 'attach',
  name: string,
): Promise<string> {
  return withChromium(shop, executable, async (browser) => {
    const context = await browser.newContext({ recordHar: { path: join(folder, name), content } });
    const page = await context.newPage();
    for (const path of shop.pages.keys()) await page.goto(`http://${shop.host}${path}`, { waitUntil: 'networkidle' });
    await context.close();
    return join(folder, name);
  });
}

async function mirror(shop: Shop, folder: string, flags: readonly string[]): Promise<string> {
  const served = await serveShop(shop);
  const below = join(folder, 'copy');
  await mkdir(below);
  const environment = { ...process.env, http_proxy: `http://127.0.0.1:${served.port}/`, no_proxy: '' };
  try {
    // wget ends with 8 when any address answered 404, as the style sheet does here.
    await run('wget', ['-m', '-p', '-nv', '--tries=1', ...flags, '-P', below, `http://${shop.host}/`], {
      env: environment,
    }).catch((thrown: { code?: unknown }) => {
      if (thrown.code !== 8) throw thrown;
    });
    return below;
  } finally {
    await served.close();
  }
}

/** Pictures of one page drawn in different ways, and how like they are. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Page } from 'playwright';
import sharp from 'sharp';
import { ssimOf } from './ssim.ts';

export const SIZE = { width: 1280, height: 2000 };
const QUIET_MS = 5_000;

export async function drawLive(page: Page, url: string): Promise<Buffer | null> {
  await page.goto(url, { waitUntil: 'load' }).catch(() => undefined);
  await page.waitForLoadState('networkidle', { timeout: QUIET_MS }).catch(() => undefined);
  return page.screenshot().catch(() => null);
}

/** The desk's replay at an address, without the desk around it. */
export async function drawReplay(page: Page, url: string): Promise<Buffer | null> {
  await page.goto(url, { waitUntil: 'load' });
  const frame = page.locator('iframe.replay');
  if ((await frame.count()) === 0) return null;
  await frame.evaluate((node, { width, height }) => {
    const { style } = node as unknown as { style: { cssText: string } };
    style.cssText = `position:fixed;inset:0;margin:0;width:${width}px;height:${height}px;max-width:none;border:0;z-index:9999;background:#fff`;
  }, SIZE);
  await page.waitForLoadState('networkidle', { timeout: QUIET_MS }).catch(() => undefined);
  return page.screenshot().catch(() => null);
}

/** SSIM in grey; 0 where one of them was not drawn. */
export async function likenessOf(left: Buffer | null, right: Buffer | null): Promise<number> {
  if (left === null || right === null) return 0;
  const [one, two] = await Promise.all([left, right].map((png) => sharp(png).greyscale().raw().toBuffer()));
  return ssimOf(one as Buffer, two as Buffer, SIZE.width);
}

/** A row of a table: how many, mean, tenth percentile, median. */
export function row(name: string, found: readonly number[]): string {
  const sorted = [...found].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(3);
  const mean = found.reduce((sum, one) => sum + one, 0) / found.length;
  return `| ${name} | ${found.length} | ${mean.toFixed(3)} | ${at(0.1)} | ${at(0.5)} |`;
}

export async function writePair(left: Buffer, right: Buffer, file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  await sharp({ create: { width: 2 * SIZE.width + 20, height: SIZE.height, channels: 3, background: '#f0f' } })
    .composite([
      { input: left, left: 0, top: 0 },
      { input: right, left: SIZE.width + 20, top: 0 },
    ])
    .png()
    .toFile(file);
}

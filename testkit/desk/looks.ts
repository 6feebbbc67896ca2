/** Measures how pages look, in a real browser: contrast, sizes, what is cut, what a phone and paper show. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright';

const PROBE = readFileSync(join(import.meta.dirname, 'look-probe.mjs'), 'utf8').replace(/;\s*$/, '');
const LEAST = { leastContrast: 4.5, leastText: 12, leastDrawn: 9, leastTarget: 24 };
/** Tables are cards up to this width in px. */
const NARROW = 760;

export interface Look {
  readonly media: 'light' | 'dark' | 'print';
  readonly width: number;
}

const WIDE = 1440;
const PHONE = 360;
/** A4 without its margins, at 96 px an inch. */
const PAPER: Look = { media: 'print', width: 718 };

export const LOOKS: readonly Look[] = [
  ...[WIDE, PHONE].flatMap((width) => (['light', 'dark'] as const).map((media) => ({ media, width }))),
  PAPER,
];
/** Where most faults show: for a walk of seconds. */
export const FEW_LOOKS: readonly Look[] = [{ media: 'light', width: PHONE }, { media: 'dark', width: WIDE }, PAPER];

async function put(page: Page, { media, width }: Look): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia(media === 'print' ? { media } : { media: 'screen', colorScheme: media });
}

/** The faults of the page that is open, one a line. It may be called in any look. */
export async function lookFaults(page: Page, look: Look, withAxe: boolean): Promise<string[]> {
  await put(page, look);
  const asked = { ...LEAST, isPaper: look.media === 'print', isNarrow: look.width <= NARROW };
  const faults = await page.evaluate<string[]>(`(${PROBE})(${JSON.stringify(asked)})`);
  return [...faults, ...(withAxe && !asked.isPaper ? await axeFaults(page) : [])];
}

/** What axe calls moderate or worse. The page's policy must be off (`bypassCSP`). */
async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(`window.axe === undefined && (0, eval)(${JSON.stringify(axe.source)})`);
  return page.evaluate<
    string[]
  >(`axe.run(document, { rules: { 'target-size': { enabled: true } } }).then(({ violations }) => violations
    .filter(({ impact }) => impact !== 'minor')
    .map(({ id, nodes }) => 'axe ' + id + ': ' + nodes.map(({ html }) => html).join(' ').slice(0, 300)))`);
}

/** Opens each address once and measures it in each look. */
export async function walkLooks(
  page: Page,
  addresses: readonly string[],
  looks: readonly Look[],
  withAxe: boolean,
): Promise<string[]> {
  const faults: string[] = [];
  for (const address of addresses) {
    await page.goto(address);
    for (const look of looks)
      for (const fault of await lookFaults(page, look, withAxe))
        faults.push(`${new URL(address).pathname} ${look.media} ${look.width}: ${fault}`);
  }
  return faults;
}

/**
 * A page's layout as a short text: its blocks with their places. A picture would differ with each
 * machine's fonts. Boxes hardly do, and a stored text shows in a review what has changed.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright';

/** What may differ between two machines: px of place and width, and share of a height. */
const NEAR_PX = 32;
const NEAR_HEIGHT = 0.35;
/** Share of blocks that must have stayed. */
export const ALIKE = 0.9;

const BLOCKS = `[...document.querySelectorAll('header, main, main > *, main h2, main h3, main .card, main form, main fieldset, main table, main svg, main iframe')]
  .filter((one) => one.checkVisibility() && one.closest('.hidden') === null)
  .map((one) => {
    const { left, width, height } = one.getBoundingClientRect();
    const kind = [one.localName, ...(one.getAttribute('class') ?? '').split(' ').filter(Boolean).slice(0, 1)].join('.');
    return [kind, ...[left, width, height].map((px) => Math.round(px / 8) * 8)].join(' ');
  }).join('\\n')`;

export async function layoutOf(page: Page): Promise<string> {
  return `${await page.evaluate<string>(BLOCKS)}\n`;
}

/** The share of blocks that stand where they stood, in their order. */
export function likeness(before: string, after: string): number {
  const [old, now] = [before, after].map((text) => text.trim().split('\n'));
  if (old === undefined || now === undefined) return 0;
  // The longest common subsequence.
  let last = new Array<number>(now.length + 1).fill(0);
  for (const one of old) {
    const next = [0];
    for (const [i, other] of now.entries())
      next.push(isNear(one, other) ? (last[i] ?? 0) + 1 : Math.max(last[i + 1] ?? 0, next[i] ?? 0));
    last = next;
  }
  return (last.at(-1) ?? 0) / Math.max(old.length, now.length);
}

/** True if the page has changed little since its layout was stored. False where none is stored. */
export function isAsStored(file: string, layout: string): boolean {
  return existsSync(file) && likeness(readFileSync(file, 'utf8'), layout) >= ALIKE;
}

function isNear(one: string, other: string): boolean {
  const [kind, left, width, height] = parsed(one);
  const [otherKind, otherLeft, otherWidth, otherHeight] = parsed(other);
  const isHigh = Math.abs(height - otherHeight) > Math.max(NEAR_PX, NEAR_HEIGHT * Math.max(height, otherHeight));
  return (
    kind === otherKind && Math.abs(left - otherLeft) <= NEAR_PX && Math.abs(width - otherWidth) <= NEAR_PX && !isHigh
  );
}

function parsed(line: string): [string, number, number, number] {
  const [kind = '', ...numbers] = line.split(' ');
  const [left = 0, width = 0, height = 0] = numbers.map(Number);
  return [kind, left, width, height];
}

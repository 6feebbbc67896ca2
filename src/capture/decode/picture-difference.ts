/** Two drawn pictures → the later one, pale where both are the same, with what differs outlined. */
import sharp from 'sharp';
import { CELL, differingCells, isAtEdge } from '../../sketch/differing-cells.ts';

/** In pixels; a page may be very high. */
const MOST_WIDTH = 900;
const MOST_HEIGHT = 6_000;
/** Width of the outline in pixels. */
const LINE = 2;
const OUTLINE = [204, 0, 51] as const;
/** Share of its contrast that a part without a difference keeps. */
const KEPT = 0.35;

/** A PNG (base64). Null: one of the two is no picture. */
export async function drawDifference(earlier: Uint8Array, later: Uint8Array): Promise<string | null> {
  try {
    const sizes = await Promise.all([earlier, later].map(async (bytes) => sharp(bytes).metadata()));
    const width = Math.min(MOST_WIDTH, ...sizes.map((one) => one.width));
    const heights = sizes.map((one) => Math.max(1, Math.round((one.height * width) / one.width)));
    const height = Math.min(MOST_HEIGHT, Math.max(...heights));
    const [left, right] = await Promise.all([rgb(earlier, width, height), rgb(later, width, height)]);
    const found = differingCells(left, right, width, height);
    for (let y = 0, at = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at += 3) {
        const [column, row] = [Math.floor(x / CELL), Math.floor(y / CELL)];
        const differs = found.cells[row * found.columns + column] === 1;
        const isLine = differs && isAtEdge(found, column, row) && isBorder(x, y, width, height);
        for (const [i, line] of OUTLINE.entries())
          right[at + i] = isLine ? line : differs ? (right[at + i] as number) : pale(right[at + i] as number);
      }
    }
    const drawn = sharp(right, { raw: { width, height, channels: 3 } });
    return (await drawn.png().toBuffer()).toString('base64');
  } catch {
    return null;
  }
}

const pale = (value: number): number => 255 - Math.round((255 - value) * KEPT);

function isBorder(x: number, y: number, width: number, height: number): boolean {
  const [left, top] = [x % CELL, y % CELL];
  return (
    left < LINE || top < LINE || left >= CELL - LINE || top >= CELL - LINE || x >= width - LINE || y >= height - LINE
  );
}

/** The picture at that width, on white; cut, or filled with white below. */
async function rgb(bytes: Uint8Array, width: number, height: number): Promise<Buffer> {
  const scaled = await sharp(bytes)
    .flatten({ background: '#ffffff' })
    .resize({ width })
    .removeAlpha()
    .toColourspace('srgb')
    .png()
    .toBuffer({ resolveWithObject: true });
  const cut = sharp(scaled.data).extract({ left: 0, top: 0, width, height: Math.min(height, scaled.info.height) });
  const bottom = Math.max(0, height - scaled.info.height);
  const whole = await cut.extend({ bottom, background: '#ffffff' }).removeAlpha().raw().toBuffer();
  return whole.length === width * height * 3 ? whole : Buffer.concat([whole], width * height * 3);
}

/** Invented 64 × 64 luma pictures: smooth blobs, edges and some noise, from a seed. */
import { generator } from './edited-text.ts';

export function picture(seed: number): Uint8Array {
  const random = generator(seed);
  const blobs = Array.from({ length: 9 }, () => ({
    x: random() * 64,
    y: random() * 64,
    r: 4 + random() * 18,
    a: (random() - 0.5) * 300,
    square: random() < 0.4,
  }));
  const [gx, gy] = [(random() - 0.5) * 2, (random() - 0.5) * 2];
  return paint((x, y) => {
    let value = 128 + gx * (x - 32) + gy * (y - 32) + (random() - 0.5) * 60; // texture, as photographs have
    for (const b of blobs) {
      if (b.square) value += Math.abs(x - b.x) < b.r && Math.abs(y - b.y) < b.r / 2 ? b.a / 2 : 0;
      else value += b.a * Math.exp(-((x - b.x) ** 2 + (y - b.y) ** 2) / (2 * b.r * b.r));
    }
    return value;
  });
}

export function paint(value: (x: number, y: number) => number): Uint8Array {
  const grey = new Uint8Array(64 * 64);
  for (let y = 0; y < 64; y++) {
    for (let x = 0; x < 64; x++) grey[y * 64 + x] = Math.max(0, Math.min(255, Math.round(value(x, y))));
  }
  return grey;
}

export function at(grey: Uint8Array, x: number, y: number): number {
  const [cx, cy] = [Math.max(0, Math.min(63, Math.round(x))), Math.max(0, Math.min(63, Math.round(y)))];
  return grey[cy * 64 + cx] as number;
}

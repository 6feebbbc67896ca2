import { expect, it } from 'vitest';
import { CELL, differingCells, isAtEdge } from '../../src/sketch/differing-cells.ts';

const WIDTH = 20;
const HEIGHT = 17;
const white = () => new Uint8Array(WIDTH * HEIGHT * 3).fill(255);

it('finds the cells of a mark, in a picture whose sides are no multiple of a cell', () => {
  const later = white();
  for (let y = 16; y < HEIGHT; y++)
    for (let x = 16; x < WIDTH; x++) later.fill(0, (y * WIDTH + x) * 3, (y * WIDTH + x) * 3 + 3);
  const found = differingCells(white(), later, WIDTH, HEIGHT);
  expect([found.columns, found.rows, [...found.cells]]).toEqual([3, 3, [0, 0, 0, 0, 0, 0, 0, 0, 1]]);
  expect(isAtEdge(found, 2, 2)).toBe(true);
  expect(isAtEdge(found, 0, 0)).toBe(false);
});

it('leaves out noise, and says that all differs where it does', () => {
  expect(differingCells(white(), white().fill(250), WIDTH, HEIGHT).cells).not.toContain(1);
  const all = differingCells(white(), white().fill(0), WIDTH, HEIGHT);
  expect(all.cells).not.toContain(0);
  expect(isAtEdge(all, 1, 1)).toBe(false);
  expect(isAtEdge(all, 0, 1)).toBe(true);
  expect(() => differingCells(white(), white(), WIDTH + CELL, HEIGHT)).toThrow('bytes');
});

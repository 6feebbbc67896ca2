import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const ENGINE = join(import.meta.dirname, '..', '..', 'src', 'services', 'engine.ts');

/** Holds 50 MB, drops 300 MB that have grown old, and prints the most megabytes that the heap had. */
const CHURN = `
const rows = (i) => Array.from({ length: 20_000 }, (_, j) => ({ i, j }));
const held = Array.from({ length: 50 }, (_, i) => rows(i));
const passing = [];
let most = 0;
for (let i = 0; i < 300; i++) {
  passing.push(rows(i));
  if (passing.length > 10) passing.shift();
  most = Math.max(most, process.memoryUsage().heapTotal / 2 ** 20);
}
console.log(most, held.length);
`;

async function mostMegabytes(before: string): Promise<number> {
  const script = `${before}\n${CHURN}`;
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    '--input-type=module',
    '-e',
    script,
  ]);
  return Number(stdout.split(' ')[0]);
}

it('collects garbage before it is as much again as what is in use', async () => {
  const bound = await mostMegabytes(`import { runLong } from ${JSON.stringify(ENGINE)}; runLong();`);
  expect(bound).toBeLessThan(0.7 * (await mostMegabytes('')));
});

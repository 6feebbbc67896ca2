/**
 * Flips bytes of an evidence bundle, one at a time, rearranges its entries, cuts its log and signs it anew, and counts what is
 * not found or not named. Without a file: a bundle of a small invented crawl. Exit code 1 when anything is not found.
 *
 *   npm run flips -- [--times 10000] [--seed 1] [bundle]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openBench } from '../../testkit/evidence/bench.ts';
import { type FlipCount, flipBytes, rearrange } from '../../testkit/evidence/flips.ts';
import { forge } from '../../testkit/evidence/forgeries.ts';
import { forgeSealed, ownedBy } from '../../testkit/evidence/sealed-forgeries.ts';

const { values, positionals } = parseArgs({
  options: { times: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const started = performance.now();
const [given] = positionals;
const bench = given === undefined ? await openBench() : null;
const file = bench === null ? readFileSync(given ?? '') : (await bench.export()).file;
console.log(`a bundle of ${file.length} bytes`);
const tty = process.stderr.isTTY;
const flips = flipBytes(file, Number(values.times), Number(values.seed), (done) => {
  if (tty && done % 100 === 0) process.stderr.write(`\r${done} flips`);
});
if (tty) process.stderr.write('\r\x1b[K');
const forged = bench === null ? [] : [...(await forge(bench)), ...(await forgeSealed(await ownedBy(bench)))];
const rows: FlipCount[] = [...flips, ...rearrange(file), ...forged];
await bench?.close();
const line = (...cells: (string | number)[]): void => {
  const [first = '', ...rest] = cells.map(String);
  console.log([first.padEnd(52), ...rest.map((cell) => cell.padStart(9))].join(''));
};
line('changed', 'tried', 'unfound', 'unnamed');
for (const { what, tried, unfound, unnamed } of rows) line(what, tried, unfound, unnamed);
const sum = (of: (row: FlipCount) => number, among = rows): number => among.reduce((total, row) => total + of(row), 0);
line(
  'single bytes',
  sum((row) => row.tried, flips),
  sum((row) => row.unfound, flips),
  sum((row) => row.unnamed, flips),
);
line(
  'all',
  sum((row) => row.tried),
  sum((row) => row.unfound),
  sum((row) => row.unnamed),
);
console.log(`${Math.round((performance.now() - started) / 1000)} s`);
process.exit(sum((row) => row.unfound + row.unnamed) === 0 ? 0 : 1);

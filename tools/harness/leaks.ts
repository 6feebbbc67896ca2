/**
 * Shows that nothing of this machine or its network is reached by what a hostile site can say: every spelling and every
 * trick of a page, as seed, redirect, part of a page in the browser and webhook, and what an unguarded client reached of
 * the same. Exit code 1 on any leak or wrong outcome. Where it can (Linux, root) it runs in a network of its own, in which
 * questions to name servers and packets to anywhere are counted too.
 */
import { findBrowser } from '../../src/capture/browser/find-browser.ts';
import { tryAddresses, tryNames } from '../../testkit/leaks/by-address.ts';
import { tryBrowser } from '../../testkit/leaks/by-browser.ts';
import { openGround, type Row } from '../../testkit/leaks/ground.ts';
import { runInside } from '../../testkit/leaks/outside.ts';
import { tryRebinding } from '../../testkit/leaks/rebinding.ts';
import { tryHeaders, tryTiming } from '../../testkit/leaks/side-channels.ts';

const TRIALS = 1_000;

const inside = runInside([process.execPath, ...process.execArgv, import.meta.filename]);
if (inside !== null) process.exit(inside);

const started = performance.now();
const executable = findBrowser(process.env['REVENANT_BROWSER_PATH'], process.env['PATH']);
const ground = await openGround();
console.log(
  ground.outside === null
    ? 'in the network of this machine: questions to name servers and packets to elsewhere are not counted'
    : `in a network of its own, with ${ground.hosts.join(', ')}`,
);
const names = await tryNames(ground);
const rows: Row[] = [...(await tryAddresses(ground)), ...(names === null ? [] : [names])];
if (executable === null) console.log('skipped: no browser was found (see revenant doctor)');
else rows.push(...(await tryBrowser(executable, ground)));
rows.push(...(await tryRebinding(ground, TRIALS)), await tryHeaders(ground), await tryTiming(ground, 50));
await ground.close();

const sum = (of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0);
const line = (...cells: readonly (string | number)[]): void => {
  const [first = '', ...rest] = cells.map(String);
  console.log([first.padEnd(46), ...rest.map((cell) => cell.padStart(16))].join(''));
};
line('path', 'attempts', 'leaks', 'wrong outcomes', 'control reached');
for (const { path, attempts, leaks, wrong, control } of rows) {
  line(path, attempts, leaks, wrong.length, control === null ? '-' : `${control.reached} of ${control.of}`);
}
line(
  'all',
  sum((row) => row.attempts),
  sum((row) => row.leaks),
  sum((row) => row.wrong.length),
  sum((row) => row.control?.reached ?? 0),
);
for (const { path, wrong } of rows) for (const one of new Set(wrong)) console.log(`wrong: ${path}: ${one}`);
console.log(`${Math.round((performance.now() - started) / 1000)} s`);
process.exit(sum((row) => row.leaks + row.wrong.length) === 0 ? 0 : 1);

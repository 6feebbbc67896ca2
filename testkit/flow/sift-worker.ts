/**
 * A worker of the queue `sift` in a process of its own, to be killed; it ends with the sift.
 * usage: sift-worker.ts <data folder> <sift>; back ends and limits by REVENANT_*
 */
import { readFileSync } from 'node:fs';
import { setTimeout as rest } from 'node:timers/promises';
import { startWorker } from '../../jobs/worker.ts';
import { readSettings } from '../../src/config.ts';
import { openServices } from '../../src/services.ts';

const [data = '', sift = ''] = process.argv.slice(2);
const services = await openServices(readSettings({ data, browser: 'never', logLevel: 'silent' }, process.env));
const worker = await startWorker(services, {}, { queues: ['sift'] });
const from = performance.now();
const cpuBefore = process.cpuUsage();
process.stdout.write('begun\n');
const steps: Record<string, number> = {};
for (let step: string | null = '', since = from; step !== null; ) {
  // Each look adds up all parts.
  await rest(250);
  const next = (await services.store.sifts.state(sift))?.step ?? null;
  if (next === step) continue;
  const now = performance.now();
  if (step !== '') steps[step] = Math.round(now - since);
  [step, since] = [next, now];
}
const ms = performance.now() - from;
await worker.stop();
await services.close();
// With the readers, which have ended: user and system time, in hundredths of a second. The start
// of the program is no work of the sift.
const times = readFileSync('/proc/self/stat', 'utf8')
  .replace(/^.*\) /, '')
  .split(' ')
  .slice(11, 15);
const cpuMs = times.reduce((sum, one) => sum + Number(one), 0) * 10 - (cpuBefore.user + cpuBefore.system) / 1000;
process.stdout.write(`${JSON.stringify({ ms, cpuMs, steps })}\n`);

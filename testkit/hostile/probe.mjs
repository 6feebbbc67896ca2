// Loaded before the program (--import): notes how long its event loop stood still and how much memory it held.
// Writes one JSON line every 50 ms to the file that HOSTILE_PROBE names: [time, longest gap, CPU in it, megabytes].
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const TICK_MS = 10;
const EVERY_MS = 50;

/** Milliseconds of CPU that this thread has used: a gap without any is the machine's, not ours. */
function threadCpu() {
  const fields = readFileSync(`/proc/self/task/${process.pid}/stat`, 'latin1').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const file = process.env.HOSTILE_PROBE;
if (isMainThread && file !== undefined) {
  const out = openSync(file, 'a');
  let last = performance.now();
  let cpu = threadCpu();
  let said = last;
  let gap = 0;
  let used = 0;
  setInterval(() => {
    const now = performance.now();
    const nowCpu = threadCpu();
    if (now - last - TICK_MS > gap) gap = now - last - TICK_MS;
    used = Math.max(used, Math.min(now - last - TICK_MS, nowCpu - cpu));
    last = now;
    cpu = nowCpu;
    if (now - said < EVERY_MS) return;
    const megabytes = process.memoryUsage.rss() / 1024 / 1024;
    writeSync(out, `${JSON.stringify([Date.now(), Math.round(gap), Math.round(used), Math.round(megabytes)])}\n`);
    said = now;
    gap = used = 0;
  }, TICK_MS).unref();
  process.once('exit', () => closeSync(out));
}

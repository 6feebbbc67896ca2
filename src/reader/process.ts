/**
 * Entry of a reader process: reads pages, pictures and documents. It is no sandbox; its parent ends
 * it in time.
 */
import { writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { messageOf, orElse } from '../errors.ts';
import { setProgram } from '../model/text/program.ts';
import type { Order, Report } from './messages.ts';
import { doWork } from './work.ts';

/**
 * Notices that the parent is gone even in a busy loop. As text: a worker file would need a loader
 * from source.
 */
const WATCH = `
const { workerData: parent } = require('node:worker_threads');
setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 500);
`;

function report(what: Report): void {
  process.send?.(what);
}

async function answer({ work, limits }: NonNullable<Order['task']>, bodies: Map<string, Uint8Array>) {
  if (work.what === 'image' || work.what === 'redraw') (await import('../capture/decode/image.ts')).decodeStrangers();
  return doWork(work, bodies, limits, (found) => report({ found }));
}

function standBy(): void {
  // Asked here: the thread may start after the parent has gone.
  new Worker(WATCH, { eval: true, workerData: process.ppid, resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();
  // Ctrl-C reaches every process of the terminal; the parent decides when its readers end.
  process.on('SIGINT', () => undefined).on('SIGTERM', () => undefined);
  process.on('disconnect', () => process.exit(0));
  // Where memory runs out for all, the kernel (Linux) shall end this process and no other.
  orElse(() => writeFileSync('/proc/self/oom_score_adj', '1000'), undefined);
  let bodies = new Map<string, Uint8Array>();
  process.on('message', ({ bodies: sent, task }: Order) => {
    for (const { key, body } of sent) bodies.set(key, body);
    if (task === undefined) return;
    const given = bodies;
    bodies = new Map();
    answer(task, given).then(
      (done) => report({ done }),
      (error: unknown) => report({ threw: messageOf(error) }),
    );
  });
  report({ ready: true });
}

if (process.argv[2]) setProgram(process.argv[2]);
standBy();

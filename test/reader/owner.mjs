/** A process whose one reader is kept busy with a document; says the reader's id. usage: owner.mjs document.pdf */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { LIMITS } from '../../dist/src/model/limits.js';
import { createReader } from '../../dist/src/reader/reader.js';

const reader = createReader({ ...LIMITS, readers: 1, parseMs: 60_000 });
await reader.charset(new Uint8Array(), null);
void reader.document(readFileSync(process.argv[2]));
await sleep(500);
const children = readdirSync(`/proc/${process.pid}/task`).flatMap((thread) =>
  readFileSync(`/proc/${process.pid}/task/${thread}/children`, 'latin1').trim().split(' '),
);
const [pid] = children.filter((one) => /reader\/process/.test(readFileSync(`/proc/${one}/cmdline`, 'latin1')));
process.stdout.write(`${pid}\n`);

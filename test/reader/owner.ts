/** A process whose one reader is kept busy; says the reader's id. */
import { readdirSync, readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { LIMITS } from '../../src/model/limits.ts';
import { createReader } from '../../src/reader/reader.ts';
import { pdf } from '../pdf-fixture.ts';

const reader = createReader({ ...LIMITS, readers: 1, parseMs: 60_000 });
await reader.charset(new Uint8Array(), null);
void reader.document(pdf({ info: { Title: 'Endless' }, contents: deflateSync(Buffer.from('q '.repeat(4_000_000))) }));
await new Promise((done) => setTimeout(done, 1_000));
const children = readdirSync(`/proc/${process.pid}/task`).flatMap((thread) =>
  readFileSync(`/proc/${process.pid}/task/${thread}/children`, 'latin1').trim().split(' '),
);
process.stdout.write(
  `${children.find((pid) => /reader\/process/.test(readFileSync(`/proc/${pid}/cmdline`, 'latin1')))}\n`,
);

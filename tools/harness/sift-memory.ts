/**
 * Memory of a worker and its readers over a long sift. The archives are made as they are asked for: a server on loopback
 * repeats one block of gzip members, in files of 1 GB unpacked, so nothing of that length is stored but the copy of the file at hand.
 * usage: npm run sift-memory -- [--gigabytes 5]
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { of } from '../../testkit/archive/warc-fixture.ts';
import { begun, startedWorker } from '../../testkit/flow/sift-kills.ts';
import { shop } from '../bench/worlds/shop.ts';

const { values } = parseArgs({ options: { gigabytes: { type: 'string', default: '5' } } });
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n';
const SHOPS = 200;
/** Each sample reads all processes of the machine. */
const EVERY_MS = 2_000;

const pages = Array.from({ length: SHOPS }, (_, number) => shop(number, 4, 3)).flatMap(({ host, paths, page }) =>
  paths.map((path) => of('response', `http://${host}${path}`, HEAD + page(path))),
);
const unpacked = pages.reduce((sum, { length }) => sum + length, 0);
const block = Buffer.concat(pages.map((page) => gzipSync(page, { level: 1 })));
const repeats = Math.round(2 ** 30 / unpacked);
const files = Math.max(1, Math.round((Number(values.gigabytes) * 2 ** 30) / (unpacked * repeats)));
const length = block.length * repeats;

/** Bytes of the endless file. */
function bytesAt(from: number, to: number): Buffer {
  const parts: Buffer[] = [];
  for (let at = from; at < to; ) {
    const start = at % block.length;
    const part = block.subarray(start, Math.min(block.length, start + to - at));
    parts.push(part);
    at += part.length;
  }
  return Buffer.concat(parts);
}
let served = 0;
const server = createServer((request, response) => {
  const [, from = '0', to = '0'] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
  const body = bytesAt(Number(from), Math.min(length, Number(to) + 1));
  response.writeHead(206, { 'content-range': `bytes ${from}-${Number(from) + body.length - 1}/${length}` });
  response.end(body);
  served += body.length;
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const parentOf = (pid: string): string => {
  try {
    return (
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ')[1] ?? ''
    );
  } catch {
    return '';
  }
};
const megabytesOf = (pid: string): number => {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};
function family(pid: string): string[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const own = [pid];
  for (const one of own) own.push(...all.filter((other) => parentOf(other) === one));
  return own;
}

const folder = mkdtempSync(join(tmpdir(), 'revenant-sift-memory-'));
const place = {
  data: join(folder, 'data'),
  files: Array.from({ length: files }, (_, file) => `${at}/${file}.warc.gz`),
  env: { REVENANT_LIMITS: 'readers=1', REVENANT_ALLOW_PRIVATE: 'true', REVENANT_DELAY: '0' },
};
const sift = await begun(place);
const { pid, ended } = startedWorker(place, sift);
const samples: { worker: number; readers: number }[] = [];
/** What was printed last, and the first sample behind it. */
let [told, since] = [0, 0];
const sampled = setInterval(() => {
  const [worker = '', ...readers] = family(String(pid));
  samples.push({
    worker: megabytesOf(worker),
    readers: readers.reduce((sum, one) => sum + megabytesOf(one), 0),
  });
  // What was seen of a run that somebody stops counts too.
  const gigabytes = Math.floor((served / length) * ((unpacked * repeats) / 2 ** 30) + 0.01);
  if (gigabytes === told) return;
  const most = (part: 'worker' | 'readers'): string =>
    Math.max(...samples.slice(since).map((one) => one[part])).toFixed(0);
  console.log(`${gigabytes} GB fetched: at most ${most('worker')} MB in the worker, ${most('readers')} MB in readers`);
  told = gigabytes;
  since = samples.length;
}, EVERY_MS);
const { ms, cpuMs } = await ended;
clearInterval(sampled);
const gigabytes = (files * unpacked * repeats) / 2 ** 30;
console.log(
  `${gigabytes.toFixed(1)} GB unpacked in ${files} files, ${((ms ?? 0) / 1000).toFixed(0)} s, ${(cpuMs / 1000).toFixed(0)} s of processors (load ${loadavg()[0]?.toFixed(1)})`,
);
for (const part of ['worker', 'readers'] as const) {
  const quarter = (n: number): string => {
    const some = samples.slice((samples.length * n) / 4, (samples.length * (n + 1)) / 4).map((one) => one[part]);
    return Math.max(0, ...some).toFixed(0);
  };
  console.log(`most memory of ${part} in each quarter: ${[0, 1, 2, 3].map(quarter).join(', ')} MB`);
}
server.close();
rmSync(folder, { recursive: true, force: true });
process.exit(ms === null ? 1 : 0);

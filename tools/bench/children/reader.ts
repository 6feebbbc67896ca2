/** One new reader of the built program on invented shops. Prints its processor time, in milliseconds, for each site. */
import { readFileSync } from 'node:fs';
import { LIMITS } from '../../../src/model/limits.ts';
import { createReader } from '../../../src/reader/reader.ts';
import { capturedFrom } from '../../../testkit/site-fixture.ts';
import { treeCpuMs } from '../processes.ts';
import { shop } from '../worlds/shop.ts';

export interface ReaderTask {
  /** File of the reader process. */
  readonly entry: string;
  readonly sites: number;
  readonly pages: number;
}

const { entry, sites, pages } = JSON.parse(process.argv[2] ?? '{}') as ReaderTask;
const captured = Array.from({ length: sites }, (_, number) => {
  const { host, paths, page } = shop(number, pages, 0);
  return capturedFrom(Object.fromEntries(paths.map((path) => [path, page(path)])), { host });
});
const reader = createReader({ ...LIMITS, readers: 1 }, entry);

/** Our only child is the reader. */
const usedMs = (): number => {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'latin1').trim();
  return children === '' ? 0 : treeCpuMs(Number(children.split(' ')[0]));
};

async function read({ visit, bodies }: (typeof captured)[number]): Promise<void> {
  // As a crawl does: advice on each page as it comes, then all of them.
  for (const { body, ...capture } of visit.captures) {
    const advice = await reader.advise({ body: bodies.get(body ?? '') ?? new Uint8Array(), capture }, visit.kind);
    if (!advice.ok) throw new Error(advice.detail);
  }
  const whole = await reader.fingerprint({ visit, bodies }, null, [], true);
  if (!whole.ok) throw new Error(whole.detail);
}

await reader.charset(new Uint8Array(), null);
const start = usedMs();
const each: number[] = [];
for (const one of captured) {
  const before = usedMs();
  await read(one);
  each.push(usedMs() - before);
}
await reader.close();
console.log(JSON.stringify({ start, each }));

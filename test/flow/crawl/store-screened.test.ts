import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importArchive } from '../../../src/flow/crawl/open-crawl.ts';
import type { Services } from '../../../src/services.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { packedRecords, recordsOf, shopPages } from '../../../testkit/sift-fixture.ts';

const SHOP = { name: 'Quillmoor Zavex', mail: 'lena@quillmoor.example', phone: '+44 20 7946 0123', words: 1 };

let workshop: Workshop;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'revenant-at-once-'));
  workshop = await openWorkshop({ port: 1 } as Parameters<typeof openWorkshop>[0]);
});
afterAll(async () => {
  await workshop.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Workers of which each has read what is stored before another stores. */
function atOnce(count: number): Services {
  const { services } = workshop;
  const { store } = services;
  let waiting = count;
  let goOn = (): void => undefined;
  const all = new Promise<void>((resolve) => (goOn = resolve));
  const candidates: typeof store.fingerprints.candidates = async (...given) => {
    const found = await store.fingerprints.candidates(...given);
    waiting -= 1;
    if (waiting === 0) goOn();
    await all;
    return found;
  };
  return { ...services, store: { ...store, fingerprints: { ...store.fingerprints, candidates } } };
}

it('three sites that are compared at the same moment are compared with one another', async () => {
  const hosts = ['one.example', 'two.example', 'three.example'];
  const services = atOnce(hosts.length);
  const imported = await Promise.all(
    hosts.map((host) => {
      const path = join(folder, `${host}.warc.gz`);
      writeFileSync(path, packedRecords(recordsOf(shopPages({ ...SHOP, host }))));
      return importArchive(path, { entity: null }, services);
    }),
  );
  expect(imported.flatMap(({ problems }) => problems)).toEqual([]);
  const pairs = (await services.store.matches.list({ limit: 10 })).map(({ left, right }) =>
    [left.site, right.site].sort().join(' '),
  );
  expect(pairs.sort()).toEqual(['one.example three.example', 'one.example two.example', 'three.example two.example']);
});

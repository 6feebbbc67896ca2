import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSettings } from '../../../src/config.ts';
import { sift } from '../../../src/flow/sift/sift.ts';
import { SIFT_BITS, SiftDocument } from '../../../src/model/derived/sift.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import { openServices } from '../../../src/services.ts';
import { packedRecords, recordsOf, shopPages, strangerShop } from '../../../testkit/sift-fixture.ts';

const WORKER = join(import.meta.dirname, '..', '..', '..', 'testkit', 'flow', 'sift-worker.ts');
/** More kills: REVENANT_KILLS=50. */
const KILLS = Number(process.env['REVENANT_KILLS'] ?? 4);
const SLICE = '200000';
const OLD = {
  host: 'old.example',
  name: 'Quillmoor Zavex Ltd',
  mail: 'sales@old.example',
  phone: '+7 495 123-45-67',
  words: 1,
};
const ENTITY = Entity.parse({
  ...{ id: 'e1', names: [OLD.name] },
  identifiers: { emails: [OLD.mail], phones: ['+74951234567'] },
});

/** Kills the worker so many milliseconds after its work has begun. Null: it ended before. */
function worked(data: string, files: readonly string[], killAfter: number | null): Promise<SiftDocument | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', WORKER, data, SLICE, ...files], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  let timer: NodeJS.Timeout | undefined;
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString();
    if (killAfter !== null && timer === undefined) timer = setTimeout(() => child.kill('SIGKILL'), killAfter);
  });
  return new Promise((resolve) => {
    child.on('close', () => {
      clearTimeout(timer);
      const [, line = ''] = out.split('\n');
      resolve(line === '' ? null : SiftDocument.parse(JSON.parse(line)));
    });
  });
}

it(`${KILLS} kills lose nothing and double nothing`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'revenant-killed-'));
  try {
    const files = [0, 1].map((file) => {
      const shops = Array.from({ length: 400 }, (_, i) => {
        const successor = { ...OLD, host: `new${file}-${i}.example`, name: `Bright${i}` };
        return recordsOf(shopPages(i % 100 === 50 ? successor : strangerShop(file * 1_000 + i)));
      });
      const path = join(folder, `crawl-${file}.warc.gz`);
      writeFileSync(path, packedRecords(shops.flat()));
      return path;
    });
    const open = (data: string) => openServices(readSettings({ data, browser: 'never', logLevel: 'silent' }, {}));
    const outcomeOf = async (data: string, work: () => Promise<unknown>) => {
      const before = await open(data);
      await before.store.entities.save([ENTITY]);
      await before.close();
      await work();
      const services = await open(data);
      const done = await sift(
        files,
        { bits: SIFT_BITS, again: false, sliceBytes: Number(SLICE), tell: () => undefined },
        services,
      );
      const suggestions = (await services.store.suggestions.list({})).map(
        ({ site, reasons }) => `${site} ${JSON.stringify(reasons.map(({ archive }) => archive))}`,
      );
      const visits = (await services.store.ledger.visits({})).map(({ visit }) => visit.site).sort();
      await services.close();
      return {
        counts: done?.counts,
        sites: done?.sites,
        findings: done?.findings,
        suggestions: suggestions.sort(),
        visits,
      };
    };
    const whole = await outcomeOf(join(folder, 'whole'), async () => undefined);
    expect(whole.counts).toMatchObject({ pages: 2_400, passed: 24 });
    expect(whole.visits).toHaveLength(8);
    let killed = 0;
    const torn = await outcomeOf(join(folder, 'torn'), async () => {
      for (let turn = 0; turn < KILLS; turn += 1)
        killed += Number((await worked(join(folder, 'torn'), files, 100 + ((turn * 733) % 2_500))) === null);
    });
    expect(torn).toEqual(whole);
    expect(killed).toBeGreaterThan(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 1_200_000);

import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importArchive, openCrawl } from '../../../src/flow/crawl/open-crawl.ts';
import { captureTarget, fingerprintTarget, screenTarget } from '../../../src/flow/crawl/pipeline.ts';
import { advanceRun } from '../../../src/flow/crawl/run-progress.ts';
import { Entity, type Seed } from '../../../src/model/facts/seed.ts';
import { OPTIONS, openTestRun, openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'revenant-import-'));
const saved = join(folder, 'old.html');
let world: GeneratedWorld;
let shop: Workshop;

beforeAll(async () => {
  // Site 1 is what site 0, long gone, has become.
  world = await startGeneratedWorld({ sites: 4, twins: { 1: 0 } });
  shop = await openWorkshop(world);
  writeFileSync(saved, world.savedHome(0));
});
afterAll(async () => {
  await shop.close();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('importArchive', () => {
  it('compares an archive that turns up late with what was crawled long before, and tells it once', async () => {
    const { store } = shop.services;
    const context = { id: 'w', alone: false, signal: new AbortController().signal, working: new Set<never>() };
    const run = await openTestRun(world, shop.services, [1, 2, 3]);
    const targets = await store.ledger.waiting(run.id);
    for (const step of [captureTarget, fingerprintTarget, screenTarget]) {
      for (const { id } of targets) await step(id, context, shop.services);
      await advanceRun(run.id, shop.services);
    }
    expect(await store.matches.list({ flagged: true })).toEqual([]);

    await store.entities.save([Entity.parse({ id: 'listed', names: ['Old Firm'] })]);
    await store.hooks.add({
      schema: 'revenant.hook/1',
      id: 'h',
      url: 'http://127.0.0.1:9/',
      secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      all: false,
      createdAt: '2026-01-01T00:00:00.000Z',
      disabledAt: null,
    });
    const options = { kind: 'website' as const, entity: 'listed', url: 'http://old.test/', at: '2021-06-01' };
    for (const _ of [1, 2]) expect((await importArchive(saved, options, shop.services)).problems).toEqual([]);
    const flagged = await store.matches.list({ flagged: true });
    expect(flagged.map(({ left, right }) => [left.site, right.site, left.entity?.id])).toEqual([
      ['old.test', 's001.test', 'listed'],
    ]);
    expect(await store.outbox.list()).toHaveLength(1);
  });

  it('does not visit a web archive as if it were the seller', async () => {
    const seeds = ['https://web.archive.org/web/20190601000000/http://old.test/', world.urls[1] ?? ''].map(
      (url): Seed => ({ url, kind: 'website', tags: [] }),
    );
    const { run, problems } = await openCrawl({ seeds, entities: [] }, OPTIONS, true, shop.services);
    expect(run.targets).toBe(1);
    expect(problems).toEqual([expect.stringMatching(/web\.archive\.org.*to import it: revenant import/)]);
  });

  it('keeps which file was handed in, and nothing of where it lay', async () => {
    const { store } = shop.services;
    const listed = Entity.parse({
      id: 'pathed',
      names: ['Old Firm'],
      captures: [{ path: saved, url: 'http://old.test/' }],
    });
    const { imported } = await openCrawl({ seeds: [], entities: [listed] }, OPTIONS, true, shop.services);
    expect(imported).toBe(1);
    const visits = await store.ledger.visits({ site: 'old.test' });
    const visit = visits.find((one) => one.visit.entity === 'pathed')?.visit;
    const bytes = readFileSync(saved);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(visit).toMatchObject({ target: 'old.html', file: { name: 'old.html', bytes: bytes.length, sha256 } });
    expect(JSON.stringify([visit, await store.entities.get('pathed')])).not.toContain(folder);
  });

  it('reads a saved profile as what its address says it was, unless told otherwise', async () => {
    const where = { entity: null, url: 'https://www.facebook.com/oldfirm', at: '2021-06-01' };
    const { visit } = await importArchive(saved, where, shop.services);
    expect([visit?.kind, visit?.site]).toEqual(['social-page', 'facebook.com/oldfirm']);
    const told = await importArchive(saved, { ...where, kind: 'website' as const, at: '2021-06-02' }, shop.services);
    expect([told.visit?.kind, told.visit?.site]).toEqual(['website', 'facebook.com']);
  });
});

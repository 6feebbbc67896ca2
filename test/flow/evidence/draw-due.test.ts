import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawDue } from '../../../src/flow/evidence/draw-due.ts';
import { homeOf } from '../../../src/flow/evidence/draw-page.ts';
import { exportMatch } from '../../../src/flow/evidence/export-match.ts';
import { pagesToDraw } from '../../../src/flow/evidence/pages-to-draw.ts';
import { verifyBundle } from '../../../src/flow/evidence/verify-bundle.ts';
import { beginPurge, finishPurge, freeBlobs } from '../../../src/flow/operations/purge.ts';
import type { Drawing } from '../../../src/model/derived/drawing.ts';
import { type Bench, openBench } from '../../../testkit/evidence/bench.ts';

let bench: Bench;
beforeAll(async () => {
  // No round of the worker draws before the tests do.
  bench = await openBench({ browser: 'home', screens: ['desktop', 'phone'], limits: ['stalledMs=600000'] });
  const { match, shop } = bench;
  await shop.services.store.ledger.saveFound([match], [], pagesToDraw([match], shop.services.screens));
}, 240_000);
afterAll(() => bench.close());

const drawings = async (): Promise<Drawing[]> => {
  const { left, right } = bench.match;
  return bench.shop.services.store.drawings.of([left.visit, right.visit]);
};
const sealed = async () => {
  const { file } = await bench.export();
  const { services } = bench.shop;
  return verifyBundle('b', file, { keys: [], roots: [], software: bench.ports.software }, services.reader);
};

describe('pictures of the pages of findings', () => {
  it('are left out, with the reason, where there is no browser, and drawn once there is one', async () => {
    const { services } = bench.shop;
    const browser = { found: null, drawStored: services.browser.drawStored };
    await drawDue({ ...services, browser });
    const without = await drawings();
    expect(without.length).toBeGreaterThanOrEqual(4);
    for (const one of without) expect(one).toMatchObject({ reason: 'render:unavailable', picture: null, from: [] });
    expect(await sealed()).toMatchObject({ ok: true, problems: [] });

    await services.store.drawings.retry();
    await drawDue(services);
    const kept = await drawings();
    expect(kept).toHaveLength(without.length);
    for (const one of kept) expect(one).toMatchObject({ reason: null, browser: expect.stringMatching(/^Chromium \d/) });
  }, 60_000);

  it('are evidence: drawn from captured bytes alone, in the log, with the home page of both sides', async () => {
    const { store, blobs } = bench.shop.services;
    for (const { visit: id } of [bench.match.left, bench.match.right]) {
      const visit = (await store.ledger.visit(id))?.visit;
      const home = homeOf(visit);
      const own = (await drawings()).filter((one) => one.visit === id);
      const ofHome = own.filter(({ capture }) => capture === home?.id);
      expect(ofHome.map(({ screen }) => screen).sort()).toEqual(['desktop', 'phone']);
      const bodies = visit?.captures.map(({ body }) => body);
      for (const { id: drawing, picture, screen, from, length } of own) {
        for (const one of from) expect(bodies).toContain(one);
        const png = Buffer.from((await blobs.get(picture ?? '')) ?? []);
        expect(png.length).toBe(length);
        // A phone lays a page out wider that says nothing of phones.
        expect((await sharp(png).metadata()).width).toBe(screen === 'phone' ? 980 : 1280);
        const logged = await store.log.about([drawing]);
        expect(logged.map(({ kind }) => kind)).toContain('drawing');
      }
    }
  });

  it('are drawn once: the same finding again draws nothing', async () => {
    const { services } = bench.shop;
    const { size } = await services.store.log.head();
    const pages = (await drawings()).map(({ visit, screen }) => ({ visit, page: null, screen }));
    await services.store.ledger.saveFound([], [], pages);
    await drawDue(services);
    expect((await services.store.log.head()).size).toBe(size);
    expect(await services.store.drawings.claim(1_000, 0)).toBeNull();
  });

  it('are drawn again after a process that was killed, and given up after three', async () => {
    const { services } = bench.shop;
    const { store } = services;
    const { left } = bench.match;
    const other = (await store.ledger.visit(left.visit))?.visit.captures.filter(({ role }) => role === 'page').at(-1);
    const page = { visit: left.visit, page: other?.id ?? '', screen: 'desktop' as const };
    const known = (await drawings()).length;
    await store.ledger.saveFound([], [], [{ ...page, page: 'no capture' }]);
    // Its process is killed: nobody settles the claim, which ends with its lease.
    const killed = await store.drawings.claim(0, 0);
    expect(killed).toMatchObject({ attempts: 1 });
    const taken = await store.drawings.claim(60_000, 0);
    expect(taken).toMatchObject({ attempts: 2 });
    expect(await store.drawings.claim(60_000, 0)).toBeNull();
    if (killed === null || taken === null) throw new Error('not claimed');
    expect(await store.drawings.settle(killed, null), 'a late process changes nothing').toBe(false);
    await store.drawings.reclaim();
    expect(await store.drawings.settle(taken, null)).toBe(false);
    await drawDue(services);
    expect(await drawings()).toHaveLength(known);
  });

  it('are sealed in a bundle, and each changed byte, name or origin is found', async () => {
    const { services } = bench.shop;
    expect(await sealed()).toMatchObject({
      ok: true,
      problems: [],
      asStated: expect.arrayContaining([expect.stringContaining('pictures of pages')]),
    });
    const { exported } = await bench.export();
    const paths = exported.entries.map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith('pictures/')).length).toBeGreaterThanOrEqual(4);
    const [one] = await drawings();
    const changed = { ...services.store.drawings, of: async () => [{ ...one, browser: 'Netscape 4' } as Drawing] };
    const store = { ...services.store, drawings: changed };
    await expect(exportMatch(bench.match, { ...bench.ports, store })).rejects.toThrow('is not what the log has');
  });

  it('go with their visit, and their bytes with them', async () => {
    const { services } = bench.shop;
    const { site, visit } = bench.match.right;
    const gone = (await drawings()).filter((one) => one.visit === visit);
    const rule = { before: null, site, entity: null, value: null };
    const id = await beginPurge(rule, { by: 'A. Tester', reason: 'a test' }, services);
    const { removed } = await finishPurge(id, services);
    expect(removed['drawings']).toBe(gone.length);
    const later = { now: () => new Date(Date.now() + 48 * 3_600_000) } as typeof services.clock;
    await freeBlobs({ ...services, clock: later });
    for (const { picture } of gone) expect(await services.blobs.get(picture ?? '')).toBeNull();
    expect((await drawings()).every((one) => one.visit !== visit)).toBe(true);
  });
});

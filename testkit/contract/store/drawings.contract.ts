/** Pages that are drawn for findings: each once, by one process at a time, with its entry in the log. */
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/model/canonical-json.ts';
import { type Drawing, drawingId } from '../../../src/model/derived/drawing.ts';
import { sha256 } from '../../../src/model/digest.ts';
import type { DrawClaim, PageToDraw } from '../../../src/model/ports/drawings.ts';
import { matchOf } from '../../store/facts.ts';
import type { StoreBench } from './bench.ts';
import { purgeBench } from './purge-bench.ts';

const LEASE = 60_000;

export function drawingsContract(bench: StoreBench): void {
  describe('pages that are drawn', () => {
    const { store, unique, pool } = bench;
    const { drawings, ledger, log } = store;
    const { begin, toEnd, hold, seen } = purgeBench(bench);
    const pageOf = (visit: string, page: string | null = null): PageToDraw => ({ visit, page, screen: 'desktop' });
    async function due(...pages: PageToDraw[]): Promise<void> {
      await pool.query('delete from revenant_drawings_due');
      await ledger.saveFound([matchOf(unique())], [], pages);
    }
    async function claimed(): Promise<DrawClaim> {
      const claim = await drawings.claim(LEASE, 0);
      if (claim === null) throw new Error('not claimed');
      return claim;
    }
    function drawingOf(visit: string, more: Partial<Drawing> = {}): Drawing {
      const capture = sha256(visit, 'home');
      return {
        ...{
          schema: 'revenant.drawing/1',
          id: drawingId(visit, capture, 'desktop'),
          visit,
          capture,
          screen: 'desktop',
        },
        ...{ picture: sha256(unique()), length: 9, from: [sha256('page')], reason: null, browser: 'Chromium 156' },
        ...{ software: 'revenant 1', at: '2026-11-30T08:00:00.000Z', ...more },
      };
    }

    it('are claimed once each, the oldest first, by however many ask', async () => {
      const visits = [unique(), unique(), unique()];
      await due(...visits.map((one) => pageOf(one)));
      const claims = await Promise.all(Array.from({ length: 6 }, () => drawings.claim(LEASE, 0)));
      const got = claims.flatMap((one) => (one === null ? [] : [one.visit]));
      expect(got.sort()).toEqual(visits.sort());
      expect(await drawings.claim(LEASE, 0)).toBeNull();
    });

    it('wait for a process that looks for older ones only', async () => {
      await due(pageOf(unique()));
      expect(await drawings.claim(LEASE, 60_000)).toBeNull();
      expect(await drawings.claim(LEASE, 0)).not.toBeNull();
    });

    it('are stored with their entry in the log, and are in line no more, even if found again', async () => {
      const visit = unique();
      await due(pageOf(visit, sha256(visit, 'home')));
      const drawing = drawingOf(visit);
      expect(await drawings.settle(await claimed(), drawing)).toBe(true);
      expect(await drawings.of([visit, 'another'])).toEqual([drawing]);
      expect(await log.about([drawing.id])).toMatchObject([
        { kind: 'drawing', digest: sha256(canonicalJson(drawing)) },
      ]);
      await due(pageOf(visit, drawing.capture));
      expect(await drawings.claim(LEASE, 0)).toBeNull();
    });

    it('go to another process when a lease ends, and the late one changes nothing', async () => {
      const visit = unique();
      await due(pageOf(visit));
      const late = await drawings.claim(0, 0);
      const next = await claimed();
      expect([late?.attempts, next.attempts]).toEqual([1, 2]);
      if (late === null) throw new Error('not claimed');
      expect(await drawings.settle(late, drawingOf(visit))).toBe(false);
      expect(await drawings.of([visit])).toEqual([]);
      await drawings.reclaim();
      expect((await claimed()).attempts).toBe(3);
    });

    it('are in line again once there is a browser, and only then', async () => {
      const [without, failed] = [unique(), unique()];
      await due(pageOf(without), pageOf(failed));
      const none = { picture: null, length: 0, from: [], browser: null };
      await drawings.settle(await claimed(), drawingOf(without, { ...none, reason: 'render:unavailable' }));
      await drawings.settle(await claimed(), drawingOf(failed, { ...none, reason: 'render:time' }));
      await drawings.retry();
      const again = await claimed();
      expect(again.visit).toBe(without);
      expect(await drawings.settle(again, drawingOf(without))).toBe(true);
      expect((await drawings.of([without])).map(({ reason }) => reason)).toEqual([null]);
      await drawings.retry();
      expect(await drawings.claim(LEASE, 0)).toBeNull();
    });

    it('go with their visit, drawn or not, and stay with one that is held', async () => {
      const site = `${unique()}.test`;
      const [gone, held] = [await seen(site), await seen(site)];
      await hold('visit', held);
      for (const visit of [gone, held]) {
        await due(pageOf(visit));
        await drawings.settle(await claimed(), drawingOf(visit));
      }
      await due(pageOf(gone, 'another'), pageOf(held, 'another'));
      const [of] = await drawings.of([gone]);
      const { removed } = (await toEnd(await begin({ site }))) ?? {};
      expect(removed).toMatchObject({ visits: 1, drawings: 1, drawings_due: 1 });
      expect((await drawings.of([gone, held])).map(({ visit }) => visit)).toEqual([held]);
      const freed = await store.purges.freed(10_000, '2030-01-01T00:00:00.000Z');
      expect(freed.map(({ digest }) => digest)).toContain(of?.picture);
    });
  });
}

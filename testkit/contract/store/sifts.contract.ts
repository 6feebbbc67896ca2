/** Sifts: a part is one worker's at a time; a checkpoint and what it found are stored together, or not at all. */
import { setTimeout as rest } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { PassedPage, SiftStep } from '../../../src/model/derived/sift.ts';
import type { SiftClaim, SiftFound, SiftNote } from '../../../src/model/ports/sift.ts';
import { AT } from '../../store/facts.ts';
import type { StoreBench } from './bench.ts';
import { purgeBench } from './purge-bench.ts';

const NONE = { records: 0, pages: 0, bytes: 0, own: 0, noarchive: 0, dropped: 0, passed: 0, unread: 0 };
const COUNTS = { ...NONE, records: 3, pages: 2, bytes: 700, dropped: 1, passed: 1 };
const OUTCOME = { read: true, kept: false, withheld: 0, suggested: 0, findings: 0 };

/** Each at a place of its own. */
let places = 0;
const pageOf = (site: string, entity = 'e1'): SiftFound => {
  places += 1;
  const place = { at: places, skip: 0 };
  const hits = [{ kind: 'value', entity, bits: 12, quote: `words of ${site}` }] as const;
  const doc: PassedPage = {
    ...{ entity, bits: 12, hits: [...hits], url: `http://${site}/`, site, capturedAt: AT, place, whole: true },
  };
  return { kind: 'page', site, place, doc };
};
const noteOf = (given: Partial<SiftNote>): SiftNote => ({
  ...{ next: null, bytes: 1_000, counts: COUNTS, problems: [], found: [] },
  ...given,
});

export function siftsContract(bench: StoreBench): void {
  const { store, unique } = bench;
  const { sifts } = store;
  const { begin: beginPurge, toEnd } = purgeBench(bench);
  async function counting(files: number): Promise<string> {
    const id = unique().slice(0, 32);
    const names = Array.from({ length: files }, (_, file) => ({ name: `/crawl/${id}/${file}.warc.gz`, bytes: 1_000 }));
    await sifts.begin({ id, bits: 10, revision: 'r', startedAt: AT, missing: [] }, names);
    return id;
  }
  async function begun(files: number): Promise<string> {
    const id = await counting(files);
    for (let file = 0; file < files; file += 1) await sifts.note(await claimed(id), noteOf({ counts: NONE }));
    await sifts.advance(id);
    return id;
  }
  const claimed = async (sift: string, leaseMs = 60_000): Promise<SiftClaim> => {
    for (const { id } of await sifts.waiting(10_000)) {
      if (!id.startsWith(sift)) continue;
      const claim = await sifts.claim(id, 'one', leaseMs);
      if (claim !== null) return claim;
    }
    throw new Error('no part waits');
  };
  const stepOf = async (id: string): Promise<SiftStep | null | undefined> => (await sifts.state(id))?.step;

  describe('sifts', () => {
    it('go from step to step, once nothing of the one before is left', async () => {
      const id = await begun(2);
      const site = `${id}.example`;
      for (const found of [[pageOf(site)], []]) {
        expect(await sifts.advance(id)).toBe(false);
        expect(await sifts.note(await claimed(id), noteOf({ found }))).toBe(true);
      }
      expect(await sifts.advance(id)).toBe(true);
      expect([await stepOf(id), await sifts.advance(id)]).toEqual(['gather', false]);
      for (let file = 0; file < 2; file += 1) {
        const claim = await claimed(id);
        expect(claim.part).toMatchObject({ step: 'gather', next: { at: 0, skip: 0 }, counts: COUNTS });
        await sifts.note(claim, noteOf({}));
      }
      expect(await sifts.advance(id)).toBe(true);
      const claim = await claimed(id);
      expect(claim.part).toMatchObject({ step: 'read', name: site });
      const [page] = await sifts.found(id, site, 'page', 10);
      expect(page).toMatchObject({ name: `/crawl/${id}/0.warc.gz`, doc: { url: `http://${site}/` } });
      expect(await sifts.settle(claim, OUTCOME, [])).toBe(true);
      expect(await sifts.advance(id)).toBe(true);
      expect(await sifts.state(id)).toMatchObject({
        ...{
          step: null,
          files: 2,
          sites: 1,
          counts: { ...COUNTS, pages: 4, records: 6, bytes: 1_400, dropped: 2, passed: 2 },
        },
        outcomes: { read: 1, withheld: 0, suggested: 0, findings: 0 },
      });
      expect([await sifts.found(id, site, 'page', 10), (await sifts.open()).includes(id)]).toEqual([[], false]);
    });

    it('count values in some of many files first', async () => {
      const id = await counting(2_500);
      const parts = (await sifts.waiting(10_000)).filter((part) => part.id.startsWith(id));
      expect([parts.length, new Set(parts.map(({ step }) => step))]).toEqual([834, new Set(['count'])]);
      const small = await counting(1);
      const doc = [{ sign: 'a.b', sites: [[1, 2]] as [number, number][] }];
      const found = [{ kind: 'signs', site: '', place: { at: 0, skip: 0 }, doc }] as const;
      expect(await sifts.note(await claimed(small), noteOf({ counts: NONE, found: [...found] }))).toBe(true);
      expect([await sifts.signs(small), await sifts.advance(small)]).toEqual([[doc], true]);
      expect((await claimed(small)).part).toMatchObject({ step: 'sieve', next: { at: 0, skip: 0 }, counts: NONE });
      await sifts.forget(id);
      await sifts.forget(small);
    });

    it('end after the sieve where nothing passed', async () => {
      const id = await begun(1);
      await sifts.note(await claimed(id), noteOf({}));
      expect([await sifts.advance(id), await stepOf(id)]).toEqual([true, null]);
    });

    it('a lost claim stores neither a checkpoint nor what was found', async () => {
      const id = await begun(1);
      const site = `${id}.example`;
      const lost = await claimed(id, 1);
      await rest(20);
      expect(await sifts.renew(lost, 60_000)).toBe(false);
      await sifts.reclaim(false);
      const mine = await claimed(id);
      expect(mine.part).toMatchObject({ deaths: 1, failures: 0 });
      const next = { at: 500, skip: 0 };
      expect(await sifts.note(lost, noteOf({ next, found: [pageOf(site)] }))).toBe(false);
      expect(await sifts.sites(id)).toEqual([]);
      expect(await sifts.note(mine, noteOf({ next, found: [pageOf(site)] }))).toBe(true);
      expect(await sifts.note(mine, noteOf({ next: { at: 700, skip: 3 }, found: [pageOf(site)] }))).toBe(true);
      await sifts.release(mine, null);
      expect((await claimed(id)).part).toMatchObject({ deaths: 0, next: { at: 700, skip: 3 } });
      expect(await sifts.sites(id)).toEqual([site]);
    });

    it('a file on which ten workers fail is given up, and said', async () => {
      const id = await begun(1);
      for (let turn = 0; turn < 10; turn += 1) await sifts.release(await claimed(id), { why: 'not there', afterMs: 0 });
      await sifts.reclaim(false);
      expect(await sifts.problems(id, 10)).toEqual([
        `/crawl/${id}/0.warc.gz: given up at byte 0 after 10 attempts: not there`,
      ]);
      expect([await sifts.advance(id), await stepOf(id)]).toEqual([true, null]);
    });

    it('a file is not lost by kills from outside', async () => {
      const id = await begun(1);
      for (let turn = 0; turn < 20; turn += 1) {
        await claimed(id, 1);
        await rest(5);
        await sifts.reclaim(false);
      }
      expect((await claimed(id)).part).toMatchObject({ deaths: 20, failures: 0 });
      expect(await sifts.problems(id, 10)).toEqual([]);
    });

    it('what they found goes with a purge of its site, its entity or a value', async () => {
      const id = await begun(1);
      const [site, other, third] = [`${id}.example`, `other-${id}.example`, `third-${id}.example`];
      const entity = unique();
      await sifts.note(await claimed(id), noteOf({ found: [pageOf(site), pageOf(other, entity), pageOf(third)] }));
      await toEnd(await beginPurge({ site }));
      expect(await sifts.sites(id)).toEqual([other, third].sort());
      await toEnd(await beginPurge({ entity }));
      expect(await sifts.sites(id)).toEqual([third]);
      await toEnd(await beginPurge({ value: `words of ${third}` }));
      expect(await sifts.sites(id)).toEqual([]);
      await toEnd(await beginPurge({ value: `/crawl/${id}/0.warc.gz` }));
      expect(await sifts.state(id)).toBeNull();
    });
  });
}

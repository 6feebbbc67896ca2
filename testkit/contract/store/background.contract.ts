/** Counts of values over all sites, frozen for each run. */
import { describe, expect, it } from 'vitest';
import { type Background, countedWithFree } from '../../../src/model/derived/background.ts';
import { fingerprintOf, OPTIONS, seedOf, visitOf } from '../../store/facts.ts';
import type { StoreBench } from './bench.ts';

const SHIPPED: Background = { id: 'shipped-1', sites: 100, count: (token) => (token === 'email:common' ? 40 : 0) };

export function backgroundContract({ store, openTarget, unique }: StoreBench): void {
  describe('background', () => {
    it('freezes counts by distinct site once a run, on top of the shipped ones, for ever', async () => {
      const p = unique();
      const token = `${p}:shared`;
      const save = async (n: number, tokens: string[]): Promise<void> => {
        const id = unique();
        const site = `${p}-${n}.example`;
        await store.ledger.importVisit(
          visitOf(id, { site, captures: [] }),
          fingerprintOf(id, site, { tokens }),
          [],
          [],
        );
      };
      for (const n of [1, 2, 3]) await save(n, [token, 'email:common', `${p}:own-${n}`]);
      await save(3, [token, 'email:common']);
      await save(4, [`${p}:pair`]);
      await save(5, [`${p}:pair`]);
      const target = await openTarget();
      const frozen = await store.fingerprints.freezeBackground(target.run, SHIPPED);
      expect((await store.ledger.run(target.run))?.background).toBe(frozen.id);
      expect(frozen.id).not.toBe(SHIPPED.id);
      expect(frozen.sites).toBeGreaterThanOrEqual(105);
      expect([token, 'email:common', `${p}:pair`, `${p}:own-1`].map(frozen.count)).toEqual([3, 43, 0, 0]);

      const other = await openTarget();
      expect((await store.fingerprints.freezeBackground(other.run, SHIPPED)).id).toBe(frozen.id);
      await save(6, [token]);
      expect((await store.fingerprints.freezeBackground(target.run, SHIPPED)).id).toBe(frozen.id);
      const again = await store.fingerprints.background(frozen.id, SHIPPED);
      expect([again?.sites, again?.count(token)]).toEqual([frozen.sites, 3]);
      const later = await openTarget();
      const next = await store.fingerprints.freezeBackground(later.run, SHIPPED);
      expect([next.id === frozen.id, next.count(token), next.sites]).toEqual([false, 4, frozen.sites + 1]);

      expect(await store.fingerprints.background('unknown', SHIPPED)).toBeNull();
      expect(await store.fingerprints.background(frozen.id, { ...SHIPPED, id: 'shipped-2' })).toBeNull();
      expect((await store.fingerprints.background(SHIPPED.id, SHIPPED))?.id).toBe(SHIPPED.id);
    });

    it('counts a party once, and tells which sites share what several carry', async () => {
      const p = unique();
      const saved = [1, 2, 3, 4, 5].map((n) => ({ id: unique(), site: `${p}-${n}.example` }));
      for (const { id, site } of saved)
        await store.ledger.importVisit(
          visitOf(id, { site, captures: [] }),
          fingerprintOf(id, site, { tokens: [`${p}:all`, `${p}:of-${site}`] }),
          [],
          [],
        );
      const { sites, carriers } = await store.fingerprints.countable({ least: 5, most: 64, text: `${p}:all` });
      const mine = saved.map(({ id }) => sites.findIndex(({ visit }) => visit === id));
      expect(mine.every((i) => i >= 0)).toBe(true);
      expect(mine.map((i) => sites[i]?.text)).toEqual([1, 1, 1, 1, 1]);
      const ascending = [...mine].sort((a, b) => a - b);
      expect(carriers).toContainEqual(ascending);
      const fewer = await store.fingerprints.countable({ least: 6, most: 64, text: p });
      expect(fewer.carriers).not.toContainEqual(ascending);
      const first3 = await store.fingerprints.countable({ least: 5, most: 3, text: p });
      expect(first3.carriers).toContainEqual(ascending.slice(0, 3));

      const [first, second, third] = mine;
      const joined = sites.map((site, i) => {
        return { ...site, party: i === second || i === third ? (first ?? i) : i, stating: mine.includes(i) ? -1 : i };
      });
      const target = await openTarget();
      const frozen = await store.fingerprints.freezeBackground(target.run, SHIPPED, joined);
      expect([frozen.count(`${p}:all`), frozen.count(countedWithFree(`${p}:all`))]).toEqual([3, 0]);
      const next = await openTarget();
      const stated = await store.fingerprints.freezeBackground(next.run, SHIPPED, joined, [p]);
      expect([stated.count(`${p}:all`), stated.count(countedWithFree(`${p}:all`))]).toEqual([0, 3]);
      expect(stated.sites).toBe(frozen.sites);
    });

    it('numbers carriers as the sites are numbered, whatever comes in meanwhile', async () => {
      const p = unique();
      const save = async (n: number, tokens: string[]): Promise<string> => {
        const [id, site] = [unique(), `${p}-${n}.example`];
        const print = fingerprintOf(id, site, { tokens });
        await store.ledger.importVisit(visitOf(id, { site, captures: [] }), print, [], []);
        return id;
      };
      const mine: string[] = [];
      for (const n of [1, 2, 3]) mine.push(await save(n, [`${p}:all`]));
      const coming = Array.from({ length: 40 }, (_, n) => n + 10);
      const read = async () => {
        const { sites, carriers } = await store.fingerprints.countable({ least: 3, most: 64, text: p });
        const places = mine.map((id) => sites.findIndex(({ visit }) => visit === id)).sort((a, b) => a - b);
        expect(carriers).toContainEqual(places);
      };
      await Promise.all(coming.map((n) => Promise.all([save(n, [`${p}:${n}`]), read()])));
    });

    it('freezes more values than a statement takes parameters', async () => {
      const p = unique();
      const tokens = Array.from({ length: 70_000 }, (_, i) => `${p}:${i}`);
      for (const n of [1, 2, 3]) {
        const id = unique();
        const site = `${p}-${n}.example`;
        await store.ledger.importVisit(
          visitOf(id, { site, captures: [] }),
          fingerprintOf(id, site, { tokens }),
          [],
          [],
        );
      }
      const target = await openTarget();
      const frozen = await store.fingerprints.freezeBackground(target.run, SHIPPED);
      expect(frozen.count(`${p}:69999`)).toBe(3);
    });

    it('takes the background that the run names', async () => {
      const options = { ...OPTIONS, background: SHIPPED.id };
      const { run } = await store.ledger.openRun(unique(), options, [seedOf('https://a.example/')], false);
      expect(run.background).toBeNull();
      expect((await store.fingerprints.freezeBackground(run.id, SHIPPED)).id).toBe(SHIPPED.id);
      expect((await store.ledger.run(run.id))?.background).toBe(SHIPPED.id);
    });
  });
}

/** What no purge may take, whenever it is held: between two parts too. */
import { describe, expect, it } from 'vitest';
import { finishPurges } from '../../../src/flow/operations/purge.ts';
import type { PurgeDocument, PurgeRule } from '../../../src/model/decisions/purge.ts';
import { AT, deliveryOf, mentionOf } from '../../store/facts.ts';
import type { StoreBench } from './bench.ts';
import { OLD, purgeBench } from './purge-bench.ts';

export function purgesContract(bench: StoreBench): void {
  describe('purges', () => {
    const { store, pool } = bench;
    const { unique, rule, begin, step, toEnd, holdOn, hold, judged, visits, seen, between, found, sharing } =
      purgeBench(bench);

    it('keeps what is put under a hold between two parts, and while a part waits for the hold', async () => {
      const site = `${unique()}.test`;
      const ids = [await seen(site), await seen(site), await seen(site)].sort();
      const [first = '', second = '', third = ''] = ids;
      const id = await begin({ site });
      while ((await store.purges.running()).some((one) => one.id === id && one.parts === 0)) await step(id);
      expect(await visits(...ids)).toEqual([false, true, true]);
      await hold('visit', second);
      // Not committed yet when the part begins.
      const client = await pool.connect();
      await client.query('begin');
      const { id: other, kind, subject } = holdOn('visit', third);
      const sql = `insert into revenant_holds (id, kind, subject, doc) values ($1, $2, $3, '{}')`;
      await client.query(sql, [other, kind, subject]);
      const done = toEnd(id, 1);
      await bench.untilLocked(client, done);
      await client.query('commit');
      client.release();
      expect(await done).toMatchObject({ removed: { visits: 1 }, kept: 2 });
      expect(await visits(...ids)).toEqual([false, true, true]);
      // Removed in the meantime: such a hold would keep nothing.
      const holds = (await store.holds.list({})).length;
      await expect(hold('visit', first)).rejects.toThrow(`there is no visit ${first}`);
      expect(await store.holds.list({})).toHaveLength(holds);
    });

    it('keeps each visit that a held or confirmed finding ever rested on, though the rule does not name it', async () => {
      for (const keep of [(id: string) => hold('finding', id), (id: string) => judged(id, 'positive')]) {
        const [x, y, match] = [`${unique()}.test`, `${unique()}.test`, unique()];
        const before = '2021-01-01T00:00:00.000Z';
        const [old, own] = [await seen(x, [], OLD), await seen(y)];
        await found(between(match, [x, old], [y, own]));
        const later = await seen(x);
        await found({ ...between(match, [x, later], [y, own]), verdict: 'strong', weight: 30 });
        await keep(match);
        expect(await toEnd(await begin({ site: x, before }))).toMatchObject({ removed: { visits: 0 }, kept: 1 });
        expect(await visits(old, later)).toEqual([true, true]);
      }
    });

    it('of a site ends that anybody is compared with it at once, and takes what was found meanwhile', async () => {
      const [x, y, match, key] = [`${unique()}.test`, `${unique()}.test`, unique(), unique()];
      const [old, own] = [await seen(x, [key], OLD), await seen(y, [key])];
      const later = await seen(x, [key]);
      const finding = between(match, [x, later], [y, own]);
      await found(finding);
      await judged(match, 'negative');
      expect(await sharing(y, [key])).toEqual([x]);
      const id = await begin({ site: x });
      expect(await sharing(y, [key])).toEqual([]);
      await step(id);
      expect(await store.matches.get(match)).toBeNull();
      // A worker that had read the site before.
      await found(finding);
      let done: PurgeDocument | null = null;
      while (done === null) {
        done = await step(id);
        expect(await sharing(y, [key])).toEqual([]);
      }
      expect(await store.matches.get(match)).toBeNull();
      expect(await visits(old, later, own)).toEqual([false, false, true]);
    });

    it('of a site that is held after it began leaves it compared as before', async () => {
      for (const kept of ['old', 'later', 'both']) {
        const [x, y, key] = [`${unique()}.test`, `${unique()}.test`, unique()];
        await seen(y, [key]);
        const ids = { old: await seen(x, [key], OLD), later: await seen(x, [key]) };
        const id = await begin({ site: x });
        if (kept === 'both') await hold('site', x);
        else await hold('visit', ids[kept as 'old' | 'later']);
        await toEnd(id, kept === 'later' ? 1 : 1_000);
        expect(await visits(ids.old, ids.later), kept).toEqual([kept !== 'later', kept !== 'old']);
        expect(await sharing(y, [key]), kept).toEqual([x]);
      }
    });

    it('go on though one before them always fails', async () => {
      const broken = await begin({ site: 'nobody.test' });
      const sql = `update revenant_purges set rule = '{"before":"no time"}', phase = 'rest' where id = $1`;
      await pool.query(sql, [broken]);
      const id = await begin({ site: 'nobody.test' });
      await expect(finishPurges({ store, clock: { now: () => new Date(AT) } }, 0)).rejects.toThrow('no time');
      expect((await store.purges.running()).map((one) => one.id)).toEqual([broken]);
      expect((await store.purges.records()).map((one) => one.id)).toContain(id);
      await pool.query('delete from revenant_purges where id = $1', [broken]);
    });

    it('put findings held since the plan into their record', async () => {
      const [x, y, match] = [`${unique()}.test`, `${unique()}.test`, unique()];
      await found(between(match, [x, await seen(x)], [y, await seen(y)]));
      const id = await begin({ site: x });
      await hold('finding', match);
      expect(await toEnd(id)).toMatchObject({ held: [{ match, why: 'hold' }], removed: { visits: 0, matches: 0 } });
    });

    it('leaves alerts, observations and mentions of what it keeps', async () => {
      const [x, y, match, entity] = [`${unique()}.test`, `${unique()}.test`, unique(), unique()];
      const [own, other] = [await seen(x, [], OLD), await seen(y, [], OLD)];
      const finding = between(match, [x, own], [y, other]);
      await found({ ...finding, right: { ...finding.right, entity: { id: entity, name: 'E' } } });
      const delivery = deliveryOf(unique());
      const alert = { ...delivery.alert, match, left: x, right: y, entity: { id: entity, name: 'E' } };
      await store.outbox.add([{ ...delivery, alert }]);
      const value = unique();
      const address = { kind: 'address', value, source: 'DNS' } as const;
      await store.observations.see(x, [address], OLD);
      await store.mentions.save(own, { index: 'l', mentions: [mentionOf(entity)], cut: false });
      const held = holdOn('finding', match);
      await store.holds.add(held);
      const left = async () => [
        (await store.outbox.about(match)).length,
        (await store.observations.of(x)).length,
        (await store.mentions.list({ visit: own })).length,
      ];
      const planned = async (of: Partial<PurgeRule>) => {
        const { removed } = await store.purges.plan(rule(of));
        return ['deliveries', 'observations', 'mentions'].map((table) => removed[table]);
      };
      const before = '2021-01-01T00:00:00.000Z';
      for (const of of [{ site: x }, { entity }, { before }, { value: x }, { value }]) {
        expect(await planned(of), JSON.stringify(of)).toEqual([0, 0, 0]);
        await toEnd(await begin(of));
        expect(await left(), JSON.stringify(of)).toEqual([1, 1, 1]);
      }
      await hold('site', x);
      await store.holds.lift(held.id, { by: 'A', at: AT, reason: 'over' });
      for (const of of [{ entity }, { site: x }]) {
        expect(await planned(of), JSON.stringify(of)).toEqual([0, 0, 0]);
        await toEnd(await begin(of));
        expect(await left(), JSON.stringify(of)).toEqual([1, 1, 1]);
      }
      for (const { id } of await store.holds.list({ kind: 'site', subject: x }))
        await store.holds.lift(id, { by: 'A', at: AT, reason: 'over' });
      expect(await planned({ entity })).toEqual([1, 0, 1]);
      expect(await planned({ value })).toEqual([0, 1, 0]);
      const confirm = () => judged(match, 'positive');
      for (const keep of [() => hold('site', y), confirm]) {
        await keep();
        expect(await planned({ value })).toEqual([0, 0, 0]);
        for (const { id } of await store.holds.list({ kind: 'site', subject: y }))
          await store.holds.lift(id, { by: 'A', at: AT, reason: 'over' });
      }
      await judged(match, 'negative');
      expect(await planned({ site: x })).toEqual([1, 1, 1]);
      await toEnd(await begin({ site: x }));
      expect(await left()).toEqual([0, 0, 0]);
    });
  });
}

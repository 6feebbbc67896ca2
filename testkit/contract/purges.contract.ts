/** What no purge may take, whenever it is held: between two parts too. Part of store.contract.ts. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { finishPurges } from '../../src/flow/operations/purge.ts';
import type { Assignment } from '../../src/model/decisions/assignment.ts';
import type { CaseItem } from '../../src/model/decisions/case.ts';
import type { Judgement } from '../../src/model/decisions/evidence.ts';
import type { Hold, HoldKind } from '../../src/model/decisions/hold.ts';
import type { PurgeDocument, PurgeRule } from '../../src/model/decisions/purge.ts';
import type { Match } from '../../src/model/derived/match.ts';
import type { Claim, Step } from '../../src/model/ports/ledger.ts';
import type { Store } from '../../src/model/ports/store.ts';
import type { SqlPool } from '../../src/store/database/pool.ts';
import {
  AT,
  captureOf,
  deliveryOf,
  fingerprintOf,
  matchOf,
  mentionOf,
  OPTIONS,
  seedOf,
  visitOf,
} from '../store/facts.ts';

const OLD = '2020-01-01T00:00:00.000Z';
let names = 0;

export function purgesContract(opened: () => { readonly store: Store; readonly pool: SqlPool }): void {
  describe('purges', () => {
    const unique = (): string => `purge-${++names}`;
    const rule = (of: Partial<PurgeRule>): PurgeRule => ({
      before: null,
      site: null,
      entity: null,
      value: null,
      ...of,
    });
    const begin = (of: Partial<PurgeRule>): Promise<string> =>
      opened().store.purges.begin(rule(of), (plan) => {
        const head = { schema: 'revenant.purge/1', id: unique(), done: true, at: AT, by: 'A', reason: 'r' } as const;
        return { ...head, rule: rule(of), ...plan };
      });
    const step = (id: string): Promise<PurgeDocument | null> => opened().store.purges.step(id, 1, AT);
    async function toEnd(id: string): Promise<PurgeDocument> {
      for (;;) {
        const done = await step(id);
        if (done !== null) return done;
      }
    }
    const holdOn = (kind: HoldKind, subject: string): Hold => ({
      ...{ schema: 'revenant.hold/1', id: unique(), kind, subject, by: 'A', at: AT, reason: 'a court', lifted: null },
    });
    const hold = (kind: HoldKind, subject: string) => opened().store.holds.add(holdOn(kind, subject));
    const judged = (match: string, judgement: string) =>
      opened().pool.query('insert into revenant_judgements (id, match, doc) values ($1, $2, $3::json)', [
        unique(),
        match,
        JSON.stringify({ judgement }),
      ]);
    const stays = async (visit: string): Promise<boolean> => (await opened().store.ledger.visit(visit)) !== null;
    const visits = async (...ids: string[]): Promise<boolean[]> => {
      const all: boolean[] = [];
      for (const id of ids) all.push(await stays(id));
      return all;
    };
    async function seen(site: string, keys: string[] = [], endedAt = AT): Promise<string> {
      const { ledger } = opened().store;
      const [id, captures] = [unique(), [captureOf(unique(), `https://${site}/`)]];
      const { run } = await ledger.openRun(id, OPTIONS, [seedOf(`https://${site}/`)], false);
      const [target] = await ledger.waiting(run.id);
      const claimed = async (at: Step): Promise<Claim> => {
        const claim = await ledger.claim(target?.id ?? '', at, 'w', false, 60_000);
        if (claim === null) throw new Error('not claimed');
        return claim;
      };
      await ledger.saveVisit(await claimed('capture'), visitOf(id, { run: run.id, site, endedAt, captures }), true);
      const fingerprint = fingerprintOf(id, site, { keys, capturedAt: endedAt });
      await ledger.saveFingerprint(await claimed('fingerprint'), fingerprint);
      await ledger.saveScreening(await claimed('screen'), [], []);
      return id;
    }
    const between = (id: string, left: [site: string, visit: string], right: [site: string, visit: string]): Match => {
      const { left: side } = matchOf(id);
      const [one, other] = [left, right].map(([site, visit]) => ({ ...side, site, visit }));
      return matchOf(id, { left: one ?? side, right: other ?? side });
    };
    const found = (...matches: Match[]) => opened().store.ledger.saveFound(matches, []);
    const sharing = async (site: string, keys: string[]): Promise<string[]> =>
      (await opened().store.fingerprints.candidates(fingerprintOf('v', site, { keys }), 9)).map(
        ({ fingerprint }) => fingerprint.site,
      );

    it('keeps what is put under a hold between two parts, and while a part waits for the hold', async () => {
      const { store, pool } = opened();
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
      const done = toEnd(id);
      await sleep(300);
      await client.query('commit');
      client.release();
      expect(await done).toMatchObject({ removed: { visits: 1 }, kept: 2 });
      expect(await visits(...ids)).toEqual([false, true, true]);
      // Removed in the meantime: such a hold would keep nothing.
      const holds = (await store.holds.list({})).length;
      await expect(hold('visit', first)).rejects.toThrow(`there is no visit ${first}`);
      expect(await store.holds.list({})).toHaveLength(holds);
    });

    describe('and what is said of a finding at the same moment', () => {
      const judgement = (match: string, id: string): Judgement => ({
        ...{ schema: 'revenant.judgement/1', id, match, judgement: 'positive', by: 'A', why: 'r', at: AT },
        judged: { match: 'm', evidence: 'e', verdict: 'strong', weight: 30, model: 'x' },
      });
      const assignment = (match: string, id: string): Assignment => ({
        ...{ schema: 'revenant.assignment/1', id, match, to: 'B', by: 'A', at: AT },
      });
      const item = (subject: string): CaseItem => ({ kind: 'finding', subject, text: '', by: 'A', at: AT });
      async function purgeOf(): Promise<{ readonly match: string; readonly purge: string }> {
        const [x, y, match] = [`${unique()}.test`, `${unique()}.test`, unique()];
        await found(between(match, [x, await seen(x)], [y, await seen(y)]));
        return { match, purge: await begin({ site: x }) };
      }
      const open = async (): Promise<string> => {
        const id = unique();
        await opened().store.cases.add({ id, name: id, by: 'A', at: AT });
        return id;
      };
      const rows = async (match: string): Promise<number> => {
        const { rows: counts } = await opened().pool.query<{ n: number }>(
          `select ((select count(*) from revenant_case_items where subject = $1) + (select count(*) from revenant_judgements where match = $1)
            + (select count(*) from revenant_assignments where match = $1))::integer as n`,
          [match],
        );
        return counts[0]?.n ?? 0;
      };
      /** Starts both while another transaction holds what the first of them waits for at its end. */
      async function together(held: string, first: () => Promise<unknown>, second: () => Promise<unknown>) {
        const client = await opened().pool.connect();
        await client.query('begin');
        await client.query(held);
        const settled: Promise<PromiseSettledResult<unknown>[]>[] = [];
        for (const one of [first, second]) {
          settled.push(Promise.allSettled([one()]));
          await sleep(100);
        }
        await client.query('commit');
        client.release();
        return (await Promise.all(settled)).flat();
      }
      const HEAD = 'select * from revenant_log_head for update';

      it('that comes while a part removes it is refused, and nothing of it stays', async () => {
        const { store } = opened();
        const box = await open();
        for (const say of [
          (match: string) => store.cases.put(box, item(match)),
          (match: string) => store.judgements.add(judgement(match, unique()), true, { reviewed: [], retracted: [] }),
          (match: string) => store.assignments.add([assignment(match, unique())]),
        ]) {
          const { match, purge } = await purgeOf();
          const [done, said] = await together(
            HEAD,
            () => toEnd(purge),
            () => say(match),
          );
          expect(done).toMatchObject({ status: 'fulfilled', value: { removed: { matches: 1 } } });
          expect(said).toMatchObject(
            said?.status === 'fulfilled' ? { value: 0 } : { reason: { message: `there is no finding ${match}` } },
          );
          expect(await store.matches.get(match)).toBeNull();
          expect(await rows(match)).toBe(0);
        }
        expect((await store.cases.get(box))?.history).toHaveLength(1);
      });

      it('that a part waits for is seen by it', async () => {
        const { store } = opened();
        const box = await open();
        for (const [isKept, held, say] of [
          // The item is stored, and waits to be put into the history.
          [
            true,
            'lock table revenant_case_events in exclusive mode',
            async (match: string) => store.cases.put(box, item(match)),
          ],
          [
            true,
            HEAD,
            (match: string) => store.judgements.add(judgement(match, unique()), true, { reviewed: [], retracted: [] }),
          ],
          [false, HEAD, (match: string) => store.assignments.add([assignment(match, unique())])],
        ] as const) {
          const { match, purge } = await purgeOf();
          const [said, done] = await together(
            held,
            () => say(match),
            () => toEnd(purge),
          );
          expect(said).toMatchObject({ status: 'fulfilled' });
          expect(done).toMatchObject({ status: 'fulfilled', value: { removed: { matches: isKept ? 0 : 1 } } });
          expect(await rows(match)).toBe(isKept ? 1 : 0);
        }
      });
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
      expect(await opened().store.matches.get(match)).toBeNull();
      // A worker that had read the site before.
      await found(finding);
      let done: PurgeDocument | null = null;
      while (done === null) {
        done = await step(id);
        expect(await sharing(y, [key])).toEqual([]);
      }
      expect(await opened().store.matches.get(match)).toBeNull();
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
        await toEnd(id);
        expect(await visits(ids.old, ids.later), kept).toEqual([kept !== 'later', kept !== 'old']);
        expect(await sharing(y, [key]), kept).toEqual([x]);
      }
    });

    it('go on though one before them always fails', async () => {
      const { store, pool } = opened();
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
      const { store } = opened();
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

/** Listed entities and the versions of their lists. */
import { describe, expect, it } from 'vitest';
import { Entity } from '../../../src/model/facts/seed.ts';
import type { ListVersion } from '../../../src/model/facts/watchlist.ts';
import type { SiteQuery } from '../../../src/model/ports/watchlists.ts';
import { AT, fingerprintOf, visitOf } from '../../store/facts.ts';
import type { StoreBench } from './bench.ts';

export function watchlistsContract({ store, unique }: StoreBench): void {
  describe('watchlists', () => {
    it('counts what a watchlist added and changed', async () => {
      const entity = (id: string, name: string) => ({
        id,
        type: 'company' as const,
        names: [name],
        aliases: [],
        dates: {},
        identifiers: {
          websites: [],
          emails: [],
          phones: [],
          social: [],
          addresses: [],
          registrationNumbers: [],
          wallets: [],
        },
        captures: [],
      });
      const [a, b] = [unique(), unique()];
      const long = 'x'.repeat(5_000);
      expect(await store.entities.save([entity(a, 'One'), entity(b, 'Two\0'), entity(long, 'Long')])).toEqual({
        added: 3,
        changed: 0,
      });
      expect(await store.entities.save([entity(a, 'One'), entity(b, 'Other')])).toEqual({ added: 0, changed: 1 });
      expect(await store.entities.get(b)).toEqual(entity(b, 'Other'));
      expect(await store.entities.get('nobody')).toBeNull();
      expect((await store.entities.list()).map(({ id }) => id)).toEqual([a, b, long].sort());
      const revision = await store.entities.revision();
      expect(await store.entities.save([])).toEqual({ added: 0, changed: 0 });
      expect(await store.entities.save([entity(b, 'Other')])).toEqual({ added: 0, changed: 0 });
      expect(await store.entities.revision()).toBe(revision);
      await store.entities.save([entity(b, 'Yet another')]);
      expect(await store.entities.revision()).not.toBe(revision);
      const streamed: string[] = [];
      for await (const page of store.entities.stream()) streamed.push(...page.map(({ id }) => id));
      expect(streamed).toEqual([a, b, long].sort());
    });

    it('reads and counts the entities of one list, or of none', async () => {
      const [list, other] = [unique(), unique()];
      const ids = Array.from({ length: 5 }, () => unique());
      const before = await store.entities.count(null);
      await store.entities.save([
        ...ids.map((id) => Entity.parse({ id, names: ['One'], list })),
        Entity.parse({ id: unique(), names: ['Other'], list: other }),
        Entity.parse({ id: unique(), names: ['Of none'] }),
      ]);
      expect([await store.entities.count(list), await store.entities.count(other)]).toEqual([5, 1]);
      expect(await store.entities.count(null)).toBe(before + 1);
      expect(await store.entities.count('nobody’s')).toBe(0);
      const first = await store.entities.page(null, 3, list);
      const rest = await store.entities.page(first.at(-1)?.place ?? null, 3, list);
      expect([...first, ...rest].map(({ entity }) => entity.id)).toEqual([...ids].sort());
    });

    it('keeps versions of a list, all of one or nothing, and finds the sites that it touches', async () => {
      const list = unique();
      const [mine, other] = [`${list}:1`, `${list}:2`];
      const entity = (id: string, name: string) => Entity.parse({ id, names: [name], list });
      const version = (ordinal: number): ListVersion => ({
        schema: 'revenant.list-version/1',
        list,
        ordinal,
        content: unique(),
        format: 'own',
        parts: ['primary'],
        files: [],
        date: `2021-0${ordinal}-01`,
        counts: {
          entities: 0,
          badRows: 0,
          types: {},
          names: 0,
          aliases: 0,
          values: {},
          checked: 0,
          failedChecks: 0,
          unreadable: {},
          relationships: 0,
        },
        changes: { added: 0, returned: 0, removed: 0, changed: 0 },
        importedAt: AT,
      });
      const said = async (ordinal: number): Promise<string[]> => {
        const names: string[] = [];
        for await (const page of store.watchlists.snapshot(list, ordinal))
          names.push(...page.flatMap((one) => one.names));
        return names.sort();
      };
      await store.watchlists.take(list, 0, async (writer) => {
        await writer.put([entity(mine, 'One'), entity(other, 'Two')]);
        return version(1);
      });
      await expect(
        store.watchlists.take(list, 1, async (writer) => {
          await writer.put([entity(mine, 'Lost')]);
          throw new Error('broken off');
        }),
      ).rejects.toThrow('broken off');
      expect(await said(1)).toEqual(['One', 'Two']);

      const [visit, site] = [unique(), `${list}.example`];
      const fingerprint = fingerprintOf(visit, site, { keys: [`contact-email:a@${site}`] });
      const seen = visitOf(visit, { site, entity: mine, target: `https://www.${site}/` });
      await store.ledger.importVisit(seen, fingerprint, [], []);
      await store.watchlists.take(list, 1, async (writer) => {
        const known = await writer.known([mine, other, 'nobody']);
        expect([...known.keys()].sort()).toEqual([mine, other]);
        await writer.put([entity(mine, 'One, renamed')]);
        const gone: string[] = [];
        for await (const page of writer.absent(new Set([mine]))) gone.push(...page.map(({ id }) => id));
        expect(gone).toEqual([other]);
        await writer.leave(gone, '2021-01-01');
        const query = {
          ref: 7,
          entity: mine,
          sites: [{ site, by: 'website', value: site }],
          keys: [{ key: `contact-email:a@${site}`, by: 'email', value: `a@${site}` }],
        };
        const touched = async (one: SiteQuery) => (await writer.touched([one])).map((found) => found.touched.by);
        expect(await touched(query)).toEqual(['attributed', 'website', 'email']);
        const at = (address: string) => ({ ...query, sites: [{ site, by: 'website', value: site, address }] });
        expect(await touched(at(`${site}/~quill`))).toEqual(['attributed', 'email']);
        expect(await touched(at(site))).toEqual(['attributed', 'website', 'email']);
        return version(2);
      });
      expect([await said(1), await said(2)]).toEqual([['One', 'Two'], ['One, renamed']]);
      expect((await store.entities.get(other))?.lastOnList).toBe('2021-01-01');
      expect((await store.watchlists.newest(list))?.ordinal).toBe(2);
      const [first, newest] = [version(1).date, version(2).date];
      expect(await store.watchlists.datesOf(mine)).toEqual({ first, before: null, newest });
      expect(await store.watchlists.datesOf('nobody')).toBeNull();
      await expect(store.watchlists.take(list, 1, async () => version(2))).rejects.toThrow(/another import/);
      const late = unique();
      const both = await Promise.allSettled(
        [1, 2].map(() =>
          store.watchlists.take(list, 2, async (writer) => {
            await writer.put([entity(late, 'Late')]);
            return version(3);
          }),
        ),
      );
      const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      expect(refused).toEqual([expect.objectContaining({ message: expect.stringMatching(/another import/) })]);
      expect(await store.watchlists.datesOf(late)).toEqual({
        first: version(3).date,
        before: newest,
        newest: version(3).date,
      });
      // What a versioned list says is not overwritten from elsewhere.
      expect(await store.entities.save([entity(mine, 'Somebody else')])).toEqual({ added: 0, changed: 0 });
    });
  });
}

/** Whose a site is: by entries, visits and confirmed findings; what changes is compared again once. */
import { describe, expect, it } from 'vitest';
import { Entity } from '../../../src/model/facts/seed.ts';
import type { ConfirmedSite, EntrySite } from '../../../src/model/ports/attributions.ts';
import { fingerprintOf, visitOf } from '../../store/facts.ts';
import type { StoreBench } from './bench.ts';
import { purgeBench } from './purge-bench.ts';

export function attributionsContract(bench: StoreBench): void {
  describe('attributions', () => {
    const { store, unique, pool } = bench;
    const { attributions, entities, ledger } = store;
    const { begin, toEnd } = purgeBench(bench);
    const sitesOf = ({ identifiers }: Entity): EntrySite[] =>
      identifiers.websites.map((site) => ({ site, kind: 'website', address: null }));
    async function entry(id: string, ...websites: string[]): Promise<void> {
      await entities.save([Entity.parse({ id, names: [`${id} Ltd`], identifiers: { websites } })]);
      while ((await attributions.readEntries(sitesOf, 2)) > 0);
    }
    async function visited(site: string, entity: string | null = null): Promise<string> {
      const visit = visitOf(unique(), { site, target: `http://${site}/`, entity });
      await ledger.importVisit(visit, fingerprintOf(visit.id, site), [], []);
      return visit.id;
    }
    const whys = async (entity: string) =>
      (await attributions.ofEntity(entity)).map(({ site, why }) => `${site} ${why}`);
    /** Takes all that is changed, and returns the sites. */
    async function compared(): Promise<string[]> {
      const sites: string[] = [];
      for (
        let one = await attributions.takeChanged(60_000);
        one !== null;
        one = await attributions.takeChanged(60_000)
      ) {
        sites.push(one.site);
        await attributions.settleChanged(one);
      }
      return sites;
    }
    const confirmed = (site: string, entity: string, more: Partial<ConfirmedSite> = {}): ConfirmedSite => ({
      ...({ site, kind: 'website', entity, since: '2026-01-01', chain: ['old.example'], match: unique() } as const),
      ...more,
    });

    it('follow an entry: named, named no more, and named again since the first day', async () => {
      const [id, one, two] = [unique(), `${unique()}.example`, `${unique()}.example`];
      await entry(id, one, two);
      expect((await whys(id)).sort()).toEqual([`${one} list`, `${two} list`].sort());
      const [{ since } = { since: '' }] = await attributions.ofEntity(id);
      await pool.query(`update revenant_attributions set since = '2020-02-02' where entity = $1`, [id]);
      await entry(id, two);
      expect(await whys(id)).toEqual([`${two} list`]);
      await entry(id, one, two);
      expect((await attributions.ofEntity(id)).map((row) => row.since)).toEqual(['2020-02-02', '2020-02-02']);
      expect(since).toMatch(/^\d{4}-\d\d-\d\d$/);
    });

    it('are told with the entry, the parked visits, and a platform by its members', async () => {
      const [id, site, host] = [unique(), `${unique()}.example`, `${unique()}.example`];
      await entry(id, site, host);
      const at = '2026-02-03T04:05:06.000Z';
      await ledger.importVisit(
        visitOf(unique(), { site, condition: 'parked', state: 'hollow', startedAt: at }),
        fingerprintOf(unique(), site, { comparable: false }),
        [],
        [],
      );
      const member = visitOf(unique(), { site: `${host}/member`, kind: 'trade-listing' });
      await ledger.importVisit(member, fingerprintOf(member.id, member.site, { kind: 'trade-listing' }), [], []);
      const known = await attributions.of([site, host, `${unique()}.example`]);
      expect([...known.keys()].sort()).toEqual([site, host].sort());
      expect(known.get(site)).toMatchObject({ parked: [at], isPlatform: false, claims: [{ entity: { id } }] });
      expect(known.get(host)).toMatchObject({ parked: [], isPlatform: true });
    });

    it('by a visit are a capture’s or a seed’s, and go with the last of them', async () => {
      const [id, site] = [unique(), `${unique()}.example`];
      await entry(id);
      await visited(site, id);
      expect(await whys(id)).toEqual([`${site} seed`]);
      await visited(site, id);
      expect(await whys(id)).toEqual([`${site} seed`]);
      await toEnd(await begin({ site }));
      expect(await whys(id)).toEqual([]);
    });

    it('go with a purged entity', async () => {
      const [id, site] = [unique(), `${unique()}.example`];
      await entry(id, site);
      await visited(site);
      await toEnd(await begin({ entity: id }));
      expect(await attributions.ofEntity(id)).toEqual([]);
      expect((await attributions.of([site])).size).toBe(0);
    });

    it('have a site compared again when they change, once it was visited', async () => {
      await compared();
      const [id, seen, unseen] = [unique(), `${unique()}.example`, `${unique()}.example`];
      await pool.query('update revenant_runs set finished_at = coalesce(finished_at, now())');
      await visited(seen);
      await entry(id, seen, unseen);
      expect(await attributions.countChanged()).toBe(1);
      expect(await compared()).toEqual([seen]);
      await entry(id, seen, unseen);
      expect(await compared()).toEqual([]);
      await entry(id, unseen);
      expect(await compared()).toEqual([seen]);
    });

    it('that change once more while a site is compared have it compared once more', async () => {
      await compared();
      const [id, site] = [unique(), `${unique()}.example`];
      await visited(site);
      await entry(id, site);
      const first = await attributions.takeChanged(60_000);
      expect(first?.site).toBe(site);
      expect(await attributions.takeChanged(60_000)).toBeNull();
      await entry(id);
      if (first !== null) await attributions.settleChanged(first);
      expect(await compared()).toEqual([site]);
    });

    it('of a worker that died are taken by another', async () => {
      await compared();
      const [id, site] = [unique(), `${unique()}.example`];
      await visited(site);
      await entry(id, site);
      expect((await attributions.takeChanged(0))?.site).toBe(site);
      expect(await compared()).toEqual([site]);
    });

    it('by people are replaced as a whole, and only what differs is compared again', async () => {
      const [id, one, two] = [unique(), `${unique()}.example`, `${unique()}.example`];
      await entry(id);
      await visited(one);
      await visited(two);
      await compared();
      const first = confirmed(one, id);
      await attributions.replaceConfirmed([first]);
      expect(await compared()).toEqual([one]);
      await attributions.replaceConfirmed([first, confirmed(two, id)]);
      expect(await compared()).toEqual([two]);
      expect(await whys(id)).toEqual([`${one} person`, `${two} person`].sort());
      await attributions.replaceConfirmed([first]);
      expect(await whys(id)).toEqual([`${one} person`]);
      expect(await compared()).toEqual([two]);
      await attributions.replaceConfirmed([]);
    });
  });
}

/** Visits and their fingerprints: stored once, given back as they were. */
import { describe, expect, it } from 'vitest';
import {
  captureOf,
  deliveryOf,
  fingerprintOf,
  matchOf,
  mentionOf,
  OPTIONS,
  seedOf,
  visitOf,
} from '../../store/facts.ts';
import type { StoreBench } from './bench.ts';

export function visitsContract({ store, openTargets, openTarget, claimed, captured, unique }: StoreBench): void {
  describe('visits', () => {
    it('lists those of a site from the newest on, in whatever order they were stored', async () => {
      const site = `${unique()}.example`;
      for (const year of ['2021', '2023', '2022']) {
        const visit = visitOf(unique(), { captures: [], site, startedAt: `${year}-06-30T00:00:00.000Z` });
        await store.ledger.importVisit(visit, fingerprintOf(visit.id, site), [], []);
      }
      const heads = await store.ledger.visitHeads({ site, limit: 3 });
      expect(heads.map(({ visit }) => visit.startedAt.slice(0, 4))).toEqual(['2023', '2022', '2021']);
    });

    it('gives a visit back as it was, pictures included, and lists without them', async () => {
      const target = await openTarget();
      const id = unique();
      const grey = Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7) % 256)).toString('base64');
      const site = `${id}.example`;
      const visit = visitOf(id, {
        run: target.run,
        site,
        marks: ['truncated'],
        captures: [
          captureOf(id, `https://${site}/`),
          captureOf(id, `https://${site}/${'x'.repeat(9_000)}`, { pageRole: 'about' }),
          captureOf(id, `https://${site}/a.jpg`, {
            role: 'image',
            pageRole: null,
            image: { width: 800, height: 600, format: 'jpeg', grey },
          }),
          captureOf(id, `https://${site}/b.svg`, {
            role: 'image',
            status: null,
            body: null,
            image: { width: 0, height: 0, format: 'svg', grey: null },
          }),
        ],
      });
      expect(await store.ledger.saveVisit(await claimed(target, 'capture'), visit, true)).toBe(true);
      const stored = await store.ledger.visit(id);
      expect(stored).toEqual({ visit, final: true });
      // The very text: the order of members too.
      expect(JSON.stringify(stored?.visit.captures[0])).toBe(JSON.stringify(visit.captures[0]));
      const [listed] = await store.ledger.visits({ site });
      expect(listed?.visit.captures.map((capture) => capture.id)).toEqual(visit.captures.map(({ id }) => id));
      expect(listed?.visit.captures[2]?.image).toEqual({ width: 800, height: 600, format: 'jpeg', grey: null });
    });

    it('cleans what PostgreSQL cannot hold, and says so', async () => {
      const target = await openTarget();
      const id = unique();
      const visit = visitOf(id, {
        run: target.run,
        detail: 'a\0b \ud800 c',
        captures: [captureOf(id, 'https://shop.example/\0', { headers: { 'x-\0odd': '1\0' } })],
      });
      expect(await store.ledger.saveVisit(await claimed(target, 'capture'), visit, true)).toBe(true);
      const stored = await store.ledger.visit(id);
      expect(stored?.visit).toMatchObject({ detail: 'ab \ufffd c', marks: ['cleaned'] });
      expect(stored?.visit.captures[0]).toMatchObject({
        url: 'https://shop.example/',
        headers: { 'x-odd': '1' },
        marks: ['cleaned'],
      });
      const dirty = fingerprintOf(id, 'shop\0.example', {
        keys: ['title:a\0b'],
        tokens: ['title:a\0b'],
        readings: [{ signal: 'title', version: 1, value: { text: 'U+0000: \0, half: \udfff' }, failure: null }],
      });
      expect(await store.ledger.saveFingerprint(await claimed(target, 'fingerprint'), dirty)).toBe(true);
      expect((await store.fingerprints.get(id))?.readings[0]?.value).toEqual({ text: 'U+0000: , half: \ufffd' });
      const other = fingerprintOf(unique(), 'other.example', { keys: ['title:a\0b'] });
      expect((await store.fingerprints.candidates(other, 10)).map(({ keys }) => keys)).toEqual([['title:a\0b']]);
    });

    it('lists visits in target order, by run, state and site, up to a limit', async () => {
      const targets = await openTargets(3);
      for (const target of targets.toReversed()) {
        const site = new URL(target.seed.url).hostname;
        const state = site === 's1.example' ? 'hollow' : 'captured';
        const visit = visitOf(unique(), { run: target.run, site, state });
        await store.ledger.saveVisit(await claimed(target, 'capture'), visit, true);
      }
      const sites = async (filter: object): Promise<string[]> =>
        (await store.ledger.visits({ run: targets[0]?.run ?? '', ...filter })).map(({ visit }) => visit.site);
      expect(await sites({})).toEqual(['s0.example', 's1.example', 's2.example']);
      expect(await sites({ state: 'hollow' })).toEqual(['s1.example']);
      expect(await sites({ site: 's2.example' })).toEqual(['s2.example']);
      expect(await sites({ limit: 2 })).toEqual(['s0.example', 's1.example']);
    });

    it('imports a visit once', async () => {
      const id = unique();
      const visit = visitOf(id, { source: 'import', captures: [captureOf(id, 'https://gone.example/')] });
      const fingerprint = fingerprintOf(id, 'gone.example');
      await store.ledger.importVisit(visit, fingerprint, [], []);
      await store.ledger.importVisit({ ...visit, detail: 'changed' }, fingerprint, [], []);
      expect(await store.ledger.visit(id)).toEqual({ visit, final: true });
      expect(await store.fingerprints.get(id)).toEqual(fingerprint);
    });

    it('keeps the listed names of a visit apart from its fingerprint, and the last search of it', async () => {
      const id = unique();
      const entity = unique();
      const visit = visitOf(id, { source: 'import', captures: [captureOf(id, 'https://named.example/')] });
      const fingerprint = fingerprintOf(id, 'named.example');
      const mention = mentionOf(entity);
      const listed = { index: 'list-1', mentions: [mention, { ...mention, role: 'text' as const }], cut: false };
      await store.ledger.importVisit(visit, { ...fingerprint, listed }, [], []);
      expect(await store.fingerprints.get(id)).toEqual(fingerprint);
      expect(await store.mentions.of(id)).toEqual(listed);
      expect(await store.mentions.of('nobody')).toBeNull();
      const row = { visit: id, site: visit.site, index: 'list-1' };
      expect(await store.mentions.list({ entity })).toEqual(listed.mentions.map((one) => ({ ...row, mention: one })));
      expect(await store.mentions.list({ visit: id, limit: 1 })).toEqual([{ ...row, mention }]);
      expect(await store.mentions.unsearched('list-1', '', 1_000)).not.toContain(id);
      expect(await store.mentions.unsearched('list-2', '', 1_000)).toContain(id);
      expect(await store.mentions.unsearched('list-2', id, 1_000)).not.toContain(id);
      const all = await store.mentions.countUnsearched('list-2');
      expect(all).toBe((await store.mentions.unsearched('list-2', '', 100_000)).length);
      await store.mentions.save(id, { index: 'list-2', mentions: [], cut: true });
      expect(await store.mentions.of(id)).toEqual({ index: 'list-2', mentions: [], cut: true });
      expect(await store.mentions.list({ entity })).toEqual([]);
      expect(await store.mentions.unsearched('list-2', '', 1_000)).not.toContain(id);
      expect(await store.mentions.countUnsearched('list-2')).toBe(all - 1);
    });

    it('takes a target through every step', async () => {
      const target = await openTarget();
      const visit = await captured(target);
      const ended = (await store.ledger.visit(visit))?.visit.endedAt;
      expect(await store.ledger.atWork(target.run)).toEqual({ target: null, ended: [ended] });
      const claim = await claimed(target, 'fingerprint');
      expect(claim.target.visit).toBe(visit);
      expect(await store.ledger.atWork(target.run)).toEqual({ target: target.seed.url, ended: [ended] });
      expect(await store.ledger.saveFingerprint(claim, fingerprintOf(visit, 'steps.example'))).toBe(true);
      expect(await store.ledger.progress(target.run)).toEqual({
        total: 1,
        captured: 1,
        fingerprinted: 1,
        screened: 0,
      });
      const id = unique();
      const screening = await claimed(target, 'screen');
      expect(await store.ledger.saveScreening(screening, [matchOf(id)], [deliveryOf(id)])).toBe(true);
      expect(await store.ledger.saveScreening(screening, [matchOf(unique())], [])).toBe(false);
      expect(await store.ledger.target(target.id)).toMatchObject({ step: null, visit });
      expect((await store.matches.list({ run: target.run })).map((match) => match.id)).toEqual([id]);
      expect((await store.outbox.list('hook-1')).filter((delivery) => delivery.id === id)).toHaveLength(1);
    });

    it('knows the tags of the seeds by which sites were visited', async () => {
      const [one, other] = [`${unique()}.example`, `${unique()}.example`];
      for (const [site, tags] of [
        [one, ['glass', 'north']],
        [other, ['glass']],
        [one, []],
      ] as const) {
        const seeds = [seedOf(`https://${site}/`, { tags: [...tags] })];
        const { run } = await store.ledger.openRun(unique(), OPTIONS, seeds, false);
        const [target] = await store.ledger.waiting(run.id);
        if (target === undefined) throw new Error('no target');
        const visit = visitOf(unique(), { run: run.id, captures: [], site });
        await store.ledger.saveVisit(await claimed(target, 'capture'), visit, true);
      }
      expect(await store.ledger.tagsOf([one])).toEqual(['glass', 'north']);
      expect(await store.ledger.tagsOf([other, 'unknown.example\0'])).toEqual(['glass']);
      expect(await store.ledger.tagsOf([])).toEqual([]);
    });
  });
}

/** Suggestions: reasons add up, people decide, and a purge takes both away. */
import { describe, expect, it } from 'vitest';
import type { ReasonKind, SuggestionReason } from '../../../src/model/derived/suggestion.ts';
import { sha256 } from '../../../src/model/digest.ts';
import type { NewSuggestion } from '../../../src/model/ports/suggestions.ts';
import { AT, deliveryOf, matchOf } from '../../store/facts.ts';
import type { StoreBench } from './bench.ts';
import { OLD, purgeBench } from './purge-bench.ts';

const rank = (reasons: readonly SuggestionReason[]) => reasons.reduce((sum, { bits }) => sum + bits, 0);

export function suggestionsContract(bench: StoreBench): void {
  const { store, unique } = bench;
  const { begin, toEnd, seen, hold } = purgeBench(bench);
  const { suggestions } = store;
  const reason = (kind: ReasonKind, from: string, more: Partial<SuggestionReason> = {}): SuggestionReason => {
    const about = { visit: null, capture: null, url: null, quote: 'our new shop', seenAt: AT, steps: 1 };
    return { kind, bits: 4, entity: 'listed', from, ...about, ...more };
  };
  const suggestion = (site: string, ...reasons: SuggestionReason[]): NewSuggestion => {
    return { id: sha256('website', site), address: `http://${site}/shop`, site, kind: 'website', reasons };
  };

  describe('suggestions', () => {
    it('are one an address: reasons add up, each counts once', async () => {
      const [site, entity] = [unique(), unique()];
      const mine = (kind: ReasonKind, from: string, more = {}) => reason(kind, from, { entity, ...more });
      expect(await suggestions.add([suggestion(site, mine('frame', 'a'))], rank)).toBe(1);
      expect(await suggestions.add([suggestion(site, mine('frame', 'a'), mine('bio', 'b'))], rank)).toBe(0);
      const shorter = { ...suggestion(site, mine('bio', 'b', { bits: 6 })), address: `http://${site}/` };
      await suggestions.add([shorter], rank);
      const [found, ...others] = await suggestions.list({ entity });
      expect(others).toEqual([]);
      expect(found).toMatchObject({
        site,
        address: `http://${site}/`,
        bits: 10,
        state: 'new',
        firstSeen: AT,
        lastSeen: AT,
      });
      expect(found?.reasons.map(({ kind, bits }) => [kind, bits])).toEqual([
        ['bio', 6],
        ['frame', 4],
      ]);
      expect(await suggestions.get(found?.id ?? '')).toEqual(found);
      expect(await suggestions.ids(found?.id.slice(0, 20) ?? '')).toEqual([found?.id]);
      expect(await suggestions.get('nothing')).toBeNull();
    });

    it('come by rank, in pages', async () => {
      const entity = unique();
      const all = [3, 9, 6, 6].map((bits) => suggestion(unique(), reason('frame', 'a', { bits, entity })));
      await suggestions.add(all, rank);
      const ranked = await suggestions.list({ entity });
      expect(ranked.map(({ bits }) => bits)).toEqual([9, 6, 6, 3]);
      const first = await suggestions.list({ entity, limit: 2 });
      expect([...first, ...(await suggestions.list({ entity, after: first[1] }))]).toEqual(ranked);
      expect(await suggestions.list({ site: ranked[0]?.site ?? '' })).toEqual(ranked.slice(0, 1));
    });

    it('stay dismissed until a reason of another kind comes', async () => {
      const [site, entity] = [unique(), unique()];
      const { id } = suggestion(site);
      const mine = (kind: ReasonKind, from: string) => suggestion(site, reason(kind, from, { entity }));
      await suggestions.add([mine('frame', 'a')], rank);
      const decision = { by: 'A. Analyst', why: 'their bank', at: AT, kinds: ['frame' as const] };
      expect(await suggestions.change(id, ['queued'], { state: 'dismissed', decision })).toBe(false);
      expect(await suggestions.change(id, ['new'], { state: 'dismissed', decision })).toBe(true);
      await suggestions.add([mine('frame', 'b')], rank);
      expect(await suggestions.get(id)).toMatchObject({ state: 'dismissed', decision });
      await suggestions.add([mine('mailbox', 'b')], rank);
      expect(await suggestions.get(id)).toMatchObject({ state: 'new' });
    });

    it('lose the reasons that say a purged value', async () => {
      const [site, other, word, entity] = [unique(), unique(), `word-${unique()}`, unique()];
      await suggestions.add(
        [
          suggestion(site, reason('frame', 'a', { entity, quote: `write to ${word}` })),
          suggestion(other, reason('frame', 'a', { entity })),
        ],
        rank,
      );
      await toEnd(await begin({ value: word }));
      expect((await suggestions.list({ entity })).map((one) => one.site)).toEqual([other]);
    });

    it('keep at most fifty reasons each', async () => {
      const [site, entity] = [unique(), unique()];
      for (let i = 0; i < 60; i++)
        await suggestions.add([suggestion(site, reason('frame', `s${i}`, { entity }))], rank);
      expect((await suggestions.list({ entity }))[0]?.reasons).toHaveLength(50);
    });

    it('keep a strong reason that comes after fifty weak ones', async () => {
      const [site, entity] = [unique(), unique()];
      const weak = Array.from({ length: 60 }, (_, i) => reason('passing', `s${i}`, { entity, bits: 0.2 }));
      await suggestions.add([suggestion(site, ...weak)], rank);
      await suggestions.add([suggestion(site, reason('redirect', 'old', { entity, bits: 9 }))], rank);
      const [found] = await suggestions.list({ entity });
      expect(found?.reasons[0]).toMatchObject({ kind: 'redirect', bits: 9 });
    });

    it('keep what people made of them, in order, until they go', async () => {
      const [site, entity] = [unique(), unique()];
      const { id } = suggestion(site);
      await suggestions.add([suggestion(site, reason('frame', 'a', { entity }))], rank);
      const mine = (judgement: 'positive' | 'negative', at: string) => ({
        ...{ suggestion: id, judgement, person: null, at, domain: sha256(site) },
        reasons: [{ kind: 'frame' as const, from: sha256('a') }],
      });
      const [early, late] = [mine('negative', OLD), mine('positive', '2100-01-01T00:00:00.000Z')];
      await suggestions.judge(early);
      await suggestions.judge(late);
      const ofMine = async (until?: string) =>
        (await suggestions.judgements(until)).filter((one) => one.suggestion === id);
      expect(await ofMine()).toEqual([early, late]);
      expect(await ofMine(AT)).toEqual([early]);
      await toEnd(await begin({ site }));
      expect(await suggestions.get(id)).toBeNull();
      expect(await ofMine()).toEqual([]);
    });

    it('are told of once, where a hook asks', async () => {
      const [site, entity, hook] = [unique(), unique(), unique()];
      const told = () => [deliveryOf(unique(), { hook })];
      await suggestions.add([suggestion(site, reason('frame', 'a', { entity }))], rank, told);
      await suggestions.add([suggestion(site, reason('bio', 'b', { entity }))], rank, told);
      expect(await store.outbox.list(hook)).toHaveLength(1);
    });

    it('count the visits of a domain since a time', async () => {
      const [site, domain] = [unique(), `${unique()}.test`];
      const { id } = suggestion(site);
      await suggestions.add([suggestion(site, reason('frame', 'a'))], rank);
      await suggestions.change(id, ['new'], { state: 'queued', run: 'r', domain });
      expect((await suggestions.queuedSince(OLD)).get(domain)).toBe(1);
      expect((await suggestions.queuedSince('2100-01-01T00:00:00.000Z')).get(domain)).toBeUndefined();
      expect(JSON.stringify(await suggestions.get(id))).not.toContain(domain);
    });

    it('stay with their reasons under a hold on the site, whatever is purged', async () => {
      const [site, from, entity, word] = [unique(), `${unique()}.test`, unique(), `word-${unique()}`];
      const visit = await seen(from);
      await suggestions.add([suggestion(site, reason('frame', 'a', { entity, visit, quote: word }))], rank);
      await seen(site);
      await hold('site', site);
      for (const rule of [{ site }, { site: from }, { entity }, { value: word }]) await toEnd(await begin(rule));
      expect((await suggestions.list({ entity })).map(({ reasons }) => reasons.length)).toEqual([1]);
    });

    it('expire by their last day, unless a finding was flagged or a hold is on the site; a dismissed one stays', async () => {
      const [old, held, flagged, dismissed] = [unique(), unique(), unique(), unique()];
      // A page of 2020 may be read today: the day on which we found the address counts.
      const all = [old, held, flagged, dismissed].map((site) =>
        suggestion(site, reason('frame', 'a', { seenAt: OLD })),
      );
      await suggestions.add(all, rank);
      await seen(held);
      await hold('site', held);
      const left = { ...matchOf(unique()).left, site: flagged };
      await store.ledger.saveFound([{ ...matchOf(unique()), left }], []);
      const decision = { by: 'A', why: 'their bank', at: AT, kinds: ['frame' as const] };
      await suggestions.change(suggestion(dismissed).id, ['new'], { state: 'dismissed', decision });
      const mine = new Set([old, held, flagged, dismissed]);
      const expired = async (before: string) =>
        (await store.purges.expiredSuggestions(before, 1_000)).flatMap(({ site }) => (mine.has(site) ? [site] : []));
      expect(await expired('2021-01-01T00:00:00.000Z')).toEqual([]);
      expect(await expired('2100-01-01T00:00:00.000Z')).toEqual([old]);
      await suggestions.forget([old, dismissed].map((site) => suggestion(site).id));
      expect(await suggestions.get(suggestion(old).id)).toBeNull();
      expect((await suggestions.get(suggestion(dismissed).id))?.state).toBe('dismissed');
    });

    it('go when the visit goes that gave their last reason', async () => {
      const [site, other, from, entity] = [unique(), unique(), `${unique()}.test`, unique()];
      const visit = await seen(from);
      await suggestions.add(
        [
          suggestion(site, reason('frame', 'a', { entity, visit })),
          suggestion(other, reason('frame', 'a', { entity, visit }), reason('listed', 'l', { entity })),
        ],
        rank,
      );
      await toEnd(await begin({ site: from }));
      expect((await suggestions.list({ entity })).map((one) => one.site)).toEqual([other]);
    });
  });
}

/** Findings: which match of a pair stands, and what it was before. */
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/model/canonical-json.ts';
import type { Match, MatchSide } from '../../../src/model/derived/match.ts';
import { sha256 } from '../../../src/model/digest.ts';
import type { Target } from '../../../src/model/ports/ledger.ts';
import { EVIDENCE } from '../../report/example-match.ts';
import { AT, fingerprintOf, matchOf, visitOf } from '../../store/facts.ts';
import type { StoreBench } from './bench.ts';

export function matchesContract({ store, openTarget, claimed, captured, unique }: StoreBench): void {
  describe('matches', () => {
    it('replaces a match by id, and lists by verdict, flag and weight', async () => {
      const target = await openTarget();
      const visit = await captured(target);
      await store.ledger.saveFingerprint(await claimed(target, 'fingerprint'), fingerprintOf(visit, 'm.example'));
      const [a, b] = [unique(), unique()];
      const matches = [matchOf(a, { verdict: 'lead', weight: 9 }), matchOf(b, { weight: 14.1 })];
      await store.ledger.saveScreening(await claimed(target, 'screen'), [...matches, matchOf(a, { weight: 8 })], []);
      expect(await store.matches.get(a)).toEqual(matches[0]);
      const ids = async (filter: object): Promise<string[]> =>
        (await store.matches.list({ run: target.run, ...filter })).map((match) => match.id);
      expect(await ids({})).toEqual([b, a]);
      expect(await ids({ flagged: true })).toEqual([b]);
      expect(await ids({ flagged: false })).toEqual([a]);
      expect(await ids({ verdict: 'lead' })).toEqual([a]);
      expect(await ids({ limit: 1 })).toEqual([b]);
      expect(JSON.stringify(await store.matches.get(b))).toBe(JSON.stringify(matches[1]));
    });

    it('joins flagged findings by their latest judgement, and finds those of an entity', async () => {
      const p = unique();
      const visit = visitOf(unique(), { captures: [], site: `${p}.example`, entity: `${p}-x` });
      await store.ledger.importVisit(visit, fingerprintOf(visit.id, visit.site), [], []);
      const side = (site: string) => ({ ...matchOf(p).left, site });
      const [own, listed, other] = [
        matchOf(unique(), { verdict: 'strong', weight: 90.5, right: side(visit.site), evidence: EVIDENCE.slice(-2) }),
        matchOf(unique(), { verdict: 'likely', weight: 80.5, left: { ...side(`list:${p}-x`), kind: 'list' } }),
        matchOf(unique(), { verdict: 'lead', weight: 99, right: side(`${p}-other.example`) }),
      ];
      await store.ledger.saveFound([own, listed, other], []);
      for (const judgement of ['negative', 'positive', 'negative'] as const)
        await store.judgements.add(
          { schema: 'revenant.judgement/1', id: unique(), match: own.id, judgement, by: 'Ada', why: 'x', at: AT },
          false,
          { reviewed: [], retracted: [] },
        );
      const joins = (await store.matches.joins(1_000)).filter(({ id }) => [own.id, listed.id, other.id].includes(id));
      const joined = ({ id, verdict, weight, left, right }: Match) => ({ id, verdict, weight, left, right });
      expect(joins, 'a row without weight is no main evidence').toEqual([
        { ...joined(own), signals: ['navigation'], judgement: 'negative' },
        { ...joined(listed), signals: [], judgement: null },
      ]);
      expect((await store.matches.list({ entity: `${p}-x` })).map(({ id }) => id)).toEqual([own.id, listed.id]);
      expect(await store.matches.list({ entity: `${p}-y` })).toEqual([]);
    });

    it('keeps the heavier match of a pair of sites while both of its visits still stand for them', async () => {
      const p = unique();
      // A listed trader's archived site, and what stands on its domain today: one name, two things to compare with.
      const [archive, live] = [unique(), unique()];
      await store.ledger.importVisit(
        visitOf(archive, { captures: [], site: `${p}-old.example` }),
        fingerprintOf(archive, `${p}-old.example`),
        [],
        [],
      );
      const screened = async (site: string, visit: string, matches: (target: Target) => Match[]) => {
        const target = await openTarget();
        await captured(target, visit);
        const rest = { capturedAt: `2026-03-0${2 + Number(visit.endsWith('-again'))}T10:00:00Z` };
        await store.ledger.saveFingerprint(await claimed(target, 'fingerprint'), fingerprintOf(visit, site, rest));
        await store.ledger.saveScreening(await claimed(target, 'screen'), matches(target), []);
      };
      const found = async () => (await store.matches.get(id))?.weight;
      const id = unique();
      const between = (left: string, right: string, weight: number): Match => {
        const { left: l, right: r } = matchOf(id);
        return matchOf(id, { weight, left: { ...l, visit: left }, right: { ...r, visit: right } });
      };
      const other = unique();
      await screened(`${p}-new.example`, other, () => [between(archive, other, 30), between(archive, other, 9)]);
      expect(await found()).toBe(30);
      await screened(`${p}-old.example`, live, () => [between(live, other, 9)]);
      expect(await found()).toBe(30);
      // Of two that are flagged, the one with the listed trader in it is the finding, though the other is heavier.
      const listed = between(archive, other, 22);
      const watched = { ...listed, left: { ...listed.left, entity: { id: 'e1', name: 'Old Ltd' } } };
      await screened(`${p}-third.example`, unique(), () => [watched, between(live, other, 25)]);
      expect(await found()).toBe(22);
      // The new site was taken again and has changed: the old finding is history.
      await screened(`${p}-new.example`, `${other}-again`, () => [between(archive, `${other}-again`, 11)]);
      expect(await found()).toBe(11);
      // What stood before is kept: whoever takes a page down does not take the finding with it.
      const earlier = await store.matches.earlier(id);
      expect(earlier.map(({ match }) => match.weight)).toEqual([22, 30]);
      expect(earlier[1]?.until).toBe(earlier[0]?.since);
      expect(await store.matches.list({ wasFlagged: true, site: `${p}-new.example` })).toEqual([]);
      const lead = { ...between(archive, `${other}-again`, 10.9), verdict: 'lead' as const };
      await screened(`${p}-new.example`, `${other}-again-again`, () => [lead]);
      expect((await store.matches.earlier(id)).map(({ match }) => match.verdict)).toEqual(
        Array(3).fill(earlier[0]?.match.verdict),
      );
      expect(await store.matches.list({ wasFlagged: true, site: lead.left.site })).toMatchObject([
        { id, verdict: 'lead' },
      ]);
    });

    it('keeps the best that a finding ever was under each model, and until when it was seen like that', async () => {
      const [id, site, archive] = [unique(), `${unique()}.example`, unique()];
      const old = visitOf(archive, { captures: [], site: 'left.example' });
      await store.ledger.importVisit(old, fingerprintOf(archive, old.site), [], []);
      const visited = async (
        day: number,
        weight: number,
        rest: Partial<Match> = {},
      ): Promise<{ stored: Match; wouldReplace: boolean }> => {
        const capturedAt = `2026-04-${String(day).padStart(2, '0')}T10:00:00Z`;
        const target = await openTarget();
        const visit = await captured(target);
        const print = fingerprintOf(visit, site, { capturedAt });
        await store.ledger.saveFingerprint(await claimed(target, 'fingerprint'), print);
        const { left, right } = matchOf(id);
        const sides = { left: { ...left, visit: archive }, right: { ...right, site, visit, capturedAt } };
        const stored = matchOf(id, { weight, ...sides, ...rest });
        const wouldReplace = await store.matches.replaces(stored);
        await store.ledger.saveScreening(await claimed(target, 'screen'), [stored], []);
        return { stored, wouldReplace };
      };
      expect((await store.matches.bests([id])).size).toBe(0);
      const first = await visited(1, 30);
      expect(first.wouldReplace).toBe(false);
      // Less than a bit is no other finding: it is still seen. A row that loses a little each time is.
      expect((await visited(2, 29.2)).wouldReplace).toBe(true);
      await visited(3, 28.4);
      await visited(4, 27.6);
      await visited(5, 29.9, { verdict: 'lead' });
      const [best, ...others] = (await store.matches.bests([id])).get(id) ?? [];
      expect(best).toMatchObject({ seenUntil: '2026-04-02T10:00:00Z', match: { weight: 30 } });
      expect(best?.match).toEqual(first.stored);
      expect(others).toEqual([]);
      await visited(6, 41, { model: 'model-2' });
      const heavier = await visited(7, 31);
      const bests = (await store.matches.bests([id, unique()])).get(id) ?? [];
      expect(bests.map(({ match, seenUntil }) => [match.model, match.weight, seenUntil])).toEqual([
        ['model-2', 41, '2026-04-06T10:00:00Z'],
        ['model-1', 31, '2026-04-07T10:00:00Z'],
      ]);
      expect(bests[1]?.match).toEqual(heavier.stored);
      expect(Date.parse(bests[1]?.since ?? '')).toBeGreaterThan(Date.parse(best?.since ?? ''));
      // Found at the same visits with less, such as by another archive of one name: it does not take the place.
      expect(await store.matches.replaces({ ...heavier.stored, weight: 9 })).toBe(false);
    });

    it('takes the date of a list for no visit', async () => {
      const id = unique();
      const { left, right } = matchOf(id);
      const entry = { ...left, site: `list:${id}`, kind: 'list' as const, visit: `list:${id}` };
      const listed = matchOf(id, { left: { ...entry, capturedAt: '2026-12-24T00:00:00Z' }, right });
      await store.ledger.saveFound([listed], []);
      expect((await store.matches.bests([id])).get(id)).toMatchObject([{ seenUntil: AT }]);
    });

    it('stores a finding whose captures have no known time, and takes no doubtful time for its last visit', async () => {
      const seen = async (left: Partial<MatchSide>, right: Partial<MatchSide>): Promise<string | null | undefined> => {
        const id = unique();
        const plain = matchOf(id);
        const found = matchOf(id, { left: { ...plain.left, ...left }, right: { ...plain.right, ...right } });
        await store.ledger.saveFound([found], []);
        await store.ledger.saveFound([{ ...found, weight: found.weight - 0.2 }], []);
        return (await store.matches.bests([id])).get(id)?.[0]?.seenUntil;
      };
      const future = { capturedAt: '2098-01-02T03:04:05Z', timeDoubt: 'future' as const };
      expect(await seen({ capturedAt: null }, { capturedAt: null })).toBeNull();
      expect(await seen({ kind: 'list' }, { capturedAt: null })).toBeNull();
      expect(await seen({ kind: 'list' }, future)).toBeNull();
      expect(await seen({ capturedAt: null }, {})).toBe(AT);
      expect(await seen({}, future)).toBe(AT);
    });

    it('keeps what a list entry matches on the visit that stands, and on one visit what the list says last', async () => {
      const [id, live, archive] = [unique(), unique(), unique()];
      const site = `${id}.example`;
      const { left, right } = matchOf(id);
      const listed = (visit: string, weight: number, capturedAt = AT): Match =>
        matchOf(id, {
          weight,
          left: { ...left, site: `list:${id}`, kind: 'list', visit: `list:${id}`, capturedAt },
          right: { ...right, site, visit },
        });
      const old = fingerprintOf(archive, site, { capturedAt: '2015-01-01T00:00:00Z' });
      await store.ledger.importVisit(
        visitOf(live, { captures: [], site }),
        fingerprintOf(live, site),
        [listed(live, 20)],
        [],
      );
      await store.ledger.importVisit(visitOf(archive, { captures: [], site }), old, [listed(archive, 8.5)], []);
      expect((await store.matches.get(id))?.weight).toBe(20);
      const later = listed(live, 9, '2026-03-09T00:00:00Z');
      await store.ledger.saveFound([later], []);
      expect((await store.matches.get(id))?.weight).toBe(9);
      const entries = await store.log.about([id]);
      expect(entries.map(({ kind }) => kind)).toContain('match');
      expect(entries.at(-1)?.digest).toBe(sha256(canonicalJson(later)));
    });
  });
}

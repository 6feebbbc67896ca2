/** What every database owes those who watch searches: each hit told once, a crash or a flood whatever. */
import { describe, expect, it } from 'vitest';
import { searchDeliveries } from '../../../src/alert/search-hit.ts';
import { subjectOf } from '../../../src/flow/site/search-subjects.ts';
import type { Delivery, Hook } from '../../../src/model/alert.ts';
import { MOST_KNOWN, MOST_SEARCHES, MOST_TOLD, type SavedSearch } from '../../../src/model/decisions/saved-search.ts';
import { sha256 } from '../../../src/model/digest.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import type { NewHit, WatchedText } from '../../../src/model/ports/saved-searches.ts';
import { AT, captureOf, fingerprintOf, matchOf, visitOf } from '../../store/facts.ts';
import type { StoreBench } from './bench.ts';
import { purgeBench } from './purge-bench.ts';

const NOW = new Date('2026-03-02T10:00:00Z');
const hookOf = (rest: Partial<Hook> = {}): Hook => ({
  ...{ schema: 'revenant.hook/1', id: 'watch-hook', url: 'https://in.example/', secret: 's', all: false },
  ...{ createdAt: AT, disabledAt: null, events: ['search.hit'], ...rest },
});

export function watchContract({ store, pool, unique }: StoreBench): void {
  describe('watched searches', () => {
    const { savedSearches } = store;
    const textOf = (text: string, rest: Partial<WatchedText> = {}): WatchedText => {
      return { text, isQuoted: false, turned: '', keys: [], ...rest };
    };
    async function saved(user: string, text: string, rest: Partial<WatchedText> = {}): Promise<SavedSearch> {
      const search = { schema: 'revenant.saved-search/1', id: unique(), user, name: `for ${text}` } as const;
      const whole = { ...search, text, at: AT, watched: true };
      await read();
      expect(await savedSearches.add(whole, textOf(text, rest))).toBe(true);
      return whole;
    }
    async function captured(site: string, text: string, path = '', keys: string[] = []): Promise<string> {
      const visit = unique();
      const url = `https://${site}/${path}`;
      const texts = [{ capture: `capture ${visit}`, url, at: AT, title: '', text, markup: '' }];
      const fingerprint = { ...fingerprintOf(visit, site, { keys, capturedAt: AT }), texts };
      await store.ledger.importVisit(visitOf(visit, { site, captures: [captureOf(visit, url)] }), fingerprint, [], []);
      return visit;
    }
    const read = async (): Promise<void> => {
      while ((await store.search.read(subjectOf, 50)) > 0);
    };
    const to =
      (hooks: readonly Hook[], now = NOW) =>
      (search: SavedSearch, hit: NewHit | null) =>
        searchDeliveries(search, hit, { hooks, now, link: 'https://desk.example/' });
    async function tell(
      texts: readonly (readonly [SavedSearch, Partial<WatchedText>?])[],
      deliveriesOf: (search: SavedSearch, hit: NewHit | null) => readonly Delivery[] = to([hookOf()]),
      now = NOW,
    ): Promise<number> {
      await read();
      const asked = new Map(texts.map(([{ id, text }, rest]) => [id, textOf(text, rest)]));
      for (let all = 0; ; ) {
        const { read: rows, told } = await savedSearches.tell(asked, now, 3, deliveriesOf);
        all += told;
        if (rows === 0) return all;
      }
    }
    const inbox = async (user: string) =>
      (await store.inbox.of(user, {}, 100))
        .map(({ about, subject, search }) => [about, subject, search?.fit])
        .reverse();
    const alerts = async (search: SavedSearch) =>
      (await store.outbox.list('watch-hook')).filter(({ alert }) => alert.search?.id === search.id);

    it('tells of a site, an entity and a finding that newly fit, each once', async () => {
      const [user, word] = [unique(), `quorbel${unique().replaceAll('-', '')}`];
      const at = (name: string): string => `${name}-${word}.example`;
      await captured(at('before'), `they sell ${word} here`);
      const search = await saved(user, `${word} felt`);
      const texts = [[search]] as const;
      expect(await tell(texts)).toBe(0);
      await captured(at('new'), `felt of ${word}`);
      await captured(at('new'), `other felt of ${word}`, 'second');
      await captured(at('other'), `${word} without the second word`);
      await store.entities.save([Entity.parse({ id: word, names: [`${word} Felt Ltd`] })]);
      expect(await tell(texts)).toBe(2);
      expect(await inbox(user)).toEqual(
        expect.arrayContaining([
          ['site', at('new'), 'words'],
          ['entity', word, 'name'],
        ]),
      );
      await captured(at('new'), `felt of ${word}, changed`, 'third');
      expect(await tell(texts), 'told before').toBe(0);
      await captured(at('before'), `felt of ${word}`);
      expect(await tell(texts), 'fitted less before').toBe(1);
      const { left } = matchOf('x');
      await store.ledger.saveFound([matchOf(`match-${word}`, { left: { ...left, site: `${word}.felt.example` } })], []);
      expect(await tell(texts)).toBe(1);
      const told = (await alerts(search)).map(({ alert }) => ({ left: alert.left, link: alert.link }));
      expect(told).toHaveLength(4);
      expect(told).toEqual(
        expect.arrayContaining([
          { left: null, link: `https://desk.example/entities/${word}` },
          { left: at('before'), link: `https://desk.example/sites/${at('before')}` },
          { left: at('new'), link: `https://desk.example/sites/${at('new')}` },
          { left: `${word}.felt.example`, link: `https://desk.example/findings/match-${word}` },
        ]),
      );
      expect(JSON.stringify(await alerts(search)), 'never the text').not.toContain(`"text":`);
      expect((await savedSearches.hits(search.id, 10)).map(({ subject }) => subject)).toHaveLength(4);
      await savedSearches.remove(search.id);
    });

    it('does not tell what fitted when the watch began, nor twice when it begins again', async () => {
      const [user, word] = [unique(), `vintrell${unique().replaceAll('-', '')}`];
      await captured(`old-${word}.example`, `we are ${word}`);
      const search = await saved(user, word);
      await captured(`old-${word}.example`, `we are ${word} still`, 'more');
      expect(await tell([[search]])).toBe(0);
      expect(await savedSearches.watch(search.id, null)).toBe(true);
      await captured(`between-${word}.example`, `we are ${word} too`);
      expect(await savedSearches.watch(search.id, textOf(word))).toBe(true);
      expect(await tell([[search]])).toBe(0);
      expect((await savedSearches.get(search.id))?.watched).toBe(true);
      await savedSearches.remove(search.id);
    });

    it('tells of a value in another spelling, and of no part of a name', async () => {
      const [user, word] = [unique(), `sorrel${unique().replaceAll('-', '')}`];
      const key = `contact-phone:+49${word}`;
      const search = await saved(user, word, { keys: [key] });
      await captured(`call-${unique()}.example`, 'call us', '', [key]);
      await captured(`longer${word}er.example`, `${word}ers of the town`);
      expect(await tell([[search, { keys: [key] }]])).toBe(1);
      expect((await inbox(user)).map(([, , fit]) => fit)).toEqual(['value']);
      await savedSearches.remove(search.id);
    });

    it('tells at most so many a day, and says that there are more', async () => {
      const [user, word] = [unique(), `thrumble${unique().replaceAll('-', '')}`];
      const search = await saved(user, word);
      const flood = MOST_TOLD + 5;
      for (let i = 0; i < flood; i++) await captured(`s${i}-${word}.example`, `all words, ${word} too`);
      expect(await tell([[search]])).toBe(MOST_TOLD);
      const entries = await inbox(user);
      expect(entries).toHaveLength(MOST_TOLD + 1);
      expect(entries.filter(([, , fit]) => fit === null)).toEqual([['search', search.id, null]]);
      expect(await alerts(search)).toHaveLength(MOST_TOLD + 1);
      const hits = await savedSearches.hits(search.id, 100);
      expect([hits.length, hits.filter(({ told }) => told).length]).toEqual([flood, MOST_TOLD]);
      const later = new Date(NOW.getTime() + 86_400_000);
      await captured(`late-${word}.example`, word);
      expect(await tell([[search]], to([hookOf()], later), later)).toBe(1);
      await savedSearches.remove(search.id);
    });

    it('counts a page with all words, however many pages it has, as one hit of each search', async () => {
      const [user, word] = [unique(), `hexaphor${unique().replaceAll('-', '')}`];
      const searches = [];
      for (let i = 0; i < 10; i++) searches.push(await saved(user, `${word}${i} ${word}`));
      const all = Array.from({ length: 10 }, (_, i) => `${word}${9 - i}`).join(' ');
      for (let i = 0; i < 8; i++) await captured(`stuffed-${word}.example`, `${all} ${word} ${i}`, `p${i}`);
      expect(await tell(searches.map((one) => [one] as const))).toBe(10);
      for (const { id } of searches) await savedSearches.remove(id);
    });

    it('tells all of it after a crash in between, and nothing twice', async () => {
      const [user, word] = [unique(), `pellucid${unique().replaceAll('-', '')}`];
      const search = await saved(user, word);
      for (let i = 0; i < 4; i++) await captured(`c${i}-${word}.example`, word);
      const broken = (): never => {
        throw new Error('killed');
      };
      await expect(tell([[search]], broken)).rejects.toThrow('killed');
      expect(await inbox(user)).toEqual([]);
      const two = await Promise.all([tell([[search]]), tell([[search]])]);
      expect(two[0] + two[1]).toBe(4);
      expect(await inbox(user)).toHaveLength(4);
      expect(await alerts(search)).toHaveLength(4);
      await savedSearches.remove(search.id);
    });

    it('asks only hooks that name the type, and tells no hook of what a person handed in', async () => {
      const [user, word] = [unique(), `marrowby${unique().replaceAll('-', '')}`];
      const search = await saved(user, word);
      const visit = unique();
      const texts = [{ capture: 'c', url: 'https://given.example/', at: AT, title: '', text: word, markup: '' }];
      const handedIn = { by: 'Ada', at: AT, what: 'page' } as never;
      const given = visitOf(visit, { site: `given-${word}.example`, captures: [], handedIn });
      await store.ledger.importVisit(given, { ...fingerprintOf(visit, given.site), texts }, [], []);
      await captured(`ours-${word}.example`, word);
      const { events: _, ...all } = hookOf({ all: true });
      const hooks = [hookOf(), { ...all, id: 'hook-of-all' }];
      expect(await tell([[search]], to(hooks))).toBe(2);
      expect((await alerts(search)).map(({ alert }) => alert.left)).toEqual([`ours-${word}.example`]);
      expect((await store.outbox.list('hook-of-all')).filter(({ alert }) => alert.search !== undefined)).toEqual([]);
      await savedSearches.remove(search.id);
    });

    it('refuses to watch what everybody says, and more searches than a person may save', async () => {
      const [user, word] = [unique(), `omnivale${unique().replaceAll('-', '')}`];
      await pool.query(
        `insert into revenant_search (kind, key, part, subject, place, title, words, text, at)
        select 'page', $1 || n, 0, 'https://' || n || '.example/', n || '-' || $1 || '.example', '', ('''' || $1 || ''':1C')::tsvector, $1, $2
        from generate_series(0, $3) as n`,
        [word, AT, MOST_KNOWN],
      );
      const common = { schema: 'revenant.saved-search/1', id: unique(), user, name: 'n', text: word, at: AT } as const;
      expect(await savedSearches.add({ ...common, watched: true }, textOf(word))).toBeNull();
      expect(await savedSearches.of(user)).toEqual([]);
      for (let i = 0; i < MOST_SEARCHES; i++)
        expect(await savedSearches.add({ ...common, id: unique(), watched: false }, null)).toBe(true);
      expect(await savedSearches.add({ ...common, id: unique(), watched: false }, null)).toBe(false);
      const [first] = await savedSearches.of(user);
      expect(await savedSearches.watch(first?.id ?? '', textOf(word))).toBeNull();
      expect((await savedSearches.get(first?.id ?? ''))?.watched).toBe(false);
      await pool.query(`delete from revenant_search where text = $1`, [word]);
      for (const { id } of await savedSearches.of(user)) await savedSearches.remove(id);
    });

    it('forgets what a purge removes', async () => {
      const { begin, toEnd } = purgeBench({ store, pool });
      const [user, word] = [unique(), `gallowfen${unique().replaceAll('-', '')}`];
      const search = await saved(user, word);
      const site = `gone-${word}.example`;
      await captured(site, word);
      await captured(site, `${word} again`, 'more');
      await store.entities.save([Entity.parse({ id: word, names: [`${word} Ltd`] })]);
      expect(await tell([[search]])).toBe(2);
      await toEnd(await begin({ site }));
      expect((await inbox(user)).map(([about]) => about)).toEqual(['entity']);
      await toEnd(await begin({ entity: word }));
      expect(await inbox(user)).toEqual([]);
      expect(await savedSearches.hits(search.id, 10)).toEqual([]);
      const left = await pool.query<{ n: number }>(
        `select count(*)::integer as n from revenant_search_hits where search = $1`,
        [search.id],
      );
      expect(left.rows[0]?.n).toBe(0);
      await captured(site, word);
      expect(await tell([[search]]), sha256('new again').slice(0, 8)).toBe(1);
      await savedSearches.remove(search.id);
    });
  });
}

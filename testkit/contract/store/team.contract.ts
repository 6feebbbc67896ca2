/** What every database owes people who work together: inboxes, comments, and a log that can be filtered. */
import { describe, expect, it } from 'vitest';
import { subjectOf } from '../../../src/flow/site/search-subjects.ts';
import type { Comment } from '../../../src/model/decisions/comment.ts';
import type { Judgement } from '../../../src/model/decisions/evidence.ts';
import type { Role } from '../../../src/model/decisions/token.ts';
import { AT, matchOf } from '../../store/facts.ts';
import type { StoreBench } from './bench.ts';
import { purgeBench } from './purge-bench.ts';

export function teamContract(bench: StoreBench): void {
  const { store, pool, unique } = bench;
  describe('a team', () => {
    const { begin, toEnd, hold, seen, between, found } = purgeBench(bench);
    async function person(role: Role = 'analyst'): Promise<{ readonly id: string; readonly name: string }> {
      const id = `user-${unique()}`;
      const user = {
        schema: 'revenant.user/1',
        id,
        name: `Person ${id}`,
        role,
        createdAt: AT,
        disabledAt: null,
      } as const;
      expect(await store.users.add(user, '')).toBe(true);
      return user;
    }
    const judgement = (match: string, by: { id: string; name: string }, said: Judgement['judgement']): Judgement => ({
      ...{ schema: 'revenant.judgement/1', id: unique(), match, judgement: said, by: by.name },
      ...{ as: 'user', user: by.id, why: 'looked', at: AT },
    });
    const judged = (one: Judgement) => store.judgements.add(one, true, { reviewed: [], retracted: [] }, true);
    const inbox = async (user: { id: string }, kind?: 'waiting' | 'assigned' | 'mention' | 'weaker') =>
      (await store.inbox.of(user.id, { kind }, 100)).map(({ subject }) => subject);
    const comment = (about: Comment['about'], subject: string, by: { id: string; name: string }): Comment => ({
      ...{ schema: 'revenant.comment/1', id: unique(), about, subject, text: 'see here', by: by.name, user: by.id },
      ...{ at: AT, mentions: [] },
    });
    const add = (one: Comment, told: readonly { id: string }[] = []) =>
      store.comments.add(
        one,
        told.map(({ id }) => id),
        'title',
      );

    it('tells who may be the second reviewer, until the finding is settled', async () => {
      const [ada, ben, eve, rita] = [await person(), await person('admin'), await person(), await person('reader')];
      await store.users.disable(eve.id, AT);
      const id = unique();
      await store.ledger.saveFound([matchOf(id)], []);
      await judged(judgement(id, ada, 'positive'));
      expect(await inbox(ben, 'waiting')).toEqual([id]);
      for (const one of [ada, eve, rita]) expect(await inbox(one, 'waiting')).toEqual([]);
      await judged(judgement(id, ben, 'unsure'));
      expect(await inbox(ben, 'waiting'), 'still waits').toEqual([id]);
      await judged(judgement(id, ben, 'positive'));
      expect(await inbox(ben, 'waiting'), 'confirmed').toEqual([]);
      await judged(judgement(id, ben, 'negative'));
      await judged(judgement(id, ben, 'positive'));
      expect(await inbox(ada, 'waiting'), 'proposed again').toEqual([id]);
      await judged(judgement(id, ben, 'negative'));
      expect(await inbox(ada, 'waiting'), 'rejected').toEqual([]);
    });

    it('two people who judge at once confirm: nobody is asked', async () => {
      const [ada, ben] = [await person(), await person()];
      const id = unique();
      await store.ledger.saveFound([matchOf(id)], []);
      await Promise.all([judged(judgement(id, ada, 'positive')), judged(judgement(id, ben, 'positive'))]);
      expect([...(await inbox(ada, 'waiting')), ...(await inbox(ben, 'waiting'))]).toEqual([]);
    });

    it('tells who works on a finding, and who judged it positive, that it is weaker: once a day', async () => {
      const [ada, ben, eve] = [await person(), await person(), await person()];
      const id = unique();
      await store.ledger.saveFound([matchOf(id, { weight: 30, verdict: 'strong' })], []);
      const given = { schema: 'revenant.assignment/1', match: id, to: ada.name, by: ben.name, at: AT } as const;
      await store.assignments.add([given], ada.id);
      expect(await inbox(ada, 'assigned')).toEqual([id]);
      await judged(judgement(id, ben, 'positive'));
      await store.ledger.saveFound([matchOf(id, { weight: 29.5, verdict: 'strong' })], []);
      expect(await inbox(ada, 'weaker'), 'less than a bit').toEqual([]);
      await store.ledger.saveFound([matchOf(id, { weight: 20, verdict: 'likely' })], []);
      await store.ledger.saveFound([matchOf(id, { weight: 12, verdict: 'lead' })], []);
      for (const one of [ada, ben]) expect(await inbox(one, 'weaker')).toEqual([id]);
      expect(await inbox(eve, 'weaker')).toEqual([]);
      const [entry] = await store.inbox.of(ada.id, { kind: 'weaker' }, 1);
      expect(entry?.weaker).toEqual({
        was: { verdict: 'strong', weight: 29.5 },
        now: { verdict: 'likely', weight: 20 },
      });
    });

    it('counts what is unread, and marks entries of its own user only', async () => {
      const [ada, ben] = [await person(), await person()];
      const id = unique();
      await store.ledger.saveFound([matchOf(id)], []);
      const comments = [comment('finding', id, ben), comment('finding', id, ben), comment('finding', id, ben)];
      for (const one of comments) await add(one, [ada, ben]);
      expect([await store.inbox.unread(ada.id, 2), await store.inbox.unread(ada.id, 9)]).toEqual([2, 3]);
      const [newest, middle] = await store.inbox.of(ada.id, { unread: true }, 9);
      expect(await store.inbox.read(ben.id, [newest?.id ?? ''], AT), 'not ben’s').toBe(0);
      expect(await store.inbox.read(ada.id, [newest?.id ?? ''], AT)).toBe(1);
      expect((await store.inbox.of(ada.id, { unread: true }, 9)).map((one) => one.id)).not.toContain(newest?.id);
      expect((await store.inbox.of(ada.id, { before: middle?.id }, 9)).map((one) => one.comment)).toEqual([
        comments[0]?.id,
      ]);
      expect(await store.comments.withdraw({ ...withdrawal(comments[0]?.id ?? ''), user: ben.id })).toBe(true);
      expect(await store.inbox.unread(ada.id, 9), 'withdrawn').toBe(1);
      expect(await store.inbox.read(ada.id, null, AT)).toBe(1);
      expect(await store.inbox.unread(ada.id, 9)).toBe(0);
      expect(await store.inbox.unread(ben.id, 9)).toBe(2);
    });
    const withdrawal = (id: string) => {
      return { schema: 'revenant.withdrawal/1', id: unique(), comment: id, by: 'Ben', user: 'u', at: AT } as const;
    };

    it('keeps comments for good: in the log, withdrawn at most once, changed never', async () => {
      const ada = await person();
      const id = unique();
      await store.ledger.saveFound([matchOf(id)], []);
      const one = comment('finding', id, ada);
      expect(await add(one)).toBe(true);
      expect(await add(comment('finding', 'nothing', ada))).toBe(false);
      expect(await add(comment('site', `${unique()}.example`, ada))).toBe(false);
      await store.cases.add({ id: `case-${id}`, name: 'c', by: 'A', at: AT });
      expect(await add(comment('case', `case-${id}`, ada))).toBe(true);
      await store.cases.close(`case-${id}`, true, { by: 'A', at: AT });
      expect(await add(comment('case', `case-${id}`, ada)), 'closed').toBe(false);
      const word = `zibeline${unique().replaceAll('-', '')}`;
      const searched = { ...comment('finding', id, ada), text: `see the ${word}` };
      await add(searched);
      const hits = async () => {
        while ((await store.search.read(subjectOf, 50)) > 0);
        const asked = { text: word, isQuoted: false, isWhole: false, turned: '', most: 9 };
        return (await store.search.find(asked)).hits.map(({ kind, subject, place }) => [kind, subject, place]);
      };
      expect(await hits()).toEqual([['note', id, 'finding']]);
      await store.comments.withdraw(withdrawal(searched.id));
      expect(await hits(), 'withdrawn').toEqual([]);
      expect(await store.comments.withdraw(withdrawal(one.id))).toBe(true);
      expect(await store.comments.withdraw(withdrawal(one.id))).toBe(false);
      expect((await store.comments.of('finding', [id]))[0]).toEqual({ ...one, withdrawn: { by: 'Ben', at: AT } });
      expect((await store.log.about([one.id])).map(({ kind }) => kind)).toEqual(['comment', 'withdrawal']);
      for (const sql of ['delete from revenant_comments', `update revenant_comments set doc = '{}'`])
        await expect(pool.query(sql)).rejects.toThrow('append only');
    });

    it('a purge takes comments with what they are about, and a hold keeps them', async () => {
      const ada = await person();
      const [x, y, match, kept, held] = [
        `${unique()}.test`,
        `${unique()}.test`,
        unique(),
        unique(),
        `${unique()}.test`,
      ];
      await found(between(match, [x, await seen(x)], [y, await seen(y)]));
      await found(between(kept, [held, await seen(held)], [y, await seen(y)]));
      const all = [comment('finding', match, ada), comment('site', x, ada), comment('site', y, ada)];
      for (const one of [...all, comment('finding', kept, ada), comment('site', held, ada)])
        expect(await add(one, [ada])).toBe(true);
      await hold('site', held);
      const left = async () => {
        const of = async (about: 'finding' | 'site', subject: string) =>
          (await store.comments.of(about, [subject])).length;
        return [await of('finding', match), await of('site', x), await of('site', y), await of('site', held)];
      };
      expect(await left()).toEqual([1, 1, 1, 1]);
      const done = await toEnd(await begin({ site: x }));
      expect([done.removed['comments'], done.removed['inbox']]).toEqual([2, 2]);
      expect(await left()).toEqual([0, 0, 1, 1]);
      expect(await toEnd(await begin({ site: held }))).toMatchObject({ removed: { comments: 0, inbox: 0 } });
      expect([await left(), (await store.comments.of('finding', [kept])).length]).toEqual([[0, 0, 1, 1], 1]);
      expect((await inbox(ada, 'mention')).sort()).toEqual([held, kept, y].sort());
      await expect(pool.query('delete from revenant_comments')).rejects.toThrow('append only');
    });

    it('finds entries of the log by writer, site and time, and says who wrote them', async () => {
      const [ada, ben] = [await person(), await person()];
      const [x, y, match] = [`${unique()}.test`, `${unique()}.test`, unique()];
      const visit = await seen(x);
      await found(between(match, [x, visit], [y, await seen(y)]));
      await judged(judgement(match, ada, 'positive'));
      await judged(judgement(match, ben, 'negative'));
      await add(comment('site', x, ben));
      const given = { schema: 'revenant.assignment/1', match, to: 'Z', by: ada.name, at: AT } as const;
      await store.assignments.add([given]);
      await store.audit.add({
        ...{ schema: 'revenant.audit/1', id: unique(), kind: 'sign-in', did: 'signed in', subject: ada.id },
        ...{ name: ada.name, by: { user: ada.id, name: ada.name }, at: AT, detail: {} },
      });
      const kinds = async (filter: Parameters<typeof store.log.latest>[0]) =>
        (await store.log.latest(filter)).map(({ kind }) => kind).reverse();
      expect(await kinds({ by: ada.name.toUpperCase(), limit: 50 })).toEqual(['judgement', 'assignment']);
      expect(await kinds({ by: ada.name, people: true, limit: 50 })).toEqual(['judgement', 'assignment', 'sign-in']);
      expect(await kinds({ by: ben.name, limit: 50 })).toEqual(['judgement', 'retraction', 'comment']);
      expect(await kinds({ by: ben.name, site: y, kind: 'retraction', limit: 50 })).toEqual(['retraction']);
      expect(await kinds({ site: x, limit: 50 })).toEqual([
        'capture',
        'match',
        'judgement',
        'judgement',
        'retraction',
        'comment',
        'assignment',
      ]);
      const [last] = await store.log.latest({ site: x, limit: 1 });
      expect(await kinds({ site: x, until: last?.at, limit: 50 })).not.toContain('assignment');
      expect(await kinds({ site: x, from: '2999-01-01T00:00:00Z', limit: 50 })).toEqual([]);
      const entries = await store.log.latest({ site: x, limit: 50 });
      const writers = await store.log.writers(entries);
      expect(entries.map(({ seq }) => writers.get(seq) ?? null).reverse()).toEqual([
        null,
        null,
        ada.name,
        ben.name,
        ben.name,
        ben.name,
        ada.name,
      ]);
    });
  });
}

/** What every database owes the people at the desk: filters of the queue, assignments, cases with their history. */
import { describe, expect, it } from 'vitest';
import type { Assignment } from '../../../src/model/decisions/assignment.ts';
import type { OperatorDecision } from '../../../src/model/decisions/operator.ts';
import type { Match } from '../../../src/model/derived/match.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import type { MatchFilter } from '../../../src/model/ports/matches.ts';
import { AT, matchOf } from '../../store/facts.ts';
import type { StoreBench } from './bench.ts';

export function deskContract({ store, pool }: StoreBench): void {
  describe('the desk', () => {
    const found = async (filter: MatchFilter): Promise<string[]> =>
      (await store.matches.list(filter)).map(({ id }) => id).filter((id) => id.startsWith('desk-'));
    const save = (...matches: Match[]) => store.ledger.saveFound(matches, []);
    const given = (match: string, to: string | null): Assignment => ({
      ...{ schema: 'revenant.assignment/1', match, to, by: 'Eve', at: AT },
    });

    it('finds findings by list, programme, kind and change, and counts them to a limit', async () => {
      await store.entities.save([
        Entity.parse({ id: 'desk-e', names: ['E'], list: "Desk's list", programme: 'ONE', programmes: ['ONE', 'TWO'] }),
      ]);
      const { left, right } = matchOf('desk-1');
      const entity = { id: 'desk-e', name: 'E' };
      await save(
        matchOf('desk-1', { weight: 30, verdict: 'strong', left: { ...left, entity } }),
        matchOf('desk-2', { weight: 20, verdict: 'likely', right: { ...right, kind: 'trade-listing' } }),
      );
      expect(await found({ list: "Desk's list" })).toEqual(['desk-1']);
      expect(await found({ programme: 'TWO', kind: 'website' })).toEqual(['desk-1']);
      expect(await found({ programme: 'THREE' })).toEqual([]);
      expect(await found({ kind: 'trade-listing' })).toEqual(['desk-2']);
      expect(await store.matches.count({ list: "Desk's list" }, 10)).toBe(1);
      expect(await store.matches.count({}, 1)).toBe(1);
      expect(await store.entities.words('list', 50)).toContain("Desk's list");
      const before = new Date(Date.now() + 1).toISOString();
      await new Promise((resolve) => setTimeout(resolve, 20));
      await save(matchOf('desk-1', { weight: 24, verdict: 'likely', left: { ...left, entity } }));
      expect(await found({ weakerSince: before })).toEqual(['desk-1']);
      expect(await found({ strongerSince: before })).toEqual([]);
      expect(await found({ since: before, foundSince: before })).toEqual([]);
      expect(await found({ changedSince: before })).toEqual(['desk-1']);
      expect([...(await store.matches.before(['desk-1', 'desk-2'], before))]).toEqual([
        ['desk-1', { verdict: 'strong', weight: 30 }],
      ]);
      expect([...(await store.matches.several(['desk-2', 'none'])).keys()]).toEqual(['desk-2']);
    });

    it('takes the latest assignment, logs each, and changes none', async () => {
      await save(matchOf('desk-3'), matchOf('desk-4'));
      expect(await store.assignments.add([given('desk-3', 'Ada'), given('desk-4', 'Ada'), given('none', 'Ada')])).toBe(
        2,
      );
      await store.assignments.add([given('desk-3', 'Ben')]);
      await store.assignments.add([given('desk-4', null)]);
      expect(await found({ assigned: 'Ada' })).toEqual([]);
      expect(await found({ assigned: 'Ben' })).toEqual(['desk-3']);
      expect(await found({ assigned: null })).toContain('desk-4');
      expect((await store.assignments.of(['desk-3', 'desk-4'])).get('desk-4')?.to).toBeNull();
      expect(await store.assignments.people(1)).toEqual(['Ben']);
      expect((await store.log.about(['desk-3'])).map(({ kind }) => kind)).toEqual([
        'match',
        'assignment',
        'assignment',
      ]);
      await expect(pool.query('delete from revenant_assignments')).rejects.toThrow('append only');
    });

    it('gives findings as rows, with the latest judgement and listed names, and the judgements of several', async () => {
      const { left } = matchOf('desk-5');
      await save(matchOf('desk-5', { weight: 44, left: { ...left, entity: { id: 'desk-e', name: 'Felt Ltd' } } }));
      const judged = { judgement: 'unsure', by: 'Ada', why: 'w', at: AT, match: 'desk-5' } as const;
      await store.judgements.add({ schema: 'revenant.judgement/1', id: 'desk-j', ...judged }, true, {
        reviewed: [],
        retracted: [],
      });
      const rowOf = async (withNames: boolean) =>
        (await store.matches.rows({ judged: 'unsure' }, withNames)).find(({ id }) => id === 'desk-5');
      expect(await rowOf(true)).toMatchObject({ weight: 44, judgement: 'unsure', names: 'Felt Ltd', left: left.site });
      expect((await rowOf(false))?.names).toBe('');
      expect((await store.matches.rows({ limit: 1 }, false)).length).toBe(1);
      expect([...(await store.judgements.several(['desk-5', 'none'])).keys()]).toEqual(['desk-5']);
    });

    it('keeps decisions about operators, logs each, and changes none', async () => {
      const decision: OperatorDecision = {
        ...{ schema: 'revenant.operator-decision/1', id: 'desk-d', operator: 'desk-o', did: 'named', name: 'Felt' },
        ...{ nodes: ['a.test'], others: [], why: '', by: 'Ada', at: AT },
      };
      const before = await store.matches.revision();
      await store.operatorDecisions.add(decision);
      expect(await store.matches.revision()).not.toBe(before);
      expect((await store.operatorDecisions.list()).at(-1)).toEqual(decision);
      expect((await store.log.about(['desk-o'])).map(({ kind }) => kind)).toEqual(['operator']);
      await expect(pool.query('delete from revenant_operator_decisions')).rejects.toThrow('append only');
    });

    it('puts several items into a case at once, each once', async () => {
      await save(matchOf('desk-6'));
      await store.cases.add({ id: 'case-all', name: 'All', by: 'Ada', at: AT });
      const items = ['desk-6', 'desk-6'].map((subject) => ({
        kind: 'finding' as const,
        subject,
        text: '',
        by: 'Ada',
        at: AT,
      }));
      expect(await store.cases.putAll('case-all', items)).toBe(true);
      expect((await store.cases.get('case-all'))?.history?.map(({ action }) => action)).toEqual(['opened', 'put']);
      const gone = { kind: 'finding' as const, subject: 'gone', text: '', by: 'Ada', at: AT };
      await expect(store.cases.putAll('case-all', [{ ...gone, kind: 'note', subject: 'n' }, gone])).rejects.toThrow(
        'no finding',
      );
      expect((await store.cases.get('case-all'))?.items, 'all or none').toHaveLength(1);
      expect(await store.cases.putAll('nowhere', items)).toBe(false);
    });

    it('keeps the history of a case in the transaction of each change, and changes none of it', async () => {
      const [ada, ben] = ['Ada', 'Ben'].map((by) => ({ by, at: AT })) as [
        { by: string; at: string },
        { by: string; at: string },
      ];
      await store.cases.add({ id: 'case-1', name: 'One', ...ada });
      const file = {
        kind: 'file' as const,
        subject: 'f'.repeat(64),
        text: '',
        file: { name: 'a.pdf', bytes: 3 },
        ...ben,
      };
      expect(await store.cases.put('case-1', file)).toBe(true);
      expect(await store.cases.remove('case-1', 'site', 'nowhere.example', ada)).toBe(false);
      expect(await store.cases.assign('case-1', 'Ben', ada)).toBe(true);
      expect(await store.cases.close('case-1', true, ada)).toBe(true);
      expect(await store.cases.close('case-1', true, ben), 'twice is once').toBe(true);
      expect(await store.cases.close('none', true, ben)).toBe(false);
      expect(await store.cases.put('case-1', file), 'closed').toBe(false);
      const folder = await store.cases.get('case-1');
      expect(folder).toMatchObject({ assignee: 'Ben', items: [file] });
      expect(folder?.history?.map(({ action, by }) => [action, by])).toEqual([
        ['opened', 'Ada'],
        ['put', 'Ben'],
        ['assigned', 'Ada'],
        ['closed', 'Ada'],
      ]);
      await expect(pool.query('update revenant_case_events set doc = doc')).rejects.toThrow('append only');
    });
  });
}

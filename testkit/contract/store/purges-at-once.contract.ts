/** What a purge owes to a decision on a finding that comes at the same moment. */
import { describe, expect, it } from 'vitest';
import type { Assignment } from '../../../src/model/decisions/assignment.ts';
import type { CaseItem } from '../../../src/model/decisions/case.ts';
import type { Judgement } from '../../../src/model/decisions/evidence.ts';
import { AT } from '../../store/facts.ts';
import type { StoreBench } from './bench.ts';
import { purgeBench } from './purge-bench.ts';

export function purgesAtOnceContract(bench: StoreBench): void {
  describe('purges and what is said of a finding at the same moment', () => {
    const { store, pool } = bench;
    const { unique, begin, toEnd, seen, between, found } = purgeBench(bench);

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
      await store.cases.add({ id, name: id, by: 'A', at: AT });
      return id;
    };
    const rows = async (match: string): Promise<number> => {
      const { rows: counts } = await pool.query<{ n: number }>(
        `select ((select count(*) from revenant_case_items where subject = $1) + (select count(*) from revenant_judgements where match = $1)
          + (select count(*) from revenant_assignments where match = $1))::integer as n`,
        [match],
      );
      return counts[0]?.n ?? 0;
    };
    /** Starts both while another transaction holds what the first of them waits for at its end. */
    async function together(held: string, first: () => Promise<unknown>, second: () => Promise<unknown>) {
      const client = await pool.connect();
      await client.query('begin');
      await client.query(held);
      const work = [first()];
      await bench.untilLocked(client, ...work);
      work.push(second());
      await bench.untilLocked(client, ...work);
      await client.query('commit');
      client.release();
      return Promise.allSettled(work);
    }
    const HEAD = 'select * from revenant_log_head for update';

    it('that comes while a part removes it is refused, and nothing of it stays', async () => {
      const box = await open();
      for (const say of [
        (match: string) => store.cases.put(box, item(match)),
        (match: string) => store.judgements.add(judgement(match, unique()), true, { reviewed: [], retracted: [] }),
        (match: string) => store.assignments.add([assignment(match, unique())]),
      ]) {
        const { match, purge } = await purgeOf();
        const [done, said] = await together(
          HEAD,
          () => toEnd(purge, 1),
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
          () => toEnd(purge, 1),
        );
        expect(said).toMatchObject({ status: 'fulfilled' });
        expect(done).toMatchObject({ status: 'fulfilled', value: { removed: { matches: isKept ? 0 : 1 } } });
        expect(await rows(match)).toBe(isKept ? 1 : 0);
      }
    });
  });
}

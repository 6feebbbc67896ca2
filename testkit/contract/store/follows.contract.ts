/** Follows: one an entity, taken by one worker at a time, stopped by anybody. */
import { describe, expect, it } from 'vitest';
import type { Follow } from '../../../src/model/derived/follow.ts';
import { AT, OPTIONS } from '../../store/facts.ts';
import type { StoreBench } from './bench.ts';
import { purgeBench } from './purge-bench.ts';

export function followsContract(bench: StoreBench): void {
  const { store, unique } = bench;
  const { begin, toEnd } = purgeBench(bench);
  const { follows } = store;
  const followOf = (entity: string): Follow => ({
    ...{ schema: 'revenant.follow/1', id: unique(), from: entity, entities: [entity], depth: 2, budget: 10 },
    ...{ state: 'open', visited: 0, suggested: 0, runs: [], looked: [], round: [], by: 'A' },
    ...{ startedAt: AT, endedAt: null },
  });
  const taken = async (worker: string, id: string) => {
    for (let place = 0; ; ) {
      const one = await follows.take(worker, 60_000, place);
      if (one === null) return null;
      if (one.follow.id === id) return one;
      await follows.giveBack(one.follow, worker);
      place = one.place;
    }
  };

  describe('follows', () => {
    it('begin once for an entity, and again after their end', async () => {
      const entity = unique();
      const first = followOf(entity);
      expect(await follows.add(first, OPTIONS)).toBe(true);
      expect(await follows.add(followOf(entity), OPTIONS)).toBe(false);
      expect(await follows.stop(first.id, AT)).toBe(true);
      expect(await follows.stop(first.id, AT)).toBe(false);
      expect(await follows.add(followOf(entity), OPTIONS)).toBe(true);
      expect(await follows.get(first.id)).toMatchObject({ state: 'stopped', endedAt: AT });
      expect((await follows.list(1))[0]?.entities).toEqual([entity]);
    });

    it('are stepped by one worker at a time; one that was stopped meanwhile stays so', async () => {
      const follow = followOf(unique());
      await follows.add(follow, OPTIONS);
      expect(await taken('one', follow.id)).toMatchObject({ follow, options: OPTIONS });
      expect(await taken('two', follow.id)).toBeNull();
      expect(await follows.giveBack({ ...follow, visited: 3 }, 'two')).toBe(false);
      expect(await follows.giveBack({ ...follow, visited: 3 }, 'one')).toBe(true);
      expect(await taken('two', follow.id)).toMatchObject({ follow: { visited: 3 } });
      await follows.stop(follow.id, AT);
      expect(await follows.giveBack({ ...follow, visited: 9 }, 'two')).toBe(false);
      expect(await follows.get(follow.id)).toMatchObject({ state: 'stopped', visited: 3 });
    });

    it('go with a purge of their entity', async () => {
      const entity = unique();
      const follow = followOf(entity);
      await follows.add(follow, OPTIONS);
      await toEnd(await begin({ entity }));
      expect(await follows.get(follow.id)).toBeNull();
    });
  });
}

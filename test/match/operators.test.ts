import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operatorsOf } from '../../src/match/operators.ts';
import type { Match, MatchSide } from '../../src/model/derived/match.ts';
import type { Join } from '../../src/model/derived/operator.ts';
import { graphOf } from '../../src/report/operator-graph.ts';
import { MATCH } from '../../testkit/report/example-match.ts';

const sideOf = (site: string, entity: MatchSide['entity'] = null): MatchSide => ({ ...MATCH.left, site, entity });
const listOf = (id: string, name: string): MatchSide => ({ ...sideOf(`list:${id}`, { id, name }), kind: 'list' });

function join(left: MatchSide, right: MatchSide, rest: Partial<Join> = {}): Join {
  const id = `${left.site} ${right.site}`;
  return { id, left, right, verdict: 'likely', weight: 15, signals: [], judgement: null, ...rest };
}

const anyJoins = fc
  .array(
    fc.record({
      a: fc.integer({ min: 0, max: 14 }),
      b: fc.integer({ min: 0, max: 14 }),
      verdict: fc.constantFrom<Match['verdict']>('strong', 'likely', 'lead'),
      judgement: fc.constantFrom<Join['judgement']>(null, 'positive', 'unsure', 'negative'),
      weight: fc.integer({ min: 8, max: 60 }),
    }),
    { maxLength: 40 },
  )
  .map((rows) => {
    const pairs = new Map<string, Join>();
    for (const { a, b, ...rest } of rows) {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      if (a !== b) pairs.set(`${low} ${high}`, join(sideOf(`s${low}.test`), sideOf(`s${high}.test`), rest));
    }
    return [...pairs.values()];
  });

/** By search from each site, as the slowest and plainest program would do it. */
function reachable(joins: readonly Join[], from: string): Set<string> {
  const seen = new Set([from]);
  for (const site of seen)
    for (const { left, right, verdict, judgement } of joins) {
      if (verdict === 'lead' || judgement === 'negative') continue;
      if (left.site === site) seen.add(right.site);
      if (right.site === site) seen.add(left.site);
    }
  return seen;
}

describe('operators', () => {
  it('are what findings at likely or strong connect, without those judged negative', () => {
    fc.assert(
      fc.property(anyJoins, (joins) => {
        const operators = operatorsOf(joins);
        const found = operators.flatMap(({ nodes }) => nodes.map(({ key }) => key));
        expect(new Set(found).size).toBe(found.length);
        for (const { key, nodes } of operators) {
          const sites = nodes.map((node) => node.key).sort();
          expect(sites).toEqual([...reachable(joins, key)].sort());
          expect(key).toBe(sites[0]);
        }
        for (const { left } of joins) expect(found.includes(left.site)).toBe(reachable(joins, left.site).size > 1);
      }),
    );
  });

  it('do not depend on the order of findings, and the largest comes first', () => {
    fc.assert(
      fc.property(anyJoins, (joins) => {
        const operators = operatorsOf(joins);
        expect(operatorsOf([...joins].reverse())).toEqual(operators);
        const sizes = operators.map(({ nodes }) => nodes.length);
        expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
      }),
    );
  });

  it('are cut where a person judged a finding negative, and tell it', () => {
    const [a, b, c] = ['a.test', 'b.test', 'c.test'].map((site) => sideOf(site)) as [MatchSide, MatchSide, MatchSide];
    const wrong = join(b, c, { judgement: 'negative' });
    expect(operatorsOf([join(a, b), wrong]).map(({ nodes }) => nodes.length)).toEqual([2]);
    const [whole] = operatorsOf([join(a, b), join(a, c), wrong]);
    expect([whole?.nodes.length, whole?.links.length, whole?.cut]).toEqual([3, 2, [wrong]]);
  });

  it('take one firm on several lists for one party, and firms with a word that all use for several', () => {
    const [a, b] = [sideOf('a.test'), sideOf('b.test')];
    const one = listOf('ofac-1', 'QUILLMOOR TRADING CO., LTD.');
    const same = listOf('eu-7', 'Quillmoor Trading Company Limited');
    const [operator, ...others] = operatorsOf([join(one, a), join(same, b)]);
    expect(others).toEqual([]);
    expect(operator?.nodes.flatMap(({ entities }) => entities)).toEqual(['eu-7', 'ofac-1']);
    const vague = [listOf('x-1', 'Trading Company'), listOf('x-2', 'Trading Company')] as const;
    expect(operatorsOf([join(vague[0], a), join(vague[1], b)])).toHaveLength(2);
  });

  it('hold the party to which the list attributes a site', () => {
    const [operator] = operatorsOf([join(sideOf('a.test', { id: 'e-1', name: 'Quillmoor GmbH' }), sideOf('b.test'))]);
    expect(operator?.name).toBe('Quillmoor GmbH');
    expect(operator?.links.map((link) => link.join === null)).toEqual([false, true]);
  });
});

describe('the graph of an operator', () => {
  it('is always the same, draws no box over another, and leaves no drawn node alone', () => {
    fc.assert(
      fc.property(anyJoins, fc.integer({ min: 2, max: 12 }), (joins, most) => {
        for (const operator of operatorsOf(joins)) {
          const graph = graphOf(operator, most);
          expect(graphOf(operator, most)).toEqual(graph);
          expect(graph.nodes.length).toBe(Math.min(most, operator.nodes.length));
          const linked = new Set(graph.links.flatMap(({ from, to }) => [from, to]));
          for (const { key, x, y } of graph.nodes) {
            expect(linked).toContain(key);
            expect(x > 0 && x < graph.width && y > 0 && y < graph.height).toBe(true);
          }
          for (const one of graph.nodes)
            for (const other of graph.nodes)
              if (one !== other)
                expect(Math.abs(one.x - other.x) >= 200 || Math.abs(one.y - other.y) >= 40, 'apart').toBe(true);
        }
      }),
    );
  });

  it('draws forty of a thousand sites quickly', () => {
    const hub = sideOf('hub.test');
    const joins = Array.from({ length: 1_000 }, (_, i) => join(hub, sideOf(`s${i}.test`), { weight: 14 + (i % 30) }));
    const [operator] = operatorsOf(joins);
    if (operator === undefined) throw new Error('nothing was joined');
    const graph = graphOf(operator);
    expect([graph.nodes.length, graph.links.length]).toEqual([40, 39]);
    expect(Math.min(...graph.links.map((link) => link.join?.weight ?? 0))).toBeGreaterThan(40);
  });
});

/** Operators that people decided on: named, merged and split, before and after a new screening. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operatorsOf } from '../../src/match/operators.ts';
import type { OperatorDecision } from '../../src/model/decisions/operator.ts';
import type { Join, Operator } from '../../src/model/derived/operator.ts';
import { MATCH } from '../../testkit/report/example-match.ts';

const link = (left: string, right: string, weight = 15, rest: Partial<Join> = {}): Join => {
  const side = (site: string) => ({ ...MATCH.left, site: `${site}.test`, input: site, entity: null });
  const id = `${left} ${right}`;
  return { id, left: side(left), right: side(right), verdict: 'likely', weight, signals: [], judgement: null, ...rest };
};
const sites = (names: string): string[] => [...names].map((name) => `${name}.test`);
const decision = (
  operator: string,
  did: OperatorDecision['did'],
  nodes: string,
  rest: { others?: string; name?: string } = {},
): OperatorDecision => ({
  ...{
    schema: 'revenant.operator-decision/1',
    id: `${operator} ${did} ${nodes}`,
    operator,
    did,
    why: 'seen',
    by: 'Ada',
  },
  ...{ nodes: sites(nodes), others: sites(rest.others ?? ''), name: rest.name ?? null, at: '2026-11-30T08:00:00.000Z' },
});
/** `abc` for each operator, in the order of the letters. */
const lettersOf = (operators: readonly Operator[]): string[] =>
  operators
    .map(({ nodes }) =>
      nodes
        .map(({ key }) => key.slice(0, 1))
        .sort()
        .join(''),
    )
    .sort();

describe('a named operator', () => {
  const named = decision('one', 'named', 'abc', { name: 'Alpha' });

  it('keeps its id and name when sites join it, leave it, or weigh otherwise', () => {
    for (const joins of [
      [link('a', 'b'), link('b', 'c')],
      [link('a', 'b'), link('b', 'c'), link('c', 'd', 60), link('d', 'e', 60)],
      [link('b', 'c', 40), link('c', 'x', 50)],
    ]) {
      const [one] = operatorsOf(joins, [named]);
      expect([one?.id, one?.name]).toEqual(['one', 'Alpha']);
    }
  });

  it('that falls apart is where most of its sites are; the other part has no name', () => {
    const operators = operatorsOf([link('a', 'b'), link('c', 'd'), link('d', 'e')], [named]);
    expect(operators.map(({ id, nodes }) => [id, nodes.length])).toEqual([
      [null, 3],
      ['one', 2],
    ]);
  });

  it('is nowhere while none of its sites is joined, and comes back with them', () => {
    expect(operatorsOf([link('x', 'y')], [named]).map(({ id }) => id)).toEqual([null]);
    expect(operatorsOf([link('x', 'y'), link('a', 'x')], [named]).map(({ id }) => id)).toEqual(['one']);
  });

  it('that becomes one with another keeps both ids; the latest name counts', () => {
    const other = decision('two', 'named', 'xy', { name: 'Beta' });
    const [one] = operatorsOf([link('a', 'b'), link('b', 'x'), link('x', 'y')], [named, other]);
    expect([one?.id, one?.ids, one?.name]).toEqual(['one', ['one', 'two'], 'Beta']);
  });
});

describe('a merge', () => {
  const joins = [link('a', 'b'), link('x', 'y')];
  const merged = decision('one', 'merged', 'ab', { others: 'xy' });

  it('joins two operators by their sites, and says so in a link without a finding', () => {
    const [one, ...others] = operatorsOf(joins, [merged]);
    expect([lettersOf(others), lettersOf(one === undefined ? [] : [one])]).toEqual([[], ['abxy']]);
    expect(one?.links.filter(({ merge }) => merge !== undefined)).toEqual([
      { from: 'a.test', to: 'x.test', join: null, merge: merged },
    ]);
  });

  it('holds by the sites that are left, and lapses with the last of a side', () => {
    expect(lettersOf(operatorsOf([link('b', 'c'), link('y', 'z')], [merged]))).toEqual(['bcyz']);
    expect(lettersOf(operatorsOf([link('a', 'b'), link('v', 'w')], [merged]))).toEqual(['ab', 'vw']);
  });
});

describe('a split', () => {
  const split = decision('one', 'split', 'abcd', { others: 'cd' });
  const chain = [link('a', 'b'), link('b', 'c', 30), link('c', 'd')];

  it('keeps both sides apart, and tells the finding that joins nothing now', () => {
    const operators = operatorsOf(chain, [split]);
    expect(lettersOf(operators)).toEqual(['ab', 'cd']);
    for (const { apart } of operators) expect(apart.map(({ join }) => join?.id)).toEqual(['b c']);
    expect(operators.find(({ id }) => id === 'one')?.nodes.map(({ key }) => key)).toContain('a.test');
    expect(operators.every(({ decisions }) => decisions.includes(split))).toBe(true);
  });

  it('is not undone by a new site that is linked with both sides: it goes where its heavier finding leads', () => {
    expect(lettersOf(operatorsOf([...chain, link('n', 'a', 20), link('n', 'd', 25)], [split]))).toEqual(['ab', 'cdn']);
    expect(lettersOf(operatorsOf([...chain, link('n', 'a', 25), link('n', 'd', 20)], [split]))).toEqual(['abn', 'cd']);
  });

  it('shows a site that was split off alone', () => {
    const alone = decision('one', 'split', 'ab', { others: 'b' });
    expect(lettersOf(operatorsOf([link('a', 'b')], [alone]))).toEqual(['a', 'b']);
  });

  it('ends with a later merge of the two, and a merge does not undo a later split', () => {
    const merged = decision('one', 'merged', 'ab', { others: 'cd' });
    expect(lettersOf(operatorsOf(chain, [split, merged]))).toEqual(['abcd']);
    expect(lettersOf(operatorsOf(chain, [merged, split]))).toEqual(['ab', 'cd']);
    const rest = decision('one', 'split', 'abcd', { others: 'a' });
    expect(lettersOf(operatorsOf(chain, [merged, rest])), 'b, c and d stay merged').toEqual(['a', 'bcd']);
  });
});

it('no order of findings changes what decisions make of them, and no finding changes', () => {
  const letters = fc.constantFrom(...'abcdefg');
  const joins = fc
    .uniqueArray(fc.tuple(letters, letters, fc.integer({ min: 8, max: 12 })), { selector: ([a, b]) => `${a} ${b}` })
    .map((rows) => rows.filter(([a, b]) => a < b).map(([a, b, weight]) => link(a, b, weight)));
  const some = fc.uniqueArray(letters, { minLength: 1 }).map((all) => all.join(''));
  const decisions = fc.array(
    fc
      .tuple(fc.constantFrom('merged', 'split', 'named'), some, some)
      .map(([did, nodes, others]) =>
        did === 'split'
          ? decision('o', 'split', `${nodes}${others}`, { others })
          : decision('o', did as 'merged', nodes, { others: did === 'merged' ? others : '' }),
      ),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(joins, decisions, (rows, decided) => {
      const before = JSON.stringify(rows);
      const operators = operatorsOf(rows, decided);
      expect(operatorsOf([...rows].reverse(), decided)).toEqual(operators);
      expect(JSON.stringify(rows)).toBe(before);
      const last = decided.at(-1);
      if (last?.did !== 'split') return;
      const rest = last.nodes.filter((node) => !last.others.includes(node));
      for (const { nodes } of operators) {
        const keys = nodes.map(({ key }) => key);
        expect(keys.some((key) => last.others.includes(key)) && keys.some((key) => rest.includes(key))).toBe(false);
      }
    }),
  );
});
